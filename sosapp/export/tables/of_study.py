"""Every table of a study, summary by summary."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sosapp.export.contents import Contents
from sosapp.export.tables.chains import chain_tables
from sosapp.export.tables.compared import compared_tables
from sosapp.export.tables.counts import count_tables
from sosapp.export.tables.crosses import cross_tables
from sosapp.export.tables.curves import curve_tables
from sosapp.export.tables.ranks import ranked_tables
from sosapp.export.tables.relations import relation_tables
from sosapp.export.tables.sides import side_tables
from sosapp.export.tables.table import Table
from sosapp.summary.kinds import RecordKind
from sosapp.summary.rows import Row, record_rows
from sosapp.summary.summary import Summary, summarise_records
from sosapp.summary.suppression import FEWEST


@dataclass(frozen=True)
class Summed:
    """One record type with its records, its summary and the tables of it."""

    kind: RecordKind
    rows: tuple[Row, ...]
    summary: Summary
    tables: tuple[Table, ...]

    def table(self, name: str) -> Table | None:
        """The table with an id, without the name of the summary."""
        wanted = f"{self.kind.name}.{name}"
        return next((one for one in self.tables if one.id == wanted), None)


def summed(contents: Contents) -> tuple[Summed, ...]:
    """Every record type of the study, in the order of its guides."""
    return tuple(summed_up(contents, kind) for kind in contents.kinds)


def summed_up(contents: Contents, kind: RecordKind) -> Summed:
    """One record type."""
    rows = record_rows(contents.material, kind)
    summary = summarise_records(contents.material, kind)
    part = kind.type.summary.title.in_(contents.options.language)
    tables = _tables(contents, kind, summary, rows) if rows else ()
    named = [replace(table, part=part) for table in tables]
    return Summed(kind, rows, summary, tuple(_telling(contents, named)))


def _telling(contents: Contents, every: Sequence[Table]) -> list[Table]:
    """Those that have a number to show; the last says how many there are besides."""
    telling = [table for table in every if table.tells_anything]
    silent = len(every) - len(telling)
    if silent and telling:
        said = contents.say("note.silent", n=silent, few=FEWEST)
        telling[-1] = replace(telling[-1], note=f"{telling[-1].note} {said}".strip())
    return telling


def _tables(
    contents: Contents, kind: RecordKind, summary: Summary, rows: tuple[Row, ...]
) -> Iterable[Table]:
    def found() -> Iterator[Table]:
        yield from ranked_tables(contents, kind, summary)
        yield from curve_tables(contents, kind, summary)
        yield from count_tables(contents, kind, summary, rows)
        yield from cross_tables(contents, kind, summary)
        yield from relation_tables(contents, kind, summary)
        yield from side_tables(contents, kind, rows)
        yield from chain_tables(contents, kind, summary)
        yield from compared_tables(contents, kind, summary)

    return found()
