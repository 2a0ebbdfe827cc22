"""The work on one interview without a screen: what each action does and keeps."""

from collections.abc import Iterator

import pytest

from sosapp.store.open_interview import OpenInterview
from sosapp.store.study_folder import StudyFolder
from sosapp.study.entry import Entry
from sosapp.study.interview import Draft
from sosapp.tui.desk import Desk
from tests.tui.conftest import INTERVIEW
from tests.tui.wall_clock import WallClock


@pytest.fixture
def desk(two_people: StudyFolder, wall: WallClock) -> Iterator[Desk]:
    """A desk with a prepared interview of two people on it, at its first question."""
    opened = OpenInterview(two_people, INTERVIEW, lambda _: None)
    yield Desk(opened, lambda: "A")
    assert opened.close()


def typed(desk: Desk, text: str) -> str:
    """Type a line and file it; what then belongs in the composer."""
    desk.writing.begin_line()
    return desk.writing.file(text)


def entries(desk: Desk) -> list[Entry]:
    """What has been written."""
    return list(desk.interview.entries.values())


def test_a_line_is_stamped_when_its_first_key_is_pressed(
    desk: Desk, wall: WallClock
) -> None:
    typed(desk, "först")
    wall.goes(60)
    desk.writing.begin_line()
    wall.goes(30)
    desk.writing.file("sedan")
    assert [entry.at for entry in entries(desk)] == [0, 60]
    assert [entry.by for entry in entries(desk)] == ["A", "A"]


def test_the_first_key_starts_the_clock(desk: Desk) -> None:
    assert not desk.time.running
    desk.writing.begin_line()
    assert desk.time.running


def test_a_line_of_blanks_is_no_entry(desk: Desk) -> None:
    assert typed(desk, " \n ") == ""
    assert entries(desk) == []


def test_a_speaker_holds_until_the_next(desk: Desk) -> None:
    for line in ("ingen sagt", "2: ja", "och så", "1: nej", "( tvekade"):
        typed(desk, line)
    assert [entry.speaker for entry in entries(desk)] == [None, 2, 2, 1, None]


def test_a_speaker_alone_is_no_entry_but_holds(desk: Desk) -> None:
    typed(desk, "2:")
    typed(desk, "ja")
    assert [(entry.speaker, entry.text) for entry in entries(desk)] == [(2, "ja")]


def test_what_is_half_typed_is_kept_with_its_place_and_stamp(
    desk: Desk, two_people: StudyFolder, wall: WallClock
) -> None:
    desk.writing.begin_line()
    wall.goes(40)
    desk.writing.begin_line()
    desk.here = "B2"
    desk.writing.keep_draft("halv")
    assert desk.opened.wait()
    draft = two_people.read(INTERVIEW).draft
    assert (draft.question, draft.text, draft.at) == ("B2", "halv", 40)
    desk.writing.keep_draft("")
    assert desk.opened.draft.at is None


def test_work_goes_on_where_it_was_left(two_people: StudyFolder) -> None:
    before = OpenInterview(two_people, INTERVIEW, lambda _: None)
    desk = Desk(before, lambda: "A")
    typed(desk, "ett")
    desk.here = "C1"
    desk.writing.take_up(entries(desk)[0].id, "")
    desk.writing.keep_draft("ett och")
    assert before.close()
    after = OpenInterview(two_people, INTERVIEW, lambda _: None)
    again = Desk(after, lambda: "A")
    assert again.here == "C1"
    assert again.writing.file(after.draft.text) == ""
    assert [entry.text for entry in entries(again)] == ["ett och"]
    assert after.close()


def test_a_question_that_is_gone_leads_to_the_first(two_people: StudyFolder) -> None:
    before = OpenInterview(two_people, INTERVIEW, lambda _: None)
    before.keep_draft(Draft(question="gone", text="halv"))
    assert before.close()
    after = OpenInterview(two_people, INTERVIEW, lambda _: None)
    assert Desk(after, lambda: "A").here == "O1"
    assert after.close()


def test_what_was_being_typed_waits_while_an_entry_is_changed(
    desk: Desk, wall: WallClock
) -> None:
    typed(desk, "ett")
    wall.goes(60)
    desk.writing.begin_line()
    wall.goes(60)
    assert desk.writing.take_up(entries(desk)[0].id, "halv") == "ett"
    assert desk.writing.file("ett!") == "halv"
    assert desk.writing.file("halv och hel") == ""
    assert [(e.text, e.at) for e in entries(desk)] == [
        ("ett!", 0),
        ("halv och hel", 60),
    ]


def test_another_entry_may_be_taken_up_meanwhile(desk: Desk) -> None:
    typed(desk, "ett")
    typed(desk, "två")
    first, second = (entry.id for entry in entries(desk))
    desk.writing.take_up(first, "halv")
    assert desk.writing.take_up(second, "ett, oändrat") == "två"
    assert desk.writing.file("tvåan") == "halv"
    assert [entry.text for entry in entries(desk)] == ["ett", "tvåan"]


def test_an_entry_is_not_emptied_by_an_empty_line(desk: Desk) -> None:
    typed(desk, "ett")
    desk.writing.take_up(entries(desk)[0].id, "")
    desk.writing.file(" ")
    assert [entry.text for entry in entries(desk)] == ["ett"]


@pytest.mark.parametrize("way", ["delete", "undo"])
def test_what_is_typed_outlives_the_entry_it_was_to_change(
    desk: Desk, way: str
) -> None:
    typed(desk, "ett")
    entry = entries(desk)[0].id
    desk.writing.take_up(entry, "halv")
    if way == "delete":
        desk.delete(entry)
    else:
        desk.undo()
    assert desk.writing.file("ett och mer") == "halv"
    assert [entry.text for entry in entries(desk)] == ["ett och mer"]


def test_a_star_is_given_and_taken(desk: Desk) -> None:
    typed(desk, "ett")
    stars = []
    for _ in range(2):
        desk.labels.star(entries(desk)[0].id)
        stars.append(entries(desk)[0].star)
    assert stars == [True, False]


def test_a_field_is_said_and_unsaid(desk: Desk) -> None:
    typed(desk, "@ Granåker")
    entry = entries(desk)[0].id
    desk.say_field(entry, "works", 4)
    assert entries(desk)[0].fields == {"partner_name": "Granåker", "works": 4}
    desk.say_field(entry, "works", None)
    assert entries(desk)[0].fields == {"partner_name": "Granåker"}


def test_what_changes_nothing_leaves_no_trace(desk: Desk) -> None:
    typed(desk, "@ Granåker")
    changes = desk.interview.seq
    desk.say_field(entries(desk)[0].id, "partner_name", "Granåker")
    desk.say_field("gone", "partner_name", "x")
    desk.writing.take_up(entries(desk)[0].id, "")
    assert desk.interview.seq == changes


def test_records_are_those_of_the_question(desk: Desk) -> None:
    typed(desk, "@ Granåker")
    typed(desk, "en anteckning")
    record = entries(desk)[0].id
    assert desk.records_here() == [record]
    desk.here = "B2"
    assert desk.records_here() == []


def test_a_statement_that_is_left_forwards_was_read_out(desk: Desk) -> None:
    desk.time.begin()
    assert desk.step(1)
    assert desk.interview.status("O1") == "asked"


def test_a_statement_that_was_marked_stays_so(desk: Desk) -> None:
    desk.time.begin()
    desk.mark("O1", "skipped", "tiden")
    desk.step(1)
    desk.step(-1)
    assert desk.interview.status("O1") == "skipped"


def test_the_guide_has_two_ends(desk: Desk) -> None:
    assert not desk.step(-1)
    assert desk.here == "O1"
    desk.here = desk.questions[-1].id
    assert not desk.step(1)
    assert desk.here == desk.questions[-1].id


def test_undo_and_redo_go_to_where_it_was(desk: Desk) -> None:
    desk.here = "B1"
    typed(desk, "ett")
    desk.here = "C1"
    assert desk.undo() is not None
    assert (desk.here, entries(desk)) == ("B1", [])
    desk.here = "C1"
    assert desk.redo() is not None
    assert (desk.here, entries(desk)[0].text) == ("B1", "ett")
    assert desk.redo() is None


def test_the_question_written_under_last_is_another_than_this(desk: Desk) -> None:
    assert desk.last_answered() == ""
    for question in ("B1", "C1"):
        desk.here = question
        typed(desk, "ett")
    assert desk.last_answered() == "B1"


def test_the_interviewer_of_the_moment_is_kept(two_people: StudyFolder) -> None:
    opened = OpenInterview(two_people, INTERVIEW, lambda _: None)
    names = iter("ABCDEF")
    desk = Desk(opened, lambda: next(names))
    typed(desk, "ett")
    typed(desk, "två")
    assert [change.who for change in desk.interview.trail] == ["A", "B", "C"]
    assert opened.close()
