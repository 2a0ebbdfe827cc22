"""Preparing an interview with the keyboard."""

from dataclasses import replace
from pathlib import Path

import pytest

from sosapp.instrument.instrument import Instrument
from sosapp.store.code_key import CodeKey
from sosapp.store.new_study import new_study
from sosapp.store.settings import Settings
from sosapp.store.shipped import shipped
from sosapp.store.study_folder import StudyFolder
from sosapp.tui.app import SosApp
from sosapp.tui.screens.new_interview import NewInterviewScreen
from sosapp.tui.widgets.form import Form
from sosapp.tui.widgets.tick_box import TickBox
from tests.tui.preparing import REQUIRED, facts, form, held
from tests.tui.screen_text import screen_text
from tests.tui.waiting import until


async def test_a_case_is_found_by_the_beginning_of_its_name(study: StudyFolder) -> None:
    async with form(study) as shown:
        await shown.pilot.press("ö", "d", "e", "enter")
        assert shown.input("case").value == "0509 Ödeshög"
        assert shown.screen.focused is shown.input("participants")


async def test_the_arrows_choose_among_the_suggestions(study: StudyFolder) -> None:
    async with form(study) as shown:
        shown.input("case").value = "0"
        await shown.pilot.press("down", "down", "up", "tab")
        assert shown.input("case").value == "0512 Ydre"


async def test_the_suggestions_stay_when_the_case_is_missing(
    study: StudyFolder,
) -> None:
    async with form(study) as shown:
        await shown.stopped()
        await shown.pilot.press("down", "enter")
        assert shown.input("case").value == "0509 Ödeshög"


async def test_an_unknown_case_is_kept_as_typed(study: StudyFolder) -> None:
    async with form(study) as shown:
        shown.input("case").value = "9901 [/b] Lillmora"
        await shown.consent()
        started = await shown.start()
    assert facts(study, started).case == "9901"
    assert StudyFolder(study.path).study.cases["9901"].name == "[/b] Lillmora"


async def test_a_new_case_may_begin_as_one_that_is_known(study: StudyFolder) -> None:
    async with form(study) as shown:
        await shown.pilot.press("m", "o")
        assert "Nytt fall: mo" in shown.shown
        await shown.pilot.press("down", "enter")
        await shown.consent()
        started = await shown.start()
    assert facts(study, started).case == "mo"


async def test_starting_keeps_what_was_filled_in(study: StudyFolder) -> None:
    async with form(study) as shown:
        shown.input("case").value = "0509"
        shown.input("participants").value = "p01, P02"
        shown.input("date").value = "2026-11-23"
        shown.input("place").value = "Video"
        await shown.consent()
        kept = facts(study, await shown.start())
    assert (kept.case, kept.participants, kept.wave) == ("0509", ("P01", "P02"), 1)
    assert (kept.date, kept.place, kept.language) == ("2026-11-23", "Video", "sv")
    assert (kept.interviewer, kept.state) == ("Intervjuare A", "planned")
    assert {name for name, said in kept.consent.items() if said} == set(REQUIRED)
    assert StudyFolder(study.path).study.participants["P02"].role == "socialchef"


async def test_an_interview_keeps_the_instrument_it_was_started_with(
    study: StudyFolder, instrument: Instrument
) -> None:
    async with form(study) as shown:
        shown.input("case").value = "0509"
        await shown.consent()
        started = await shown.start()
    guide = study.path / "templates" / "guides" / "sos_socialchef.yaml"
    guide.unlink()
    assert study.instrument_of(study.read(started)) == instrument


async def test_a_name_goes_into_the_code_key_and_nowhere_else(
    study: StudyFolder,
) -> None:
    async with form(study) as shown:
        shown.input("case").value = "0509"
        shown.input("name").value = "Åsa Hemligsson"
        await shown.consent()
        await shown.start()
    assert CodeKey(study.study.id).names() == {"P01": "Åsa Hemligsson"}
    files = [path for path in study.path.rglob("*") if path.is_file()]
    assert not [path for path in files if b"Hemligsson" in path.read_bytes()]


async def test_a_code_never_gets_another_name(study: StudyFolder) -> None:
    CodeKey(study.study.id).put("P01", "Åsa")
    async with form(study) as shown:
        shown.input("case").value = "0509"
        shown.input("name").value = "Bo"
        await shown.consent()
        await shown.stopped()
        assert "koden P01 redan till ett annat namn" in shown.shown
        assert "Åsa" not in shown.shown
        assert shown.screen.focused is shown.input("name")
    assert study.ids() == []


async def test_a_missing_consent_stops_the_start_and_says_which(
    study: StudyFolder,
) -> None:
    async with form(study) as shown:
        shown.input("case").value = "0509"
        await shown.consent()
        boxes = {box.name: box for box in shown.screen.query(TickBox)}
        boxes["voluntary"].ticked = False
        await shown.stopped()
        assert "krävs och är inte ikryssat: ”Vet att medverkan är friv" in shown.shown
        assert shown.screen.focused is boxes["voluntary"]
        await shown.pilot.press("space")
        assert "Stopp:" not in shown.shown
        await shown.start()
    assert len(study.ids()) == 1


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("case", "", "behöver ett fall"),
        ("case", "0509 Annan", "Koden 0509 har redan fallet Ödeshög"),
        ("participants", "", "minst en deltagare"),
        ("participants", "Anna", "”ANNA” är ingen kod"),
        ("participants", "P01 P02 P03", "högst 2 deltagare, och här står 3"),
        ("wave", "0", "en siffra från 1"),
        ("date", "2026-02-30", "2026-02-30 är inget datum"),
    ],
)
async def test_what_is_wrong_is_said_and_the_cursor_goes_there(
    study: StudyFolder, field: str, typed: str, said: str
) -> None:
    async with form(study) as shown:
        shown.input("case").value = "0509"
        await shown.pilot.pause()
        shown.input(field).value = typed
        await shown.consent()
        await shown.stopped()
        assert said in shown.shown
        assert shown.screen.focused is shown.input(field)
    assert study.ids() == []


async def test_the_wave_follows_the_earlier_interviews(
    study: StudyFolder, instrument: Instrument
) -> None:
    held(study, instrument, 2)
    async with form(study) as shown:
        shown.input("case").value = "lillmora"
        await shown.pilot.press("tab")
        assert "Intervjuade i fallet förut: P01" in shown.shown
        assert shown.input("participants").value == "P02"
        assert shown.input("wave").value == "1"
        shown.input("participants").value = "P01"
        await until(shown.pilot, lambda: shown.input("wave").value == "3")


async def test_a_typed_wave_stays(study: StudyFolder, instrument: Instrument) -> None:
    held(study, instrument, 2)
    async with form(study) as shown:
        shown.input("wave").value = "7"
        shown.input("case").value = "9901 Lillmora"
        await shown.consent()
        assert facts(study, await shown.start()).wave == 7


async def test_enter_leads_through_the_fields(study: StudyFolder) -> None:
    async with form(study) as shown:
        for name in ("case", "participants", "name", "wave", "date", "place"):
            assert shown.screen.focused is shown.input(name)
            await shown.pilot.press("enter")
        assert shown.screen.focused is shown.screen.query_one("#spoken")


async def test_consent_is_ticked_with_space_and_walked_with_arrows(
    study: StudyFolder,
) -> None:
    async with form(study) as shown:
        shown.screen.query_one("#spoken").focus()
        await shown.pilot.press("down", "space", "down", "down", "space", "up", "space")
        assert shown.ticked == {"informed", "participate", "voluntary"}


async def test_consent_is_worded_in_the_language_of_the_interview(
    study: StudyFolder,
) -> None:
    async with form(study) as shown:
        assert "Krävs: Samtycker till att delta" in shown.shown
        shown.screen.query_one("#spoken").focus()
        await shown.pilot.press("right")
        assert "Krävs: Consents to take part" in shown.shown
        shown.input("case").value = "0509"
        await shown.consent()
        assert facts(study, await shown.start()).language == "en"


async def test_nothing_is_lost_when_the_language_changes(study: StudyFolder) -> None:
    async with form(study) as shown:
        shown.input("case").value = "0509 Ödeshög"
        shown.input("name").value = "Åsa"
        shown.input("place").value = "Video"
        await shown.consent()
        shown.input("place").focus()
        await shown.pilot.press("f9")
        assert "Required: Samtycker till att delta" in shown.shown
        values = [shown.input(name).value for name in ("case", "name", "place")]
        assert values == ["0509 Ödeshög", "Åsa", "Video"]
        assert shown.ticked == set(REQUIRED)
        assert shown.screen.focused is shown.input("place")


async def test_two_presses_start_one_interview(study: StudyFolder) -> None:
    async with form(study) as shown:
        shown.input("case").value = "0509"
        await shown.consent()
        shown.screen.action_submit()
        await shown.start()
    assert len(study.ids()) == 1


async def test_leaving_asks_once_if_something_was_typed(study: StudyFolder) -> None:
    async with form(study) as shown:
        shown.input("place").value = "Video"
        await shown.pilot.press("ctrl+x")
        assert "Det som är ifyllt tas bort om formuläret lämnas" in shown.shown
        assert shown.result is None
        await shown.pilot.press("ctrl+x")
        assert shown.result == ""
    assert study.ids() == []


async def test_leaving_an_untouched_form_asks_nothing(study: StudyFolder) -> None:
    async with form(study) as shown:
        await shown.pilot.press("escape")
        assert shown.result == ""


async def test_the_advice_of_the_guide_is_one_key_away(study: StudyFolder) -> None:
    async with form(study) as shown:
        await shown.pilot.press("f2")
        assert "Skicka informationsbrevet" in shown.shown
        await shown.pilot.press("enter")
        assert shown.pilot.app.screen is shown.screen


async def test_a_guide_is_chosen_if_there_are_several(tmp_path: Path) -> None:
    guides = ("sos_socialchef", "rss_focus_group")
    study = new_study(tmp_path / "s", "S", "sv", guides, shipped() / "templates")
    async with form(study) as shown:
        await until(shown.pilot, lambda: "RSS fokusgrupp" in shown.shown)
        await shown.consent()
        shown.screen.query_one("#guide").focus()
        await shown.pilot.press("right")
        await until(shown.pilot, lambda: "Upp till 8" in shown.shown)
        assert "Träff" in shown.shown
        assert shown.ticked == set(REQUIRED)
        names = {box.name for box in shown.screen.query(TickBox)}
        assert "group_confidentiality" in names


async def test_a_broken_guide_is_told_with_its_line(study: StudyFolder) -> None:
    guide = study.path / "templates" / "guides" / "sos_socialchef.yaml"
    guide.write_text(guide.read_text().replace("duration_min:", "duration:"))
    app = SosApp(study.path, Settings(language="sv", interviewer="A"))
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(NewInterviewScreen(study))
        await until(pilot, lambda: "Stopp:" in screen_text(app))
        assert "sos_socialchef.yaml:" in screen_text(app)
        await pilot.press("x")
        assert "Stopp:" not in screen_text(app)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "Stopp:" in screen_text(app))
    assert study.ids() == []


async def test_a_full_or_closed_disk_loses_nothing_typed(study: StudyFolder) -> None:
    (study.path / "templates" / "used").write_text("in the way")
    async with form(study) as shown:
        shown.input("case").value = "0509"
        shown.input("place").value = "Video"
        await shown.consent()
        await shown.stopped()
        assert "Det gick inte att spara" in shown.shown
        assert shown.input("place").value == "Video"
        assert shown.ticked == set(REQUIRED)


async def test_texts_from_people_are_shown_as_they_are(study: StudyFolder) -> None:
    hostile = "[Q1] [/b] :smile: $n"
    study.save(replace(study.study, name=hostile))
    guide = study.path / "templates" / "guides" / "sos_socialchef.yaml"
    text = guide.read_text().replace("Samtycker till att delta", hostile)
    guide.write_text(text)
    async with form(study) as shown:
        assert f"Ny intervju · {hostile}" in shown.shown
        assert f"Krävs: {hostile}" in shown.shown
        shown.input("case").value = f"9 {hostile}"
        await shown.pilot.pause()
        assert f"Nytt fall: kod 9, namn {hostile}" in shown.shown


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40)])
async def test_the_focus_is_always_in_sight_and_comes_round(
    study: StudyFolder, size: tuple[int, int]
) -> None:
    async with form(study, size) as shown:
        first = shown.screen.focused
        seen = [first]
        area = shown.screen.query_one(Form).region
        while len(seen) < 40:
            await shown.pilot.press("tab")
            focused = shown.screen.focused
            if focused is first:
                break
            assert focused is not None
            assert area.contains_region(focused.region), focused
            seen.append(focused)
        assert set(seen) == set(shown.screen.focus_chain)
