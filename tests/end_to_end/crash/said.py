"""What has been said so far, as the typist knows it and as the disk has it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sosapp.study.interview import Interview

FIRST = "O1"
RECORD = "collaboration"
RECORD_SIGIL = "@"


@dataclass(frozen=True)
class Line:
    """An entry: its question, and what it says."""

    question: str
    kind: str
    text: str
    fields: Mapping[str, object]


@dataclass(frozen=True)
class Said:
    """The entries, the half-typed line and where the interviewer is in the guide."""

    here: str = FIRST
    lines: tuple[Line, ...] = ()
    draft: str = ""
    changes: int | None = None
    """The place of the entry that the half-typed line changes."""
    form: str = ""
    """What is half typed into a field of a record."""

    @property
    def last_here(self) -> int | None:
        """The place of the newest entry of the question."""
        places = [n for n, line in enumerate(self.lines) if line.question == self.here]
        return places[-1] if places else None

    def typing(self, draft: str) -> "Said":
        """With another half-typed line."""
        return replace(self, draft=draft)

    def filed(self) -> "Said":
        """With the half-typed line as an entry."""
        done = replace(self, draft="", changes=None)
        if self.changes is not None:
            return done.with_line(self.changes, text=self.draft)
        if self.draft.startswith(RECORD_SIGIL):
            name = self.draft.removeprefix(RECORD_SIGIL).strip()
            new = Line(self.here, RECORD, "", {"partner_name": name})
        else:
            new = Line(self.here, "note", self.draft, {})
        return replace(done, lines=(*self.lines, new))

    def with_line(self, place: int, **values: object) -> "Said":
        """With one entry that says something else."""
        lines = list(self.lines)
        lines[place] = replace(lines[place], **values)  # type: ignore[arg-type]
        return replace(self, lines=tuple(lines))


def said_in(interview: Interview) -> Said:
    """What an interview on the disk says; a half-filled form would be read here."""
    ids = list(interview.entries)
    draft = interview.draft
    return Said(
        here=draft.question or FIRST,
        lines=tuple(
            Line(entry.question, entry.kind, entry.text, entry.fields)
            for entry in interview.entries.values()
        ),
        draft=draft.text,
        changes=ids.index(draft.entry) if draft.entry else None,
    )
