"""What an interview is started from, and how its beginning is kept."""

from dataclasses import dataclass, field

from sosapp.errors import Refused, SosappError
from sosapp.instrument.instrument import Instrument
from sosapp.locale import Language
from sosapp.store.code_key import CodeKey
from sosapp.store.study_folder import StudyFolder
from sosapp.study.clock import now
from sosapp.study.starting import (
    Preparation,
    joined,
    new_interview,
    refuse_withdrawn,
)
from sosapp.study.study import Case, Listed


@dataclass(frozen=True)
class StartingPoint:
    """What there is to choose from when an interview is prepared."""

    instruments: dict[str, Instrument] = field(default_factory=dict)
    """By the id of the guide; only those that can be used."""
    cases: tuple[Case, ...] = ()
    """Those of the study first, then those of the list that it can choose from."""
    earlier: tuple[Listed, ...] = ()
    problems: tuple[SosappError | OSError, ...] = ()
    """Why a guide of the study cannot be used."""


def read_starting_point(folder: StudyFolder, language: Language) -> StartingPoint:
    """Read the guides, the cases and the list of interviews of a study."""
    templates = folder.templates(language)
    instruments: dict[str, Instrument] = {}
    problems: list[SosappError] = []
    for guide in folder.study.guides:
        try:
            instruments[guide] = templates.instrument(guide)
        except SosappError as error:
            problems.append(error)
    cases, own = folder.listed_cases(language), folder.study.cases
    return StartingPoint(
        instruments=instruments,
        cases=tuple((own | {k: v for k, v in cases.items() if k not in own}).values()),
        earlier=tuple(folder.listed()),
        problems=tuple(problems),
    )


def start_interview(
    folder: StudyFolder,
    instrument: Instrument,
    prepared: Preparation,
    case: Case,
    names: dict[str, str],
) -> str:
    """Keep a new interview with all that it needs; its id.

    The names by participant code go into the code key and nowhere else.

    Raises:
        Refused: a required consent is missing, a code has another name already, or a
            participant has withdrawn.
        OSError: the disk did not take it; there is no interview then.
    """
    listed = tuple(folder.listed())
    refuse_withdrawn(listed, prepared.participants)
    earlier = sum(row.guide == instrument.guide.id for row in listed)
    interview = new_interview(instrument, prepared, now(), earlier)
    _keep_names(folder.code_key(), names)
    folder.keep(instrument)
    # Another window may have changed the study since it was opened here.
    folder.refresh()
    role = instrument.guide.participants.role or ""
    folder.save(joined(folder.study, case, prepared.participants, role))
    folder.add(interview, instrument)
    return interview.id


def _keep_names(key: CodeKey, names: dict[str, str]) -> None:
    known = key.names() if names else {}
    for code, name in names.items():
        if known.get(code, name) != name:
            raise Refused("name_differs", code=code)
    for code, name in names.items():
        if code not in known:
            key.put(code, name)
