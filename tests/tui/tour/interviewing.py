"""The stops on the interview screen and its dialogs."""

from dataclasses import replace

from textual.widgets import Input

from sosapp.store.open_interview import OpenInterview
from sosapp.store.writer import SaveState
from sosapp.study.interview import Recording
from sosapp.study.ranking import Order
from sosapp.tui.scene import Scene
from sosapp.tui.screens.closing import ClosingDialog
from sosapp.tui.screens.consent import ConsentDialog
from sosapp.tui.screens.field_note import NoteArea
from sosapp.tui.screens.go_to import GoToDialog
from sosapp.tui.screens.interview import InterviewScreen
from sosapp.tui.screens.mark import MarkDialog
from sosapp.tui.screens.opening import opened, opened_field_note
from sosapp.tui.screens.pasted import PastedDialog
from sosapp.tui.screens.ranking import RankingDialog
from sosapp.tui.screens.read_back import ReadBackScreen
from sosapp.tui.screens.recordings import RecordingsDialog
from sosapp.tui.screens.time import TimeDialog
from sosapp.tui.widgets.earlier_pane import EarlierPane
from sosapp.tui.widgets.entry_list import EntryList
from sosapp.tui.widgets.lasting_line import LastingLine
from sosapp.tui.widgets.record_form import RecordForm
from sosapp.tui.widgets.value_line import ValueLine
from tests.tui.full_study import FULL, QUESTION, RECORD
from tests.tui.tour.walk import Tour


async def interview(tour: Tour, name: str = FULL) -> None:
    """An interview with entries of every kind, and a half-typed line."""
    await tour.app.push_screen(await opened(tour.app, name))
    await tour.pilot.pause()


async def pressed(tour: Tour, keys: tuple[str, ...]) -> None:
    """The same screen after some keys."""
    await tour.pilot.press(*keys)


async def entries(tour: Tour) -> None:
    """The cursor on the first of the entries."""
    written = tour.app.screen.query_one(EntryList)
    written.focus()
    written.action_first()


async def changing(tour: Tour) -> None:
    """An entry in the composer."""
    await entries(tour)
    await tour.pilot.press("enter")


async def alarm(tour: Tour) -> None:
    """The disk takes nothing."""
    screen = tour.screen(InterviewScreen)
    since, problem = "2026-11-23T10:00:00+01:00", tour.word("disk")
    state = SaveState(saved=False, failing_since=since, problem=problem)
    # What a disk says is not ours to choose; here it is, until the next save.
    opened = screen.desk.opened
    assert isinstance(opened, OpenInterview)
    opened._writer.state = state
    screen.tick()


async def rescued(tour: Tour) -> None:
    """The disk still takes nothing, and a copy lies somewhere else."""
    await alarm(tour)
    screen = tour.screen(InterviewScreen)
    said = screen.say("rescue.done", file=tour.word("place"), at="10:00:00")
    screen.query_one(LastingLine).say(said)


async def form(tour: Tour, field: str, typed: str) -> None:
    """One field of a record that says all it can, and a word typed there."""
    screen = tour.screen(InterviewScreen)
    kind = screen.desk.interview.entries[RECORD].kind
    place = screen.desk.instrument.record_types[kind].line.index(field)
    screen.open_form(RECORD)
    await tour.pilot.press("up", *["down"] * place)
    if typed:
        screen.query_one(ValueLine).value = typed
    await tour.pilot.pause(0)


async def form_refused(tour: Tour) -> None:
    """A word that the field of a record does not take."""
    await form(tour, "partner_type", tour.word("z"))
    await tour.pilot.press("enter")


async def form_left(tour: Tour) -> None:
    """The interview again, after the form of a record."""
    tour.screen(InterviewScreen).query_one(RecordForm).query_one(Input).value = ""
    await tour.pilot.press("ctrl+t")


async def go_to(tour: Tour) -> None:
    """Every question."""
    study = await tour.app.study()
    shown = study.read(FULL)
    instrument = study.instrument_of(shown)
    scene = Scene(shown, instrument, QUESTION, tour.app.language)
    await tour.app.push_screen(GoToDialog(scene))


async def mark(tour: Tour) -> None:
    """What became of a question."""
    await tour.app.push_screen(MarkDialog(QUESTION, ""))


async def mark_why(tour: Tour) -> None:
    """Why a question was skipped."""
    await mark(tour)
    await tour.pilot.press("2")


async def time(tour: Tour) -> None:
    """The time of an interview that has too little of it left."""
    study = await tour.app.study()
    shown = study.read(FULL)
    instrument = study.instrument_of(shown)
    scene = Scene(shown, instrument, QUESTION, tour.app.language)
    await tour.app.push_screen(TimeDialog(scene, 50 * 60))


async def offered(tour: Tour) -> None:
    """A line whose last value can be completed."""
    tour.screen(InterviewScreen).composer.put("")
    tour.screen(InterviewScreen).composer.insert("@ Part | reg")
    await tour.pilot.pause()


async def pasted(tour: Tour) -> None:
    """A text of several lines was pasted."""
    await tour.app.push_screen(PastedDialog(50, len))


async def earlier(tour: Tour) -> None:
    """What was said in an earlier wave, beside today's."""
    screen = tour.screen(InterviewScreen)
    now = screen.desk.interview
    then = replace(now, facts=replace(now.facts, id="earlier", wave=0))
    screen.query_one(EarlierPane).interviews = (then,)
    screen.add_class("-earlier")
    screen.query_one(EarlierPane).focus()
    await tour.pilot.pause()


async def scene_of(tour: Tour) -> Scene:
    """The full interview at a question, for a page that shows it."""
    study = await tour.app.study()
    shown = study.read(FULL)
    return Scene(shown, study.instrument_of(shown), QUESTION, tour.app.language)


async def ranking(tour: Tour) -> None:
    """Two records in order, and the others without a rank."""
    scene = await scene_of(tour)
    records = [entry.id for entry in scene.interview.of_kind("challenge")]
    words = {name: scene.said(scene.interview.entries[name]) for name in records}
    order = Order((), tuple(records)).placed(records[-1], 1)
    await tour.app.push_screen(RankingDialog(order, words, lambda _: None))


async def read_back(tour: Tour) -> None:
    """The page that is read aloud."""
    await tour.app.push_screen(ReadBackScreen(await scene_of(tour)))


async def recordings(tour: Tour) -> None:
    """Two recorders were started."""
    marked = ("2026-11-23T10:00:00+01:00", "2026-11-23T10:40:00+01:00")
    dialog = RecordingsDialog(tuple(Recording(start=one) for one in marked))
    await tour.app.push_screen(dialog)


async def recordings_asking(tour: Tour) -> None:
    """What the clock of one of them showed."""
    await recordings(tour)
    await tour.pilot.press("enter")


async def closing(tour: Tour) -> None:
    """The end of an interview in which something is missing."""
    study = await tour.app.study()
    shown = study.read(FULL)
    scene = Scene(shown, study.instrument_of(shown), QUESTION, tour.app.language)
    await tour.app.push_screen(ClosingDialog(scene))


async def consent(tour: Tour) -> None:
    """What is agreed to, to be changed."""
    study = await tour.app.study()
    items = study.instrument_of(study.read(FULL)).guide.consent
    await tour.app.push_screen(ConsentDialog(items, [items[0].id]))


async def field_note(tour: Tour) -> None:
    """The interviewer's own note."""
    await tour.app.push_screen(await opened_field_note(tour.app, FULL))
    await tour.pilot.pause()
    tour.app.screen.query(NoteArea).first().insert(tour.word("note"))
