// The page's own behaviour: theme, menu, contents, predictions, exercises. Without it every page is still complete.
(function () {
  "use strict";
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  // A place to remember small things; a browser that forbids storage only forgets them.
  const memory = (store) => ({
    get(key) { try { return store().getItem(key); } catch { return null; } },
    set(key, value) { try { store().setItem(key, value); } catch { /* forgotten at the end of the page */ } },
  });
  const lasting = memory(() => localStorage), session = memory(() => sessionStorage);

  function themeButton(button) {
    const name = () => { button.textContent = root.dataset.theme === "dark" ? "Light page" : "Dark page"; };
    button.hidden = false;
    name();
    button.addEventListener("click", () => {
      root.dataset.theme = root.dataset.theme === "dark" ? "light" : "dark";
      lasting.set("course-theme", root.dataset.theme);
      name();
    });
  }

  function menuButton(button) {
    const show = (open) => { button.setAttribute("aria-expanded", String(open)); root.toggleAttribute("data-menu-open", open); };
    button.addEventListener("click", () => show(button.getAttribute("aria-expanded") !== "true"));
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && root.hasAttribute("data-menu-open")) { show(false); button.focus(); }
    });
  }

  // Marks the heading under which the reader is.
  function followContents(list) {
    const links = new Map(all("a", list).map((link) => [decodeURIComponent(link.hash.slice(1)), link]));
    const sections = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean);
    const mark = () => {
      let here = null;
      for (const section of sections) if (section.getBoundingClientRect().top < innerHeight * 0.35) here = section;
      for (const [id, link] of links) {
        if (here && here.id === id) link.setAttribute("aria-current", "true"); else link.removeAttribute("aria-current");
      }
    };
    addEventListener("scroll", () => requestAnimationFrame(mark), { passive: true });
    mark();
  }

  // Predict: committing locks the choice; the explanation repeats it.
  function prediction(form) {
    const key = `prediction:${location.pathname}:${form.dataset.predict}`;
    const choices = form.querySelector("fieldset"), button = form.querySelector("button");
    const status = form.querySelector("[role=status]");
    const recall = document.querySelector(`[data-recall="${form.dataset.predict}"]`);
    const commit = (value) => {
      const input = all("input", choices).find((candidate) => candidate.value === value);
      if (!input) return;
      input.checked = true;
      choices.disabled = true;
      button.hidden = true;
      status.textContent = "Noted. Now move it and see.";
      if (recall) {
        const said = input.closest("label").textContent.trim();
        const verdict = { yes: " That is what happens.", no: " It turns out otherwise." }[input.dataset.right] || "";
        recall.replaceChildren("You predicted: ", Object.assign(document.createElement("b"), { textContent: said }),
          (/[.!?]$/.test(said) ? "" : ".") + verdict);
        recall.hidden = false;
      }
    };
    button.addEventListener("click", () => {
      const chosen = choices.querySelector("input:checked");
      if (!chosen) { status.textContent = "Choose one first; a guess is enough."; return; }
      session.set(key, chosen.value);
      commit(chosen.value);
    });
    const before = session.get(key);
    if (before !== null) commit(before);
  }

  // Exercise: the feedback of the chosen answer, or of the range that a number falls in.
  function exercise(box) {
    const status = box.querySelector(".exercise-status");
    const say = (id) => {
      const source = box.querySelector(`template[data-feedback="${id}"]`);
      status.replaceChildren(source.content.cloneNode(true));
    };
    const number = box.querySelector("input[data-answer]");
    const check = () => {
      if (!number) {
        const chosen = box.querySelector("input:checked");
        return say(chosen ? chosen.value : "none");
      }
      const text = number.value.trim().replace("−", "-").replace(",", ".");
      if (text === "" || !Number.isFinite(Number(text))) return say("none");
      const value = Number(text);
      const range = JSON.parse(number.dataset.ranges).find(([low, high]) => (low === null || value >= low) && (high === null || value <= high));
      say(range ? range[2] : "otherwise");
    };
    box.querySelector("[data-check]").addEventListener("click", check);
    if (number) number.addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); check(); } });
    const hint = box.querySelector("[data-hint]");
    if (hint) hint.addEventListener("click", () => say("hint"));
  }

  // An explanation shows itself, by style alone; Escape puts it away until the pointer or the focus has left.
  function explanations(glosses) {
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape") for (const gloss of glosses) if (gloss.matches(":hover, :focus-within")) gloss.dataset.away = "";
    });
    for (const gloss of glosses) {
      for (const left of ["pointerleave", "focusout"]) gloss.addEventListener(left, () => delete gloss.dataset.away);
    }
  }

  // Code can be taken along.
  function copyButton(block) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "copy-code", textContent: "Copy" });
    button.addEventListener("click", async () => {
      try { await navigator.clipboard.writeText(block.querySelector("pre").textContent); button.textContent = "Copied"; }
      catch { button.textContent = "Not allowed here"; }
      setTimeout(() => { button.textContent = "Copy"; }, 1600);
    });
    block.append(button);
  }

  document.addEventListener("DOMContentLoaded", () => {
    all("[data-theme-button]").forEach(themeButton);
    all("[data-menu]").forEach(menuButton);
    all(".on-this-page").forEach(followContents);
    explanations(all(".gloss"));
    all("[data-predict]").forEach(prediction);
    all(".exercise").forEach(exercise);
    all(".cell_input div.highlight, article > section div.highlight").forEach((block) => { if (!block.querySelector(".copy-code")) copyButton(block); });
    // The search page's field keeps what was asked; the form above it is the same question.
    const asked = new URLSearchParams(location.search).get("q");
    if (asked) all("form.search input").forEach((field) => { field.value = asked; });
  });
})();
