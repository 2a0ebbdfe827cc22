"""Choosing a case by its code or its name, or naming one that is new."""

from collections.abc import Iterable

from sosapp.errors import Refused
from sosapp.instrument.case_list import ListedCase
from sosapp.study.study import Case


def case_of(listed: ListedCase) -> Case:
    """A case of a list of cases, with all that the list says of it."""
    row = listed.model_dump(mode="json")
    code, name = row.pop("code"), row.pop("name")
    return Case(code=code, name=name, attributes=row)


def label(case: Case) -> str:
    """How a case is written on one line."""
    return case.name if case.code == case.name else f"{case.code} {case.name}"


def matching(cases: Iterable[Case], typed: str) -> list[Case]:
    """The cases whose code, name or a later word of the name begins as typed.

    Those whose code or name does come first; all cases for an empty line.
    """
    start = _folded(typed)
    first: list[Case] = []
    later: list[Case] = []
    for case in cases:
        whole = (case.code, case.name, label(case))
        if any(_folded(text).startswith(start) for text in whole):
            first.append(case)
        elif any(word.startswith(start) for word in _folded(case.name).split()):
            later.append(case)
    return first + later


def is_named(case: Case, typed: str) -> bool:
    """Whether a line says exactly this case, by code, name or both."""
    said = _folded(typed)
    return said in {_folded(case.code), _folded(case.name), _folded(label(case))}


def new_case(typed: str, known: Iterable[Case]) -> Case:
    """A case that nobody has listed: its code, if the line begins with one, and name.

    Raises:
        Refused: nothing was typed, or another case has the code.
    """
    first, _, rest = " ".join(typed.split()).partition(" ")
    if not first:
        raise Refused("case_missing")
    has_code = bool(rest) and any(letter.isdigit() for letter in first)
    if not has_code:
        first = rest = f"{first} {rest}".strip()
    taken = next((case for case in known if case.code == first), None)
    if taken is not None:
        raise Refused("case_code_taken", code=first, name=taken.name)
    return Case(code=first, name=rest)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
