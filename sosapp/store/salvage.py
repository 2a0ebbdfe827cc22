"""What is whole in a journal that is damaged."""

from pathlib import Path
from typing import Any

from sosapp.errors import BadFile
from sosapp.store.checked import check_format
from sosapp.store.draft_difference import patched
from sosapp.store.envelope import OPEN, Envelope
from sosapp.store.journal_reading import Replay, replay_of, rows_of
from sosapp.store.study_files import place_of
from sosapp.study.change import Change
from sosapp.study.interview import Draft


def salvage_journal(path: Path, interview: str, envelope: Envelope = OPEN) -> Replay:
    """What is whole in a journal of which any record may be wrong.

    The changes go as far as their numbers are unbroken, the half-typed line up to the
    first wrong record. Nothing is taken from the journal of another interview.
    """
    try:
        lines = path.read_bytes().removesuffix(b"\n").split(b"\n")
    except OSError:
        return Replay()
    rows, _ = rows_of(lines, place_of(interview), envelope)
    first = rows[0] or {}
    if first.get("journal", interview) != interview or _is_too_new(first, path):
        return Replay()
    changes: list[Change] = []
    draft: Draft | None = None
    broken = not first
    for row in rows[1:]:
        try:
            told = replay_of([row], False, path.name) if row else None
        except BadFile:
            told = None
        broken = broken or told is None
        if told and not _follow(changes, told.changes):
            break
        changes += told.changes if told else ()
        if row and "draft" in row and not broken:
            draft = patched(draft or Draft(), row["draft"], path.name)
    return Replay(tuple(changes), draft, broken, str(first.get("base", "")))


def _is_too_new(first: dict[str, Any], path: Path) -> bool:
    try:
        check_format(first, path.name)
    except BadFile:
        return True
    return False


def _follow(changes: list[Change], more: tuple[Change, ...]) -> bool:
    return not (changes and more) or more[0].seq == changes[-1].seq + 1
