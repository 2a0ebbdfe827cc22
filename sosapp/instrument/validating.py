"""Plain data into models, and what pydantic says of it in our own words."""

from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from sosapp.instrument.mending import fields_at, mended
from sosapp.instrument.problem import Location, Problem, nearest
from sosapp.instrument.yaml_document import Document

M = TypeVar("M", bound=BaseModel)

EXPECTED = {
    "string_type": "text_expected",
    "string_pattern_mismatch": "id_expected",
    "int_type": "whole_number_expected",
    "int_parsing": "whole_number_expected",
    "int_from_float": "whole_number_expected",
    "bool_type": "yes_or_no_expected",
    "bool_parsing": "yes_or_no_expected",
    "tuple_type": "list_expected",
    "dict_type": "keys_expected",
    "model_type": "keys_expected",
}
"""Our own words for what pydantic says was expected."""


def validated(document: Document, model: type[M]) -> M | None:
    """The model of a document, whose problems are noted if it breaks a rule.

    It is then one with stand-ins in the wrong places, so that the rest of it can be
    checked too; None if that cannot be made.
    """
    if document.data is None:
        if not document.problems:
            document.problems.append(Problem("empty_file", 1, {}))
        return None
    try:
        return model.model_validate(document.data)
    except ValidationError as error:
        details = error.errors()
        for detail in details:
            document.problems.append(_problem(document, model, detail))
        return mended(document.data, model, details)


def _problem(
    document: Document, model: type[BaseModel], detail: ErrorDetails
) -> Problem:
    location: Location = detail["loc"]
    line, kind, given = document.line_of(location), detail["type"], detail["input"]
    name = str(location[-1]) if location else ""
    around = _place(location[:-1])
    inside = {"word": name, "place": f" ({around})" if around else ""}
    place = {"place": _place(document.nearest(location)) or "–"}
    empty = given is None or kind in ("missing", "string_too_short")
    if empty and name in ("sv", "en"):
        return Problem("missing_translation", line, inside)
    if kind == "missing":
        return Problem("missing_key", line, inside)
    if kind == "extra_forbidden":
        near = nearest(name, fields_at(model, location[:-1]))
        return Problem("unknown_key", line, inside, near)
    if kind == "literal_error":
        known = detail["ctx"]["expected"].replace("'", "").replace(" or ", ", ")
        values = {"word": given, "known": known, **place}
        return Problem("not_one_of", line, values, nearest(given, known.split(", ")))
    if kind in EXPECTED:
        return Problem(EXPECTED[kind], line, place)
    return Problem("wrong_value", line, {"what": detail["msg"], **place})


def _place(location: Location) -> str:
    return " › ".join(str(part) for part in location)
