"""Where entries are heard in the recordings of other devices."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sosapp.study import clock, recording, undoing
from sosapp.study.editing import Author
from sosapp.study.interview import Facts, Recording, Sitting
from sosapp.study.recording import Place, clock_time, place_at, place_of, place_text
from tests.study.material import AUTHOR, UNHURRIED, after, blank

STRETCH = st.integers(1, 900)
START = datetime.fromisoformat("2026-11-23T10:00:00+01:00")


def when(seconds: int) -> str:
    """A clock time, so many seconds after ten."""
    return (START + timedelta(seconds=seconds)).isoformat()


def facts(*recordings: Recording) -> Facts:
    """An interview of ten minutes, a pause of five and ten minutes more."""
    sittings = (
        Sitting(start=when(0), end=when(600)),
        Sitting(start=when(900), end=when(1500)),
    )
    return blank(sittings=sittings, recordings=recordings).facts


def test_a_recorder_goes_on_while_the_interview_pauses() -> None:
    held = facts(Recording(start=when(60)))
    assert place_of(100, held) == Place(1, 40)
    assert place_of(700, held) == Place(1, 1000 - 60)


def test_the_clock_of_the_recorder_counts() -> None:
    assert place_of(100, facts(Recording(start=when(60), shown=7))) == Place(1, 47)


def test_what_was_said_before_is_in_no_recording() -> None:
    assert place_of(59, facts(Recording(start=when(60)))) is None
    assert place_of(100, facts()) is None
    assert place_of(None, facts(Recording(start=when(60)))) is None


def test_a_later_recording_takes_over() -> None:
    held = facts(Recording(start=when(0)), Recording(start=when(1000), shown=3))
    assert place_of(10, held) == Place(1, 10)
    assert place_of(700, held) == Place(2, 3)


def test_an_interview_that_has_not_begun_has_no_place() -> None:
    assert place_of(10, blank(recordings=(Recording(start=when(0)),)).facts) is None


def test_the_line_between_two_sittings_belongs_to_the_later() -> None:
    assert clock_time(600, facts().sittings) == when(900)
    assert clock_time(599, facts().sittings) == when(599)


def test_a_correction_is_one_for_all_and_can_be_undone() -> None:
    begun = after(blank(), recording.begun(blank(), AUTHOR))
    one = begun.facts.recordings
    assert one == (Recording(start=AUTHOR.when),)
    right = recording.with_shown(one, 1, 12)
    changed = after(begun, recording.corrected(begun, right, AUTHOR))
    assert changed.facts.recordings[0].shown == 12
    assert after(changed, undoing.undo(changed, AUTHOR)).facts.recordings == one
    assert recording.without(right, 1) == ()


def test_places_are_told_with_the_number_where_there_are_several() -> None:
    assert place_text(Place(1, 3723), 1) == "1:02:03"
    assert place_text(Place(2, 5), 2) == "2 · 0:00:05"
    assert place_text(None, 2) == ""


def test_clock_times_of_any_offset_are_compared() -> None:
    marks = (Recording(start="2026-11-23T09:00:00+00:00"),)
    assert place_at("2026-11-23T10:00:30+01:00", marks) == Place(1, 30)


@UNHURRIED
@given(st.lists(st.tuples(STRETCH, STRETCH), min_size=1), st.data())
def test_clock_time_and_interview_time_are_each_others_inverse(
    stretches: list[tuple[int, int]], data: st.DataObject
) -> None:
    sittings, moment = [], 0
    for pause, talk in stretches:
        start, moment = moment + pause, moment + pause + talk
        sittings.append(Sitting(start=when(start), end=when(moment)))
    whole = tuple(sittings)
    at = data.draw(st.integers(0, sum(talk for _, talk in stretches) - 1))
    then = clock_time(at, whole)
    begun = tuple(
        Sitting(start=one.start, end=min(one.end or then, then))
        for one in whole
        if one.start <= then
    )
    assert clock.elapsed(begun, then) == at


def test_the_author_says_when() -> None:
    later = Author("Åsa", when(30))
    first = after(blank(), recording.begun(blank(), AUTHOR))
    second = after(first, recording.begun(first, later))
    assert [one.start for one in second.facts.recordings] == [AUTHOR.when, when(30)]
