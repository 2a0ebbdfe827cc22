"""The sheet that counts: records and interviews by what they say, in one long table."""

from collections.abc import Iterator, Sequence

from sosapp.export.contents import Contents
from sosapp.export.options import Counted
from sosapp.export.sheets.sheet import CellValue, Column, Sheet
from sosapp.export.tables.of_study import Summed
from sosapp.summary.coverage import coverage
from sosapp.summary.kinds import RecordKind
from sosapp.summary.overview import overview
from sosapp.summary.summary import Summary
from sosapp.summary.wording import term_label

Cells = list[CellValue]


def overview_sheet(contents: Contents, kinds: Sequence[Summed]) -> Sheet:
    """What the study holds, what its records say, what became of each question."""
    columns = (
        Column(contents.say("column.part"), 26),
        Column(contents.say("column.what"), 60),
        Column(contents.say("column.answer"), 70),
        Column(contents.say("column.number")),
        Column(contents.say("column.interviews")),
        Column(contents.say("column.mean")),
    )
    rows = [*_size(contents)]
    for one in kinds:
        rows += _of_kind(contents, one)
    rows += _of_questions(contents)
    counted = Counted(contents.say("sheet.overview"), len(rows), len(rows))
    return Sheet(counted, "overview", columns, rows)


def _size(contents: Contents) -> Iterator[Cells]:
    found, part = overview(contents.material), contents.say("part.study")

    def row(key: str, answer: str | None, number: int | None, n: int | None) -> Cells:
        return [part, contents.say(f"size.{key}"), answer, number, n, None]

    yield row("held", None, None, found.held)
    for state, n in found.states.items():
        yield row("state", contents.say(f"state.{state}"), None, n)
    for (guide, version), n in found.guides.items():
        yield row("guide", f"{contents.guide_title(guide)} {version}", None, n)
    for name in ("cases", "participants", "entries", "words"):
        yield row(name, None, getattr(found, name), None)


def _of_kind(contents: Contents, one: Summed) -> Iterator[Cells]:
    language = contents.options.language
    kind, rows, found = one.kind, one.rows, one.summary
    part = contents.kind_title(kind)
    telling = len({row.told.interview.id for row in rows})
    yield [part, contents.say("all_records"), None, len(rows), telling, None]
    for field, counts in found.counts.items():
        shape, by = kind.by_id[field], found.interviews_by[field]
        name = shape.in_(language)
        for term, n in counts.items():
            label = term_label(kind, shape, term, language)
            yield [part, name, label, n, by.get(term), None]
    for field, mean in found.means.items():
        name = kind.by_id[field].in_(language)
        said = found.stated[field]
        yield [part, name, contents.say("mean_of_stated"), said, None, mean]
    yield from _crosses(contents, kind, found)


def _crosses(contents: Contents, kind: RecordKind, found: Summary) -> Iterator[Cells]:
    language = contents.options.language
    part = contents.kind_title(kind)
    for cross in found.crosses:
        first, second = (kind.by_id[field] for field in cross.fields)
        name = f"{first.in_(language)} × {second.in_(language)}"
        for cell in cross.cells:
            one = term_label(kind, first, cell.row, language)
            other = term_label(kind, second, cell.column, language)
            n, interviews = len(cell.records), cell.interviews
            yield [part, name, f"{one} × {other}", n, interviews, None]


def _of_questions(contents: Contents) -> Iterator[Cells]:
    part, language = contents.say("part.questions"), contents.options.language
    for row in coverage(contents.material):
        name = f"{row.question.id} {row.question.text.in_(language)}"
        for status, n in row.statuses.items():
            if n:
                answer = contents.say(f"status.{status}")
                number = row.entries if status == "asked" else None
                yield [part, name, answer, number, n, None]
