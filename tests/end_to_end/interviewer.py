"""An interviewer at a terminal: what she presses while the interview goes on."""

from collections.abc import Iterable, Mapping

from sosapp.store.settings import load_settings
from sosapp.tui.widgets.composer import ASKED_FROM
from sosapp.tui.widgets.outline import GLYPHS

from .conversation import Line
from .onlooker import GLIMPSE, PATIENCE
from .organiser import Organiser


class Interviewer(Organiser):
    """Finds her way by the guide, and types what is said."""

    def starts_the_clock(self) -> None:
        """Begin the talk."""
        self.changes("f5")
        self.sees_no(self.word("clock.not_started"))

    def begins(self) -> None:
        """Open the first interview of Home, and begin the talk."""
        self.opens_first()
        self.is_at(self.instrument.guide.sections[0].questions[0].id)
        self.starts_the_clock()

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

    def types(self, line: Line) -> None:
        """Type or paste a line, and file it."""
        if line.pasted:
            self.terminal.paste(line.typed)
            self.means_one_entry(line.typed)
        else:
            self.terminal.type(line.typed)
        self.files()

    def means_one_entry(self, pasted: str) -> None:
        """Say that a pasted text of several lines is one entry, if it is asked."""
        if sum(bool(line.strip()) for line in pasted.splitlines()) >= ASKED_FROM:
            self.sees_word("pasted.one")
            self.terminal.key("enter")
            self.sees_no(self.word("pasted.one"))

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
        """Change the language of the interface, and see the choice kept."""
        self.terminal.key("f9")
        self.language = "en" if self.language == "sv" else "sv"
        self.sees_word("key.next_question")
        self.terminal.wait_until(
            lambda: load_settings().language == self.language, PATIENCE
        )

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
