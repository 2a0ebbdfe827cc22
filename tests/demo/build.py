"""Builds the demo study from its notes: `python -m tests.demo.build`.

Everything that is random or depends on the clock in a real study is fixed here, so
that building twice gives the same bytes.
"""

import shutil
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from sosapp.instrument.loading import Templates
from sosapp.instrument.yaml_document import read_document
from sosapp.intake.notes import read_notes
from sosapp.store.rows import study_tables
from sosapp.store.shipped import shipped
from sosapp.store.study_folder import StudyFolder
from sosapp.store.study_head import STUDY_FILE
from sosapp.study.editing import Author
from sosapp.study.entry import Entry
from sosapp.study.identity import ALPHABET, LENGTH
from sosapp.study.interview import Draft, Interview
from sosapp.study.study import Case, Participant, Study
from sosapp.study.withdrawing import line_of
from tests.keeping import keep, write_tables

GUIDE: Final = "sos_socialchef"
CREATED: Final = "2026-09-01T08:00:00+02:00"
WITHDRAWN: Final = line_of(Author("Intervjuare A", "2026-10-05T09:12:00+02:00"))
"""F04 took everything back: that it happened is all that is left of it."""
RESUMES_AT: Final = Draft(question="D3")
"""Where the paused interview goes on."""


def build(target: Path) -> None:
    """Make the demo study in a folder that is new or holds an earlier one."""
    if target.exists():
        shutil.rmtree(target)
    (target / "interviews").mkdir(parents=True)
    source = shipped()
    templates = Templates(source / "templates", "sv")
    world = read_document(source / "interviews" / "fictional_world.yaml").data
    notes = sorted((source / "interviews" / "demo_notes").glob("*.txt"))
    read = [
        read_notes(_text(path), templates.instrument, "sv", path.name) for path in notes
    ]
    people = {code for one in read for code in one.participants}
    study = _study(world["municipalities"], sorted(people))
    write_tables(target / STUDY_FILE, study_tables(study))
    folder = StudyFolder(target)
    for path, one in zip(notes, read, strict=True):
        keep(folder, _as_held(one.interview, _text(path)), one.instrument)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _study(municipalities: list[dict[str, Any]], people: list[str]) -> Study:
    cases = [_case(row) for row in municipalities]
    return Study(
        id=_fixed("study"),
        name="S.O.S. – påhittad pilotstudie",
        language="sv",
        guides=(GUIDE,),
        created=CREATED,
        fictional=True,
        cases={case.code: case for case in cases},
        participants={
            code: Participant(code=code, role="socialchef") for code in people
        },
        log=(WITHDRAWN,),
    )


def _case(row: dict[str, Any]) -> Case:
    kept = {name: row[name] for name in ("population", "neighbours", "fictional")}
    attributes = kept | {"band_2019": _band(row["population"])}
    return Case(code=row["code"], name=row["name"], attributes=attributes)


def _band(population: int) -> str:
    """The bands of the list of cases that is shipped."""
    if population < 6_000:
        return "under_6000"
    return "p6000_14999" if population < 15_000 else "p15000_plus"


def _as_held(interview: Interview, text: str) -> Interview:
    """The interview as if it had been held here, with ids that stay the same."""
    ids = {
        entry.id: entry.id
        if f"id: {entry.id}\n" in text
        else _fixed(f"{interview.id}/{entry.number}")
        for entry in interview.entries.values()
    }
    first = interview.facts.sittings[0].start
    entries = (_renamed(entry, ids) for entry in interview.entries.values())
    paused = interview.facts.state == "paused"
    return replace(
        interview,
        facts=replace(interview.facts, created=first),
        entries={entry.id: entry for entry in entries},
        draft=RESUMES_AT if paused else Draft(),
    )


def _renamed(entry: Entry, ids: dict[str, str]) -> Entry:
    """References are only to ids that the notes give, and so need no change."""
    return replace(entry, id=ids[entry.id])


def _fixed(name: str) -> str:
    """An id that follows from a name."""
    number = int.from_bytes(sha256(name.encode()).digest(), "big")
    letters = []
    for _ in range(LENGTH):
        number, place = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[place])
    return "".join(letters)


if __name__ == "__main__":
    build(shipped() / "interviews" / "demo")
