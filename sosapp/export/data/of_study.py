"""Every table of data that a study has."""

from functools import partial

from sosapp.export.contents import Contents
from sosapp.export.data.data_table import DataTable
from sosapp.export.data.entries import coverage_table, entries_table, record_table
from sosapp.export.data.interviews import interviews_table, wide_table
from sosapp.export.options import Counted
from sosapp.study.entry import Entry
from sosapp.summary.material import OFF_RECORD, Told


def data_tables(contents: Contents) -> tuple[DataTable, ...]:
    """The interviews, what was said in them, and all of it in one wide table."""
    return (
        interviews_table(contents),
        entries_table(contents),
        *(record_table(contents, kind) for kind in contents.kinds),
        coverage_table(contents),
        wide_table(contents),
    )


def counted_tables(
    contents: Contents, tables: tuple[DataTable, ...]
) -> tuple[Counted, ...]:
    """How much each table holds of the study, and why not all."""
    ids = {f"records_{k.name.replace('-', '_')}": k.ids for k in contents.kinds}
    found = []
    for table in tables:
        n = len(table.rows)
        if table.name == "interviews":
            found.append(contents.count(table.title, n, lambda _: (1, 0)))
        elif table.name in ids or table.name == "entries":
            of = partial(_of, ids.get(table.name))
            found.append(contents.count(table.title, n, of))
        else:
            found.append(Counted(table.title, n, n))
    return tuple(found)


def _of(kinds: frozenset[str] | None, told: Told) -> tuple[int, int]:
    """How many entries of some kinds there are, and how many are not for the record."""

    def counts(entry: Entry) -> bool:
        return kinds is None or entry.kind in kinds

    every = list(filter(counts, told.interview.entries.values()))
    return len(every), sum(entry.use == OFF_RECORD for entry in every)
