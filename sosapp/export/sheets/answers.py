"""The sheet with everything that was written: one row an entry."""

from collections.abc import Iterator

from sosapp.export.contents import Contents
from sosapp.export.sheets.records import starred, tags
from sosapp.export.sheets.sheet import CellValue, Column, Sheet
from sosapp.instrument.instrument import GENERAL_KINDS
from sosapp.study.clock import stamp
from sosapp.study.entry import Entry
from sosapp.study.recording import place_of, place_text
from sosapp.summary.material import Told
from sosapp.summary.voices import quoted

REPEATED = ("interview", "case", "participants", "wave")


def answers_sheet(contents: Contents) -> Sheet:
    """Every entry that is for the record, in the order of writing."""

    def of(told: Told) -> tuple[int, int]:
        return len(told.interview.entries), told.off_record

    written = sum(len(told.entries) for told in contents.material.usable)
    counted = contents.count(contents.say("sheet.answers"), written, of)
    return Sheet(counted, "answers", _columns(contents), _rows(contents))


def _columns(contents: Contents) -> tuple[Column, ...]:
    widths = {"section": 24, "question_text": 40, "kind": 24, "text": 84}
    names = [*REPEATED, "section", "question", "question_text", "at", "heard_at"]
    names += ["kind", "speaker", "text", "tags", "starred", "use", "also"]
    names += ["by"] * contents.options.identified
    repeated = (*REPEATED, "question", "entry")
    return tuple(
        Column(
            contents.say(f"column.{name}"),
            widths.get(name, 30),
            repeated=name in repeated,
            folds=name in ("heard_at", "speaker", "tags", "starred", "use", "also"),
        )
        for name in (*names, "entry", "comment")
    )


def _rows(contents: Contents) -> Iterator[list[CellValue]]:
    for told in contents.material.usable:
        facts = told.interview.facts
        start: list[CellValue] = [
            facts.id,
            contents.case(told),
            ", ".join(facts.participants),
            facts.wave,
        ]
        for entry in told.entries:
            yield start + _cells(contents, told, entry)


def _cells(contents: Contents, told: Told, entry: Entry) -> list[CellValue]:
    readable = not quoted(entry) or contents.may_show_words(told, entry)
    cells: list[CellValue] = [
        *contents.question(told, entry.question),
        stamp(entry.at),
        heard_at(told, entry),
        _kind(contents, told, entry),
        speaker(told, entry),
        contents.shown.text(told, entry, readable),
        tags(entry),
        starred(contents, entry),
        contents.say(f"use.{entry.use}") if entry.use else None,
        ", ".join(entry.also) or None,
    ]
    named: list[CellValue] = [entry.by] if contents.options.identified else []
    return [*cells, *named, entry.id]


def heard_at(told: Told, entry: Entry) -> str | None:
    """The place in the recording where an entry is heard, if there is one."""
    facts = told.interview.facts
    return place_text(place_of(entry.at, facts), len(facts.recordings)) or None


def _kind(contents: Contents, told: Told, entry: Entry) -> str:
    if entry.kind in GENERAL_KINDS:
        return contents.say(f"kind.{entry.kind}")
    kind = told.instrument.record_types.get(entry.kind)
    return kind.title.in_(contents.options.language) if kind else entry.kind


def speaker(told: Told, entry: Entry) -> str | None:
    """The code of the participant who spoke, where several did."""
    if entry.speaker is None:
        return None
    people = told.interview.facts.participants
    known = 0 < entry.speaker <= len(people)
    return people[entry.speaker - 1] if known else str(entry.speaker)
