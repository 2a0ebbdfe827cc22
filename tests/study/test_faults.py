"""What an interview says that nobody knows of is found."""

from dataclasses import replace
from typing import Any

import pytest

from sosapp.instrument.instrument import Instrument
from sosapp.study import editing
from sosapp.study.change import Change
from sosapp.study.coverage import Coverage
from sosapp.study.entry import Entry
from sosapp.study.faults import faults_of, references_of
from sosapp.study.interview import Interview
from sosapp.study.study import Case, Participant, Study
from tests.study.material import AUTHOR, after, blank, entry, with_texts

STUDY = Study(
    id="s0s0s0s0s0",
    name="Pilot",
    cases={"9901": Case(code="9901", name="Lillmora")},
    participants={"P01": Participant(code="P01")},
)


def found(interview: Interview, instrument: Instrument) -> list[str]:
    """What is wrong in an interview of the study."""
    return [fault.key for fault in faults_of(interview, instrument, STUDY)]


def with_entry(new: Entry) -> Interview:
    """An interview with one entry."""
    return after(blank(), editing.added(blank(), new, AUTHOR))


def test_nothing_is_wrong_in_a_plain_interview(instrument: Instrument) -> None:
    interview = with_texts("ett", "två")
    covered = editing.ticked(interview, "B1", "a", AUTHOR)
    assert found(after(interview, covered), instrument) == []


@pytest.mark.parametrize(
    ("facts", "fault"),
    [
        ({"case": "9999"}, "case"),
        ({"participants": ("P01", "P09")}, "participant"),
        ({"consent": {"informed": True, "surprise": True}}, "consent"),
        ({"background": {"years_in_role": 3.5, "shoe_size": 39}}, "field"),
        ({"background": {"years_in_role": "many"}}, "value"),
    ],
)
def test_a_fact_that_is_not_known_is_found(
    instrument: Instrument, facts: dict[str, Any], fault: str
) -> None:
    assert found(blank(**facts), instrument) == [fault]


@pytest.mark.parametrize(
    ("new", "fault"),
    [
        (entry(question="Z9"), "entry_question"),
        (entry(kind="tension"), "kind"),
        (entry(kind="challenge", fields={"titel": "x"}), "field"),
        (entry(kind="challenge", fields={"severity": 9}), "value"),
        (entry(kind="challenge", fields={"areas": ["hbv"]}), "value"),
    ],
)
def test_an_entry_that_does_not_fit_is_found(
    instrument: Instrument, new: Entry, fault: str
) -> None:
    assert found(with_entry(new), instrument) == [fault]


def test_a_mark_of_something_unknown_is_found(instrument: Instrument) -> None:
    rows = (Coverage(question="Z9"), Coverage(question="B1", probes=("a", "z")))
    interview = replace(blank(), coverage={row.question: row for row in rows})
    assert found(interview, instrument) == ["question", "probe"]


def test_a_trail_out_of_order_is_found(instrument: Instrument) -> None:
    change = Change(seq=2, when="", who="", what="x", edits=())
    interview = replace(blank(), trail=(change, change))
    assert found(interview, instrument) == ["trail"]


def test_the_entries_that_are_named_are_told(instrument: Instrument) -> None:
    record = entry(
        kind="challenge",
        links=("a000000000",),
        fields={"title": "x", "linked_collaborations": ["b000000000"]},
    )
    named = list(references_of(with_entry(record), instrument))
    assert named == ["a000000000", "b000000000"]
