/* The page face of an explorer: swaps solved states into the picture that stands in the page.
   Nothing is fetched, computed or interpolated; no inline style: it runs under default-src 'self'. */
(() => {
  'use strict';

  const QUIET = 400;                       // ms without a move before the sentence is spoken
  const explorers = [];

  const numbers = (text) => (text.match(/-?\d+/g) || []).map(Number);
  const join = (values) => values.join(' ').replace(/ -/g, '-');

  /* "s dx dy s dx dy s" -> "c…c…" ; mirrors _cubics in mgmodels/explore/shorthand.py */
  function cubics(n) {
    let out = '';
    const wide = (i) => Math.abs(n[3 * i + 1] || 0);
    for (let i = 0; 3 * i + 3 < n.length; i++) {
      const dx = n[3 * i + 1], dy = n[3 * i + 2], width = Math.abs(dx);
      const before = i ? wide(i - 1) : 0;
      const first = Math.round((n[3 * i] * width) / Math.max(width, before));
      const second = Math.round((n[3 * i + 3] * width) / Math.max(width, wide(i + 1)));
      out += 'c' + join([Math.round(dx / 3), first, Math.round((2 * dx) / 3), dy - second, dx, dy]);
    }
    return out;
  }

  /* Shorthand -> path data; mirrors expand in mgmodels/explore/shorthand.py */
  function expand(text) {
    if (text[0] !== '~') return text;
    let out = '';
    for (const [, mark, body, closed] of text.matchAll(/([~;|,])([^;|,z]*)(z?)/g)) {
      const n = numbers(body);
      out += (mark === '|' ? 'l' + join(n) : mark === ',' ? cubics(n) : `M${n[0]} ${n[1]}`) + closed;
    }
    return out;
  }

  /* "At **0.25 mM** …" as nodes, bold where marked; never as HTML */
  function rich(text) {
    return text.split('**').map((part, i) => {
      if (i % 2 === 0) return document.createTextNode(part);
      const bold = document.createElement('b');
      bold.textContent = part;
      return bold;
    });
  }
  const plain = (text) => text.split('**').join('');

  function put(element, value) {
    if (element.localName === 'path') {
      element.setAttribute('d', expand(value));
      return;
    }
    const [x, y, anchor, ...words] = value.split(' ');
    element.setAttribute('x', x || 0);
    element.setAttribute('y', y || 0);
    element.setAttribute('text-anchor', anchor || 'start');
    element.textContent = words.join(' ');
  }

  /* One control: `at` is the number of its position */
  function slider(element, data) {
    const input = element.querySelector('input'), value = element.querySelector('output b'), zone = element.querySelector('output span');
    return {
      inputs: [input],
      at: () => Number(input.value),
      move: (at) => { input.value = at; },
      show(at) {
        value.textContent = data.texts[at];
        if (zone) zone.textContent = data.zones[at];
        input.setAttribute('aria-valuetext', data.spoken[at]);
      },
    };
  }
  function choice(element) {
    const inputs = [...element.querySelectorAll('input')];
    return {
      inputs,
      at: () => inputs.findIndex((input) => input.checked),
      move: (at) => { inputs[at].checked = true; },
      show() {},
    };
  }

  class Explorer {
    constructor(root) {
      this.root = root;
      this.id = root.dataset.explorer;
      this.data = JSON.parse(root.querySelector('script[type="application/json"]').textContent);
      this.controls = [...root.querySelectorAll('.ctl')].map((element, i) => (
        element.matches('.choice') ? choice(element) : slider(element, this.data.controls[i])));
      this.slots = this.data.slots.map((_, i) => [...root.querySelectorAll(`[data-slot="${i}"]`)]);
      this.shown = this.data.slots.map(() => null);
      this.buttons = [...root.querySelectorAll('button[data-at]')];
      this.says = root.querySelector('.says');
      this.aloud = root.querySelector('.aloud');
      this.fromLink = root.querySelector('.from-link');
      this.validity = root.querySelector('.validity');
      this.due = 0;
      this.quiet = 0;
      for (const element of root.querySelectorAll('input, button')) element.disabled = false;
      for (const control of this.controls) for (const input of control.inputs) input.addEventListener('input', () => { this.later(); this.fromLink.textContent = ''; });
      root.addEventListener('click', (event) => this.clicked(event.target.closest('button')));
      this.paint();
    }

    at() { return this.controls.map((control) => control.at()); }

    state(at) { return at.reduce((state, position, i) => state * this.data.controls[i].values.length + position, 0); }

    go(at, remarks = []) {
      at.forEach((position, i) => this.controls[i].move(position));
      this.later();
      this.fromLink.textContent = remarks.join(' ');
    }

    /* Many moves in one frame are one paint: the newest wins */
    later() {
      if (!this.due) this.due = requestAnimationFrame(() => this.moved());
      clearTimeout(this.quiet);
      this.quiet = setTimeout(() => this.settled(), QUIET);
    }

    moved() {
      this.due = 0;
      this.paint();
    }

    settled() {
      this.aloud.textContent = [plain(this.data.sentences[this.state(this.at())]), this.outside()].join(' ').trim();
      remember();
    }

    outside() { return this.data.outside[this.state(this.at())] || ''; }

    paint() {
      const at = this.at(), state = this.state(at);
      this.data.slots.forEach((slot, i) => {
        const version = slot.index ? slot.index[state] : state;
        if (this.shown[i] === version) return;
        this.shown[i] = version;
        for (const element of this.slots[i]) put(element, slot.values[version]);
      });
      this.controls.forEach((control, i) => control.show(at[i]));
      this.says.replaceChildren(...rich(this.data.sentences[state]));
      if (this.validity) {
        this.validity.textContent = this.outside();
        this.root.classList.toggle('outside', !!this.outside());
      }
      for (const button of this.buttons) button.setAttribute('aria-pressed', button.dataset.at === at.join(' '));
    }

    clicked(button) {
      if (!button) return;
      if (button.dataset.at) this.go(button.dataset.at.split(' ').map(Number));
      if (button.dataset.tool === 'reset') this.go(this.data.default);
      if (button.dataset.tool === 'link') this.copyLink(button);
      if (button.dataset.tool === 'csv') this.download();
    }

    query() {
      const at = this.at(), { controls } = this.data;
      if (at.join() === this.data.default.join()) return '';
      return controls.map(({ name, values }, i) => `${name}=${encodeURIComponent(values[at[i]])}`).join('&');
    }

    /* Put the controls to the solved positions nearest to those that a link names; say where it asks for another */
    restore(query) {
      const at = [...this.data.default], remarks = [];
      for (const [name, wanted] of new URLSearchParams(query)) {
        const i = this.data.controls.findIndex((control) => control.name === name);
        if (i < 0) {
          remarks.push(`The link names “${name}”, which is no control of this figure; that is ignored.`);
          continue;
        }
        const { values, texts, label } = this.data.controls[i];
        const wish = wanted.trim() === '' ? NaN : Number(wanted), isSlider = typeof values[0] === 'number';
        const distance = isSlider && Number.isFinite(wish) ? values.map((value) => Math.abs(value - wish)) : [];
        const nearest = isSlider ? distance.indexOf(Math.min(...distance)) : values.indexOf(wanted);
        if (nearest < 0) remarks.push(`The link asks for “${wanted}”, which is no value of “${label}”; that is ignored.`);
        else at[i] = nearest;
        if (distance[nearest] > 0) remarks.push(`The link asks for ${name} = ${wanted}; shown is the nearest solved position, ${texts[nearest]}.`);
      }
      this.go(at, remarks);
    }

    copyLink(button) {
      const query = this.query(), words = button.dataset.words || (button.dataset.words = button.textContent);
      remember();
      const link = new URL(location.href);
      link.hash = query ? `!${this.id}?${query}` : this.id;
      const say = (text) => {
        button.textContent = text;
        setTimeout(() => { button.textContent = words; }, 2500);
      };
      const inAddressBar = () => {
        history.replaceState(null, '', link);
        say('The link is in the address bar');
      };
      if (navigator.clipboard) navigator.clipboard.writeText(link.href).then(() => say('Link copied'), inAddressBar);
      else inAddressBar();
    }

    download() {
      const url = URL.createObjectURL(new Blob([this.csv()], { type: 'text/csv' }));
      const link = document.createElement('a');
      link.href = url;
      link.download = `${this.id}.csv`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(url), 5000);
    }

    csv() {
      const at = this.at(), quoted = (cell) => (/[",\n]/.test(cell) ? `"${String(cell).replace(/"/g, '""')}"` : cell);
      const rows = [
        ...this.data.controls.map((control, i) => [`# ${control.name}`, control.values[at[i]]]),
        [`# ${plain(this.data.sentences[this.state(at)])}`],
        [`# Read back from the drawing: coordinates are whole 1/${this.data.steps} px, curves lie within 0.05 px of every solved point.`],
        ['panel', 'y unit', 'x axis', 'series', 'x', 'y'],
      ];
      this.root.querySelectorAll('.plot').forEach((plot, i) => {
        const { title, unit, x_label: over, x, y } = this.data.panels[i];
        for (const path of plot.querySelectorAll('path[data-name]')) {
          const d = path.getAttribute('d');
          for (const [px, py] of path.matches('.bar') ? tips(d) : points(d)) {
            rows.push([title, unit, over, path.dataset.name, value(x, px / x[2]), value(y, 1 - py / y[2])]);
          }
        }
      });
      return rows.map((row) => row.map(quoted).join(',')).join('\n') + '\n';
    }
  }

  /* A fraction of an axis [low, high, length, log] as a number */
  function value([low, high, , log], fraction) {
    const exact = log ? low * (high / low) ** fraction : low + (high - low) * fraction;
    return Number(exact.toPrecision(5));
  }

  /* The points of path data: every corner, and eight points on every cubic */
  function* points(d) {
    let x = 0, y = 0;
    for (const [, command, body] of d.matchAll(/([Mlhc])([^Mlhczv]*)/g)) {
      const n = numbers(body);
      if (command === 'M') { [x, y] = n; yield [x, y]; }
      if (command === 'l') for (let i = 0; i + 1 < n.length; i += 2) { x += n[i]; y += n[i + 1]; yield [x, y]; }
      if (command === 'c') {
        for (let i = 0; i + 5 < n.length; i += 6) {
          for (let k = 1; k <= 8; k++) {
            const t = k / 8, u = 1 - t, a = 3 * u * u * t, b = 3 * u * t * t, c = t * t * t;
            yield [x + a * n[i] + b * n[i + 2] + c * n[i + 4], y + a * n[i + 1] + b * n[i + 3] + c * n[i + 5]];
          }
          x += n[i + 4]; y += n[i + 5];
        }
      }
    }
  }

  /* Where each bar ends, in the middle of its width: "M0 8h5v4h-5z" lies, "M8 0v-5h4v5z" stands */
  function* tips(d) {
    for (const [, x, y, lies, first, second] of d.matchAll(/M(-?\d+) (-?\d+)([hv])(-?\d+)[hv](-?\d+)/g)) {
      const along = Number(first), half = Number(second) / 2;
      yield lies === 'h' ? [Number(x) + along, Number(y) + half] : [Number(x) + half, Number(y) + along];
    }
  }

  /* #!id?control=value;… names every explorer that is not at its default */
  function remember() {
    const states = explorers.map((explorer) => [explorer.id, explorer.query()]).filter(([, query]) => query);
    const hash = states.map(([id, query]) => `${id}?${query}`).join(';');
    if (hash) history.replaceState(null, '', `#!${hash}`);
    else if (location.hash.startsWith('#!')) history.replaceState(null, '', location.pathname + location.search);
  }

  /* A link to a figure that is not here is answered at the top of the page */
  function nowhere(id) {
    const note = document.createElement('p');
    note.className = 'from-link';
    note.setAttribute('role', 'status');
    (document.querySelector('main') || document.body).prepend(note);
    requestAnimationFrame(() => { note.textContent = `The link asks for a figure “${id}”, which is not on this page.`; });
  }

  function recall(scroll) {
    for (const note of document.querySelectorAll('main > .from-link, body > .from-link')) note.remove();
    if (!location.hash.startsWith('#!')) return;
    location.hash.slice(2).split(';').forEach((part, i) => {
      const [id, query] = part.split('?'), explorer = explorers.find((one) => one.id === id);
      if (!explorer) {
        nowhere(id);
        return;
      }
      explorer.restore(query || '');
      if (scroll && i === 0) explorer.root.scrollIntoView();
    });
  }

  function start() {
    for (const root of document.querySelectorAll('figure[data-explorer]')) explorers.push(new Explorer(root));
    recall(true);
    addEventListener('hashchange', () => recall(false));
  }

  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
  else start();
})();
