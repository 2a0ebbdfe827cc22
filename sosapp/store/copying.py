"""A study's own copy of the templates."""

from pathlib import Path

from sosapp.store.atomic import make_private_folder, write_flushed


def copy_templates(source: Path, target: Path) -> None:
    """Copy a templates folder as files that their owner can change.

    Those of an installed application may be read-only.

    Raises:
        OSError: the disk did not take them.
    """
    for file in sorted(source.rglob("*")):
        if file.is_file():
            copy = target / file.relative_to(source)
            make_private_folder(copy.parent)
            write_flushed(copy, file.read_bytes())
