"""In a notebook: an explorer that cannot be drawn somewhere fails the cell that shows it."""

import nbclient
import nbformat
import pytest

SHOWN = """
import math
from mgmodels.explore import Linear, explore

@explore(id="corner", question="?", slope=Linear("Slope", "1", 0, 2, default=1))
def corner(page, slope):
    height = slope if slope < {good_below} else math.nan
    page.panel("Height", x=(0, 1), y=(0, 2)).line([0, 1], [height, height], "voltage")
    return "A line."

corner
"""


def run(source):
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source)], metadata=kernel)
    return nbclient.NotebookClient(notebook, timeout=120).execute().cells[0].outputs


@pytest.mark.parametrize("mode", ["check", "static"])
def test_a_broken_corner_fails_the_cell(mode, monkeypatch):
    if mode == "static":
        monkeypatch.setenv("COURSE_MODE", "static")
    else:
        monkeypatch.delenv("COURSE_MODE", raising=False)
    with pytest.raises(nbclient.exceptions.CellExecutionError, match="is NaN throughout"):
        run(SHOWN.format(good_below=2))


def test_on_a_page_a_cell_shows_one_figure(monkeypatch):
    monkeypatch.setenv("COURSE_MODE", "static")
    (output,) = run(SHOWN.format(good_below=3))
    assert output["data"]["text/html"].startswith('<figure class="explorer" data-explorer="corner"')
