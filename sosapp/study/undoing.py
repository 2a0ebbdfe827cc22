"""Undo and redo: each appends the inverse of a change, so the trail stays whole.

What can be undone follows from the trail alone, and so survives a restart.
"""

from sosapp.study.change import Change
from sosapp.study.editing import Author
from sosapp.study.interview import Interview
from sosapp.study.withdrawing import STOPPED, UNLINKED

NOT_UNDONE = frozenset(
    {
        "interview_started",
        "interview_paused",
        "interview_resumed",
        "interview_finished",
        STOPPED,
        UNLINKED,
    }
)
"""Changes that say what happened, or that must stand: undo passes over them."""


def undo(interview: Interview, author: Author) -> Change | None:
    """The change that takes back the last one that stands; None if none does."""
    done, _ = _stacks(interview.trail)
    if not done:
        return None
    last = done[-1]
    return _inverse(interview, last, author, undoes=last.seq)


def redo(interview: Interview, author: Author) -> Change | None:
    """The change that makes the last undone one again; None if there is none."""
    _, undone = _stacks(interview.trail)
    if not undone:
        return None
    last = undone[-1]
    return Change(
        seq=interview.seq + 1,
        when=author.when,
        who=author.who,
        what=last.what,
        edits=last.edits,
        why=last.why,
        redoes=last.seq,
    )


def _stacks(trail: tuple[Change, ...]) -> tuple[list[Change], list[Change]]:
    """The changes that stand and those that are undone, the last to use at the end."""
    done: list[Change] = []
    undone: list[Change] = []
    for change in trail:
        if change.undoes is not None:
            undone.append(done.pop())
        elif change.redoes is not None:
            undone.pop()
            done.append(change)
        elif change.what not in NOT_UNDONE:
            done.append(change)
            undone.clear()
    return done, undone


def _inverse(
    interview: Interview, change: Change, author: Author, undoes: int
) -> Change:
    return Change(
        seq=interview.seq + 1,
        when=author.when,
        who=author.who,
        what=change.what,
        edits=tuple(edit.reversed() for edit in reversed(change.edits)),
        undoes=undoes,
    )
