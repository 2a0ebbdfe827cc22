"""A field of a record as one line of its form."""

from textual.content import Content

from sosapp.instrument.record_type import FieldShape
from sosapp.instrument.values import Value
from sosapp.study.entry import Entry
from sosapp.tui.choices import shown_value
from sosapp.tui.scene import Scene
from sosapp.tui.text import one_line, visible

LONGEST = 200
"""Cells of a value in the list; all of it stands in the line below."""


def field_line(shape: FieldShape, entry: Entry, scene: Scene) -> Content:
    """The name of a field with its value, or with a star if it is to be said."""
    name = visible(shape.in_(scene.language))
    if shape.id not in entry.fields:
        star = " *" if shape.required else ""
        return Content.styled(f"{name}{star}: –", "$text-muted")
    value = one_line(shown_value(scene, shape, entry.fields[shape.id]), LONGEST)
    return Content.assemble((f"{name}: ", "$text-muted"), (value, "bold"))


def joined(kept: Value | None, value: Value) -> Value:
    """A value after one more was said; a list grows by what it does not have."""
    if isinstance(value, list) and isinstance(kept, list):
        return [*kept, *(item for item in value if item not in kept)]
    return value
