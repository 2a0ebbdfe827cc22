"""What every sheet is made from: the chosen interviews, in the words of a language."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from sosapp.errors import NotFound
from sosapp.export.options import Counted, Options
from sosapp.export.partners import PartnerCodes
from sosapp.export.shown import ShownValues
from sosapp.locale import translate
from sosapp.study.entry import Entry
from sosapp.summary.kinds import RecordKind, record_kinds
from sosapp.summary.material import Material, Told
from sosapp.summary.rows import Row
from sosapp.summary.voices import may_be_quoted

QuestionWords = tuple[str | None, str, str | None]


class Contents:
    """The material of one export.

    `study` is all of it, `material` what was chosen, `kinds` the record types that get
    a sheet each. `cases` has the pseudonyms of cases by code, unless names are shown.

    Raises:
        NotFound: the interview that was chosen is not in the study's analyses.
    """

    def __init__(
        self,
        study: Material,
        options: Options,
        cases: Mapping[str, str] | None = None,
    ) -> None:
        self.study = study
        self._cases = cases
        self.options = options
        self.material = _chosen(study, options.interview)
        self.kinds = record_kinds(study)
        language = options.language
        partners = PartnerCodes(study, cases, language) if cases is not None else None
        self.shown = ShownValues(language, self.say("without_consent"), partners)
        self._questions: dict[tuple[int, str], QuestionWords] = {}
        self._guide_titles = {
            one.guide.id: one.guide.short_title.in_(options.language)
            for one in reversed(study.every_instrument)
        }

    def say(self, key: str, **values: Any) -> str:
        """A text of the workbook."""
        return translate(f"workbook.{key}", self.options.language, **values)

    def may_show_words(self, told: Told, entry: Entry) -> bool:
        """Whether what an entry quotes may be read in this export."""
        return self.options.identified or may_be_quoted(told, entry)

    def case(self, told: Told) -> str:
        """The pseudonym or the name of an interview's case; its code if it has none."""
        if self._cases is not None:
            return self._cases.get(told.interview.facts.case, "")
        return told.case.name if told.case else told.interview.facts.case

    def case_name(self, code: str) -> str:
        """The pseudonym or the name of a case by its code."""
        if self._cases is not None:
            return self._cases.get(code, "")
        case = self.study.study.cases.get(code)
        return case.name if case else code

    def record_name(self, row: Row) -> str:
        """What a record is called in words; a dash if nothing names it."""
        return self.shown.name(row.told, row.entry) or "–"

    def kind_title(self, kind: RecordKind) -> str:
        """The heading of a record type's summary."""
        return kind.type.summary.title.in_(self.options.language)

    def number(self, value: float) -> str:
        """A number in a text, with the decimal sign of the language."""
        text = f"{value:g}"
        return text.replace(".", ",") if self.options.language == "sv" else text

    def guide_title(self, guide: str) -> str:
        """The short title of a guide by its id."""
        return self._guide_titles.get(guide, guide)

    def question(self, told: Told, name: str) -> QuestionWords:
        """The section of a question, its id and its text, as far as they are known."""
        key = (id(told.instrument), name)
        if key not in self._questions:
            guide, language = told.instrument.guide, self.options.language
            section, found = guide.section_of.get(name), guide.by_id.get(name)
            title = section.title.in_(language) if section else None
            text = found.text.in_(language) if found else None
            self._questions[key] = (title, name, text)
        return self._questions[key]

    def question_title(self, told: Told, name: str) -> str:
        """The id and the text of a question on one line."""
        return " ".join(filter(None, self.question(told, name)[1:]))

    def count(
        self, name: str, written: int, of: Callable[[Told], tuple[int, int]]
    ) -> Counted:
        """A count against the study, and why it has more.

        `of` gives how much of an interview is in the study, and how much of that is
        not for the record.
        """
        chosen = {told.interview.id for told in self.material.told}
        reasons = dict.fromkeys(("withdrawn", "off_record", "others"), 0)
        in_study = 0
        for told in self.study.told:
            every, off_record = of(told)
            in_study += every
            if told.withdrawn:
                reasons["withdrawn"] += every
            elif told.interview.id not in chosen:
                reasons["others"] += every
            else:
                reasons["off_record"] += off_record
        return Counted(name, written, in_study, self.why(reasons))

    def why(self, reasons: dict[str, int]) -> str:
        """The reasons why something is left out, each with its number."""
        said = (self.say(f"why.{why}", n=n) for why, n in reasons.items() if n)
        return "; ".join(said)


def _chosen(study: Material, interview: str | None) -> Material:
    if interview is None:
        return study
    told = tuple(told for told in study.usable if told.interview.id == interview)
    if not told:
        raise NotFound("interview_missing", id=interview)
    return replace(study, told=told)
