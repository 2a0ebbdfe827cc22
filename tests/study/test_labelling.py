"""A quote, a star, and how an entry may be used."""

import pytest

from sosapp.study import editing, labelling, undoing
from sosapp.study.entry import Entry, Use
from sosapp.study.interview import Interview
from tests.study.material import AUTHOR, after, blank, entry


def saying(kind: str = "note", **values: object) -> tuple[Interview, str]:
    """An interview with one entry, and the id of that entry."""
    new = entry("Det märks på helgerna", kind=kind, **values)
    interview = after(blank(), editing.added(blank(), new, AUTHOR))
    (name,) = interview.entries
    return interview, name


def only(interview: Interview) -> Entry:
    """The one entry of an interview."""
    (found,) = interview.entries.values()
    return found


def test_a_note_becomes_a_quote_and_a_note_again() -> None:
    interview, name = saying()
    quoted = after(interview, labelling.quoted(interview, name, AUTHOR))
    assert only(quoted).kind == "quote"
    assert only(quoted).text == "Det märks på helgerna"
    again = after(quoted, labelling.quoted(quoted, name, AUTHOR))
    assert only(again) == only(interview)


@pytest.mark.parametrize("kind", ["reflection", "parked", "collaboration"])
def test_what_the_interviewee_did_not_say_as_such_is_no_quote(kind: str) -> None:
    interview, name = saying(kind)
    assert labelling.quoted(interview, name, AUTHOR) is None


def test_a_star_is_given_and_taken() -> None:
    interview, name = saying()
    starred = after(interview, labelling.starred(interview, name, AUTHOR))
    assert only(starred).star
    again = after(starred, labelling.starred(starred, name, AUTHOR))
    assert not only(again).star


def test_one_use_takes_the_place_of_another_and_said_twice_is_none() -> None:
    interview, name = saying()
    uses: list[Use] = ["may_quote", "off_record", "off_record"]
    found = []
    for use in uses:
        interview = after(interview, labelling.used(interview, name, use, AUTHOR))
        found.append(only(interview).use)
    assert found == ["may_quote", "off_record", ""]


def test_a_label_is_undone_like_any_change() -> None:
    interview, name = saying()
    labelled = after(interview, labelling.used(interview, name, "off_record", AUTHOR))
    assert only(after(labelled, undoing.undo(labelled, AUTHOR))).use == ""


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ("", "", ""),
        ("may_quote", "may_quote", "may_quote"),
        ("may_quote", "", ""),
        ("", "off_record", "off_record"),
        ("off_record", "may_quote", "off_record"),
    ],
)
def test_two_texts_that_become_one_have_the_stricter_use(
    one: Use, other: Use, both: Use
) -> None:
    assert labelling.joined(one, other) == both


def test_a_judgement_is_the_interviewers_or_the_interviewees() -> None:
    interview, name = saying()
    own = after(interview, labelling.interpreted(interview, name, "works", AUTHOR))
    assert only(own).interpreted == ("works",)
    again = after(own, labelling.interpreted(own, name, "works", AUTHOR))
    assert only(again).interpreted == ()


def test_an_entry_counts_for_another_question_and_not_after_all() -> None:
    interview, name = saying()
    also = after(interview, labelling.counted_also(interview, name, "B2", AUTHOR))
    assert only(also).also == ("B2",)
    assert also.status("B2") == "answered_elsewhere"
    assert [one.id for one in also.answering("B2")] == [name]
    again = after(also, labelling.counted_also(also, name, "B2", AUTHOR))
    assert (only(again).also, again.status("B2")) == ((), "")


def test_an_entry_does_not_count_twice_for_its_own_question() -> None:
    interview, name = saying()
    own = only(interview).question
    assert labelling.counted_also(interview, name, own, AUTHOR) is None


def test_a_question_with_an_entry_of_its_own_was_asked() -> None:
    interview, name = saying()
    own = only(interview).question
    other = entry("annat")
    both = after(interview, editing.added(interview, other, AUTHOR))
    both = after(both, labelling.counted_also(both, name, own, AUTHOR))
    assert both.status(own) == "asked"
