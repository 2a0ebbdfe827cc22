"""Interviews put on the disk as tests need them, over what is there."""

from contextlib import suppress
from pathlib import Path

from sosapp.errors import NotFound
from sosapp.instrument.instrument import Instrument
from sosapp.store.checked import Tables, with_check
from sosapp.store.study_folder import StudyFolder
from sosapp.study.interview import Interview


def keep(study: StudyFolder, interview: Interview, instrument: Instrument) -> None:
    """Keep an interview as it now is, whether the study has it already or not."""
    file = study.interview_file(interview.id)
    with suppress(NotFound):
        file.read_checkpoint()
    file.write(interview, instrument)


def write_tables(path: Path, tables: Tables) -> None:
    """Put other tables into a file, with the right checksum."""
    path.write_bytes(with_check(tables))
