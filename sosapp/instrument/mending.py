"""Stand-ins for what breaks a rule, so that all that is wrong is told at once.

A model that has them is never used: it only lets the rest of a file be checked.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from copy import deepcopy
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

M = TypeVar("M", bound=BaseModel)


def mended(data: Any, model: type[M], details: list[ErrorDetails]) -> M | None:
    """The model with stand-ins in the places that are wrong; None if that fails."""
    data = deepcopy(data)
    for number, detail in enumerate(details):
        _mend(data, model, detail, number)
    with suppress(ValidationError):
        return model.model_validate(data)
    return None


def _mend(data: Any, model: type[BaseModel], detail: ErrorDetails, number: int) -> None:
    *way, name = detail["loc"] or (0,)
    holder = _at(data, way)
    if not isinstance(holder, dict) or not isinstance(name, str):
        return
    field = fields_at(model, way).get(name)
    if field is None or not field.is_required():
        holder.pop(name, None)
    else:
        holder[name] = _stand_in(field, number)


def _at(data: Any, way: Sequence[str | int]) -> Any:
    for part in way:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def _stand_in(field: FieldInfo, number: int) -> Any:
    """A value that a field takes; a text is another one for each number."""
    annotation: Any = field.annotation
    word = f"_{number}"
    candidates: list[Any] = [*get_args(annotation), word, number, True, [], {}]
    for value in (*candidates, {"sv": word, "en": word}, {"sv": [], "en": []}):
        with suppress(ValidationError):
            TypeAdapter(annotation).validate_python(value)
            return value
    return None


def fields_at(
    model: type[BaseModel], location: Sequence[str | int]
) -> dict[str, FieldInfo]:
    """The fields that may stand at a place in a document of a model, by their keys."""
    found: Any = model
    for part in location:
        here = next(_models_in(found), None)
        if isinstance(part, int) or here is None:
            continue
        found = _by_key(here).get(part, found)
        found = found.annotation if isinstance(found, FieldInfo) else found
    here = next(_models_in(found), None)
    return _by_key(here) if here else {}


def _by_key(model: type[BaseModel]) -> dict[str, FieldInfo]:
    return {field.alias or name: field for name, field in model.model_fields.items()}


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)
