/* Makes a chapter live: Python starts in a worker, every cell runs in its place and can be changed, explorers become
   widgets. Only when the reader asks; if it cannot be, the page stays as it was and says why. */
(() => {
  'use strict';

  const HERE = new URL('.', document.currentScript.src);
  const LIMIT = 60e3;                       // ms that a cell may take before the page goes on without it
  const MOVE = 10e3;                        // ms that a move may take before it waits for its button
  const STALLED = 30e3;                     // ms without a byte or a word from the worker before the reader is told
  const { Manager, output, make, succeed } = window.courseWidgets;
  const megabytes = (bytes) => Math.round(bytes / 1e6);

  /* The controls of the page's explorers, as Python names them: {id: {control: value}}; a cell that was changed draws
     for itself */
  function opening() {
    const positions = {};
    for (const root of document.querySelectorAll('figure[data-explorer]')) {
      const { controls } = JSON.parse(root.querySelector('script[type="application/json"]').textContent);
      const elements = [...root.querySelectorAll('.ctl')];
      positions[root.dataset.explorer] = Object.fromEntries(controls.map(({ name, values }, i) => {
        const inputs = [...elements[i].querySelectorAll('input')];
        const at = inputs[0].type === 'range' ? Number(inputs[0].value) : inputs.findIndex((input) => input.checked);
        return [name, values[at]];
      }));
    }
    return positions;
  }

  /* A cell of the notebook and its place on the page */
  class Cell {
    constructor(root, { id, source }, page) {
      Object.assign(this, { id, root, page, status: 'waiting' });
      this.source = source.join('');
      this.place = root.querySelector('.cell_output') || root.appendChild(make('div', { classes: 'cell_output docutils container' }));
      this.fresh = null;
    }

    /* The code as something to write in; cells that hide their code get it in a drawer */
    open() {
      this.code = make('textarea', { classes: 'editor', value: this.source, spellcheck: false, autocapitalize: 'off', autocomplete: 'off' });
      this.code.dataset.cell = this.id;
      this.code.setAttribute('aria-label', `Code of the cell “${this.id.replaceAll('-', ' ')}”; Shift and Enter run it`);
      this.button = make('button', { type: 'button', classes: 'mg-btn', text: 'Run' });
      this.note = make('span', { classes: 'small' });
      this.note.setAttribute('role', 'status');
      const tools = make('p', { classes: 'cell-tools' }, this.button, this.note);
      const fit = () => { this.code.rows = this.code.value.split('\n').length; };
      fit();
      this.code.addEventListener('input', fit);
      this.code.addEventListener('keydown', (event) => {
        if (event.key !== 'Enter' || !event.shiftKey) return;
        event.preventDefault();
        this.run(0);
      });
      this.button.addEventListener('click', () => this.run(0));
      const old = this.root.querySelector('.cell_input > div');
      if (old) old.replaceWith(this.code, tools);
      else this.place.before(make('details', { classes: 'hidden-code' }, make('summary', { text: 'Code' }), this.code), tools);
      this.say('', !old);
    }

    /* What a cell has to say of itself; a cell that hides its code shows its button only with something to say */
    say(words, quiet = !this.root.querySelector('.cell_input')) {
      this.note.textContent = words;
      this.note.parentElement.classList.toggle('quiet', quiet && !words);
    }

    run(limit) {
      if (this.status === 'running') return;
      this.status = 'running';
      this.fresh = make('div');
      this.shown = false;
      this.button.disabled = true;
      this.root.setAttribute('aria-busy', 'true');
      this.say('Running …');
      this.page.worker.postMessage({ do: 'run', cell: this.id, source: this.code.value, limit, opening: this.code.value === this.source ? opening() : {} });
    }

    display({ data }) { this.add(output(data, this.page.widgets)); }

    stream({ name, text }) {
      const last = this.fresh?.lastElementChild;
      if (last?.matches(`pre.${name}`)) last.textContent += text;
      else this.add(make('pre', { classes: name, text }));
    }

    error({ text }) { this.add(make('pre', { classes: 'fault', text })); }

    clear() { this.fresh?.replaceChildren(); }

    /* After its cell has ended, what a callback shows stands under what is there */
    add(element) { (this.fresh || this.place).append(element); }

    ended({ status, seconds, missing }) {
      this.status = status;
      this.seconds = seconds;
      const late = status === 'stopped' || missing;
      if (!late) this.settle();
      this.fresh = null;
      this.button.disabled = false;
      this.root.removeAttribute('aria-busy');
      if (status === 'stopped') this.say(`Too heavy to run by itself here: stopped after ${Math.round(seconds)} s. What stands below was solved when the book was built. Run takes as long as it takes.`);
      else if (missing) this.say('This cell needs one above that was too heavy to run by itself; run that one first.');
      else this.say(status === 'ok' ? '' : 'The cell ended with an error.');
    }

    settle() {
      const twin = this.place.querySelector('figure[data-explorer], .explorer.live'), live = this.fresh.querySelector('.explorer.live');
      this.place.replaceChildren(...this.fresh.childNodes);
      if (twin && live) succeed(live, twin);
    }
  }

  class Page {
    constructor(root) {
      this.root = root;
      this.words = root.querySelector('.live-words');
      this.status = root.querySelector('[role=status]');
      this.button = root.querySelector('button');
      this.bar = root.querySelector('progress');
      this.before = this.words.textContent;
      this.asked = this.button.textContent;
      this.button.addEventListener('click', () => this.pressed());
      this.to('idle');
    }

    /* The phase, in words; a screen reader hears the phases and not every megabyte */
    to(state, words = this.before, button = this.asked) {
      this.root.dataset.state = state;
      this.state = state;
      this.words.textContent = words;
      this.status.textContent = state === 'idle' ? '' : words;
      this.button.textContent = button;
      this.bar.hidden = !['loading', 'running'].includes(state);
    }

    pressed() {
      if (['live', 'over'].includes(this.state)) location.reload();
      else if (['idle', 'failed'].includes(this.state)) this.start();
      else this.cancel();
    }

    cancel() {
      const begun = this.state === 'running';
      this.end();
      if (begun) location.reload();
      else this.to('idle');
    }

    end() {
      this.attempt = null;
      this.worker?.terminate();
      this.worker = null;
      clearTimeout(this.patience);
    }

    fail(reason) {
      const begun = ['running', 'live'].includes(this.state);
      this.end();
      const words = begun ? `Python has stopped: ${reason}. Load the page again to have it as it was.`
        : `The page cannot be made live: ${reason}. Everything on it is as it was: figures, numbers and text are complete.`;
      this.to(begun ? 'over' : 'failed', words, begun ? 'Load the page again' : 'Try again');
    }

    heard() {
      clearTimeout(this.patience);
      if (this.state === 'loading') this.patience = setTimeout(() => this.fail(`nothing has arrived for ${STALLED / 1e3} seconds`), STALLED);
    }

    async start() {
      this.to('loading', 'Looking for Python …', 'Cancel');
      const attempt = this.attempt = {};
      try {
        if (!location.protocol.startsWith('http')) throw new Error('Python in a browser needs the book to come from a web server, and this one was opened from a folder (“python -m http.server” in that folder makes one)');
        if (!window.WebAssembly || !window.Worker) throw new Error('this browser has no WebAssembly');
        const runtime = new URL('runtime/', HERE);
        const [list, notebook] = await Promise.all([new URL('runtime.json', runtime), this.root.dataset.notebook].map(this.json));
        await Promise.all(list.files.map((name) => this.ask(new URL(name, runtime), { method: 'HEAD' })));  // nothing is loaded before all of it is there
        if (this.attempt !== attempt) return;
        this.bytes = 0;
        this.total = list.bytes;
        this.cells = this.match(notebook);
        this.worker = new Worker(new URL('worker.js', HERE));
        this.worker.onmessage = ({ data }) => this.receive(JSON.parse(data));
        this.worker.onerror = (event) => this.fail(event.message || 'the worker did not start');
        this.widgets = new Manager((message) => this.tell(message));
        this.worker.postMessage({ do: 'start', runtime: runtime.href, packages: list.packages });
        this.heard();
      } catch (error) {
        if (this.attempt === attempt) this.fail(error.message);
      }
    }

    /* To Python, from a widget; a button that is pressed is given as long as it takes */
    tell(message) {
      this.root.dataset.waiting = '';
      this.worker?.postMessage({ do: 'say', limit: message.data.method === 'update' ? MOVE : 0, ...message });
    }

    idle() {
      delete this.root.dataset.waiting;
      this.widgets.idle();
    }

    async ask(address, options) {
      const name = String(address).split('/').pop();
      const answer = await fetch(address, options).catch(() => { throw new Error(`${name} cannot be reached`); });
      if (!answer.ok) throw new Error(`${name} is not there (${answer.status})`);
      return answer;
    }

    json = async (address) => (await this.ask(address, { cache: 'no-cache' })).json();

    /* Every code cell of the notebook has its place on the page, in order */
    match({ cells }) {
      const code = cells.filter((cell) => cell.cell_type === 'code' && !(cell.metadata.tags || []).includes('remove-cell'));
      const places = [...document.querySelectorAll('.article div.cell')];
      if (places.length !== code.length) throw new Error('the notebook and the page differ');
      return new Map(code.map((cell, i) => [cell.id, new Cell(places[i], cell, this)]));
    }

    receive(message) {
      if (!this.worker) return;
      this.heard();
      const cell = this.cells.get(message.cell);
      if (message.is === 'bytes') this.progress(message.count);
      else if (message.is === 'failed') this.fail(message.reason);
      else if (message.is === 'ready') this.runAll();
      else if (message.is === 'idle') this.idle();
      else if (message.is.startsWith('comm_')) this.widgets.receive(message);
      else if (message.is === 'ended') this.ended(cell, message);
      else cell?.[message.is]?.(message);
    }

    progress(count) {
      this.bytes += count;
      this.bar.value = this.bytes / this.total;
      this.words.textContent = this.bytes < 0.97 * this.total
        ? `Fetching Python: ${megabytes(this.bytes)} of ${megabytes(this.total)} MB, kept by the browser for next time. You can read on.`
        : 'Starting Python …';
    }

    /* In the order of the page, one after the other: later cells use what earlier ones have made */
    runAll() {
      for (const cell of this.cells.values()) cell.open();
      this.queue = [...this.cells.values()];
      this.to('running', 'Python has started.', 'Cancel');
      this.next();
    }

    next() {
      const done = this.cells.size - this.queue.length, cell = this.queue.shift();
      if (!cell) {
        this.live();
        return;
      }
      this.bar.value = done / this.cells.size;
      this.words.textContent = `Running cell ${done + 1} of ${this.cells.size} …`;
      cell.run(LIMIT);
    }

    ended(cell, message) {
      const stopped = this.state === 'running' && [...this.cells.values()].some((one) => one.status === 'stopped');
      cell.ended({ ...message, missing: stopped && message.status === 'NameError' });
      if (this.state === 'running') this.next();
    }

    live() {
      const heavy = [...this.cells.values()].filter((cell) => cell.status === 'stopped').length;
      const but = heavy === 0 ? '' : heavy === 1 ? ' One cell is too heavy to run by itself here and waits for its button.'
        : ` ${heavy} cells are too heavy to run by themselves here and wait for their buttons.`;
      this.to('live', `This page is live: Python answers when you move a figure, and every cell can be changed and run. A few curves that take minutes without compiled code were solved beforehand.${but}`, 'Back to the page as it was');
    }
  }

  const start = () => document.querySelectorAll('[data-notebook]').forEach((root) => new Page(root));
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
  else start();
})();
