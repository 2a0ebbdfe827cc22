"""A journal whose checkpoint is not there: what it tells, as a whole interview."""

from collections.abc import Iterable
from pathlib import Path

from sosapp.store.interview_file import InterviewFile
from sosapp.store.journal_reading import Replay
from sosapp.store.kinds_of_files import id_in
from sosapp.store.replaying import continued
from sosapp.study.interview import Interview
from sosapp.study.rewinding import before
from sosapp.study.trail_check import first_disagreement


def journals_of(file: InterviewFile) -> list[Path]:
    """Every journal of an interview, the foreign and those set aside included."""
    files = file.files
    endings = (files.journal(file.id).suffix, files.previous_journal(file.id).suffix)
    parts = (part for part in (files.interviews, files.aside) if part.is_dir())
    found = (path for part in parts for path in sorted(part.glob("*")))
    own = (path for path in found if id_in(path) == file.id)
    return [path for path in own if path.suffix.startswith(endings)]


def interview_of_journal(
    replay: Replay, others: Iterable[Interview]
) -> Interview | None:
    """The interview that a journal makes of the others; None if it fits none of them.

    The journal was begun where its first change begins. Another version that has come
    further is taken back to there; what both have in common is the same.
    """
    first = replay.changes[0].seq
    for other in others:
        try:
            found = continued(before(other, first), replay)
        except (ValueError, TypeError):
            continue
        whole = found.seq == replay.changes[-1].seq
        if whole and first_disagreement(found) is None:
            return found
    return None
