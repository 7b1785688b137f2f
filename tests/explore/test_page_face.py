"""The page face in a real browser: two explorers on a page, under a policy that allows nothing inline."""

import csv
import io
import json
import re
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest
from pathdata import STEPS
from toy_explorers import EXPLORERS, beats, decay, ranking

from mgmodels.explore.shorthand import expand
from mgmodels.figures import palette

EVERY_STATE = Path(__file__).with_name("every_state.js")
ADDRESS = "http://explorer.test/"
POLICY = "default-src 'self'"
NOW = "#decay path[data-name=now]"

PAGE = """<!doctype html><html lang="en" data-theme="{theme}"><head><meta charset="utf-8"><title>Toys</title>
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<link rel="icon" href="icon.svg"><link rel="stylesheet" href="tokens.css">
<link rel="stylesheet" href="explorer.css"><script src="explorer.js" defer></script></head>
<body><main><h1>Toys</h1>{body}</main></body></html>"""


@pytest.fixture(scope="module")
def bodies():
    return "".join(explorer.page() for explorer in (*EXPLORERS, ranking))


@pytest.fixture
def open_page(browser, bodies):
    """Open the page of toys; whatever the browser complains of fails the test."""
    contexts, complaints = [], []

    def serve(route):
        name = route.request.url.removeprefix(ADDRESS).partition("#")[0]
        if name == "":
            body = PAGE.format(theme=theme, policy=POLICY, body=bodies)
            return route.fulfill(body=body, content_type="text/html")
        if name == "icon.svg":
            body = '<svg xmlns="http://www.w3.org/2000/svg"/>'
            return route.fulfill(body=body, content_type="image/svg+xml")
        place = files("mgmodels.figures" if name == "tokens.css" else "mgmodels.explore")
        kind = "text/css" if name.endswith("css") else "text/javascript"
        return route.fulfill(body=place.joinpath(name).read_text(encoding="utf-8"), content_type=kind)

    def open_at(state="", *, scheme="light", width=1000, **options):
        nonlocal theme
        theme = scheme
        context = browser.new_context(viewport={"width": width, "height": 800}, **options)
        contexts.append(context)
        context.route("**/*", serve)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(ADDRESS + state)
        return page

    theme = "light"
    yield open_at
    for context in contexts:
        context.close()
    assert complaints == []


def slider(page, name="decay.Mg_o"):
    return page.locator(f'input[name="{name.partition(".")[2]}"]')


def settle(page):
    """Wait until what a move asked for is painted."""
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def rest(page):
    """Wait until a move counts as ended."""
    page.evaluate("() => new Promise((done) => setTimeout(done, 500))")


def sentence(page, explorer=decay):
    return page.text_content(f"#{explorer.id} .says").replace("\u00a0", " ")


def plain(text):
    return text.replace("**", "").replace("\u00a0", " ")


def test_every_solved_state_appears_in_the_browser_exactly_as_python_drew_it(open_page, bodies):
    page = open_page()
    for explorer in EXPLORERS:
        shown = page.evaluate(EVERY_STATE.read_text(encoding="utf-8"), explorer.id)
        block = re.search(rf'data-explorer="{explorer.id}".*?json">(.*?)</script>', bodies, re.DOTALL)[1]
        data = json.loads(block)
        for state, (said, slots) in enumerate(shown):
            assert said == data["sentences"][state].replace("**", "")
            for slot, seen in zip(data["slots"], slots, strict=True):
                value = slot["values"][slot["index"][state] if "index" in slot else state]
                assert seen == expand(value)


def test_a_slider_moves_by_keyboard_and_says_where_it_is(open_page):
    page = open_page()
    before = page.get_attribute(NOW, "d")
    handle = slider(page)
    handle.focus()
    assert "in the range measured in people" in handle.get_attribute("aria-valuetext")
    page.keyboard.press("Home")
    settle(page)
    assert sentence(page).startswith("At 0.05 mM the time constant is 0.6 ms")
    assert page.get_attribute(NOW, "d") != before
    assert handle.get_attribute("aria-valuetext") == (
        "0.050 millimolar, dish only, outside the range measured in people"
    )
    assert page.text_content("#decay output") == "0.050\u00a0mMdish only"
    page.keyboard.press("ArrowRight")
    settle(page)
    assert sentence(page).startswith(f"At {decay.grid['Mg_o'][1]:g} mM")


def test_a_choice_moves_by_keyboard(open_page):
    page = open_page()
    page.locator("#beats input[type=radio]").first.focus()
    page.keyboard.press("ArrowRight")
    settle(page)
    assert "a cell of speed 3" in sentence(page, beats)


def test_presets_and_reset_and_their_pressed_state(open_page):
    page = open_page()
    page.click("text=A fifth less")
    settle(page)
    assert sentence(page).startswith("At 0.64 mM")
    assert page.get_attribute("text=A fifth less", "aria-pressed") == "true"
    assert page.get_attribute("text=Normal", "aria-pressed") == "false"
    page.click("#decay >> text=Reset")
    settle(page)
    assert sentence(page) == plain(decay.draw().sentence)


def test_the_sentence_is_spoken_once_when_the_move_has_ended(open_page):
    page = open_page()
    slider(page).focus()
    for _ in range(5):
        page.keyboard.press("ArrowLeft")
    settle(page)
    assert page.text_content("#decay .aloud") == ""
    rest(page)
    assert page.text_content("#decay .aloud") == page.text_content("#decay .says")
    assert page.get_attribute("#decay .aloud", "role") == "status"
    assert page.get_attribute("#decay .plot >> nth=0", "aria-describedby") == "decay-says"


def test_a_link_restores_the_state_of_every_explorer(open_page):
    page = open_page("#!decay?Mg_o=0.64;beats?drive=20&cell=fast%20cell")
    settle(page)
    assert sentence(page).startswith("At 0.64 mM")
    assert sentence(page, beats).startswith("A drive of 20 in a cell of speed 3")
    page.click("#decay >> text=Reset")
    rest(page)
    assert page.evaluate("location.hash") == "#!beats?drive=20&cell=fast%20cell"


def test_a_link_to_a_value_between_positions_goes_to_the_nearest_solved_one_and_says_so(open_page):
    page = open_page("#!decay?Mg_o=0.641")
    settle(page)
    assert sentence(page).startswith("At 0.64 mM")
    note = page.locator("#decay .from-link")
    assert note.is_visible() and note.get_attribute("role") == "status"
    says = "The link asks for Mg_o = 0.641; shown is the nearest solved position, 0.64 mM."
    assert note.text_content() == says
    slider(page).focus()
    page.keyboard.press("ArrowLeft")
    assert note.text_content() == ""


def test_what_a_link_asks_for_in_vain_is_said(open_page):
    page = open_page("#!beats?drive=&cell=whale&depth=3;nobody?x=1;decay?Mg_o=0.64")
    settle(page)
    assert sentence(page, beats) == plain(beats.draw().sentence)
    note = page.text_content("#beats .from-link")
    assert "“”, which is no value of “Drive”" in note and "“whale”, which is no value of “Cell”" in note
    assert "“depth”, which is no control of this figure" in note
    assert "a figure “nobody”, which is not on this page" in page.text_content("main > .from-link")
    assert page.text_content("#decay .from-link") == ""


def test_the_link_button_copies_or_shows_the_address_of_this_setting(open_page):
    page = open_page()
    page.click("text=A fifth less")
    page.click("#decay >> text=Copy link to this setting")
    page.wait_for_selector("#decay >> text=/Link copied|address bar/")
    assert page.evaluate("location.hash") == "#!decay?Mg_o=0.64"


def numbers(rows, *series):
    """The columns x and y of one series of a CSV."""
    return np.array([row[4:] for row in rows if row[:4] == list(series)], float).T


def test_the_csv_holds_the_numbers_of_the_shown_state(open_page):
    page = open_page("#!decay?Mg_o=0.64")
    settle(page)
    with page.expect_download() as download:
        page.click("#decay >> text=Download CSV")
    assert download.value.suggested_filename == "decay.csv"
    with open(download.value.path(), encoding="utf-8") as file:
        text = file.read()
    assert text.startswith("# Mg_o,0.64\n")
    assert "Read back from the drawing" in text
    rows = list(csv.reader(io.StringIO(text)))
    assert ["panel", "y unit", "x axis", "series", "x", "y"] in rows
    t, height = numbers(rows, "Height", "cm", "time, ms", "now")
    assert height == pytest.approx(np.exp(-t / (12 * 0.64)), abs=2 * 0.06 / 174)
    dot = numbers(rows, "Time constant, ms", "", "magnesium, mM", "magnesium points")
    assert dot[:, 0] == pytest.approx([0.64, 7.68], rel=2 / STEPS)


def test_the_csv_holds_the_ends_of_bars(open_page):
    page = open_page("#!beats?drive=20")
    settle(page)
    with page.expect_download() as download:
        page.click("#beats >> text=Download CSV")
    with open(download.value.path(), encoding="utf-8") as file:
        rows = list(csv.reader(file))
    at, high = numbers(rows, "Membrane potential", "mV", "time, ms", "calcium bars")
    assert at == pytest.approx(np.arange(5, 50, 10), abs=0.02)
    assert high == pytest.approx(20, abs=0.05)
    (end,), (place,) = numbers(rows, "Push", "", "push, µA", "drive, up or down")
    assert (end, place) == (pytest.approx(20, abs=0.01), pytest.approx(0, abs=0.01))
    assert numbers(rows, "Push", "", "push, µA", "noise")[0] == pytest.approx(2.5, abs=0.01)


def test_outside_the_valid_range_the_figure_is_marked_in_words_and_on_its_border(open_page):
    page = open_page()
    assert not page.evaluate("document.getElementById('decay').matches('.outside')")
    slider(page).focus()
    page.keyboard.press("End")
    settle(page)
    assert page.text_content("#decay .validity").startswith("Outside the range in which the model is valid")
    assert page.evaluate("getComputedStyle(document.getElementById('decay')).outlineStyle") == "dashed"


def test_without_javascript_the_default_state_is_complete(open_page):
    page = open_page(java_script_enabled=False)
    assert page.locator("#decay .says").is_visible()
    assert page.locator(NOW).is_visible()
    assert page.locator("#decay noscript").inner_text().startswith("Shown: Magnesium outside 0.80")
    assert page.locator("input:not([disabled]), button:not([disabled])").count() == 0
    assert page.locator("#decay output").inner_text().startswith("0.80")
    assert slider(page).is_visible() and slider(page).input_value() == str(decay.grid["Mg_o"].index(0.8))
    assert not page.locator("#decay .presets").is_visible()


@pytest.mark.parametrize("width", [360, 1000])
def test_nothing_overflows_and_every_target_and_text_is_large_enough(open_page, width):
    page = open_page(width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    small = page.evaluate(
        """() => [...document.querySelectorAll('button, .track input, .segments label')]
            .map((e) => [e.textContent || e.name, e.getBoundingClientRect()])
            .filter(([, box]) => Math.min(box.width, box.height) < 43.9).map(([name]) => name)"""
    )
    assert small == []
    sizes = page.evaluate(
        """() => [...document.querySelectorAll('.plot text')]
            .map((e) => parseFloat(getComputedStyle(e).fontSize) * e.getScreenCTM().a)"""
    )
    assert min(sizes) >= 11


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_each_theme_draws_with_its_palette(open_page, scheme):
    page = open_page(scheme=scheme)

    def rgb(colour):
        return "rgb({}, {}, {})".format(*(int(colour[i : i + 2], 16) for i in (1, 3, 5)))

    stroke = page.evaluate(f"getComputedStyle(document.querySelector('{NOW}')).stroke")
    assert stroke == rgb(palette.colour("voltage", theme=scheme))
    words = page.evaluate("getComputedStyle(document.querySelector('#decay .label.voltage')).fill")
    assert words == rgb(palette.colour("voltage", "text", scheme))


def test_on_paper_a_dark_page_is_light_and_keeps_value_and_sentence(open_page):
    page = open_page(scheme="dark")
    page.click("text=A fifth less")
    settle(page)
    page.emulate_media(media="print")
    hue = page.evaluate("getComputedStyle(document.body).getPropertyValue('--q-v').trim()")
    assert hue == palette.colour("voltage")
    assert page.locator("#decay .says").is_visible()
    assert page.locator("#decay output").is_visible()
    assert page.locator("#decay output").inner_text().startswith("0.64")
    assert slider(page).is_visible() and slider(page).input_value() == str(decay.grid["Mg_o"].index(0.64))
    assert page.locator("#decay .zonekey").is_visible()
    assert not page.locator("#decay .presets").is_visible()


def test_a_mouse_and_a_finger_move_the_slider(open_page):
    page = open_page(has_touch=True)
    box = slider(page).bounding_box()
    page.mouse.click(box["x"] + box["width"] - 16, box["y"] + 22)
    settle(page)
    by_mouse = sentence(page)
    page.touchscreen.tap(box["x"] + 16, box["y"] + 22)
    settle(page)
    assert by_mouse.startswith("At 10 mM")
    assert sentence(page).startswith("At 0.05 mM")
