/* The worker behind a live page: Pyodide, the package and kernel.py. It has a policy of its own (a worker's is that of
   its own answer, not of the page), so the page keeps default-src 'self' while WebAssembly is compiled in here. */
'use strict';

let kernel = null, deadline = Infinity, jobs = Promise.resolve();
const post = (is, more = {}) => postMessage(JSON.stringify({ is, ...more }));

/* Every byte of the runtime passes here: it is counted, and what is missing is said at once, by name */
const ask = self.fetch.bind(self);
self.fetch = async (address, options) => {
  const name = String(address.url || address).split('/').pop();
  const answer = await ask(address, options).catch(() => { throw failed(`${name} cannot be had, or is not the right file`); });
  if (!answer.ok) throw failed(`${name} is not there (${answer.status})`);
  const counted = answer.body.pipeThrough(new TransformStream({
    transform(chunk, out) { post('bytes', { count: chunk.length }); out.enqueue(chunk); },
  }));
  return new Response(counted, { status: answer.status, headers: answer.headers });
};
function failed(reason) {
  post('failed', { reason });
  return new Error(reason);
}

async function start(runtime, packages) {
  importScripts(`${runtime}pyodide.js`);
  const pyodide = await loadPyodide({
    indexURL: runtime, packages, env: { HOME: '/home/pyodide', JUPYTER_WIDGETS_ECHO: '0', MPLBACKEND: 'module://matplotlib_inline.backend_inline' },
  });
  /* Python looks here now and then whether it is to stop; it is, once, when the cell's time is over */
  pyodide.setInterruptBuffer({
    get 0() {
      if (performance.now() < deadline) return 0;
      deadline = Infinity;
      return 2;
    },
    set 0(_) { /* Python clears the signal it has seen */ },
  });
  const source = await (await ask('kernel.py')).text();
  pyodide.FS.writeFile('/home/pyodide/page_kernel.py', source);
  kernel = pyodide.pyimport('page_kernel').Kernel((message) => postMessage(message));
  post('ready');
}

async function run({ cell, source, limit, opening }) {
  post('started', { cell });
  const from = performance.now();
  deadline = limit ? from + limit : Infinity;
  const status = await kernel.run(cell, source, JSON.stringify(opening));
  deadline = Infinity;
  post('ended', { cell, status, seconds: (performance.now() - from) / 1000 });
}

function receive({ cell, id, data, limit }) {
  deadline = limit ? performance.now() + limit : Infinity;
  try { kernel.receive(cell, id, JSON.stringify(data)); } finally { deadline = Infinity; post('idle'); }
}

/* Why something went wrong, in a line: the last of a traceback that says more than where to read about it */
function reason(error) {
  const lines = String(error.message || error).trim().split('\n').filter((line) => !line.startsWith('See http'));
  return lines.pop();
}

onmessage = ({ data }) => {
  const job = { start: () => start(data.runtime, data.packages), run: () => run(data), say: () => receive(data) }[data.do];
  jobs = jobs.then(job).catch((error) => failed(reason(error)));
};
