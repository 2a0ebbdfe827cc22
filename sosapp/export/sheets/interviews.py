"""The sheet with one row an interview."""

from collections import Counter

from sosapp.export.contents import Contents
from sosapp.export.sheets.sheet import CellValue, Column, Sheet
from sosapp.instrument.record_type import FieldShape
from sosapp.study.interview import Facts
from sosapp.study.progress import of_guide
from sosapp.study.rotation import order_of
from sosapp.study.sitting import minutes_held
from sosapp.summary.material import Told
from sosapp.summary.overview import words
from sosapp.summary.voices import QUOTES_CONSENT


def interviews_sheet(contents: Contents) -> Sheet:
    """Every interview that is in analyses, in the order they were held."""
    name, told = contents.say("sheet.interviews"), contents.material.usable
    counted = contents.count(name, len(told), lambda _: (1, 0))
    background = _background(contents) if contents.options.identified else {}
    columns = [
        Column(contents.say(f"column.{key}"), 24, folds=True)
        for key in _facts_shown(contents)
    ]
    columns += [
        Column(kind.type.summary.title.in_(contents.options.language))
        for kind in contents.kinds
    ]
    columns += [
        Column(shape.in_(contents.options.language)) for shape in background.values()
    ]
    rows = (_row(contents, one, background) for one in told)
    return Sheet(counted, "interviews", tuple(columns), rows)


OPEN = ("interview", "case", "participants", "wave", "date", "language", "state")
IDENTIFYING = ("case_code", "place", "interviewer")
"""What is only shown when names are."""
COUNTED = ("minutes", "guide", "guide_version", "order", "dealt_with", "questions")
LAST = ("quotes", "withdrawal", "entries", "words")


def _facts_shown(contents: Contents) -> tuple[str, ...]:
    named = IDENTIFYING if contents.options.identified else ()
    return (*OPEN, *named, *COUNTED, *LAST)


def _row(
    contents: Contents, told: Told, background: dict[str, FieldShape]
) -> list[CellValue]:
    facts = told.interview.facts
    kinds = Counter(entry.kind for entry in told.entries)
    cells: list[CellValue] = [
        facts.id,
        contents.case(told),
        ", ".join(facts.participants),
        facts.wave,
        facts.date,
        contents.say(f"language.{facts.language}"),
        contents.say(f"state.{facts.state}"),
    ]
    if contents.options.identified:
        cells += [facts.case, facts.place, facts.interviewer]
    come = of_guide(told.instrument.guide, told.interview)
    guide = contents.guide_title(facts.guide)
    cells += [minutes_held(facts), guide, facts.guide_version, _order(told)]
    cells += [come.done, come.total]
    cells += [_quotes(contents, facts), _withdrawal(contents, told)]
    cells += [len(told.entries), sum(map(words, told.entries))]
    cells += [sum(kinds[name] for name in kind.ids) for kind in contents.kinds]
    for name, shape in background.items():
        value = facts.background.get(name)
        cells.append(
            None if value is None else contents.shown.value(told, shape, value)
        )
    return cells


def _order(told: Told) -> str | None:
    """The order of the questions that rotate, as they were asked; empty if none do."""
    turned = told.interview.facts.turned
    orders = (order_of(one, turned) for one in told.instrument.guide.sections)
    return ", ".join(filter(None, orders)) or None


def _background(contents: Contents) -> dict[str, FieldShape]:
    """The background fields of every guide."""
    found: dict[str, FieldShape] = {}
    for instrument in contents.study.every_instrument:
        for shape in instrument.guide.background_fields:
            found.setdefault(shape.id, shape)
    return found


def _quotes(contents: Contents, facts: Facts) -> str | None:
    agreed = facts.consent.get(QUOTES_CONSENT)
    return None if agreed is None else contents.say("yes" if agreed else "no")


def _withdrawal(contents: Contents, told: Told) -> str:
    vocabulary = told.instrument.vocabularies.get("withdrawal")
    term = told.interview.facts.withdrawal
    found = vocabulary.by_id.get(term) if vocabulary else None
    return found.in_(contents.options.language) if found else term
