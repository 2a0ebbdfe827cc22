"""Changes: who changed what when, before and after, so that all can be undone."""

from dataclasses import dataclass
from typing import Any, Literal

Table = Literal["facts", "entries", "coverage"]
Row = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Edit:
    """One row before and after: None where the row does not exist.

    When both are there, they hold only what differs.
    """

    table: Table
    key: str
    before: Row | None
    after: Row | None

    def reversed(self) -> "Edit":
        """The edit that takes this one back."""
        return Edit(
            table=self.table, key=self.key, before=self.after, after=self.before
        )


@dataclass(frozen=True, kw_only=True)
class Change:
    """Edits that belong together, numbered in the order they were made."""

    seq: int
    when: str
    """Clock time, ISO 8601 with the offset from UTC."""
    who: str
    what: str
    edits: tuple[Edit, ...]
    why: str = ""
    undoes: int | None = None
    redoes: int | None = None
