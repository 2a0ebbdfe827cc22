"""The text of an interview with the places of its entries, counted in code points."""

from collections.abc import Iterator
from dataclasses import dataclass

from sosapp.export.contents import Contents
from sosapp.export.data.entries import text_of
from sosapp.export.xml_text import Door
from sosapp.study.clock import stamp
from sosapp.study.entry import Entry
from sosapp.summary.material import Told


@dataclass(frozen=True)
class Passage:
    """One entry: `text[start:end]` is what it says; `end` is not part of it."""

    entry: Entry
    start: int
    end: int


@dataclass(frozen=True)
class Source:
    """The text of one interview: lines that end with LF, no byte order mark."""

    told: Told
    name: str
    text: str
    passages: tuple[Passage, ...]


def sources_of(contents: Contents, door: Door) -> tuple[Source, ...]:
    """Every interview that has begun, each with a name of its own."""
    names: set[str] = set()
    return tuple(_source(contents, t, door, names) for t in contents.material.held)


def _source(contents: Contents, told: Told, door: Door, names: set[str]) -> Source:
    facts = told.interview.facts
    people = ", ".join(facts.participants) or facts.id
    parts = [door(contents.case(told)), people, f"v{facts.wave}"]
    name = " ".join(filter(None, parts))
    name = f"{name} {facts.id}" if name.casefold() in names else name
    names.add(name.casefold())
    pieces: list[str] = []
    passages: list[Passage] = []
    length, question = 0, None
    for entry, said in _said(contents, told, door):
        if entry.question != question:
            question = entry.question
            head = f"\n{door(contents.question_title(told, question))}\n"
            pieces.append(head)
            length += len(head)
        before = f"{stamp(entry.at)}  " if entry.at is not None else ""
        start = length + len(before)
        passages.append(Passage(entry, start, start + len(said)))
        line = f"{before}{said}\n"
        pieces.append(line)
        length += len(line)
    return Source(told, name, "".join(pieces), tuple(passages))


def _said(contents: Contents, told: Told, door: Door) -> Iterator[tuple[Entry, str]]:
    for entry in told.entries:
        text = text_of(contents, told, entry)
        said = door(text).strip() if text else ""
        if said:
            yield entry, said
