"""The Python behind a live page, without a browser: what cells show and what widgets say becomes messages."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

EXPLORER = """
from mgmodels.explore import Linear, explore

@explore(id="toy", question="How steep?", slope=Linear("Slope", "1", 0, 2, default=1, quantity="voltage"))
def toy(page, slope):
    page.panel("Height", x=(0, 1), y=(0, 2)).line([0, 1], [0, slope], "voltage")
    return f"It climbs to **{slope:g}**."

toy
"""


class Page:
    """A conversation with kernel.py in a process of its own, for it replaces what is the process's."""

    def __init__(self):
        script = Path(__file__).with_name("run_cells.py")
        # neither under pytest nor in a book's build, whose extension other tests set up
        environment = {name: v for name, v in os.environ.items() if not name.startswith(("PYTEST", "COURSE_MODE"))}
        self.process = subprocess.Popen(
            [sys.executable, str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
        )

    def tell(self, **job):
        self.process.stdin.write(json.dumps(job) + "\n")
        self.process.stdin.flush()

    def run(self, source, **more):
        """Run a cell; return its status and what it showed."""
        self.tell(cell="one", source=source, **more)
        seen = []
        for line in self.process.stdout:
            message = json.loads(line)
            if message["is"] == "ended":
                return message["status"], seen
            seen.append(message)

    def move(self, id, **state):
        """Move a widget; return the states that others take on by it."""
        self.tell(cell="one", id=id, data={"method": "update", "state": state, "buffer_paths": []})
        _, seen = self.run("pass")
        return {m["id"]: m["data"]["state"] for m in seen if m["is"] == "comm_msg" and m["data"]["method"] == "update"}

    def close(self):
        self.process.stdin.close()
        self.process.wait(timeout=20)
        self.process.stdout.close()


@pytest.fixture(scope="module")
def page():
    conversation = Page()
    yield conversation
    conversation.close()


def models(seen):
    found = {}
    for message in seen:
        if message["is"] in {"comm_open", "comm_msg"}:
            found.setdefault(message["id"], {}).update(message["data"]["state"])
    return found


def test_a_cell_shows_its_last_line_its_words_and_its_faults(page):
    assert page.run("import math\nprint('so')\nmath.tau")[1] == [
        {"is": "stream", "cell": "one", "name": "stdout", "text": "so"},
        {"is": "stream", "cell": "one", "name": "stdout", "text": "\n"},
        {"is": "display", "cell": "one", "data": {"text/plain": "6.283185307179586"}},
    ]
    status, (fault,) = page.run("1 / 0")
    assert status == "ZeroDivisionError" and "division by zero" in fault["text"] and "\x1b" not in fault["text"]
    assert page.run("def broken(:")[0] == "SyntaxError"


def test_a_later_cell_knows_an_earlier_one_and_may_wait(page):
    page.run("import asyncio\nlevel = 0.8")
    assert page.run("await asyncio.sleep(0, level)")[1][0]["data"]["text/plain"] == "0.8"


def test_an_object_that_cannot_be_shown_is_an_error(page):
    assert page.run("class Bad:\n    def _repr_html_(self): raise ValueError('no')\nBad()")[0] == "ValueError"


def test_an_interrupted_cell_is_stopped_and_says_no_more(page):
    assert page.run("raise KeyboardInterrupt") == ("stopped", [])


def test_a_matplotlib_figure_is_a_picture(page):
    _, seen = page.run("import matplotlib\nmatplotlib.use('module://matplotlib_inline.backend_inline')\n"
                       "import matplotlib.pyplot as plt\nplt.plot([0, 1]);")  # fmt: skip
    (picture,) = [message["data"] for message in seen if message["is"] == "display"]
    assert picture["image/png"].startswith("iVBOR")


def test_an_explorer_opens_where_the_page_stood_and_answers_a_move(page):
    status, seen = page.run(EXPLORER, opening={"toy": {"slope": 1.5}})
    assert status == "ok"
    ((slider_id, slider),) = [(id, m) for id, m in models(seen).items() if m["_model_name"] == "SelectionSliderModel"]
    assert slider["_options_labels"][slider["index"]] == "1.5" and "voltage" in slider["_dom_classes"]
    shown = page.move(slider_id, index=len(slider["_options_labels"]) - 1)
    assert any("It climbs to <b>2</b>" in state.get("value", "") for state in shown.values())


def test_interact_puts_what_a_callback_shows_where_it_belongs(page):
    _, seen = page.run("from ipywidgets import interact\n"
                       "@interact(x=(0, 10))\ndef square(x=3):\n    print(x * x)")  # fmt: skip
    slider_id = next(id for id, m in models(seen).items() if m["_model_name"] == "IntSliderModel")
    shown = page.move(slider_id, value=7)
    (outputs,) = [state["outputs"] for state in shown.values() if state.get("outputs")]
    assert "49" in "".join(one["text"] for one in outputs)
