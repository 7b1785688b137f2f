// Sorts and filters a table in place. Without this script the table is whole, in the order of the article or the package.
(function () {
  "use strict";
  const make = (tag, properties, ...children) => {
    const node = Object.assign(document.createElement(tag), properties);
    node.append(...children);
    return node;
  };

  let fields = 0, tables = 0;
  const field = (title, control) => {
    control.id = `finder-${(fields += 1)}`;
    return make("div", {}, make("label", { htmlFor: control.id, textContent: title }), control);
  };

  function finder(table) {
    const rows = [...table.tBodies[0].rows], inOrder = [...rows];
    const words = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));
    const filters = JSON.parse(table.dataset.filters);
    const prefix = (tables += 1) > 1 ? `${tables}.` : "";
    const address = { get: (name) => new URLSearchParams(location.search).get(prefix + name) };
    const bar = make("div", { className: "finder" });
    bar.setAttribute("role", "group");
    bar.setAttribute("aria-label", `Find among the ${table.dataset.finder}`);
    const count = make("p", { className: "finder-count" });
    count.setAttribute("role", "status");

    const search = make("input", { type: "search", autocomplete: "off", value: address.get("find") || "" });
    bar.append(field("Words", search));
    const chosen = filters.map(([key, title, values]) => {
      const select = make("select", {}, make("option", { value: "", textContent: "any" }),
        ...values.map((value) => make("option", { value, textContent: value })));
      if (values.includes(address.get(key))) select.value = address.get(key);
      bar.append(field(title, select));
      return [key, select];
    });

    // Sorting: a button in each head that sorts, and the same as one choice where the heads are hidden.
    const heads = [...table.tHead.rows[0].cells];
    const order = make("select", {}, make("option", { value: "", textContent: "as listed" }));
    const sortable = heads.map((head, place) => ({ head, place, title: head.textContent })).filter(({ head }) => "sorts" in head.dataset);
    for (const { head, place, title } of sortable) {
      for (const [way, said] of [["up", "from low or A"], ["down", "from high or Z"]]) {
        order.append(make("option", { value: `${place} ${way}`, textContent: `${title}, ${said}` }));
      }
      const button = make("button", { type: "button", className: "sorter", textContent: title });
      button.addEventListener("click", () => {
        order.value = `${place} ${head.getAttribute("aria-sort") === "ascending" ? "down" : "up"}`;
        sort();
      });
      head.replaceChildren(button);
    }
    if (sortable.length) bar.append(field("Order", order));
    const reset = make("button", { type: "button", className: "mg-btn quiet", textContent: "Show all" });
    bar.append(reset);

    const key = (row, place) => row.cells[place].dataset.value ?? row.cells[place].textContent.trim();
    const both = (a, b) => (a !== "" && b !== "" && Number.isFinite(+a) && Number.isFinite(+b) ? a - b : a.localeCompare(b, "en", { numeric: true }));

    function sort() {
      const [place, way] = order.value.split(" ");
      const sorted = [...inOrder];
      if (order.value) sorted.sort((a, b) => (way === "down" ? -1 : 1) * both(key(a, +place), key(b, +place)));
      table.tBodies[0].append(...sorted);
      for (const { head, place: own } of sortable) {
        if (order.value && own === +place) head.setAttribute("aria-sort", way === "down" ? "descending" : "ascending");
        else head.removeAttribute("aria-sort");
      }
      remember();
    }

    function filter() {
      const asked = search.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const row of rows) {
        row.hidden = !(asked.every((word) => words.get(row).includes(word))
          && chosen.every(([name, select]) => !select.value || (row.dataset[name] || "").split("|").includes(select.value)));
        if (!row.hidden) shown += 1;
      }
      count.textContent = shown === rows.length ? `All ${rows.length} ${table.dataset.finder}.` : `${shown} of ${rows.length} ${table.dataset.finder}.`;
      reset.hidden = shown === rows.length;
      remember();
    }

    // The address keeps what is chosen, so that a view can be passed on.
    function remember() {
      const state = new URLSearchParams(location.search);
      for (const [name, value] of [["find", search.value.trim()], ["order", order.value], ...chosen.map(([own, select]) => [own, select.value])]) {
        if (value) state.set(prefix + name, value); else state.delete(prefix + name);
      }
      const text = state.toString();
      try { history.replaceState(null, "", `${location.pathname}${text ? `?${text}` : ""}${location.hash}`); } catch { /* a page opened from disk */ }
    }

    search.addEventListener("input", filter);
    for (const [, select] of chosen) select.addEventListener("change", filter);
    order.addEventListener("change", sort);
    reset.addEventListener("click", () => {
      search.value = "";
      for (const [, select] of chosen) select.value = "";
      filter();
      search.focus();
    });
    order.value = [...order.options].some((option) => option.value === address.get("order")) ? address.get("order") : "";
    table.closest(".tablewrap").before(bar, count);
    if (order.value) sort();
    filter();
  }

  document.addEventListener("DOMContentLoaded", () => document.querySelectorAll("table[data-finder]").forEach(finder));
})();
