"""Plain data into models, and what pydantic says of it in our own words."""

from collections.abc import Iterator
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from sosapp.instrument.problem import Location, Problem, nearest
from sosapp.instrument.yaml_document import Document

M = TypeVar("M", bound=BaseModel)


def validated(document: Document, model: type[M]) -> M | None:
    """The model of a document; None, and its problems noted, if it breaks a rule."""
    if document.data is None:
        if not document.problems:
            document.problems.append(Problem("empty_file", 1, {}))
        return None
    try:
        return model.model_validate(document.data)
    except ValidationError as error:
        for detail in error.errors():
            document.problems.append(_problem(document, model, detail))
        return None


def _problem(
    document: Document, model: type[BaseModel], detail: ErrorDetails
) -> Problem:
    location: Location = detail["loc"]
    name = str(location[-1]) if location else ""
    place = _place(location[:-1])
    line = document.line_of(location)
    kind = detail["type"]
    if kind == "extra_forbidden":
        known = _keys_at(model, location[:-1])
        return Problem(
            "unknown_key", line, {"word": name, "place": place}, nearest(name, known)
        )
    if kind == "missing":
        key = "missing_translation" if name in ("sv", "en") else "missing_key"
        return Problem(key, line, {"word": name, "place": place})
    if kind == "literal_error":
        words = detail.get("ctx", {}).get("expected", "").replace("'", "")
        options = words.replace(" or ", ", ").split(", ")
        given = detail["input"]
        values = {"word": given, "place": _place(location), "known": words}
        return Problem("not_one_of", line, values, nearest(given, options))
    if kind == "string_too_short" and name in ("sv", "en"):
        return Problem("missing_translation", line, {"word": name, "place": place})
    values = {"place": _place(location), "what": detail["msg"]}
    return Problem("wrong_value", line, values)


def _place(location: Location) -> str:
    return " › ".join(str(part) for part in location) or "–"


def _keys_at(model: type[BaseModel], location: Location) -> set[str]:
    """The keys that may stand at a place in a document of a model."""
    found: Any = model
    for part in location:
        here = next(_models_in(found), None)
        if isinstance(part, int) or here is None:
            continue
        field = next(
            (f for n, f in here.model_fields.items() if part in (n, f.alias)), None
        )
        found = field.annotation if field else found
    here = next(_models_in(found), None)
    if here is None:
        return set()
    return {field.alias or name for name, field in here.model_fields.items()}


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)
