"""An interview as it once was, found by taking its changes back."""

from dataclasses import replace

from sosapp.study.applying import edited
from sosapp.study.interview import Interview


def before(interview: Interview, number: int) -> Interview:
    """The interview before a change, which is taken back with all that came later.

    Raises:
        ValueError: a change does not lead to what stands there.
    """
    for change in reversed(interview.trail):
        if change.seq < number:
            break
        for edit in reversed(change.edits):
            interview = edited(interview, edit.reversed())
    kept = tuple(change for change in interview.trail if change.seq < number)
    return replace(interview, trail=kept)
