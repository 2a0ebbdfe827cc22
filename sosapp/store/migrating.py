"""Files of older formats, brought to the present one as they are read.

A migration makes the tables of one format into those of the next and touches nothing
else. Its test data, under `tests/store/formats/`, are kept for ever. What lies on the
disk changes only when it is saved, after a copy of the old file was set aside.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Literal

from sosapp.store.atomic import make_private_folder, write_atomically
from sosapp.store.checked import FORMAT, Tables

Kind = Literal["interview", "study", "code_key"]
Migration = Callable[[Tables], Tables]


def _as_it_was(tables: Tables) -> Tables:
    """The two formats have the same shape."""
    return tables


def _with_half_typed_forms(tables: Tables) -> Tables:
    """Format 2 keeps the line that waits, and the form that is open, in the draft."""
    later = tables["interview"]["2"]
    new = {"waiting": "", "waiting_at": None, "form": "", "field": "", "typed": ""}
    first = {**tables["interview"], "2": {**later, "draft": later["draft"] | new}}
    return {**tables, "interview": first}


MIGRATIONS: dict[Kind, tuple[Migration, ...]] = {
    "interview": (_with_half_typed_forms,),
    "study": (_as_it_was,),
    "code_key": (_as_it_was,),
}
"""For each kind of file, what leads from format 1 to 2, from 2 to 3, and so on."""


def migrated(kind: Kind, tables: Tables, found: int) -> Tables:
    """The tables of an older format as the present one has them."""
    for migration in MIGRATIONS[kind][found - 1 :]:
        tables = migration(tables)
    return tables


def keep_old(file: Path, aside: Path, found: int) -> None:
    """Copy a file of an older format before it is saved in the present one.

    Raises:
        OSError: the disk did not take it.
    """
    if not 0 < found < FORMAT:
        return
    stem, _, suffix = file.name.partition(".")
    target = aside / f"{stem}-format-{found}.{suffix}"
    if not target.exists():
        make_private_folder(aside)
        write_atomically(target, file.read_bytes())
