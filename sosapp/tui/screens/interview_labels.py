"""The interview screen and the labels of what was said: quote, star, use."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from sosapp.instrument.instrument import NOTE, QUOTE
from sosapp.study.entry import Entry, Use
from sosapp.tui.screens.base import key
from sosapp.tui.screens.interview_commands import InterviewCommands
from sosapp.tui.text import one_line
from sosapp.tui.widgets.entry_list import EntryList

SIGN, STAR = {NOTE: "", QUOTE: '" '}, "* "
SHOWN = 40
"""Characters of an entry that are repeated when its label changed."""


class InterviewLabels(InterviewCommands):
    """One key each: for the half-typed line, else for the line under the cursor,
    else for the newest one of the question.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        key("f8", "quote", "quote"),
        key("ctrl+d", "star", "star"),
        key("f11", "use('may_quote')", "may_quote"),
        key("f12", "use('off_record')", "off_record"),
    ]

    def put(self, text: str) -> None:
        """Put a text into the composer and say what it will be."""
        raise NotImplementedError

    @property
    def _is_typing(self) -> bool:
        return self.composer.has_focus and bool(self.composer.text.strip())

    @property
    def labelled(self) -> str:
        """The id of the entry that a label is for; empty if there is none."""
        entries = self.query_one(EntryList)
        chosen = entries.chosen if entries.has_focus else ""
        return chosen or self.desk.newest_here()

    def action_quote(self) -> None:
        """Make the line a quote, or a note again."""
        if self._is_typing:
            self._retype(QUOTE)
        elif entry := self._asked_for():
            self._tell(self.desk.labels.quote(entry), "label.no_quote")

    def _retype(self, kind: str) -> None:
        text = self.composer.text
        begun = self.desk.writing.opening(text)
        if begun.kind in SIGN:
            wanted = NOTE if begun.kind == kind else kind
            star = STAR if begun.star else ""
            self.put(f"{star}{SIGN[wanted]}{begun.rest}")
        else:
            self.sos.inform(self.say("label.no_quote"))

    def action_star(self) -> None:
        """Give the line a star, or take it."""
        text = self.composer.text
        if self._is_typing:
            starred = self.desk.writing.opening(text).star
            self.put(text.removeprefix("*").lstrip(" ") if starred else STAR + text)
        elif entry := self._asked_for():
            self._tell(self.desk.labels.star(entry))

    def action_use(self, use: Use) -> None:
        """Say how the line may be used, or take that back."""
        if self._is_typing:
            self.desk.writing.say_use(use)
            self.put(self.composer.text)
            self.desk.writing.keep_draft(self.composer.text)
        elif entry := self._asked_for():
            self._tell(self.desk.labels.use(entry, use))

    def _asked_for(self) -> str:
        entry = self.labelled
        if not entry:
            self.sos.inform(self.say("label.none"))
        return entry

    def _tell(self, entry: Entry | None, instead: str = "label.none") -> None:
        if entry is None:
            self.sos.inform(self.say(instead))
            return
        self.show()
        assert self.scene is not None
        said = one_line(self.scene.said(entry), SHOWN)
        labels = ", ".join((self.scene.kind_name(entry.kind), *self._labels(entry)))
        self.sos.inform(self.say("label.told", said=said, labels=labels))

    def _labels(self, entry: Entry) -> list[str]:
        star = [self.say("label.star")] if entry.star else []
        return star + ([self.say(f"label.{entry.use}")] if entry.use else [])
