"""The field note, and when it is asked for."""

from sosapp.instrument.instrument import Instrument
from sosapp.study import field_note, undoing
from sosapp.study.interview import Draft, Sitting
from tests.study.material import AUTHOR, after, blank

ENDED = "2026-11-23T11:00:00+01:00"
FINISHED = {
    "state": "finished",
    "sittings": (Sitting(start="2026-11-23T10:00:00+01:00", end=ENDED),),
}


def test_each_field_is_a_change_of_its_own_and_can_be_taken_back() -> None:
    interview = blank()
    for field in ("setting", "surprise"):
        change = field_note.written(interview, field, f"om {field}", AUTHOR)
        interview = after(interview, change)
    assert interview.facts.field_note == {
        "setting": "om setting",
        "surprise": "om surprise",
    }
    interview = after(interview, undoing.undo(interview, AUTHOR))
    assert interview.facts.field_note == {"setting": "om setting"}


def test_an_empty_text_takes_the_field_away() -> None:
    interview = blank(field_note={"setting": "x"})
    change = field_note.written(interview, "setting", " \n", AUTHOR)
    assert after(interview, change).facts.field_note == {}


def test_the_note_is_due_when_the_talk_has_ended(instrument: Instrument) -> None:
    guide = instrument.guide
    assert field_note.due_since(blank(**FINISHED), guide) == ENDED
    written = blank(**FINISHED, field_note={"setting": "x"})
    assert field_note.due_since(written, guide) == ""
    assert field_note.due_since(blank(), guide) == ""
    withdrawn = blank(**FINISHED, withdrawal="framat")
    assert field_note.due_since(withdrawn, guide) == ""


def test_a_guide_without_a_field_note_asks_for_none(instrument: Instrument) -> None:
    guide = instrument.guide.model_copy(update={"field_note_fields": ()})
    assert field_note.due_since(blank(**FINISHED), guide) == ""


def test_it_is_late_after_a_day() -> None:
    assert field_note.days_late(ENDED, "2026-11-24T10:59:59+01:00") == 0
    assert field_note.days_late(ENDED, "2026-11-24T11:00:00+01:00") == 1
    assert field_note.days_late(ENDED, "2026-11-26T12:00:00+01:00") == 3


def test_what_was_half_written_is_told_from_the_form_of_a_record() -> None:
    half = Draft(form=field_note.FORM, field="setting", typed="i köket")
    assert field_note.half_written(half) == ("setting", "i köket")
    assert field_note.half_written(Draft(form="e000000001", field="x")) is None
