"""The page in a real browser: nothing is fetched, everything can be read."""

import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service

from sosapp.intake.demo import demo_study
from sosapp.intake.material import load_material
from tests.export.exports import exported

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
QUIET = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update"),
    *("--disable-sync", "--disable-quic", "--hide-scrollbars"),
)
CONTRAST = 4.5
"""What WCAG 2.2 asks of text, level AA (1.4.3)."""

pytestmark = [
    pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="no Chromium here"),
    pytest.mark.xdist_group("browser"),
]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the demo study."""
    folder = tmp_path_factory.mktemp("page")
    material = load_material(demo_study(folder / "demo"))
    return exported(material, "html", folder)[0]


@pytest.fixture(scope="module")
def browser(page: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    options = ChromeOptions()
    options.binary_location = CHROMIUM or ""
    for argument in (*QUIET, f"--user-data-dir={tmp_path_factory.mktemp('user')}"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    found = Chrome(options=options, service=Service(DRIVER))
    try:
        found.get(page.as_uri())
        yield found
    finally:
        found.quit()


def asked(browser: Chrome, script: str) -> Any:
    """What a script finds in the page."""
    return browser.execute_script(f"return {script}")


def resize(browser: Chrome, width: int) -> None:
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)


def theme(browser: Chrome, name: str) -> None:
    features = [{"name": "prefers-color-scheme", "value": name}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})


def test_nothing_is_fetched_and_nothing_is_wrong(browser: Chrome) -> None:
    assert asked(browser, "performance.getEntriesByType('resource').length") == 0
    assert asked(browser, "document.scripts.length") == 0
    assert browser.get_log("browser") == []  # type: ignore[no-untyped-call]


def test_headings_follow_on_each_other(browser: Chrome) -> None:
    levels = asked(
        browser,
        "[...document.querySelectorAll('h1,h2,h3,h4,h5')].map(h => +h.tagName[1])",
    )
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_picture_says_what_it_shows_and_has_its_table(browser: Chrome) -> None:
    pictures = asked(
        browser,
        """[...document.querySelectorAll('svg[role=img]')].map(svg => [
            svg.getAttribute('aria-labelledby').split(' ')
               .map(id => document.getElementById(id).textContent),
            svg.closest('figure').querySelectorAll('details table').length,
            svg.getBoundingClientRect().width])""",
    )
    assert len(pictures) > 25
    for (title, description), tables, width in pictures:
        assert title
        assert ": " in description
        assert tables == 1
        assert width > 300


def test_the_pictures_that_a_meeting_asks_for_are_there(browser: Chrome) -> None:
    titles = asked(
        browser, "[...document.querySelectorAll('svg title')].map(t => t.textContent)"
    )
    assert {
        "Typ av samverkanspart × Verksamhetsområden",
        "Hur väl det fungerar (1–5) × Tillräcklighet",
        "Vem berättar om vem",
        "Typ av utmaning, i ordning",
    } <= set(titles)


def test_tables_tell_a_screen_reader_what_their_cells_are_of(browser: Chrome) -> None:
    wrong = asked(
        browser,
        """[...document.querySelectorAll('table')].filter(table =>
            !table.caption
            || [...table.tHead.rows[0].cells].some(c => c.scope !== 'col')
            || [...table.tBodies[0].rows].some(r => r.cells[0].scope !== 'row')
        ).length""",
    )
    assert wrong == 0
    assert asked(browser, "document.documentElement.lang") == "sv"


@pytest.mark.parametrize("width", [1280, 640, 320])
def test_the_page_never_scrolls_sideways(browser: Chrome, width: int) -> None:
    """A window of 1280 at 400 % has the room of 320 (WCAG 1.4.10)."""
    resize(browser, width)
    try:
        assert asked(browser, "document.documentElement.scrollWidth") <= width
    finally:
        resize(browser, 1280)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_text_can_be_read_in_light_and_in_dark(browser: Chrome, name: str) -> None:
    theme(browser, name)
    low = asked(
        browser,
        """(() => {
        const parse = s => s.match(/[\\d.]+/g).slice(0, 3).map(Number);
        const light = c => { const [r, g, b] = parse(c).map(v => v / 255).map(
            v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
            return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
        const paper = light(getComputedStyle(document.body).backgroundColor);
        const found = [];
        for (const e of document.querySelectorAll(SEEN)) {
            const style = getComputedStyle(e);
            const ink = light(e.closest('svg') ? style.fill : style.color);
            const [high, low] = [Math.max(ink, paper), Math.min(ink, paper)];
            const ratio = (high + 0.05) / (low + 0.05);
            if (ratio < CONTRAST) found.push([e.tagName, e.textContent, ratio]);
        }
        return found.slice(0, 5);
    })()""".replace("CONTRAST", str(CONTRAST)).replace(
            "SEEN", "'h1,h2,h3,h4,p,a,summary,th,svg text'"
        ),
    )
    assert low == []
    paper = asked(browser, "getComputedStyle(document.body).backgroundColor")
    assert paper == {"light": "rgb(255, 255, 255)", "dark": "rgb(21, 25, 30)"}[name]


def test_it_prints_with_every_table(browser: Chrome) -> None:
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        hidden = asked(
            browser,
            """[...document.querySelectorAll('table')].filter(table =>
                !table.checkVisibility({contentVisibilityAuto: true})
                || table.getBoundingClientRect().height < 20
            ).length""",
        )
        assert asked(browser, "document.querySelectorAll('details[open]').length") == 0
        assert hidden == 0
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    printed = browser.execute_cdp_cmd("Page.printToPDF", {"printBackground": True})
    assert len(printed["data"]) > 100_000
