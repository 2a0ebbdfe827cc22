"""The form of an export: what, in which words, with which names, to which file."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from platformdirs import user_documents_path
from textual import on, work
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from sosapp.errors import Refused, SosappError
from sosapp.export.formats import (
    ALWAYS_IDENTIFIED,
    CHECK_BACK,
    EXCEL,
    NOTES,
    OF_ONE_INTERVIEW,
    SUFFIXES,
)
from sosapp.locale import LANGUAGES, as_language
from sosapp.store.places import folder_name, full, short
from sosapp.store.study_head import StudyHead
from sosapp.study.clock import in_two_weeks
from sosapp.study.study import Listed
from sosapp.tui.screens.form_screen import FormScreen
from sosapp.tui.text import plain
from sosapp.tui.widgets.choice import Choice
from sosapp.tui.widgets.form import Field
from sosapp.tui.widgets.said import Said

PSEUDONYMS, NAMES = "pseudonyms", "names"


class ExportForm(FormScreen[None]):
    """Knows what was chosen; what follows from a choice is shown at once."""

    AUTO_FOCUS = "#format"
    BUTTON = "export.button"
    CSS = (
        FormScreen.CSS
        + """
    #interviews {
        height: auto;
        max-height: 6;
        background: $panel;
        text-wrap: nowrap;
        text-overflow: ellipsis;
    }
    """
    )

    def __init__(self) -> None:
        super().__init__()
        self._listed: tuple[Listed, ...] = ()
        self._preset = ""
        """The file that was filled in for the user."""
        self.undecided: int | None = None
        """Names in what people said that nobody has decided on; None until known."""

    @property
    def _head(self) -> StudyHead:
        assert self.sos.head is not None
        return self.sos.head

    def head(self) -> Iterable[Widget]:
        """The banner if the data are fictional, and the study."""
        if self._head.fictional:
            yield Said("app.fictional", classes="banner")
        yield Said("export.title", classes="title", study=self._head.name)

    def fields(self) -> Iterable[Widget]:
        """The choices first: the file follows them."""
        language = as_language(self._head.language)
        file = Input(id="file", select_on_focus=False)
        yield Field("export.format", self._new("format", EXCEL), name="formats")
        yield Field("export.interview", OptionList(id="interviews"), name="which")
        yield Field("export.language", self._new("language", language), name="words")
        yield Field("export.names", self._new("names", PSEUDONYMS), name="people")
        reply_by = Input(in_two_weeks(), id="reply_by", select_on_focus=False)
        yield Field("export.reply_by", reply_by, name="by")
        reply_to = Input(id="reply_to", select_on_focus=False)
        yield Field("export.reply_to", reply_to, "export.reply_hint", name="to")
        yield Field("export.file", file, "export.file_hint")

    def _new(self, name: str, value: str) -> Choice:
        return Choice(self._options(name), value, name)

    def _options(self, name: str) -> dict[str, str]:
        values: dict[str, Iterable[str]] = {
            "format": SUFFIXES,
            "language": LANGUAGES,
            "names": (PSEUDONYMS, NAMES),
        }
        return {value: self.say(f"export.{name}.{value}") for value in values[name]}

    def on_mount(self) -> None:
        """Read the list of interviews while the form is filled in."""
        self.follow()
        self._list_interviews()

    def relabel(self) -> None:
        """Change the texts in their places, so that what was chosen stays."""
        super().relabel()
        for choice in self.query(Choice):
            choice.show(self._options(choice.id or ""))
        self._show_interviews()

    @work(exclusive=True, group="list")
    async def _list_interviews(self) -> None:
        try:
            study = await self.sos.study()
            rows = await asyncio.to_thread(lambda: tuple(study.listed()))
        except (SosappError, OSError) as error:
            self.stop(error)
            return
        self._listed = tuple(row for row in rows if not row.damaged)
        if not self.is_going:
            self._show_interviews()

    def _show_interviews(self) -> None:
        interviews = self.query_one("#interviews", OptionList)
        at = interviews.highlighted or 0
        interviews.set_options([Option(self._row(row)) for row in self._listed])
        interviews.highlighted = at if self._listed else None

    def _row(self, row: Listed) -> Content:
        case = self._head.cases.get(row.case, row.case)
        wave = self.say("interview.wave", n=row.wave)
        parts = (case, ", ".join(row.participants), wave, row.date)
        return plain(" · ".join(filter(None, parts)))

    def chosen(self, name: str) -> str:
        """The value of a choice."""
        return self.query_one(f"#{name}", Choice).value

    @property
    def interview(self) -> str:
        """The id of the interview that is written; empty if there is none."""
        at = self.query_one("#interviews", OptionList).highlighted
        return self._listed[at].id if at is not None and self._listed else ""

    @on(Choice.Changed)
    @on(OptionList.OptionHighlighted)
    def follow(self) -> None:
        """Show what belongs to the format, and name the file unless that was typed."""
        written, names = self.chosen("format"), self.chosen("names")
        self.query_one("#formats", Field).explain(f"export.about.{written}")
        waits = bool(self.undecided) and names == PSEUDONYMS
        about = f"export.about.{'undecided' if waits else names}"
        self.query_one("#people", Field).explain(about, n=self.undecided)
        self.query_one("#which").display = written in OF_ONE_INTERVIEW
        self.query_one("#words").display = written != NOTES
        for name in ("by", "to"):
            self.query_one(f"#{name}").display = written == CHECK_BACK
        self.query_one("#people").display = written not in ALWAYS_IDENTIFIED
        if self.line("file") == self._preset:
            self._preset = short(self._folder / self._file_name)
            self.query_one("#file", Input).value = self._preset

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        self.focus_next()

    @property
    def _folder(self) -> Path:
        """The user's documents, or where the study lies."""
        assert self.sos.folder is not None
        documents = user_documents_path()
        return documents if documents.is_dir() else self.sos.folder.absolute().parent

    @property
    def _file_name(self) -> str:
        written = self.chosen("format")
        parts = [folder_name(self._head.name) or "sosapp"]
        one = self.interview if written in OF_ONE_INTERVIEW else ""
        parts += [one] if one else []
        return "-".join([*parts, date.today().isoformat()]) + SUFFIXES[written]

    def target(self) -> Path:
        """The file that was typed, with its ending; in a folder the one suggested.

        Raises:
            Refused: nothing was typed.
        """
        if not self.line("file"):
            raise Refused("no_file")
        path, suffix = full(self.line("file")), SUFFIXES[self.chosen("format")]
        if path.is_dir():
            return path / self._file_name
        has_it = path.suffix.lower() == suffix
        return path if has_it else path.with_name(path.name + suffix)

    def place_of(self, problem: str) -> Widget | None:
        """The line of the file, which is where most problems are put right."""
        elsewhere = ("nothing_written", "no_interview")
        return None if problem in elsewhere else self.query_one("#file")

    def is_begun(self) -> bool:
        """Nothing is lost by leaving."""
        return False

    def left(self) -> None:
        """Nothing to give back."""
