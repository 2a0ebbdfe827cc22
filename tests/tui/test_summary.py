"""The summary screen: what is said, what stands beside it, and the keys."""

import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widget import AwaitMount, Widget
from textual.widgets import OptionList, Static

from sosapp.instrument.instrument import QUOTE
from sosapp.intake.demo import demo_study
from sosapp.store.settings import Settings
from sosapp.store.study_folder import StudyFolder
from sosapp.tui.app import SosApp
from sosapp.tui.screens.behind import BehindScreen
from sosapp.tui.screens.home import HomeScreen
from sosapp.tui.screens.summary import SummaryScreen
from sosapp.tui.widgets.drawing import REGISTER, TABLE
from sosapp.tui.widgets.page import Page
from tests.tui.screen_text import screen_text
from tests.tui.waiting import until


@pytest.fixture
def demo(tmp_path: Path) -> StudyFolder:
    """The demo study."""
    return demo_study(tmp_path / "demo")


@asynccontextmanager
async def reading(
    study: StudyFolder, size: tuple[int, int] = (80, 24), language: str = "en"
) -> AsyncIterator[Pilot[None]]:
    """The summary of a study, read."""
    app = SosApp(study.path, Settings(language=language))
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        screen = SummaryScreen()
        await app.push_screen(screen)
        await pilot.app.workers.wait_for_complete()
        await until(pilot, lambda: bool(said(pilot)) or not screen.has_class("-read"))
        yield pilot


async def turn_to(pilot: Pilot[None], key: str) -> str:
    """Press a key and wait for another page; its text."""
    before = said(pilot)
    await pilot.press(key)
    await until(pilot, lambda: said(pilot) not in ("", before))
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    return said(pilot)


def said(pilot: Pilot[None]) -> str:
    """The text of the whole page, what is out of sight included."""
    pieces = pilot.app.screen.query("Page > Static").results(Static)
    return "\n".join(str(piece.content) for piece in pieces)


def on_one_line(text: str) -> str:
    """The text without regard to where its lines break."""
    return " ".join(text.split())


async def test_a_study_without_interviews_says_so(study: StudyFolder) -> None:
    async with reading(study) as pilot:
        assert "no interviews to sum up yet" in screen_text(pilot.app)


async def test_every_page_says_what_it_rests_on(demo: StudyFolder) -> None:
    async with reading(demo) as pilot:
        for key in "1234567":
            page = said(pilot) if key == "1" else await turn_to(pilot, key)
            assert re.search(r"Interviews: 11 · \d{4}-\d\d-\d\d · PRELIMINARY", page)
            assert "guide version 1.0-draft (11)" in page
            assert "“Not stated” means that it was not said, neither no nor" in page


async def test_the_overview_counts_records_and_interviews(demo: StudyFolder) -> None:
    async with reading(demo) as pilot:
        lines = said(pilot).splitlines()
    assert ["Collaborations", "42", "10"] in [without_bar(line) for line in lines]
    assert ["Challenges", "29", "11"] in [without_bar(line) for line in lines]


def without_bar(line: str) -> list[str]:
    return re.sub("[█░·]+", " ", line).split()


async def test_a_digit_opens_a_page(demo: StudyFolder) -> None:
    async with reading(demo) as pilot:
        page = await turn_to(pilot, "2")
    assert "Records: 42, in 10 of 11 interviews." in page


async def test_counts_have_numbers_and_always_what_was_not_stated(
    demo: StudyFolder,
) -> None:
    async with reading(demo) as pilot:
        page = await turn_to(pilot, "2")
    shown = [without_bar(line) for line in page.splitlines()]
    assert ["Neighbouring", "municipality", "11", "8"] in shown
    assert sum(line[:2] == ["Not", "stated"] for line in shown) >= 9
    assert ["Not", "stated", "0"] in shown


async def test_means_say_how_many_they_rest_on(demo: StudyFolder) -> None:
    async with reading(demo) as pilot:
        english = await turn_to(pilot, "2")
        await pilot.press("f9")
        await until(pilot, lambda: "Fungerar väl" in said(pilot))
        swedish = said(pilot)
    assert "Mean 3.64, stated in 33 of 42 records." in english
    assert "Medelvärde 3,64, uttalat i 33 av 42 poster." in swedish


async def test_two_fields_are_set_against_each_other(demo: StudyFolder) -> None:
    async with reading(demo) as pilot:
        page = await turn_to(pilot, "2")
    table = page.partition("How well it works (1–5) × Sufficiency")[2]
    rows = {line.split("  ")[0]: line.split()[-4:] for line in table.splitlines()[:12]}
    assert rows["4 Works well"] == ["3", "5", "1", "4"]


async def test_a_relation_told_from_both_sides_is_one(demo: StudyFolder) -> None:
    async with reading(demo) as pilot:
        page = await turn_to(pilot, "2")
    relation = page.partition("Granåker – Lillmora\n")[2].partition("\nLillmora – ")[0]
    accounts = [line for line in relation.splitlines() if line.startswith("  ")]
    tellers = [line.split()[0] for line in accounts if "Told from: both sides" in line]
    assert tellers == ["Lillmora", "Granåker", "Lillmora"]


async def test_the_register_has_every_record(demo: StudyFolder) -> None:
    async with reading(demo) as pilot:
        page = await turn_to(pilot, "2")
        await pilot.press("r")
        await pilot.pause()
        assert "Register (42)" in screen_text(pilot.app).splitlines()[3]
    register = on_one_line(page.partition("Register (42)")[2])
    assert register.count("Form of collaboration:") == 38
    assert "Lillmora · P01 · B1 · 00:12:37" in register


async def test_a_key_goes_from_table_to_table_and_back(demo: StudyFolder) -> None:
    async with reading(demo) as pilot:
        await turn_to(pilot, "2")
        page = pilot.app.screen.query_one(Page)
        tops = []
        for key in ("n", "n", "p", "home"):
            await pilot.press(key)
            await pilot.pause()
            tops.append(page.scroll_y)
    assert 0 < tops[0] < tops[1]
    assert tops[2:] == [tops[0], 0]


async def test_the_arrows_turn_pages_round_the_end(demo: StudyFolder) -> None:
    async with reading(demo) as pilot:
        last = await turn_to(pilot, "left")
        assert "What became of each question." in last
        first = await turn_to(pilot, "right")
        assert "Records by type" in first


async def test_voices_are_those_with_consent_and_nobody_is_named(
    demo: StudyFolder,
) -> None:
    quotes = {True: "", False: ""}
    for interview in demo.interviews():
        consent = interview.facts.consent["quotes"]
        for entry in interview.of_kind(QUOTE):
            quotes[consent] = entry.text
    async with reading(demo) as pilot:
        page = on_one_line(await turn_to(pilot, "6"))
    assert on_one_line(quotes[True]) in page
    assert "P01 · 00:06:57" in page
    places = [case.name for case in demo.study.cases.values()]
    sources = re.findall(r"” (P\d\d.*?) ", page)
    assert sources
    assert not any(name in source for name in places for source in sources)


async def test_coverage_counts_interviews_by_what_became_of_the_question(
    demo: StudyFolder,
) -> None:
    async with reading(demo) as pilot:
        page = on_one_line(await turn_to(pilot, "7"))
    row = page.partition("A2 How are the social services organised")[2][:150]
    assert "asked 5 of 11 · answered elsewhere 2 · skipped 3 · declined 1" in row


async def test_another_language_changes_the_page_in_its_place(
    demo: StudyFolder,
) -> None:
    async with reading(demo) as pilot:
        await turn_to(pilot, "3")
        await pilot.press("f9")
        await until(pilot, lambda: "Poster: 29" in said(pilot))
        assert "3 Utmaningar" in screen_text(pilot.app)


async def test_the_digits_are_known_by_their_pages(demo: StudyFolder) -> None:
    async with reading(demo) as pilot:
        bindings = pilot.app.screen.active_bindings
        titles = {key: bindings[key].binding.description for key in "127"}
        assert titles == {"1": "Overview", "2": "Collaborations", "7": "Coverage"}
        assert "8" not in bindings


async def test_a_damaged_interview_is_told_of_and_the_rest_is_summed_up(
    demo: StudyFolder,
) -> None:
    file = demo.file(demo.ids()[0])
    file.write_bytes(file.read_bytes()[:-50])
    async with reading(demo) as pilot:
        page = said(pilot)
    assert "Interviews: 10" in page
    assert "could not be read and are not counted: 1" in page


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (200, 60)])
async def test_every_page_fits_its_terminal(
    demo: StudyFolder, size: tuple[int, int]
) -> None:
    async with reading(demo, size, "sv") as pilot:
        for key in "234567":
            page = await turn_to(pilot, key)
            drawn = [line for line in page.splitlines() if line.startswith(" ")]
            assert max(map(len, drawn), default=0) <= size[0] - 2
            painted = screen_text(pilot.app).splitlines()
            assert "Intervjuer: 11" in "\n".join(painted[:6])
            assert "nästa sida" in painted[-1]


async def test_a_study_that_cannot_be_read_says_so(demo: StudyFolder) -> None:
    file = demo.path / "study.json"
    file.write_bytes(file.read_bytes().replace(b"Lillmora", b"Lillmorb"))
    async with reading(demo) as pilot:
        assert "study.json is not as it was written" in screen_text(pilot.app)


async def test_a_screen_knows_that_it_was_left(demo: StudyFolder) -> None:
    async with reading(demo) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, SummaryScreen)
        assert not screen.is_going
        await pilot.app.pop_screen()
        assert screen.is_going


async def test_leaving_goes_back_to_the_study(demo: StudyFolder) -> None:
    async with reading(demo) as pilot:
        await pilot.press("ctrl+x")
        await pilot.pause()
        assert isinstance(pilot.app.screen, HomeScreen)


async def behind(pilot: Pilot[None], wanted: str) -> OptionList:
    """Go down to what is behind a table that is brought into sight; its list."""
    page = pilot.app.screen.query_one(Page)
    for _ in range(60):
        if page.table is not None and page.table.id == wanted:
            break
        await pilot.press("n")
        await pilot.pause()
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(pilot.app.screen, BehindScreen))
    return pilot.app.screen.query_one(OptionList)


async def test_a_number_leads_to_its_entries_and_back(demo: StudyFolder) -> None:
    async with reading(demo) as pilot:
        await turn_to(pilot, "2")
        lines = await behind(pilot, "collaborations.partner_type")
        first = str(lines.get_option_at_index(0).prompt)
        assert first == "Neighbouring municipality  Number 11 · Interviews 8"
        await pilot.press("enter")
        await until(pilot, lambda: lines.option_count == 11)
        assert "Lillmora · P01 · B1 · 00:12:37" in screen_text(pilot.app)
        await pilot.press("escape")
        await until(pilot, lambda: lines.option_count == 18)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, SummaryScreen))


async def test_a_cell_of_two_fields_leads_to_its_entries(demo: StudyFolder) -> None:
    async with reading(demo) as pilot:
        await turn_to(pilot, "2")
        lines = await behind(pilot, "collaborations.works-sufficiency")
        count = lines.option_count
        said = [str(lines.get_option_at_index(n).prompt) for n in range(count)]
        assert said[0] == "2 Works poorly × Sufficient  Interviews 3"
        await pilot.press("enter")
        await until(pilot, lambda: lines.option_count == 3)
        await pilot.press("escape")
        # One interview can say it of several records, and each is an entry.
        best = said.index("5 Works very well × Sufficient  Interviews 4")
        await until(pilot, lambda: lines.option_count == count)
        lines.highlighted = best
        await pilot.press("enter")
        await until(pilot, lambda: lines.option_count == 5)
        assert "entries: 5" in screen_text(pilot.app)


async def test_every_page_but_voices_has_something_behind_it(demo: StudyFolder) -> None:
    async with reading(demo) as pilot:
        for key in "1234567":
            if key != "1":
                await turn_to(pilot, key)
            page = pilot.app.screen.query_one(Page)
            assert (page.table is None) == (key == "6")


async def test_keys_stay_while_a_page_is_drawn_anew(
    demo: StudyFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading(demo) as pilot:
        await turn_to(pilot, "2")
        page = pilot.app.screen.query_one(Page)
        mount, seen = page.mount_all, []

        def mounting(pieces: Sequence[Widget]) -> AwaitMount:
            seen.append((page.has(TABLE), page.has(REGISTER)))
            return mount(pieces)

        monkeypatch.setattr(page, "mount_all", mounting)
        await pilot.press("f9")
        await until(pilot, lambda: "Typ av samverkanspart" in said(pilot))
    assert set(seen) == {(True, True)}


async def test_what_is_ranked_and_what_leads_to_what(demo: StudyFolder) -> None:
    async with reading(demo, (100, 40)) as pilot:
        page = on_one_line(await turn_to(pilot, "3"))
    assert "Category of challenge, in order" in page
    assert "(weight" in page and "rank 1.5)" in page
    assert "New in each interview: Category of challenge" in page
    assert "What leads to what" in page
    assert "Without: Linked collaborations" in page
    assert "Linked collaborations: Granåker" in page


async def test_who_tells_of_whom_is_a_matrix(demo: StudyFolder) -> None:
    async with reading(demo, (100, 40)) as pilot:
        page = await turn_to(pilot, "2")
    matrix = page.partition("Who tells of whom")[2].splitlines()[:12]
    row = next(line for line in matrix if line.startswith("Lillmora"))
    assert row.split()[1:] != []
    assert "The relations and both sides' accounts" in page
    assert "Works but does not suffice" in page


async def test_keys_that_come_faster_than_the_screen_is_painted_all_count(
    demo: StudyFolder,
) -> None:
    async with reading(demo) as pilot:
        await turn_to(pilot, "2")
        page = pilot.app.screen.query_one(Page)
        for _ in range(4):
            await pilot.press("n")
            await pilot.pause()
        slowly = page.scroll_y
        await pilot.press("home")
        await until(pilot, lambda: page.scroll_y == 0)
        for _ in range(4):
            page.step((TABLE, REGISTER), True)
        assert page.scroll_y == slowly > 0
