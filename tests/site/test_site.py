"""The built book in a real browser: complete, quiet, accessible, and readable without JavaScript."""

import functools
import gzip
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from accessibility import violations
from bs4 import BeautifulSoup

from inventory import documents, missing, pages

SITE = Path(__file__).resolve().parents[2] / "_build" / "html"
PAGES = [name for name in pages() if name != "index.html"]
STATE = """explorer => [...explorer.querySelectorAll("svg.plot")].map(plot => plot.innerHTML).join()
    + "|" + explorer.querySelector(".says").textContent"""
SMALL_WORDS = """() => [...document.querySelectorAll("svg text")]
    .filter(text => text.getClientRects().length && text.textContent.trim())
    .map(text => [text.textContent, parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a])
    .filter(([, size]) => size < 11)"""
SMALL_TARGETS = """() => [...document.querySelectorAll("button, .id-link, summary, .choices label, .track input")]
    .map(target => [target.textContent || target.name, target.getBoundingClientRect().height])
    .filter(([, height]) => height > 0 && height < 24)"""
LIGHT_PAPER, DARK_PAPER = "rgb(251, 250, 246)", "rgb(20, 24, 27)"
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1440, "height": 900}


@pytest.fixture
def visit(browser, site):
    """Open a page of the book in a context of its own; what it asked for and complained of is kept on it."""
    contexts = []

    def visit(name, **options):
        context = browser.new_context(**{"viewport": DESK, **options})
        contexts.append(context)
        page = context.new_page()
        page.requested, page.complaints = [], []
        page.on("request", lambda request: page.requested.append(request.url))
        page.on(
            "console",
            lambda message: message.type in {"error", "warning"} and page.complaints.append(message.text),
        )
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.goto(site + name, wait_until="load")
        return page

    yield visit
    for context in contexts:
        context.close()


@functools.cache
def soup(name):
    return BeautifulSoup((SITE / name).read_text("utf-8"), "html.parser")


@functools.cache
def anchors(name):
    """What a link may point at on a page."""
    return {element["id"] for element in soup(name).find_all(id=True)}


def explorers_on(page):
    return page.locator("[data-explorer]").all()


def test_every_page_of_the_table_of_contents_is_there(site):
    assert missing(SITE) == []


def test_inventory_notices_a_missing_page(tmp_path):
    assert set(missing(tmp_path)) == set(pages())


def test_table_of_contents_is_read_in_order():
    toc = {"root": "a", "parts": [{"chapters": [{"file": "b"}, {"file": "c", "sections": [{"file": "d"}]}]}]}
    assert documents(toc) == ["a", "b", "c", "d"]


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_page_is_quiet_accessible_and_asks_no_other_host(visit, site, name, scheme):
    page = visit(name, color_scheme=scheme)
    assert [url for url in page.requested if not url.startswith((site, "data:"))] == []
    assert page.complaints == []
    assert page.evaluate("document.documentElement.dataset.theme") == scheme
    assert violations(page) == []


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [360, 390])
def test_page_fits_a_narrow_phone_and_is_read_without_a_lens(visit, name, width):
    page = visit(name, viewport={"width": width, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(SMALL_WORDS) == []
    assert page.evaluate(SMALL_TARGETS) == []


@pytest.mark.parametrize("width", [360, 390])
def test_search_results_stand_in_one_column_on_a_phone(visit, width):
    page = visit("search.html?q=magnesium", viewport={"width": width, "height": 740})
    page.wait_for_selector("#search-results li a")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    places = page.evaluate(
        """() => [...document.querySelectorAll("#search-results li")].map(item => item.getBoundingClientRect())"""
    )
    assert len({round(place["left"]) for place in places}) == 1
    tops = [place["top"] for place in places]
    assert len(tops) >= 3 and tops == sorted(set(tops))


def test_on_paper_prose_is_no_smaller_than_its_asides(visit):
    page = visit("chapters/1_excitability.html")
    page.emulate_media(media="print")
    size = """selector => parseFloat(getComputedStyle(document.querySelector(selector)).fontSize)"""
    prose = page.evaluate(size, ".article > section > section > p")
    assert prose >= 13.3  # 10 pt
    for selector in (".margin p", ".claim p:not(.id)", ".exercise legend", "figcaption", "table.ledger td"):
        assert page.evaluate(size, selector) <= prose, selector


@pytest.mark.parametrize("name", PAGES)
def test_page_is_complete_without_javascript(visit, name):
    page = visit(name, java_script_enabled=False, color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == LIGHT_PAPER
    assert page.locator("h1").first.inner_text().strip()
    for folded in page.locator("details.hidden-code:has(figure)").all():  # evidence that waits for the reader's vote
        folded.locator("summary").click()
    for figure in page.locator("figure").all():
        drawn = [picture for picture in figure.locator("svg[viewBox]").all() if picture.is_visible()]
        assert drawn and all(
            picture.bounding_box()["height"] > 30
            for picture in drawn
            if "plot" in (picture.get_attribute("class") or "")
        )
    for explorer in explorers_on(page):
        assert explorer.locator(".says").inner_text().strip()
        assert explorer.locator("button:visible").count() == 0
    for solution in page.locator("details.sol").all():
        solution.locator("summary").click()
        assert solution.locator("p").first.is_visible()


@pytest.mark.parametrize("name", PAGES)
def test_every_control_moves_figure_and_sentence_by_keyboard(visit, name):
    page = visit(name)
    for explorer in explorers_on(page):
        for slider in explorer.locator("input[type=range]").all():
            slider.focus()
            seen = []
            for key in ("Home", "End"):
                page.keyboard.press(key)
                page.wait_for_timeout(60)
                seen.append(explorer.evaluate(STATE).split("|"))
            (low_figure, low_words), (high_figure, high_words) = seen
            assert low_figure != high_figure, f"{explorer.get_attribute('id')}: the figure does not move"
            assert low_words != high_words, f"{explorer.get_attribute('id')}: the sentence does not change"
        for group in explorer.locator("fieldset.choice").all():
            before = explorer.evaluate(STATE).split("|")
            group.locator("input:checked").focus()
            page.keyboard.press("ArrowRight")
            page.wait_for_timeout(60)
            after = explorer.evaluate(STATE).split("|")
            assert before[0] != after[0] and before[1] != after[1]


def test_the_book_has_explorers_to_move():
    assert sum(len(soup(name).select("[data-explorer]")) for name in PAGES) >= 1


@pytest.mark.parametrize("name", pages())
def test_internal_links_and_anchors_resolve(site, name):
    broken = []
    for link in soup(name).select("a[href], link[href], script[src], img[src]"):
        address = urljoin(site + name, link.get("href") or link.get("src"))
        if not address.startswith(site) or "#!" in address:
            continue
        target, anchor = urldefrag(address)
        path = unquote(urlsplit(target).path).lstrip("/") or "index.html"
        if not (SITE / path).is_file():
            broken.append(f"{link}: no such page")
        elif anchor and unquote(anchor) not in anchors(path):
            broken.append(f"{link}: no such anchor")
    assert broken == []


@pytest.mark.parametrize("name", PAGES)
def test_page_is_light(name):
    extra = ["explorer.js", "explorer.css"] if soup(name).select("[data-explorer]") else []
    own = [SITE / name, *(SITE / "_static" / file for file in extra)]
    assert sum(len(gzip.compress(file.read_bytes())) for file in own) <= 300_000


def test_the_front_door_leads_to_the_cover(visit):
    page = visit("index.html")
    page.wait_for_url("**/chapters/index.html")
    assert page.complaints == []


def test_search_finds_a_word_of_a_chapter(visit):
    page = visit("search.html?q=magnesium")
    page.wait_for_selector("#search-results li a")
    assert page.locator("#search-results li a").count() >= 3
    assert page.complaints == []


def test_the_chosen_theme_is_kept_and_first_painted(visit, site):
    page = visit("chapters/index.html", color_scheme="light")
    page.get_by_role("button", name="Dark page").click()
    page.goto(site + "chapters/reference/claims.html", wait_until="commit")
    page.wait_for_load_state()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == DARK_PAPER
    assert page.get_by_role("button", name="Light page").is_visible()


def test_the_menu_opens_and_closes_on_a_phone(visit):
    page = visit("chapters/index.html", viewport=PHONE)
    entry = page.get_by_role("link", name="Claims ledger", exact=True)
    assert not entry.is_visible()
    page.get_by_role("button", name="Menu").click()
    assert entry.is_visible()
    page.keyboard.press("Escape")
    assert not entry.is_visible()


NOTEBOOKS = Path(__file__).resolve().parents[2] / "chapters"


@pytest.mark.parametrize("name", [name for name in PAGES if name.startswith("chapters/") and name[9].isdigit()])
def test_a_chapter_asks_all_that_its_notebook_asks(name):
    source = (NOTEBOOKS / Path(name).name).with_suffix(".ipynb").read_text("utf-8")
    for words, selector in (("{predict}", "[data-predict]"), ("{exercise}", ".exercise")):
        assert len(soup(name).select(selector)) == source.count(words) > 0


@pytest.mark.parametrize("name", [name for name in PAGES if "reference" not in name])
def test_a_prediction_is_remembered_and_recalled(visit, name):
    page = visit(name)
    for index in range(page.locator("[data-predict]").count()):
        form = page.locator("[data-predict]").nth(index)
        form.get_by_role("button").click()
        assert "guess" in form.get_by_role("status").inner_text()
        label = form.locator("label").last
        words = label.inner_text().strip()
        label.click()
        form.get_by_role("button").click()
        recall = page.locator(f"[data-recall='{form.get_attribute('data-predict')}']")
        assert words.split(".")[0] in recall.inner_text()
        page.reload()
        assert words.split(".")[0] in recall.inner_text()
        assert form.locator("input").last.is_disabled()


@pytest.mark.parametrize("name", [name for name in PAGES if "reference" not in name])
def test_every_wrong_answer_is_answered(visit, name):
    page = visit(name)
    for exercise in page.locator(".exercise").all():
        status, check = exercise.locator(".exercise-status"), exercise.get_by_role("button", name="Check")
        check.click()
        assert "first" in status.inner_text()
        replies = []
        for choice in exercise.locator("label:has(input[type=radio])").all():
            choice.click()
            check.click()
            replies.append(status.inner_text())
        for field in exercise.locator("input[data-answer]").all():
            low, high, _ = field.evaluate("field => JSON.parse(field.dataset.ranges)[0]")
            for value in (f"{(low + high) / 2:g}", "12345678"):
                field.fill(value.replace("-", "−"))
                field.press("Enter")
                replies.append(status.inner_text())
        assert len(set(replies)) == len(replies) >= 2
        assert sum(reply.startswith("Right.") for reply in replies) == 1


# Tables that sort and filter

LEDGER = "chapters/reference/claims.html"
SHOWN = "tbody tr:not([hidden])"


def test_the_ledger_is_filtered_and_sorted_by_keyboard_and_the_address_keeps_it(visit):
    page = visit(LEDGER)
    rows = page.locator(f"table[data-finder] {SHOWN}")
    whole = rows.count()
    page.get_by_label("Verdict", exact=True).focus()
    page.keyboard.type("Wrong")
    wrong = rows.count()
    assert 0 < wrong < whole
    assert page.locator(".finder-count").inner_text() == f"{wrong} of {whole} claims."
    page.reload()
    assert rows.count() == wrong
    page.get_by_role("button", name="Show all").press("Enter")
    assert rows.count() == whole
    certainty = page.get_by_role("button", name="Certainty", exact=True)
    certainty.press("Enter")
    assert page.locator("th[aria-sort=ascending]").inner_text().startswith("Certainty")
    assert page.locator("table[data-finder] tbody tr").first.locator("td").nth(4).inner_text() == "very low"
    certainty.press("Enter")
    assert page.locator("table[data-finder] tbody tr").first.locator("td").nth(4).inner_text() == "high"
    assert page.complaints == []


def test_the_ledger_finds_words(visit):
    page = visit(LEDGER)
    page.get_by_role("searchbox", name="Words").fill("resting threshold")
    assert page.locator(f"table[data-finder] {SHOWN}").count() == 1
    assert page.locator(f"table[data-finder] {SHOWN}").inner_text().startswith("I-10")


@pytest.mark.parametrize("name", [name for name in PAGES if "reference" in name])
def test_tables_are_whole_without_javascript_and_have_no_dead_control(visit, name):
    page = visit(name, java_script_enabled=False)
    for table in page.locator("table[data-finder]").all():
        assert table.locator("tbody tr").count() == table.locator(SHOWN).count() > 0
        assert table.locator("button").count() == 0
    assert page.locator(".finder").count() == 0


def test_a_claim_and_its_sentence_lead_to_each_other():
    sentence = soup("chapters/reference/coverage.html").find(id="sentence-i-2-3")
    assert sentence.select_one("a[href$='claims.html#claim-i-06']")
    assert soup(LEDGER).find(id="claim-i-06").select_one("a[href$='coverage.html#sentence-i-2-3']")


# Words explained at their first use

CHAPTERS = [name for name in PAGES if Path(name).name[0].isdigit()]


@pytest.mark.parametrize("name", CHAPTERS)
def test_every_chapter_explains_words_and_each_once(name):
    described = [button["aria-describedby"] for button in soup(name).select("button.term")]
    assert described and len(set(described)) == len(described)
    assert all(soup(name).find(id=identifier).get_text(strip=True) for identifier in described)


@pytest.mark.parametrize("name", CHAPTERS)
def test_a_comma_follows_its_word_without_a_space(name):
    for gloss in soup(name).select(".gloss"):
        assert not gloss.button.next_sibling.text.startswith((" ", "\n")), gloss.button


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [390, 1440])
def test_equations_beside_the_text_are_seen_whole(visit, name, width):
    page = visit(name, viewport={"width": width, "height": 740})
    cut = """() => [...document.querySelectorAll(".where .math")]
        .filter(one => one.scrollWidth > one.clientWidth + 1).map(one => one.textContent)"""
    assert page.evaluate(cut) == []


@pytest.mark.parametrize("javascript", [True, False])
def test_a_word_is_explained_on_hover_focus_and_tap(visit, javascript):
    page = visit(CHAPTERS[0], java_script_enabled=javascript)
    gloss = page.locator(".gloss").first
    word, tip = gloss.locator("button"), gloss.locator(".tip")
    assert not tip.is_visible()
    word.hover()
    assert tip.is_visible()
    page.mouse.move(0, 0)
    assert not tip.is_visible()
    word.focus()
    assert tip.is_visible()
    if javascript:
        page.keyboard.press("Escape")
        assert not tip.is_visible()


def test_an_explanation_fits_a_phone_on_tap(visit):
    page = visit(CHAPTERS[0], viewport=PHONE, has_touch=True)
    page.locator(".gloss button").first.tap()
    box = page.locator(".gloss .tip").first.bounding_box()
    assert box and 0 <= box["x"] and box["x"] + box["width"] <= PHONE["width"]
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
