"""A consent that changes while the interviewee talks."""

from sosapp.study import undoing
from sosapp.study.consent import answered, changed_items
from tests.study.material import AUTHOR, after, blank

GIVEN = {"informed": True, "quotes": True, "recorded": False}


def test_what_is_not_agreed_to_any_more_is_kept_as_no() -> None:
    interview = blank(consent=GIVEN)
    interview = after(interview, answered(interview, {"informed"}, AUTHOR))
    assert interview.facts.consent == GIVEN | {"quotes": False}
    assert changed_items(interview) == ("quotes",)


def test_the_same_consent_is_no_change() -> None:
    interview = blank(consent=GIVEN)
    assert answered(interview, {"informed", "quotes"}, AUTHOR) is None
    assert changed_items(interview) == ()


def test_a_change_that_was_taken_back_is_none() -> None:
    interview = blank(consent=GIVEN)
    interview = after(interview, answered(interview, {"recorded"}, AUTHOR))
    interview = after(interview, undoing.undo(interview, AUTHOR))
    assert changed_items(interview) == ()


def test_an_item_that_was_not_asked_before_is_new() -> None:
    interview = blank(consent={})
    interview = after(interview, answered(interview, {"quotes"}, AUTHOR))
    assert changed_items(interview) == ("quotes",)
