"""An interview and a journal make the interview as it was last kept."""

from dataclasses import replace
from pathlib import Path

from sosapp.errors import Damaged
from sosapp.store.journal_reading import Replay
from sosapp.study.applying import applied
from sosapp.study.interview import Draft, Interview


def tells_the_same(replay: Replay, interview: Interview) -> bool:
    """Whether a journal and a trail agree where they tell of the same changes."""
    known = {change.seq: change for change in interview.trail}
    return all(known.get(c.seq, c) == c for c in replay.changes)


def continued(interview: Interview, replay: Replay) -> Interview:
    """The interview with what follows on it in a journal; unchanged if none does."""
    if not tells_the_same(replay, interview):
        return interview
    for change in replay.changes:
        if change.seq <= interview.seq:
            continue
        try:
            interview = applied(interview, change)
        except (ValueError, TypeError):
            return interview
    return interview if replay.draft is None else _with_draft(interview, replay.draft)


def _with_draft(interview: Interview, draft: Draft) -> Interview:
    return replace(interview, draft=draft)


def replayed(interview: Interview, replay: Replay, path: Path) -> Interview:
    """The interview with the changes and the draft of a journal.

    Raises:
        Damaged: a change does not follow on the one before.
    """
    for change in replay.changes:
        if change.seq <= interview.seq:
            continue
        try:
            interview = applied(interview, change)
        except ValueError as error:
            raise Damaged("file_damaged", file=path.name) from error
    return interview if replay.draft is None else _with_draft(interview, replay.draft)
