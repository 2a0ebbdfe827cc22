"""What became of each question, from the headings of notes."""

from dataclasses import replace

from sosapp.export.notes_format import STATUS_WORDS, from_list, from_reason, from_value
from sosapp.instrument.guide import Guide, Question
from sosapp.intake.notes_lines import Heading, Problems
from sosapp.study.coverage import Coverage

STATUSES = {word: status for status, word in STATUS_WORDS.items()}


class CoverageReader:
    """Reads one heading after the other."""

    def __init__(self, guide: Guide, problems: Problems) -> None:
        self.guide = guide
        self.problems = problems
        self.coverage: dict[str, Coverage] = {}

    def read(self, heading: Heading) -> Question | None:
        """Note what a heading says; the question it names, if there is one."""
        question = self.guide.by_id.get(heading.question)
        if question is None:
            word, known = heading.question, self.guide.by_id
            self.problems.unknown("question", word, heading.line, known)
            return None
        if heading.said:
            self._mark(heading)
        for below in heading.below:
            if below.name == "probes":
                self._tick(question, below.value, below.line)
            elif below.name == "records":
                self._ask_of(question, below.value, below.line)
            else:
                self.problems.add(
                    "notes_not_below_heading", below.line, word=below.name
                )
        return question

    def _mark(self, heading: Heading) -> None:
        word, _, raw = (part.strip() for part in heading.said.partition(":"))
        status = STATUSES.get(word)
        kept = self._kept(heading.question)
        if status is None:
            self.problems.unknown("notes_status", word, heading.line, STATUSES)
        elif kept.status or kept.why:
            self.problems.add("notes_marked_twice", heading.line, word=kept.question)
        else:
            elsewhere = status == "answered_elsewhere"
            why = self._elsewhere(raw, heading.line) if elsewhere else from_reason(raw)
            self.coverage[kept.question] = replace(kept, status=status, why=why)

    def _elsewhere(self, raw: str, line: int) -> str:
        """A question of the guide, or any text as a JSON string."""
        said = from_value(raw)
        if said == raw != "" and raw not in self.guide.by_id:
            self.problems.unknown("question", raw, line, self.guide.by_id)
        return said

    def _tick(self, question: Question, raw: str, line: int) -> None:
        known = [probe.id for probe in question.probes]
        probes = from_list(raw)
        if probes is None:
            self.problems.add("not_a_list", line, word=raw)
            return
        for probe in probes:
            if probe not in known:
                self.problems.unknown("notes_probe", probe, line, known)
        kept = self._kept(question.id)
        ticked = tuple(dict.fromkeys([*kept.probes, *probes]))
        self.coverage[question.id] = replace(kept, probes=ticked)

    def _ask_of(self, question: Question, raw: str, line: int) -> None:
        records = from_list(raw)
        if records is None:
            self.problems.add("not_a_list", line, word=raw)
            return
        kept = self._kept(question.id)
        asked = tuple(dict.fromkeys([*kept.records, *records]))
        self.coverage[question.id] = replace(kept, records=asked)

    def _kept(self, question: str) -> Coverage:
        return self.coverage.get(question, Coverage(question=question))
