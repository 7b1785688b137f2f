/* Puts the explorer with this id to every state in turn; returns its sentence and what each slot shows. */
async (id) => {
  const root = document.getElementById(id);
  const data = JSON.parse(root.querySelector('script').textContent);
  const inputs = [...root.querySelectorAll('.ctl')].map((control) => [...control.querySelectorAll('input')]);
  const sizes = data.controls.map((control) => control.values.length);
  const painted = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const words = (text) => text.textContent
    && [...['x', 'y', 'text-anchor'].map((name) => text.getAttribute(name)), text.textContent].join(' ');
  const shown = (element) => (element.localName === 'path' ? element.getAttribute('d') : words(element));
  const states = [];
  for (let state = 0; state < sizes.reduce((product, size) => product * size, 1); state++) {
    let rest = state;
    for (let i = sizes.length - 1; i >= 0; i--) {
      const at = rest % sizes[i];
      rest = (rest - at) / sizes[i];
      if (inputs[i].length > 1) inputs[i][at].checked = true;
      else inputs[i][0].value = at;
      inputs[i][0].dispatchEvent(new Event('input', { bubbles: true }));
    }
    await painted();
    const slots = data.slots.map((_, i) => shown(root.querySelector(`[data-slot="${i}"]`)));
    states.push([root.querySelector('.says').textContent, slots]);
  }
  return states;
}
