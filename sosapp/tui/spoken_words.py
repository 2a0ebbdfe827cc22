"""An entry in words that can be read aloud."""

from sosapp.instrument.instrument import QUOTE
from sosapp.instrument.record_type import FieldShape
from sosapp.study.entry import Entry
from sosapp.tui.choices import shown_value
from sosapp.tui.scene import Scene
from sosapp.tui.text import visible

BARE = ("int", "number", "bool")
"""Types of values that say nothing without the name of their field."""


def spoken_words(entry: Entry, scene: Scene) -> str:
    """The text of an entry; of a record its kind and the values that are said.

    A field that was not said is not read, and is not read as none.
    """
    kind = scene.record_type(entry.kind)
    if kind is None:
        return (
            f"”{visible(entry.text)}”" if entry.kind == QUOTE else visible(entry.text)
        )
    names = [*kind.key_fields, *(shape.id for shape in kind.fields_)]
    values = [
        _value(kind.by_id[name], entry, scene)
        for name in dict.fromkeys(names)
        if name in entry.fields
    ]
    title = visible(kind.title.in_(scene.language))
    return f"{title}: {' – '.join(values)}"


def _value(shape: FieldShape, entry: Entry, scene: Scene) -> str:
    value = visible(shown_value(scene, shape, entry.fields[shape.id]))
    name = visible(shape.in_(scene.language))
    return f"{name}: {value}" if shape.type in BARE else value
