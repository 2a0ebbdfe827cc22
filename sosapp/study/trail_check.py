"""Whether the trail of an interview leads to what stands in it."""

from copy import deepcopy

from sosapp.study.applying import row_of
from sosapp.study.change import Edit, Row
from sosapp.study.interview import Interview

Tables = dict[str, dict[str, Row]]


def first_disagreement(interview: Interview) -> int | None:
    """The number of the last change that did not lead to what stands there, or None.

    The changes are taken back one after the other, from the present state. What stood
    there before the first of them, as in an interview that was brought in from a file,
    may be anything.
    """
    tables: Tables = {
        "facts": {interview.id: row_of(interview.facts)},
        "entries": {name: row_of(one) for name, one in interview.entries.items()},
        "coverage": {name: row_of(one) for name, one in interview.coverage.items()},
    }
    tables = deepcopy(tables)
    for change in reversed(interview.trail):
        for edit in reversed(change.edits):
            if not _taken_back(tables[edit.table], edit):
                return change.seq
    return None


def _taken_back(rows: dict[str, Row], edit: Edit) -> bool:
    """Take an edit back; False if it did not lead to what stands there."""
    kept = rows.get(edit.key)
    if edit.after is None:
        if kept is not None or edit.before is None:
            return False
        rows[edit.key] = dict(edit.before)
        return True
    if kept is None or any(kept.get(name) != v for name, v in edit.after.items()):
        return False
    if edit.before is None:
        del rows[edit.key]
    else:
        kept.update(edit.before)
    return True
