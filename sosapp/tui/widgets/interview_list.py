"""The list of interviews on Home; its cursor stays on its interview."""

from collections.abc import Iterable

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from sosapp.locale import Language, translate
from sosapp.study.clock import now, stamp
from sosapp.study.field_note import days_late
from sosapp.study.study import Listed
from sosapp.tui.text import padded, plain

COLUMNS = ("case", "participants", "wave", "date", "state", "answered", "time")


class InterviewList(OptionList):
    """One line an interview, in columns."""

    def __init__(self) -> None:
        super().__init__(id="interviews", markup=False)
        self._kept: str | None = None
        """The interview under the cursor when the list was last begun anew."""

    @property
    def chosen(self) -> str | None:
        """The id of the interview under the cursor."""
        at = self.highlighted
        return self.get_option_at_index(at).id if at is not None else None

    def begin(
        self, rows: Iterable[Listed], cases: dict[str, str], language: Language
    ) -> None:
        """Show these interviews in place of those before."""
        self._kept = self.chosen
        self.set_options(option(row, cases, language) for row in rows)
        self._put_cursor()

    def add(
        self, rows: Iterable[Listed], cases: dict[str, str], language: Language
    ) -> None:
        """Show more interviews below."""
        self.add_options([option(row, cases, language) for row in rows])
        self._put_cursor()

    def mark_damaged(self, interview: str, language: Language) -> None:
        """Say that an interview is not as it was written."""
        self.replace_option_prompt(interview, _damaged(interview, language))

    def _put_cursor(self) -> None:
        if self._kept is not None and self._kept in {one.id for one in self.options}:
            self.highlighted = self.get_option_index(self._kept)
        elif self.highlighted is None and self.option_count:
            self.highlighted = 0


def headings(language: Language) -> Content:
    """What stands above the columns."""
    return Content(_line(*(translate(f"home.{name}", language) for name in COLUMNS)))


def option(row: Listed, cases: dict[str, str], language: Language) -> Option:
    """The line of one interview."""
    if row.damaged:
        return Option(_damaged(row.id, language), id=row.id)
    state = translate(f"state.{row.standing}", language)
    line = _line(
        cases.get(row.case, row.case),
        ", ".join(row.participants),
        str(row.wave),
        row.date,
        state + (" ●" if row.unsaved else ""),
        f"{row.answered}/{row.questions}",
        stamp(row.elapsed),
    )
    shown = [plain(line)]
    if row.field_note_due:
        shown.append(_due(row.field_note_due, language))
    return Option(Content("\n").join(shown), id=row.id)


def _due(since: str, language: Language) -> Content:
    days = days_late(since, now())
    said = "home.field_note_late" if days else "home.field_note_due"
    return Content.styled(f"  ↳ {translate(said, language, n=days)}", "$warning")


def _damaged(interview: str, language: Language) -> Content:
    return plain(translate("home.damaged", language, id=interview))


def _line(
    case: str, people: str, wave: str, date: str, state: str, done: str, time: str
) -> str:
    return " ".join(
        (
            padded(case, 16),
            padded(people, 12),
            padded(wave, 4),
            padded(date, 10),
            padded(state, 12),
            padded(done, 7),
            time,
        )
    )
