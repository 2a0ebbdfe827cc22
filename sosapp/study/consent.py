"""The consent of an interviewee, which can change while she talks."""

from collections.abc import Collection

from sosapp.study import editing
from sosapp.study.change import Change
from sosapp.study.editing import Author
from sosapp.study.interview import Interview


def answered(
    interview: Interview, agreed: Collection[str], author: Author
) -> Change | None:
    """The consent as it now is; every item that was asked keeps its place."""
    consent = {item: item in agreed for item in interview.facts.consent}
    consent |= dict.fromkeys(agreed, True)
    return editing.stated(interview, author, "consent_changed", consent=consent)


def changed_items(interview: Interview) -> tuple[str, ...]:
    """The items that are answered otherwise than when the interview was prepared."""
    before = next(
        (
            edit.before["consent"]
            for change in interview.trail
            for edit in change.edits
            if edit.table == "facts" and edit.before and "consent" in edit.before
        ),
        interview.facts.consent,
    )
    now = interview.facts.consent
    return tuple(item for item in now if now[item] != before.get(item, False))
