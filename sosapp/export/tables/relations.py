"""Who tells of whom: a matrix of the cases, and both accounts of each relation."""

from collections.abc import Iterator

from sosapp.export.contents import Contents
from sosapp.export.tables.records import field_cell
from sosapp.export.tables.table import Cell, Line, Table
from sosapp.summary.kinds import RecordKind
from sosapp.summary.relations import Relation
from sosapp.summary.rows import Row
from sosapp.summary.summary import Summary


def relation_tables(
    contents: Contents, kind: RecordKind, summary: Summary
) -> Iterator[Table]:
    """The matrix and the accounts, if any case is named by another."""
    if summary.relations:
        yield _matrix(contents, kind, summary.relations)
        yield _accounts(contents, kind, summary.relations)


def _matrix(
    contents: Contents, kind: RecordKind, relations: tuple[Relation, ...]
) -> Table:
    told: dict[tuple[str, str], list[Row]] = {}
    for relation in relations:
        for row in relation.accounts:
            teller = row.told.interview.facts.case
            told.setdefault((teller, relation.other(teller)), []).append(row)
    codes = {code for relation in relations for code in relation.cases}
    names = sorted((contents.case_name(code), code) for code in codes)

    def cell(teller: str, other: str) -> Cell:
        rows = tuple(told.get((teller, other), ()))
        return Cell(len(rows) or None, rows)

    return Table(
        id=f"{kind.name}.network",
        look="network",
        title=contents.say("table.network"),
        header=(contents.say("column.teller"), *(name for name, _ in names)),
        lines=tuple(
            (Cell(name), *(cell(teller, other) for _, other in names))
            for name, teller in names
        ),
        note=contents.say("note.network"),
        unit=contents.say("column.number"),
    )


def _accounts(
    contents: Contents, kind: RecordKind, relations: tuple[Relation, ...]
) -> Table:
    network = kind.type.summary.network
    fields = network.accounts if network else ()
    language = contents.options.language
    return Table(
        id=f"{kind.name}.relations",
        look="records",
        title=contents.say("table.relations"),
        header=(
            contents.say("column.relation"),
            contents.say("column.teller"),
            contents.say("column.sides"),
            *(kind.by_id[name].in_(language) for name in fields),
        ),
        lines=tuple(
            line
            for relation in relations
            for line in _lines(contents, kind, relation, fields)
        ),
        labels=2,
        note=contents.say("note.relations", n=len(relations)),
    )


def _lines(
    contents: Contents, kind: RecordKind, relation: Relation, fields: tuple[str, ...]
) -> Iterator[Line]:
    names = sorted(map(contents.case_name, relation.cases))
    sides = "both_sides" if relation.told_from_both_sides else "one_side"
    for row in relation.accounts:
        yield (
            Cell(" – ".join(names), (row,)),
            Cell(contents.case(row.told)),
            Cell(contents.say(sides)),
            *(field_cell(contents, kind, row, name) for name in fields),
        )
