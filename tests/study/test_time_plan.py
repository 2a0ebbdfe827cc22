"""Whether what is left fits in the time that is left."""

from dataclasses import replace

import pytest

from sosapp.instrument.guide import Guide
from sosapp.instrument.instrument import Instrument
from sosapp.study import editing
from sosapp.study.interview import Interview
from sosapp.study.progress import planned
from sosapp.study.time_plan import time_plan, times_of
from tests.study.material import AUTHOR, after, blank, entry


@pytest.fixture
def guide(instrument: Instrument) -> Guide:
    """The guide of the pilot study: 80 minutes."""
    return instrument.guide


def written(question: str, at: int | None, interview: Interview) -> Interview:
    """The interview with a note more."""
    note = entry("x", question=question, at=at)
    return after(interview, editing.added(interview, note, AUTHOR))


def dealt_with(guide: Guide, *but: str) -> Interview:
    """An interview in which every question was asked but these."""
    interview = blank()
    for question in planned(guide, interview.facts):
        if question.id not in but:
            mark = editing.marked(interview, question.id, "asked", AUTHOR)
            interview = after(interview, mark)
    return interview


def test_at_the_beginning_everything_fits(guide: Guide) -> None:
    plan = time_plan(guide, blank(), 0)
    assert plan.left == 80 * 60
    assert plan.missing == 0
    assert plan.leave_out == ()


def test_a_question_needs_its_share_of_the_section(guide: Guide) -> None:
    section = guide.section_of["D1"]
    plan = time_plan(guide, dealt_with(guide, "D1"), 0)
    assert plan.core == round(section.minutes * 60 / len(section.questions))
    assert plan.on_the_way == plan.core


def test_optional_questions_after_the_last_core_one_are_not_in_the_way(
    guide: Guide,
) -> None:
    ids = [question.id for question in planned(guide, blank().facts)]
    core, optional = (
        "D1",
        [name for name in ids if guide.by_id[name].priority == "optional"],
    )
    after_it = [name for name in optional if ids.index(name) > ids.index(core)]
    plan = time_plan(guide, dealt_with(guide, core, *after_it), 80 * 60)
    assert plan.on_the_way == plan.core
    assert plan.leave_out == ()
    assert plan.missing == plan.core


def test_as_few_optional_questions_are_left_out_as_are_needed(guide: Guide) -> None:
    whole = time_plan(guide, blank(), 0).on_the_way
    plan = time_plan(guide, blank(), 80 * 60 - whole + 60)
    assert plan.missing == 60
    (name,) = plan.leave_out
    assert guide.by_id[name].priority == "optional"
    left_out = editing.left_out(blank(), plan.leave_out, AUTHOR, "tid")
    again = time_plan(guide, after(blank(), left_out), 80 * 60 - whole + 60)
    assert again.missing == 0


def test_when_the_core_does_not_fit_every_optional_question_is_proposed(
    guide: Guide,
) -> None:
    plan = time_plan(guide, blank(), 80 * 60)
    assert plan.core > plan.left
    optional = [q.id for q in guide.questions() if q.priority == "optional"]
    ids = [question.id for question in planned(guide, blank().facts)]
    last = max(ids.index(q.id) for q in guide.questions() if q.priority == "core")
    assert list(plan.leave_out) == [n for n in optional if ids.index(n) < last]


def test_without_a_core_question_left_nothing_is_missing(guide: Guide) -> None:
    optional = [q.id for q in guide.questions() if q.priority == "optional"]
    plan = time_plan(guide, dealt_with(guide, *optional), 100 * 60)
    assert (plan.missing, plan.core) == (0, 0)


def test_the_short_version_does_without_what_it_does_not_name(guide: Guide) -> None:
    plan = time_plan(guide, blank(), 0)
    asked = {question.id for question in planned(guide, blank().facts)}
    assert set(plan.beyond_short) == asked - set(guide.short_version)


def test_a_guide_without_a_short_version_proposes_none(guide: Guide) -> None:
    long = guide.model_copy(update={"short_version": ()})
    assert time_plan(long, blank(), 0).beyond_short == ()


def test_time_goes_to_the_section_of_the_entry_that_it_led_to(guide: Guide) -> None:
    interview = written("A1", 60, blank())
    interview = written("B1", 200, interview)
    interview = written("A2", 230, interview)
    interview = written("B1", None, interview)
    used = {row.section.id: row.used for row in times_of(guide, interview) if row.used}
    a, b = guide.section_of["A1"].id, guide.section_of["B1"].id
    assert used == {a: 60 + 30, b: 140}


def test_questions_are_left_out_in_one_step(guide: Guide) -> None:
    before = after(blank(), editing.ticked(blank(), "A2", "A2a", AUTHOR))
    change = editing.left_out(before, ("A1", "A2"), AUTHOR, "tiden räckte inte")
    assert change is not None
    interview = after(before, change)
    assert [interview.status(name) for name in ("A1", "A2")] == ["skipped"] * 2
    assert interview.coverage["A2"].probes == ("A2a",)
    assert interview.coverage["A1"].why == "tiden räckte inte"
    assert replace(change, edits=()) == replace(
        change, edits=(), what="questions_left_out", seq=2
    )
    assert editing.left_out(interview, (), AUTHOR, "x") is None
