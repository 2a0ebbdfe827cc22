"""A study folder read into memory, for summaries and exports."""

from collections.abc import Callable, Iterator

from sosapp.errors import BadFile, NotFound, SosappError
from sosapp.garbage import nothing_collected
from sosapp.instrument.instrument import Instrument
from sosapp.store.study_folder import StudyFolder
from sosapp.study.choosing_case import case_of
from sosapp.summary.material import Material, Told

Report = Callable[[SosappError], None]
Progress = Callable[[int], None]
"""Told how many interviews have been read; what it raises ends the reading."""


def load_material(
    folder: StudyFolder,
    problem: Report | None = None,
    progress: Progress | None = None,
) -> Material:
    """Everything that a study holds.

    An interview that cannot be read is told to `problem`, counted as unreadable and
    left out; a guide that cannot be read is told and left out.

    Raises:
        BadFile, NotFound: something cannot be read, and there is no `problem` to tell.
        OSError: the disk refuses.
    """
    unreadable = 0

    def lost(error: SosappError) -> None:
        nonlocal unreadable
        unreadable += 1
        _tell(error, problem)

    listed = folder.templates(folder.study.language).cases()
    with nothing_collected():
        told = tuple(_told(folder, lost, progress))
    return Material(
        study=folder.study,
        told=told,
        instruments=tuple(_instruments(folder, problem)),
        listed_cases=tuple(map(case_of, listed.cases)) if listed else (),
        attributes=listed.compare_by if listed else (),
        unreadable=unreadable,
    )


def _tell(error: SosappError, problem: Report | None) -> None:
    if problem is None:
        raise error
    problem(error)


def _told(
    folder: StudyFolder, lost: Report, progress: Progress | None
) -> Iterator[Told]:
    instruments: dict[tuple[str, str], Instrument] = {}
    for number, interview in enumerate(folder.interviews(lost, trail=False), 1):
        if progress:
            progress(number)
        facts = interview.facts
        key = (facts.guide, facts.instrument)
        try:
            if key not in instruments:
                instruments[key] = folder.instrument(*key)
        except (BadFile, NotFound) as error:
            lost(error)
        else:
            case = folder.study.cases.get(facts.case)
            yield Told(interview, instruments[key], case)


def _instruments(folder: StudyFolder, problem: Report | None) -> Iterator[Instrument]:
    templates = folder.templates(folder.study.language)
    for guide in folder.study.guides:
        try:
            yield templates.instrument(guide)
        except (BadFile, NotFound) as error:
            _tell(error, problem)
