"""From a key on a slider to the painted figure, in a real JupyterLab: `python benchmarks/jupyterlab_moves.py`."""

import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from chromium import ROOT, chromium

CELL = "from mgmodels.figures.excitability import {name}\n{name}"
WATCH = """() => {
  const sentence = () => document.querySelector('.explorer.live .says')?.textContent;
  let before = sentence(), pressed = 0;
  window.painted = [];
  document.addEventListener('keydown', () => { pressed = performance.now(); }, true);
  new MutationObserver(() => {
    const now = sentence();
    if (!now || now === before) return;
    before = now;
    const start = pressed;
    requestAnimationFrame(() => {
      const after = new MessageChannel();
      after.port1.onmessage = () => window.painted.push(performance.now() - start);
      after.port2.postMessage(0);
    });
  }).observe(document.querySelector('.explorer.live'), { childList: true, subtree: true, characterData: true });
}"""


def key_to_paint(name="spike_and_threshold", keys=24):
    """Milliseconds from a key to the painted figure: (median, 90th percentile) over the keys that changed it.

    Args:
        name: An explorer of Chapter I.
        keys: How many are pressed.
    """
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        write_notebook(Path(folder) / "move.ipynb", CELL.format(name=name))
        server, address = started(folder)
        try:
            page = browser.new_page(viewport={"width": 1300, "height": 1400})
            page.goto(f"{address}/lab/tree/move.ipynb?reset")
            page.wait_for_selector(".jp-CodeCell", timeout=60_000)
            page.wait_for_timeout(2000)
            page.locator(".jp-CodeCell").first.click()
            page.keyboard.press("Shift+Enter")
            handle = page.locator(".explorer.live .noUi-handle").first
            handle.wait_for(timeout=90_000)
            page.wait_for_timeout(3000)
            page.evaluate(WATCH)
            handle.focus()
            for key in range(keys):
                page.keyboard.press("ArrowRight" if key % 8 < 4 else "ArrowLeft")
                page.wait_for_timeout(350)
            times = page.evaluate("window.painted")
        finally:
            server.terminate()
            server.wait()
    return statistics.median(times), statistics.quantiles(times, n=10)[-1]


def write_notebook(path, source):
    cell = {"cell_type": "code", "execution_count": None, "id": "move", "metadata": {}, "outputs": [], "source": source}
    kernel = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    path.write_text(json.dumps({"cells": [cell], "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}), "utf8")


def started(folder):
    """Start a server on loopback that serves `folder`; return (process, address) once it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = ["--no-browser", "--ip=127.0.0.1", f"--port={port}", "--ServerApp.token=", "--allow-root"]
    quiet = ["--LabApp.news_url=None", "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate"]
    process = subprocess.Popen(
        [sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={folder}", *settings, *quiet],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ | {"PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    address = f"http://127.0.0.1:{port}"
    for _ in range(240):
        try:
            urlopen(f"{address}/api").close()
            return process, address
        except (URLError, ConnectionError):
            time.sleep(0.25)
    process.terminate()
    raise RuntimeError("JupyterLab did not answer within a minute")


if __name__ == "__main__":
    median, p90 = key_to_paint()
    print(f"JupyterLab, key to paint: median {median:.1f} ms, 90th percentile {p90:.1f} ms")
