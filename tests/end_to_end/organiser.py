"""What is done around an interview: a study made, a talk prepared, a file written."""

from pathlib import Path

from sosapp.locale import Language

from .onlooker import GLIMPSE, Onlooker

TOAST = "▌"
"""The edge of a message, which goes away by itself."""

SPOKEN: Language = "sv"
"""The language that the interview is held in, whatever the interface speaks."""


class Organiser(Onlooker):
    """Fills in the forms of the program."""

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

    def opens_first(self) -> None:
        """Open the interview that stands first on Home."""
        self.sees_word("home.participants")
        self.sees_word("key.new_interview")
        self.terminal.key("enter")

    def is_at(self, question: str) -> None:
        """Wait until a question is the one of the moment."""
        text = self.instrument.guide.by_id[question].text.in_(SPOKEN)
        self.sees(f"{question} {text[:GLIMPSE]}".strip())

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
        self.sees_word("export.sure.names")
        self.terminal.key("enter")
        self.sees_word("export.done")
        self.terminal.key("enter")
        self.sees_word("key.new_interview")
