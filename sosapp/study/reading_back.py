"""What is read back to the interviewee at the end, and in which order."""

from dataclasses import dataclass

from sosapp.instrument.guide import Guide, Section
from sosapp.instrument.instrument import OWN_KINDS
from sosapp.study.entry import Entry
from sosapp.study.interview import Interview


@dataclass(frozen=True)
class ReadBack:
    """A theme and what was said in it, in the order of the guide and of writing."""

    section: Section
    entries: tuple[Entry, ...]


def read_back(interview: Interview, guide: Guide) -> list[ReadBack]:
    """The themes in which something was said that may be read aloud.

    Neither the interviewer's own lines nor what is not for the record are.
    """
    found = [
        ReadBack(section, tuple(_said_in(section, interview)))
        for section in guide.sections
    ]
    return [part for part in found if part.entries]


def _said_in(section: Section, interview: Interview) -> list[Entry]:
    return [
        entry
        for question in section.questions
        for entry in interview.by_question.get(question.id, [])
        if entry.kind not in OWN_KINDS and entry.use != "off_record"
    ]
