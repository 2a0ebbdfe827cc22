"""The parts of a report in their order, from what the study's guides declare.

Project, method, results, challenges with solutions, future: the order in which the
S.O.S. study was presented. A record type says in its YAML which part it belongs to.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from sosapp.export.about import about, left_out
from sosapp.export.contents import Contents
from sosapp.export.report.block import Block, Figure, Heading, Quotes, Text
from sosapp.export.tables.of_study import Summed, summed
from sosapp.export.tables.questions import questions_table
from sosapp.summary.overview import overview
from sosapp.summary.rows import Row
from sosapp.summary.voices import voices

PROJECT, METHOD = "project", "method"
RESULTS, SOLUTIONS, FUTURE = "results", "solutions", "future"
PARTS: Final = (PROJECT, METHOD, RESULTS, SOLUTIONS, FUTURE)
Report = dict[str, list[Block]]


def report_of(contents: Contents) -> Report:
    """The blocks of each part; a part that nothing belongs to is empty."""
    kinds = summed(contents)
    parts: Report = {
        PROJECT: list(_project(contents)),
        METHOD: list(_method(contents)),
    }
    for part in (RESULTS, SOLUTIONS, FUTURE):
        of_part = [one for one in kinds if one.kind.type.summary.part == part]
        parts[part] = [block for one in of_part for block in _of_kind(contents, one)]
    parts[RESULTS] += _voices(contents)
    return parts


def titled(contents: Contents, report: Report) -> Iterator[tuple[str, list[Block]]]:
    """The parts that have anything, each with its title."""
    for part in PARTS:
        if report[part]:
            yield contents.say(f"report.{part}"), report[part]


def _project(contents: Contents) -> Iterator[Block]:
    language = contents.options.language
    for instrument in contents.study.instruments:
        study = instrument.guide.study
        yield Heading(2, (study.name or instrument.guide.title).in_(language))
        for question in (*study.research_questions, *study.questions):
            yield Text(question.in_(language))
    keys = ("study", "date", "preliminary", "pseudonymised", "identified")
    said = {contents.say(f"about.{key}") for key in keys}
    for label, text in about(contents):
        if label in said:
            yield Text(f"{label}: {text}", muted=True)


def _method(contents: Contents) -> Iterator[Block]:
    found = overview(contents.material)
    yield Text(
        contents.say(
            "report.size",
            held=found.held,
            cases=len({t.interview.facts.case for t in contents.material.held}),
            people=found.participants,
            entries=found.entries,
        )
    )
    for (guide, version), n in found.guides.items():
        title = contents.guide_title(guide)
        yield Text(contents.say("guide", title=title, version=version, n=n))
    for key in ("not_stated", "counts"):
        yield Text(contents.say(f"about.{key}.text"))
    yield Text(f"{contents.say('about.left_out')}: {left_out(contents)}")
    if contents.material.held:
        yield Heading(2, contents.say("part.questions"))
        yield Figure(questions_table(contents), folded=True)


def _of_kind(contents: Contents, one: Summed) -> Iterator[Block]:
    yield Heading(2, contents.kind_title(one.kind))
    if not one.rows:
        yield Text(contents.say("nothing"))
        return
    telling = len({row.told.interview.id for row in one.rows})
    of = one.summary.interviews
    yield Text(contents.say("report.records", n=len(one.rows), telling=telling, of=of))
    for table in one.tables:
        yield Heading(3, table.title)
        yield Figure(table)


def _voices(contents: Contents) -> Iterator[Block]:
    found = voices(contents.material)
    if not found.rows:
        return
    yield Heading(2, contents.say("sheet.voices"))
    yield Text(contents.say("report.voices"), muted=True)

    def question(row: Row) -> str:
        return row.entry.question

    for _, rows in groupby(sorted(found.rows, key=question), key=question):
        said = list(rows)
        first = said[0]
        yield Heading(3, contents.question_title(first.told, first.entry.question))
        yield Quotes(tuple(row.text.strip() for row in said))
