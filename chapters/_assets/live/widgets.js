/* Views of ipywidgets on a live page: native controls in the type and ink of the course, under the page's own policy.
   The widgets themselves, their values and callbacks, are Python's; this draws them and reports what a reader does. */
window.courseWidgets = (() => {
  'use strict';

  const BUSY_AFTER = 250, QUIET = 400;      // ms: a longer wait is shown; the sentence is spoken when moves have ended
  let serial = 0;

  const make = (name, { classes = '', text, ...properties } = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    if (classes) element.className = classes;
    if (text !== undefined) element.textContent = text;
    element.append(...children);
    return element;
  };

  /* HTML from Python, without what the policy forbids: scripts and style sheets go, inline styles are set as properties */
  function clean(html) {
    const { content } = make('template', { innerHTML: html });
    for (const element of content.querySelectorAll('script, style, link, iframe, object, embed, base, form')) element.remove();
    for (const element of content.querySelectorAll('*')) {
      for (const { name, value } of [...element.attributes]) {
        if (name.startsWith('on') || /^\s*javascript:/i.test(value)) element.removeAttribute(name);
        if (name === 'style') {
          element.removeAttribute('style');
          element.style.cssText = value;
        }
      }
    }
    return content;
  }

  /* One output of a cell: the richest form that a page can show */
  function output(data, manager) {
    const widget = data['application/vnd.jupyter.widget-view+json'];
    if (widget && manager.models.has(widget.model_id)) return manager.view(widget.model_id);
    if (data['text/html']) return make('div', { classes: 'output text_html' }, clean(data['text/html']));
    if (data['image/svg+xml']) return make('div', { classes: 'output' }, clean(data['image/svg+xml']));
    for (const kind of ['image/png', 'image/jpeg']) {
      if (data[kind]) return make('img', { src: `data:${kind};base64,${data[kind]}`, alt: data['text/plain'] || 'Picture' });
    }
    return make('pre', { text: data['text/latex'] || data['text/markdown'] || data['text/plain'] || '' });
  }

  const words = (state) => state.description || '';
  const labelled = (state, input, ...more) => {
    input.id = `live-${++serial}`;
    return make('div', { classes: 'ctl' }, make('label', { htmlFor: input.id, text: words(state) }), ...more, input);
  };

  /* A slider over numbered places: what stands beside it, what is spoken, and the scale of its twin on the page */
  function slider(model, { places, at, text, set }) {
    const input = make('input', { type: 'range', min: 0, max: places() - 1, step: 1, autocomplete: 'off' });
    const value = make('b'), shown = make('output', {}, value);
    const view = labelled(model.state, input, shown);
    shown.setAttribute('aria-live', 'off');
    view.append(make('div', { classes: 'track' }, input));
    const show = () => {
      input.max = places() - 1;
      input.value = at();
      value.textContent = text();
      input.setAttribute('aria-valuetext', text());
      input.disabled = !!model.state.disabled;
    };
    input.addEventListener('input', () => {
      model.set(set(Number(input.value)));
      show();
    });
    model.watch(show);
    return view;
  }

  const decimals = (step) => Math.min(10, Math.max(0, -Math.floor(Math.log10(step))));
  function numeric(model) {
    const { state } = model, steps = () => Math.round((state.max - state.min) / state.step);
    const value = (place) => Number((state.min + place * state.step).toFixed(decimals(state.step) + 2));
    return slider(model, {
      places: () => steps() + 1,
      at: () => Math.round((state.value - state.min) / state.step),
      text: () => Number(state.value).toFixed(Number.isInteger(state.step) ? 0 : decimals(state.step)),
      set: (place) => ({ value: value(place) }),
    });
  }
  function logarithmic(model) {
    const { state } = model;
    return slider(model, {
      places: () => Math.round((state.max - state.min) / state.step) + 1,
      at: () => Math.round((Math.log(state.value) / Math.log(state.base) - state.min) / state.step),
      text: () => Number(state.value).toPrecision(3),
      set: (place) => ({ value: state.base ** (state.min + place * state.step) }),
    });
  }
  function selection(model) {
    return slider(model, {
      places: () => model.state._options_labels.length,
      at: () => model.state.index,
      text: () => model.state._options_labels[model.state.index],
      set: (index) => ({ index }),
    });
  }

  function choice(model) {
    const name = `live-${++serial}`;
    const segments = make('div', { classes: 'segments' });
    model.state._options_labels.forEach((label, index) => {
      const input = make('input', { type: 'radio', name, value: index, autocomplete: 'off' });
      input.addEventListener('change', () => model.set({ index }));
      segments.append(make('label', {}, input, make('span', { text: label })));
    });
    model.watch(() => segments.querySelectorAll('input').forEach((input, index) => { input.checked = index === model.state.index; }));
    return make('fieldset', { classes: 'ctl choice' }, make('legend', { text: words(model.state) }), segments);
  }

  function dropdown(model) {
    const select = make('select', { autocomplete: 'off' }, ...model.state._options_labels.map((text) => make('option', { text })));
    select.addEventListener('change', () => model.set({ index: select.selectedIndex }));
    model.watch(() => { select.selectedIndex = model.state.index ?? -1; });
    return labelled(model.state, select);
  }

  const field = (type, read) => (model) => {
    const input = make('input', { type, step: 'any', autocomplete: 'off' });
    input.addEventListener('change', () => model.set({ value: read(input.value) }));
    model.watch(() => { input.value = model.state.value; });
    return labelled(model.state, input);
  };

  function checkbox(model) {
    const input = make('input', { type: 'checkbox' });
    input.addEventListener('change', () => model.set({ value: input.checked }));
    model.watch(() => { input.checked = model.state.value; });
    return labelled(model.state, input);
  }

  function button(model) {
    const element = make('button', { type: 'button', classes: 'mg-btn' });
    element.addEventListener('click', () => model.custom({ event: 'click' }));
    model.watch(() => {
      element.textContent = words(model.state);
      element.disabled = !!model.state.disabled;
      element.hidden = model.layout()?.state.display === 'none';
    });
    return element;
  }

  function html(model) {
    const element = make('div');
    model.watch(() => element.replaceChildren(clean(model.state.value)));
    return element;
  }

  function picture(model) {
    const element = make('img', { alt: 'Picture drawn by the cell' });
    model.watch(() => { element.src = `data:image/${model.state.format};base64,${model.state.value}`; });
    return element;
  }

  function captured(model, manager) {
    const element = make('div', { classes: 'output' });
    model.watch(() => element.replaceChildren(...model.state.outputs.map((one) => (
      one.output_type === 'display' ? output(one.data, manager) : make('pre', { text: one.text })))));
    return element;
  }

  function box(model, manager) {
    const classes = (model.state._dom_classes || []).join(' '), wide = model.state._model_name === 'HBoxModel';
    const element = make('div', { classes: `${classes}${wide ? ' presets' : ''}` });
    model.watch(() => {
      const ids = model.state.children.join();
      if (element.dataset.children === ids) return;
      element.dataset.children = ids;
      element.replaceChildren(...model.state.children.map((id) => manager.view(id.replace('IPY_MODEL_', ''))));
    });
    return element;
  }

  const VIEWS = {
    VBoxModel: box, HBoxModel: box, BoxModel: box, GridBoxModel: box, TabModel: box, AccordionModel: box,
    HTMLModel: html, HTMLMathModel: html, LabelModel: html, OutputModel: captured, ImageModel: picture, ButtonModel: button,
    IntSliderModel: numeric, FloatSliderModel: numeric, FloatLogSliderModel: logarithmic, SelectionSliderModel: selection,
    ToggleButtonsModel: choice, RadioButtonsModel: choice, DropdownModel: dropdown, SelectModel: dropdown,
    CheckboxModel: checkbox, ToggleButtonModel: checkbox, TextModel: field('text', String), TextareaModel: field('text', String),
    IntTextModel: field('number', (v) => Math.round(Number(v))), BoundedIntTextModel: field('number', (v) => Math.round(Number(v))),
    FloatTextModel: field('number', Number), BoundedFloatTextModel: field('number', Number),
  };

  /* Python's widgets as the page knows them. One message is on its way at a time, the rest wait, and of several moves of
     one control only the newest is sent: the picture never runs behind the hand. */
  class Manager {
    constructor(say) {
      this.say = say;
      this.models = new Map();
      this.waiting = new Map();
      this.busy = false;
    }

    receive({ is, cell, id, data, buffers = [] }) {
      const state = data.state || {};
      (data.buffer_paths || []).forEach((path, i) => { state[path[0]] = buffers[i]; });
      if (is === 'comm_open') this.models.set(id, new Model(this, id, cell, state));
      if (is === 'comm_msg' && data.method === 'update') this.models.get(id)?.update(state);
      if (is === 'comm_close') this.models.delete(id);
    }

    later(key, message) {
      this.waiting.set(key, message);
      this.next();
    }

    next() {
      if (this.busy || !this.waiting.size) return;
      const [key, message] = this.waiting.entries().next().value;
      this.waiting.delete(key);
      this.busy = true;
      this.slow = setTimeout(() => document.querySelectorAll('.explorer.live').forEach((one) => one.setAttribute('aria-busy', 'true')), BUSY_AFTER);
      this.say(message);
    }

    idle() {
      this.busy = false;
      clearTimeout(this.slow);
      document.querySelectorAll('.explorer.live[aria-busy]').forEach((one) => one.removeAttribute('aria-busy'));
      this.next();
    }

    view(id) {
      const model = this.models.get(id), draw = model && VIEWS[model.state._model_name];
      if (!draw) return make('p', { classes: 'small', text: `A page has no view for ${model ? model.state._model_name : 'this widget'}; it works in Jupyter and on Binder.` });
      const element = draw(model, this);
      element.classList.add(...(model.state._dom_classes || []).filter(Boolean));
      return element;
    }
  }

  class Model {
    constructor(manager, id, cell, state) { Object.assign(this, { manager, id, cell, state, watchers: [] }); }

    /* A view follows its widget, and its layout: that is a model of its own */
    watch(show) {
      this.watchers.push(show);
      this.layout()?.watchers.push(show);
      show();
    }

    update(state) {
      Object.assign(this.state, state);
      for (const show of this.watchers) show();
    }

    set(state) {
      Object.assign(this.state, state);
      this.manager.later(this.id, { cell: this.cell, id: this.id, data: { method: 'update', state, buffer_paths: [] } });
    }

    custom(content) { this.manager.later(`${this.id} ${++serial}`, { cell: this.cell, id: this.id, data: { method: 'custom', content } }); }

    layout() { return this.manager.models.get(String(this.state.layout).replace('IPY_MODEL_', '')); }
  }

  /* A live explorer in the place of the one that the page came with: its name, its scales, its links to the ledger, and
     until a move is solved its picture */
  function succeed(live, twin) {
    live.id = twin.id;
    live.dataset.live = twin.dataset.explorer;
    const shown = live.querySelector('.shown');
    if (shown && !shown.childElementCount) shown.append(twin.querySelector('.view'));
    live.setAttribute('role', 'group');
    live.setAttribute('aria-label', twin.querySelector('.question')?.textContent || twin.id);
    const scales = [...twin.querySelectorAll('.ctl:not(.choice)')], sliders = [...live.querySelectorAll('.ctl:has(> .track)')];
    sliders.forEach((one, i) => {
      const scale = scales[i]?.querySelector('svg.scale'), places = Number(scales[i]?.querySelector('input').max);
      if (scale && Number(one.querySelector('input').max) % places === 0) one.querySelector('.track').prepend(scale);
    });
    const key = twin.querySelector('.zonekey'), scaled = live.querySelector('.ctl:has(svg.scale)');
    if (key && scaled) scaled.after(key);
    live.append(...twin.querySelectorAll('.bears'));
    const aloud = make('p', { classes: 'aloud' });
    aloud.setAttribute('role', 'status');
    live.append(aloud);
    let quiet = 0;
    new MutationObserver(() => {
      clearTimeout(quiet);
      quiet = setTimeout(() => { const says = live.querySelector('.says')?.textContent || ''; if (aloud.textContent !== says) aloud.textContent = says; }, QUIET);
    }).observe(live.querySelector('.view')?.parentElement || live, { childList: true });
  }

  return { Manager, output, make, succeed };
})();
