"""What the first screen shows of a study, read without what checks it.

Start-up is imports: this needs neither pydantic nor TinyDB. The whole file is checked
when the study is opened in earnest, right after the first paint.
"""

import json
from dataclasses import dataclass, field
from pathlib import Path

from sosapp.errors import Damaged, NotFound

STUDY_FILE = "study.json"
SHAPES = (ValueError, KeyError, TypeError, AttributeError, RecursionError)
"""What reading meets in a file of another shape."""


@dataclass(frozen=True)
class StudyHead:
    """The name of a study and of its cases."""

    id: str
    name: str
    language: str
    fictional: bool
    cases: dict[str, str] = field(default_factory=dict)


def read_study_head(folder: Path) -> StudyHead:
    """The head of the study in a folder.

    Raises:
        NotFound: there is no study.
        Damaged: the file is no study at all.
        OSError: the file cannot be read.
    """
    path = folder / STUDY_FILE
    if not path.is_file():
        raise NotFound("study_missing", folder=folder)
    try:
        tables = json.loads(path.read_bytes().decode("utf-8", "surrogatepass"))
        row = tables["study"]["1"]
        return StudyHead(
            id=row["id"],
            name=row["name"],
            language=row["language"],
            fictional=row["fictional"],
            cases={case["code"]: case["name"] for case in tables["cases"].values()},
        )
    except SHAPES as error:
        raise Damaged("file_damaged", file=STUDY_FILE) from error
