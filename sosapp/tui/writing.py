"""The line that is being typed: how it begins, what waits for it, what it becomes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sosapp.instrument.guide import Question
from sosapp.instrument.instrument import OWN_KINDS
from sosapp.instrument.line import Opening, opening, read_line
from sosapp.study import editing
from sosapp.study.change import Change
from sosapp.study.editing import Author
from sosapp.study.entry import Entry, Use
from sosapp.study.interview import Draft, Interview
from sosapp.study.labelling import joined, turned
from sosapp.study.probing import with_probes
from sosapp.tui.entry_line import line_of, retyped
from sosapp.tui.timekeeper import Timekeeper

if TYPE_CHECKING:
    from sosapp.tui.desk import Opened


@dataclass(frozen=True)
class Line:
    """What stands in the composer besides its text."""

    at: int | None = None
    """Interview time of its first key."""
    entry: str = ""
    """The entry that it changes; empty for a new one."""
    use: Use = ""
    """How it may be used, if that was said before it was filed."""


class Writing:
    """Turns what is typed into entries; `place` is the question of the moment."""

    def __init__(
        self,
        opened: Opened,
        author: Callable[[], Author],
        time: Timekeeper,
        place: Callable[[], Question],
    ) -> None:
        self._opened = opened
        self._author = author
        self._time = time
        self._place = place
        draft, entries = opened.draft, opened.interview.entries
        entry = draft.entry if draft.entry in entries else ""
        self.line = Line(draft.at, entry, draft.use)
        self._aside = Draft(
            text=draft.waiting, at=draft.waiting_at, use=draft.waiting_use
        )
        spoken = (entry.speaker for entry in reversed(entries.values()))
        self._speaker = next(filter(None, spoken), None)

    @property
    def _interview(self) -> Interview:
        return self._opened.interview

    @property
    def _people(self) -> int:
        """How many are interviewed."""
        return len(self._interview.facts.participants)

    def speaker(self, begun: int | None) -> str:
        """Who of several says a line that begins so; empty if nobody was named yet."""
        number = begun or self._speaker
        if self._people < 2 or number is None or number > self._people:
            return ""
        return f"{number}: {self._interview.facts.participants[number - 1]}"

    def opening(self, text: str) -> Opening:
        """How a line begins."""
        return opening(text, self._opened.instrument, self._people)

    def say_use(self, use: Use) -> None:
        """Say how the line that is being typed may be used, or take that back."""
        self.line = replace(self.line, use=turned(self.line.use, use))

    def begin_line(self) -> None:
        """The first key of a line was pressed; the first of all starts the clock."""
        self._time.begin()
        self.line = replace(self.line, at=self._time.elapsed())

    def keep_draft(self, text: str) -> None:
        """Keep the half-typed line, the one that waits, and the place in the guide."""
        self._opened.keep_draft(self._draft(text))

    def _draft(self, text: str) -> Draft:
        return replace(
            self._opened.draft,
            question=self._place().id,
            text=text,
            at=self.line.at if text else None,
            use=self.line.use if text else "",
            entry=self.line.entry,
            waiting=self._aside.text,
            waiting_at=self._aside.at,
            waiting_use=self._aside.use,
        )

    def file(self, text: str) -> str:
        """File a line; the text that then belongs in the composer."""
        return self._filed(self._filing(text))

    def _filed(self, change: Change | None) -> str:
        waiting, self._aside = self._aside, Draft()
        self.line = Line(waiting.at, use=waiting.use)
        if change:
            spoken = self._interview.facts.language
            change = with_probes(self._interview, change, self._place(), spoken)
        self._opened.change(change, self._draft(waiting.text))
        return waiting.text

    def _filing(self, text: str) -> Change | None:
        entry = self._interview.entries.get(self.line.entry)
        if entry is None:
            return self._new_entry(text)
        if not text.strip():
            return None
        typed = retyped(entry, text, self._opened.instrument, self._people)
        new = replace(typed, use=self.line.use)
        return editing.rewritten(self._interview, new, self._author())

    def file_lines(self, text: str) -> str:
        """File each line by itself; the text that then belongs in the composer."""
        read = (self._entry(line) for line in text.splitlines())
        entries = [entry for entry in read if entry]
        change = editing.added_together(self._interview, entries, self._author())
        return self._filed(change)

    def _new_entry(self, text: str) -> Change | None:
        entry = self._entry(text)
        return editing.added(self._interview, entry, self._author()) if entry else None

    def _entry(self, text: str) -> Entry | None:
        typed = read_line(
            text,
            self._opened.instrument,
            defaults=self._place().defaults,
            default_kind=self._place().record,
            speakers=self._people,
        )
        self._speaker = typed.speaker or self._speaker
        if not (typed.text.strip() or typed.fields):
            return None
        return Entry(
            id="",
            number=0,
            question=self._place().id,
            kind=typed.kind,
            text=typed.text,
            fields=typed.fields,
            at=self.line.at,
            speaker=None if typed.kind in OWN_KINDS else self._speaker,
            tags=typed.tags,
            star=typed.star,
            use=self.line.use,
        )

    def take_up(self, entry: str, typed: str) -> str:
        """Change an entry; what was being typed waits. The text for the composer."""
        if not self.line.entry:
            # One may wait already, if the entry it waited for was taken away.
            texts = [text for text in (self._aside.text, typed) if text]
            self._aside = self._waiting(texts)
        kept = self._interview.entries[entry]
        self.line = replace(self.line, entry=entry, use=kept.use)
        line = line_of(kept, self._opened.instrument, self._people)
        self.keep_draft(line)
        return line

    def _waiting(self, texts: list[str]) -> Draft:
        if not texts:
            return Draft()
        if len(texts) == 1:
            first = self._aside if self._aside.text else self.line
            return Draft(text=texts[0], at=first.at, use=first.use)
        use = joined(self._aside.use, self.line.use)
        return Draft(text="\n".join(texts), at=self._aside.at, use=use)

    def let_go(self, entry: str) -> None:
        """An entry is taken away: the line that changes it becomes a new one."""
        if entry == self.line.entry:
            self.line = replace(self.line, entry="")
