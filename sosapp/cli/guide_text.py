"""A guide as plain text for a terminal of 80 columns."""

from textwrap import wrap

from sosapp.cli.output import one_line
from sosapp.cli.session import Session
from sosapp.instrument.guide import Question
from sosapp.instrument.instrument import Instrument
from sosapp.locale import Language

WIDTH = 79


def guide_lines(instrument: Instrument, session: Session) -> list[str]:
    """The title of a guide, then each section with its questions and probes."""
    language, guide = session.language, instrument.guide
    counts = {"minutes": guide.duration_min, "questions": len(guide.by_id)}
    about = session.text("cli.guides.about", version=guide.version, **counts)
    lines = [one_line(guide.title.in_(language)), f"{guide.id} · {about}"]
    for section in guide.sections:
        minutes = session.text("cli.guides.minutes", minutes=section.minutes)
        lines += [
            "",
            f"{section.id}  {one_line(section.title.in_(language))} ({minutes})",
        ]
        if section.instruction:
            lines += _wrapped("", section.instruction.in_(language), 3)
        for question in section.questions:
            lines += ["", *_question(question, instrument, language)]
    return lines


def _question(
    question: Question, instrument: Instrument, language: Language
) -> list[str]:
    lines = _wrapped(question.id, question.text.in_(language), 6)
    if question.note:
        lines += _wrapped("", f"({question.note.in_(language)})", 6)
    if question.record:
        kind = instrument.record_types[question.record]
        sigils = " ".join(kind.sigils)
        lines += _wrapped("", f"→ {kind.title.in_(language)}  {sigils}", 6)
    for probe in question.probes:
        lines += _wrapped(f"      {probe.id}", probe.in_(language), 9)
    return lines


def _wrapped(label: str, text: str, indent: int) -> list[str]:
    """A text beside a label, in lines that fit."""
    first = label.ljust(indent - 1) + " "
    return wrap(
        one_line(text),
        WIDTH,
        initial_indent=first,
        subsequent_indent=" " * indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
