"""The first sheet: what this is, how to read it, and what it holds of the study."""

from collections.abc import Iterator, Sequence

from sosapp.export.contents import Contents
from sosapp.export.options import Counted
from sosapp.export.sheets.sheet import CellValue, Column, Sheet
from sosapp.summary.overview import overview


def read_me_sheet(contents: Contents, parts: Sequence[Counted], replaced: int) -> Sheet:
    """How to read the workbook, and every count against the study."""
    columns = (
        Column(contents.say("column.sheet"), 34),
        Column(contents.say("column.why"), 110),
        Column(contents.say("column.written")),
        Column(contents.say("column.in_study")),
    )
    everything = contents.say("why.nothing")
    rows: list[list[CellValue]] = [
        [part.name, part.why or everything, part.written, part.in_study]
        for part in parts
    ]
    name = contents.say("sheet.read_me")
    above = tuple(_lines(contents, replaced))
    return Sheet(Counted(name, len(rows), len(rows)), "read_me", columns, rows, above)


def _lines(contents: Contents, replaced: int) -> Iterator[tuple[str, str]]:
    options, found = contents.options, overview(contents.material)

    def line(key: str, **values: object) -> tuple[str, str]:
        return contents.say(f"about.{key}"), contents.say(f"about.{key}.text", **values)

    yield line("study", name=contents.study.study.name)
    yield line("date", date=options.today, version=options.version)
    yield line("n", held=found.held, planned=found.interviews - found.held)
    yield line("guides", guides=_guides(contents, found.guides))
    yield line("preliminary")
    yield line("not_stated")
    yield line("counts")
    yield line("identified" if options.identified else "pseudonymised")
    yield line("voices")
    yield line("columns")
    yield line("long")
    yield line("replaced", n=replaced)
    if contents.study.unreadable:
        yield line("unreadable", n=contents.study.unreadable)


def _guides(contents: Contents, used: dict[tuple[str, str], int]) -> str:
    said = (
        contents.say("guide", title=contents.guide_title(guide), version=version, n=n)
        for (guide, version), n in used.items()
    )
    return ", ".join(said) or contents.say("none")
