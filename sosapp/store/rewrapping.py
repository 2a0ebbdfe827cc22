"""One file of a study, put from one kind of envelope into the other."""

from pathlib import Path

from sosapp.errors import Damaged
from sosapp.store.atomic import write_atomically
from sosapp.store.envelope import Envelope
from sosapp.store.journal_reading import bound_to


def rewrap(
    source: Path, target: Path, place: str, old: Envelope, new: Envelope
) -> None:
    """Write a database in the other envelope, and read it again before it counts.

    Raises:
        Damaged: the source is not as it was written.
        OSError: the disk did not take it, or gave something else back.
    """
    tables = old.unpack(source.read_bytes(), place, source.name)
    write_atomically(target, new.pack(tables, place))
    if new.unpack(target.read_bytes(), place, target.name) != tables:
        raise OSError(f"{target.name}: not what was written")


def rewrap_journal(
    source: Path,
    target: Path,
    place: str,
    old: Envelope,
    new: Envelope,
    marks: dict[str, str],
) -> None:
    """Write a journal in the other envelope.

    `marks` has the new mark of each checkpoint by its old one. A record that was cut
    short at the end is left out.

    Raises:
        Damaged: a record before the last is wrong.
        OSError: the disk did not take it.
    """
    lines = source.read_bytes().removesuffix(b"\n").split(b"\n")
    first = old.read_record(lines[0], place)
    if first is None:
        if len(lines) > 1 or not old.can_be_torn(lines[0], place):
            raise Damaged("file_damaged", file=source.name)
        return
    bound = bound_to(place, str(first.get("salt", "")))
    base = str(first.get("base", ""))
    head = first | {"base": marks.get(base, base)}
    content = [new.record(head, place)]
    for number, line in enumerate(lines[1:], 1):
        row = old.read_record(line, f"{bound}{number}")
        if row is None:
            if number == len(lines) - 1 and old.can_be_torn(line, f"{bound}{number}"):
                break
            raise Damaged("file_damaged", file=source.name)
        content.append(new.record(row, f"{bound}{number}"))
    write_atomically(target, b"".join(content))
