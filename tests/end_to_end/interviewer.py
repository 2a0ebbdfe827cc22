"""An interviewer at a terminal: what she presses, and what she waits to see.

She knows the words of the interface by their keys in the locale and finds her way by
the guide, so that neither new wording nor another layout breaks what she does.
"""

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from sosapp.instrument.instrument import Instrument
from sosapp.locale import Language, translate
from sosapp.store.study_folder import open_study
from sosapp.study.interview import Interview
from sosapp.tui.widgets.outline import GLYPHS

from .conversation import Line
from .terminal import Terminal

SOSAPP = str(Path(sys.executable).with_name("sosapp"))
"""The installed console script."""

TOAST = "▌"
"""The edge of a message, which goes away by itself."""

PATIENCE = 30.0
"""Seconds that a loaded machine may take for one step."""

SPOKEN: Language = "sv"
"""The language that the interview is held in, whatever the interface speaks."""

GLIMPSE = 24
"""Characters of a text that fit on one line of every terminal used here."""


def the_interview(folder: Path) -> Interview:
    """The only interview of a study as it is on the disk, its journal included."""
    study = open_study(folder)
    (name,) = study.ids()
    return study.read(name)


class Interviewer:
    """Speaks the language that the interface is shown in."""

    def __init__(
        self,
        terminal: Terminal,
        instrument: Instrument,
        folder: Path,
        language: Language = "sv",
    ) -> None:
        self.terminal = terminal
        self.instrument = instrument
        self.folder = folder
        self.language = language

    @property
    def interview(self) -> Interview:
        """The only interview of the study as it is on the disk."""
        return the_interview(self.folder)

    def word(self, key: str) -> str:
        """A text of the interface up to its first value, as much as surely fits."""
        return (
            translate(key, self.language)
            .partition("{")[0]
            .splitlines()[0][:GLIMPSE]
            .strip()
        )

    def sees(self, *texts: str) -> None:
        """Wait until everything is on the screen, and no fault of ours."""
        for text in texts:
            self.terminal.wait_for(text, PATIENCE)
        self.sees_no_fault()

    def sees_word(self, key: str) -> None:
        """Wait until a text of the interface is on the screen."""
        self.sees(self.word(key))

    def sees_no(self, text: str) -> None:
        """Wait until something has gone from the screen."""
        self.terminal.wait_gone(text, PATIENCE)

    def sees_bold(self, text: str) -> None:
        """Wait until something stands out, as what has the focus does."""
        self.terminal.wait_until(
            lambda: self.terminal.shows_bold(text), PATIENCE, f"no bold {text!r}"
        )

    def is_in(self, field: str) -> None:
        """Wait until the field of a form with this label has the focus."""
        self.sees_bold(self.word(field))

    def fills(self, field: str, text: str) -> None:
        """Type into a field when it has the focus."""
        self.is_in(field)
        self.terminal.type(text)
        self.sees(text[-GLIMPSE:])

    # Before the interview

    def makes_study(self, name: str, folder: Path) -> None:
        """Make a study from the choice of studies, and come to its Home."""
        self.sees_word("pick.title")
        self.terminal.key("ctrl+n")
        self.sees_word("study.name_hint")
        self.fills("study.name", name)
        self.terminal.key("enter")
        self.is_in("study.folder")
        self.terminal.key("end", "ctrl+u")
        self.sees_word("study.folder_hint")
        self.fills("study.folder", str(folder))
        self.terminal.key("ctrl+s")
        self.sees_word("home.empty")

    def says_who_types(self, name: str) -> None:
        """Ask for a new interview, and answer who types."""
        self.terminal.key("ctrl+n")
        self.sees_word("interviewer.title")
        self.terminal.type(f"{name}\n")
        self.sees_word("start.case")

    def prepares(self, case: str, name: str, place: str) -> None:
        """Fill in the form of a new interview and start it, every consent given."""
        typed = {"case": case, "participants": "", "name": name, "wave": "", "date": ""}
        for field, text in (typed | {"place": place}).items():
            self.fills(f"start.{field}", text)
            self.terminal.key("enter")
        self.is_in("start.language")
        self.terminal.key("enter")
        for _ in self.instrument.guide.consent:
            self.sees_bold("[ ]")
            self.terminal.type(" ")
            self.sees_bold("[x]")
            self.terminal.key("enter")
        self.terminal.key("ctrl+s")
        self.is_at(self.instrument.guide.sections[0].questions[0].id)

    def starts_the_clock(self) -> None:
        """Begin the talk."""
        self.changes("f5")
        self.sees_no(self.word("clock.not_started"))

    def begins(self) -> None:
        """Open the first interview of Home, and begin the talk."""
        self.opens_first()
        self.is_at(self.instrument.guide.sections[0].questions[0].id)
        self.starts_the_clock()

    # Finding the way

    def opens_first(self) -> None:
        """Open the interview that stands first on Home."""
        self.sees_word("home.participants")
        self.sees_word("key.new_interview")
        self.terminal.key("enter")

    def is_at(self, question: str) -> None:
        """Wait until a question is the one of the moment."""
        text = self.instrument.guide.by_id[question].text.in_(SPOKEN)
        self.sees(f"{question} {text[:GLIMPSE]}".strip())

    def goes_to(self, question: str) -> None:
        """Go to a question by its id."""
        self.terminal.key("ctrl+g")
        self.sees_word("goto.title")
        self.terminal.type(question)
        self.sees(f"▊  {question} ")
        self.terminal.key("enter")
        self.sees_no(self.word("goto.title"))
        self.is_at(question)

    def goes_on_to(self, question: str) -> None:
        """Go to the question that comes next."""
        self.terminal.key("ctrl+n")
        self.is_at(question)

    # At a question

    def types(self, line: Line) -> None:
        """Type or paste a line, and file it."""
        if line.pasted:
            self.terminal.paste(line.typed)
        else:
            self.terminal.type(line.typed)
        self.files()

    def files(self) -> None:
        """End the line, and wait until it is on the disk."""
        self.changes("enter")

    def changes(self, key: str) -> None:
        """Press a key that changes the interview, and wait until the disk has it."""
        changes = self.interview.seq
        self.terminal.key(key)
        self.terminal.wait_until(lambda: self.interview.seq > changes, PATIENCE)

    def holds(self, conversation: Mapping[str, Iterable[Line]]) -> None:
        """Go from question to question and type what is said."""
        for question, lines in conversation.items():
            self.goes_to(question)
            for line in lines:
                self.types(line)

    def leaves_half(self, text: str) -> None:
        """Type a line and do not file it."""
        self.terminal.type(text)
        self.sees(text[:GLIMPSE])

    def marks(self, question: str, status: str, why: str = "") -> None:
        """Say what became of the question, by the number of the status."""
        self.terminal.key("f2")
        self.sees_word("mark.title")
        lines = self.terminal.screen().splitlines()
        (line,) = [
            text for text in lines if f"  {self.word('mark.' + status)} " in text
        ]
        self.terminal.type(line.split(self.word("mark." + status))[0].split()[-1])
        self.sees_word(f"mark.why.{status}")
        self.terminal.type(f"{why}\n")
        self.sees_no(self.word(f"mark.why.{status}"))
        self.sees(f"{GLYPHS[status]} {question} ")

    def ticks_first_probe(self) -> None:
        """Tick the first probe of the question, and go back to the composer."""
        self.terminal.key("f3")
        self.sees_bold("☐")
        self.terminal.key("enter")
        self.sees("☑")
        self.terminal.key("f3")

    def edits_last(self, addition: str) -> None:
        """Open the newest line of the question and type on."""
        self.goes_to_the_lines()
        self.terminal.key("enter")
        self.sees_word("composer.changing")
        self.terminal.type(addition)
        self.files()

    def deletes_last(self) -> None:
        """Take the newest line of the question away."""
        self.goes_to_the_lines()
        self.changes("delete")
        self.sees_word("entry.deleted")
        self.terminal.key("f4")

    def goes_to_the_lines(self) -> None:
        """Go to the newest line of the question."""
        self.terminal.key("f4")
        self.sees_word("key.delete_entry")

    def fills_in(self, *values: tuple[str, str]) -> None:
        """Give the newest record of the question values, each by a part of its term."""
        self.moves("ctrl+t")
        for typed, shown in values:
            self.terminal.type(f"{typed}\n")
            self.sees(f": {shown}")
        self.moves("ctrl+t")

    def moves(self, key: str) -> None:
        """Press a key that takes the cursor elsewhere."""
        before = self.terminal.cursor
        self.terminal.key(key)
        self.terminal.wait_until(lambda: self.terminal.cursor != before, PATIENCE)

    def changes_language(self) -> None:
        """Change the language of the interface."""
        self.terminal.key("f9")
        self.language = "en" if self.language == "sv" else "sv"
        self.sees_word("key.next_question")

    # Afterwards

    def finishes(self) -> None:
        """End the interview."""
        self.terminal.key("f7")
        self.sees_word("interview.finish")
        self.terminal.key("enter")
        self.sees_word("state.finished")

    def goes_home(self) -> None:
        """Leave the interview for Home."""
        self.terminal.key("ctrl+l")
        self.sees_word("key.new_interview")

    def exports(self, workbook: Path) -> None:
        """Write a workbook in which the cases have their names."""
        self.terminal.type("e")
        for field in ("format", "language", "names"):
            self.is_in(f"export.{field}")
            if field == "names":
                self.terminal.key("right")
                self.sees_word("export.about.names")
            self.terminal.key("enter")
        self.is_in("export.file")
        self.sees_no(TOAST)
        self.terminal.key("end", "ctrl+u")
        self.sees_no(".xlsx")
        self.fills("export.file", str(workbook))
        self.terminal.key("ctrl+s")
        self.sees_word("export.sure.excel")
        self.terminal.key("enter")
        self.sees_word("export.done")
        self.terminal.key("enter")
        self.sees_word("key.new_interview")

    def quits(self) -> None:
        """Leave the program."""
        self.terminal.key("ctrl+q")
        self.has_left()

    def has_left(self) -> None:
        """Wait until the program has ended well."""
        assert self.terminal.wait(PATIENCE) == 0, self.terminal.screen()
        self.sees_no_fault()

    def sees_no_fault(self) -> None:
        """No fault of the program is on the screen."""
        assert not self.terminal.shows("Traceback"), self.terminal.screen()
