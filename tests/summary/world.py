"""The fictional world as interviews: every record of its file, told in order."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from sosapp.instrument.instrument import Instrument
from sosapp.store.shipped import shipped
from sosapp.store.study_folder import StudyFolder
from sosapp.study.applying import applied
from sosapp.study.editing import Author, added
from sosapp.study.entry import Entry
from sosapp.study.interview import Facts, Interview, Sitting
from sosapp.study.study import Case, Study
from sosapp.summary.material import Material, Told
from tests.keeping import keep

FIRST_THREE = ("F01", "F02", "F03")


@cache
def world() -> dict[str, Any]:
    """What `interviews/fictional_world.yaml` holds."""
    path: Path = shipped() / "interviews" / "fictional_world.yaml"
    found: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def fictional_study() -> Study:
    """A study with the fictional municipalities as cases."""
    places = world()["municipalities"]
    cases = {p["code"]: Case(code=p["code"], name=p["name"]) for p in places}
    return Study(id="0fictional", name="Pilot", fictional=True, cases=cases)


def interview_of(
    told: dict[str, Any], place: int, instrument: Instrument, author: Author
) -> Interview:
    """One interview of the world, with its answers as notes and its records."""
    facts = Facts(
        id=told["id"].lower().ljust(10, "0"),
        guide=instrument.guide.id,
        guide_version=instrument.guide.version,
        instrument=instrument.digest,
        case=told["municipality"],
        participants=tuple(told.get("participants") or [told["participant"]]),
        wave=told["wave"],
        date=f"2026-09-{place + 1:02}",
        language=told["language"],
        state="finished",
        withdrawal=told.get("withdrawal", ""),
        consent={"quotes": told["quotes_allowed"]},
        sittings=(
            Sitting(start="2026-09-01T09:00:00+02:00", end="2026-09-01T10:00:00+02:00"),
        ),
    )
    interview = Interview(facts=facts)
    for entry in _entries(told):
        interview = applied(interview, added(interview, entry, author))
    return interview


def _entries(told: dict[str, Any]) -> list[Entry]:
    notes = [
        Entry(id="", number=0, question=question, kind="note", text=text, at=60)
        for question, text in told["answers"].items()
    ]
    return notes + [_record(row) for row in told["records"]]


def _record(row: dict[str, Any]) -> Entry:
    about = ("type", "source_question", "id")
    fields = {name: value for name, value in row.items() if name not in about}
    return Entry(
        id=row.get("id", ""),
        number=0,
        question=row["source_question"],
        kind=row["type"],
        fields=fields,
    )


def fictional_material(
    instrument: Instrument, author: Author, only: tuple[str, ...] = ()
) -> Material:
    """The interviews of the world in memory; all of them unless some are named."""
    study = fictional_study()
    told = tuple(
        Told(
            interview_of(row, place, instrument, author),
            instrument,
            study.cases[row["municipality"]],
        )
        for place, row in enumerate(world()["interviews"])
        if not only or row["id"] in only
    )
    return Material(study, told, (instrument,))


def stored(material: Material, folder: StudyFolder) -> Material:
    """The same interviews, written to the disk and read from it."""
    told = []
    for one in material.told:
        folder.keep(one.instrument)
        keep(folder, one.interview, one.instrument)
        read = folder.read(one.interview.id)
        told.append(Told(read, folder.instrument_of(read), one.case))
    return Material(material.study, tuple(told), material.instruments)


def world_id(interview: str) -> str:
    """The id that the world gives an interview."""
    return interview[:3].upper()
