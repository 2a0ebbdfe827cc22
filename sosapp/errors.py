"""The errors that a user can meet.

SosappError
├── NotFound        something that was named does not exist
├── Refused         what was asked for cannot be done as things are
├── BadFile         a file cannot be read
│   ├── Damaged     its checksum or its shape is wrong
│   ├── TooNew      it was written by a newer version
│   └── Unreadable  its text breaks a rule; names the lines
├── NotSaved        the disk did not take what was written
└── ChangedElsewhere  a file was replaced by another program since it was read
"""

from typing import Any

from sosapp.locale import Language, translate


class SosappError(Exception):
    """A problem with one clear line on what happened and one on what to do.

    `key` names the texts `error.<key>` and `hint.<key>` of the locale.
    """

    def __init__(self, key: str, **values: Any) -> None:
        super().__init__(key, values)
        self.key = key
        self.values = values

    def message(self, language: Language) -> str:
        """What happened, in one line."""
        return translate(f"error.{self.key}", language, **self.values)

    def hint(self, language: Language) -> str:
        """What to do about it, in one line; empty when there is nothing to do."""
        return translate(f"hint.{self.key}", language, **self.values)

    def __str__(self) -> str:
        return self.message("en")


class NotFound(SosappError):
    """Something that was named does not exist."""


class Refused(SosappError):
    """What was asked for cannot be done as things are."""


class BadFile(SosappError):
    """A file cannot be read."""


class Damaged(BadFile):
    """The checksum or the shape of a file is wrong."""


class TooNew(BadFile):
    """A file was written by a newer version of the application."""


class Unreadable(BadFile):
    """The text of a file breaks one or more rules."""

    def __init__(self, key: str, problems: tuple[str, ...], **values: Any) -> None:
        super().__init__(key, **values)
        self.problems = problems
        """One line a problem, already in the words of the reader."""


class NotSaved(SosappError):
    """The disk did not take what was written."""


class ChangedElsewhere(SosappError):
    """A file is not the one that was read: another program has replaced it."""
