"""Rules for names that nobody says any more: they would tell of who has withdrawn."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sosapp.errors import BadFile

if TYPE_CHECKING:
    from sosapp.store.study_folder import StudyFolder
    from sosapp.study.interview import Interview


def forget_rules(folder: StudyFolder, withdrawn: str) -> int:
    """Forget the rules for names that only a withdrawn interview said; how many.

    Raises:
        NotFound: the folder of the code key is not there.
        BadFile: the code key, or an interview that may say one, cannot be read.
        OSError: the disk did not take it.
    """
    key = folder.code_key()
    rules = key.rules()
    if not rules:
        return 0
    said = "\n".join(_texts(folder, withdrawn))
    gone = {name for name in rules if name.casefold() not in said}
    key.forget_rules(gone)
    return len(gone)


def _texts(folder: StudyFolder, withdrawn: str) -> Iterator[str]:
    def unreadable(error: BadFile) -> None:
        raise error

    for interview in folder.interviews(unreadable, trail=False):
        if interview.id != withdrawn:
            yield from (text.casefold() for text in _of(interview))


def _of(interview: Interview) -> Iterator[str]:
    for entry in interview.entries.values():
        yield from (entry.text, *entry.tags)
        yield from (value for value in entry.fields.values() if isinstance(value, str))
