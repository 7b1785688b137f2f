"""Python behind a live page: IPython runs the cells; what they show, and what widgets say, is posted to the page.

It runs in Pyodide, in a worker, but asks nothing of Pyodide: `post`, a function that takes one message as JSON, is all
it is given. So the tests run the same file under any Python.
"""

import base64
import json
import logging
import sys

import comm
from comm.base_comm import BaseComm
from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets import Instance, Type
from traitlets.config import Config

from mgmodels.explore.kernel import OPENING

QUIET = Config({"HistoryManager": {"enabled": False}, "InteractiveShell": {"colors": "nocolor", "xmode": "Minimal"}})


class Kernel:
    """Runs cells one after the other and answers widgets in between.

    Arguments: post, called with every message for the page as a JSON text.
    """

    def __init__(self, post):
        self._post = post
        self.cell = None  # whose output is being written
        self.source = ""  # its code
        self.fault = None  # the last error that was shown
        self.captures = []  # Output widgets that are open, innermost last
        PageComm.kernel = self
        comm.create_comm = PageComm
        self.shell = Shell(config=QUIET, kernel=self)
        InteractiveShell._instance = Shell._instance = self.shell
        logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)  # that it looks for fonts is no news
        sys.stdout, sys.stderr = Stream(self, "stdout"), Stream(self, "stderr")
        capture_in_the_page(self)

    def send(self, kind, **content):
        """Post one message about the cell that is running."""
        self._post(json.dumps({"is": kind, "cell": self.cell, **content}, default=str))

    def show(self, kind, **content):
        """Post an output, or put it into the Output widget that is open."""
        if self.captures:
            widget = self.captures[-1]
            widget.outputs += ({"output_type": kind, **content},)
        else:
            self.send(kind, **content)

    async def run(self, cell, source, opening="{}"):
        """Run a cell. Returns "ok", "stopped" if the time it was given ran out, or the name of the error.

        Arguments: cell, its id; source; opening, where the page's explorers stand: {id: {control: value}} as JSON.
        """
        self.cell, self.source, self.fault = cell, source, None
        OPENING.update(json.loads(opening))
        result = await self.shell.run_cell_async(
            source, store_history=False, transformed_cell=self.shell.transform_cell(source)
        )
        self.shell.events.trigger("post_execute")  # figures that were drawn and not shown yet
        if isinstance(result.error_before_exec or result.error_in_exec, KeyboardInterrupt):
            self.fault = None
            return "stopped"
        return self.fault or "ok"

    def receive(self, cell, id, data):
        """Hand a widget what the page says, as JSON; what its callbacks show belongs to `cell`."""
        self.cell = cell
        message = {"content": {"comm_id": id, "data": json.loads(data)}, "buffers": []}
        try:
            comm.get_comm_manager().comm_msg(None, None, message)
        except KeyboardInterrupt:  # the time that a move is given ran out; the explorer has seen it and says so
            self.captures.clear()


class PageComm(BaseComm):
    """The line between a widget and its view on the page."""

    kernel = None

    def publish_msg(self, msg_type, data=None, metadata=None, buffers=None, **keys):
        encoded = [base64.b64encode(buffer).decode() for buffer in buffers or ()]
        PageComm.kernel.send(msg_type, id=self.comm_id, data=data or {}, buffers=encoded)


class Hook(DisplayHook):
    """What the last line of a cell shows."""

    def quiet(self):
        return self.semicolon_at_end_of_expression(self.shell.kernel.source)

    def write_output_prompt(self):
        """A page has no prompts."""

    def write_format_data(self, format_dict, md_dict=None):
        self.shell.kernel.show("display", data=printable(format_dict))

    def finish_displayhook(self):
        self._is_active = False


class Publisher(DisplayPublisher):
    """What `display(…)` shows."""

    def publish(self, data, metadata=None, **options):
        self.shell.kernel.show("display", data=printable(data))

    def clear_output(self, wait=False):
        kernel = self.shell.kernel
        if kernel.captures:
            kernel.captures[-1].outputs = ()
        else:
            kernel.send("clear")


class Shell(InteractiveShell):
    """IPython without a terminal."""

    kernel = Instance(Kernel)
    displayhook_class = Type(Hook)
    display_pub_class = Type(Publisher)

    def _showtraceback(self, etype, evalue, stb):
        if not issubclass(etype, KeyboardInterrupt):
            self.kernel.fault = etype.__name__
            self.kernel.show("error", text=self.InteractiveTB.stb2text(stb).strip())


class Stream:
    """Standard output or error, as messages."""

    encoding = "utf-8"

    def __init__(self, kernel, name):
        self._kernel, self._name = kernel, name

    def write(self, text):
        if text:
            self._kernel.show("stream", name=self._name, text=text)
        return len(text)

    def flush(self):
        """Every write is posted at once."""

    def isatty(self):
        return False


def printable(data):
    """Return a bundle of MIME types in which binary data are base64, as JSON wants them."""
    return {
        kind: base64.b64encode(value).decode() if isinstance(value, bytes) else value for kind, value in data.items()
    }


def capture_in_the_page(kernel):
    """Let ipywidgets' Output collect what is shown inside `with output:`; a Jupyter front end does that elsewhere."""
    from ipywidgets import Output

    def enter(widget):
        kernel.captures.append(widget)

    def leave(widget, etype, value, traceback):
        if etype is not None and not issubclass(etype, KeyboardInterrupt):
            kernel.shell.showtraceback((etype, value, traceback), tb_offset=0)
        kernel.captures.pop()
        return etype is not None and not issubclass(etype, KeyboardInterrupt)

    Output.__enter__, Output.__exit__ = enter, leave
