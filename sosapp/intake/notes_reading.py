"""An interview from the text of its notes.

Either the whole text is right, or everything that is wrong in it is said at once.
"""

from collections.abc import Callable
from dataclasses import dataclass

from sosapp.errors import NotFound, Unreadable
from sosapp.instrument.instrument import Instrument
from sosapp.instrument.problem import Problem
from sosapp.intake.front_matter import FrontMatter
from sosapp.intake.notes_coverage import CoverageReader
from sosapp.intake.notes_entries import EntryReader
from sosapp.intake.notes_facts import KEYS, digest_in, facts_of
from sosapp.intake.notes_lines import (
    Heading,
    Problems,
    blocks,
    front_length,
    lines_of,
)
from sosapp.locale import Language
from sosapp.study.interview import Facts, Interview


@dataclass(frozen=True)
class Imported:
    """An interview that was read, and what its study may lack."""

    interview: Interview
    instrument: Instrument
    case: str
    participants: tuple[str, ...]


def read_notes(
    text: str,
    find_instrument: Callable[[str], Instrument],
    language: Language,
    file: str,
) -> Imported:
    """The interview that a text holds.

    `find_instrument` gives the instrument of a guide and raises NotFound if there is
    none. `file` and `language` are for the problems.

    Raises:
        Unreadable: the text breaks a rule; all problems at once.
    """
    return read_with(text, lambda guide, _: find_instrument(guide), language, file)


def read_with(
    text: str,
    find_instrument: Callable[[str, str], Instrument],
    language: Language,
    file: str,
) -> Imported:
    """The same, where the digest of the instrument helps to find it.

    The digest is empty if the text names none.
    """
    problems = Problems()
    imported = _read(lines_of(text), find_instrument, problems)
    if imported is None or problems.found:
        raise unreadable(problems.found, language, file)
    return imported


def unreadable(problems: list[Problem], language: Language, file: str) -> Unreadable:
    """The error that tells of problems, by line."""
    lines = tuple(
        f"{file}:{problem.line}: {problem.text(language)}"
        for problem in sorted(problems, key=lambda problem: problem.line)
    )
    return Unreadable("notes_unreadable", lines, file=file, n=len(lines))


def _read(
    lines: list[str],
    find_instrument: Callable[[str, str], Instrument],
    problems: Problems,
) -> Imported | None:
    length = front_length(lines)
    if length is None:
        problems.add("notes_no_front", 1)
        return None
    front = FrontMatter(lines[1 : length - 1], problems)
    front.check_keys(KEYS)
    instrument = _instrument(front, find_instrument)
    if instrument is None:
        return None
    facts = facts_of(front, instrument)
    interview = _interview(facts, lines, length, instrument, problems)
    return Imported(interview, instrument, facts.case, facts.participants)


def _instrument(
    front: FrontMatter, find_instrument: Callable[[str, str], Instrument]
) -> Instrument | None:
    guide = front.text("guide")
    if not guide:
        if not (front.data.get("guide") or front.document.problems):
            front.problems.add("notes_no_guide", 1)
        return None
    try:
        return find_instrument(guide, digest_in(front))
    except NotFound as error:
        near = str(error.values.get("nearest", "")).strip("–")
        front.problems.add("unknown_guide", front.line("guide"), near, word=guide)
        return None


def _interview(
    facts: Facts,
    lines: list[str],
    first: int,
    instrument: Instrument,
    problems: Problems,
) -> Interview:
    headings = CoverageReader(instrument.guide, problems)
    entries = EntryReader(instrument, facts.interviewer, problems)
    question = None
    headed = False
    for block in blocks(lines, first, problems):
        if isinstance(block, Heading):
            headed = True
            question = headings.read(block)
        else:
            if not headed:
                problems.add("notes_no_heading", block.line)
            entries.read(block, question)
    entries.check_references()
    return Interview(facts=facts, entries=entries.entries, coverage=headings.coverage)
