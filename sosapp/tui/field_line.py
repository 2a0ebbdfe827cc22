"""A field of a record as one line of its form, and the line of what links to it."""

from textual.content import Content

from sosapp.instrument.record_type import FieldShape
from sosapp.instrument.values import Value
from sosapp.locale import translate
from sosapp.study.entry import Entry
from sosapp.tui.choices import shown_value
from sosapp.tui.form_fields import FormFields
from sosapp.tui.scene import Scene
from sosapp.tui.text import one_line, visible

INTERPRETED = "("
"""The sign, and the key, of what is the interviewer's own."""
LONGEST = 200
"""Cells of a value in the list; all of it stands in the line below."""


def field_line(shape: FieldShape, entry: Entry, scene: Scene) -> Content:
    """The name of a field with its value, or with a star if it is to be said."""
    name = visible(shape.in_(scene.language))
    whose = f"{INTERPRETED} " if shape.id in entry.interpreted else ""
    if shape.id not in entry.fields:
        star = " *" if shape.required else ""
        return Content.styled(f"{name}{star}: {whose}–", "$text-muted")
    value = one_line(shown_value(scene, shape, entry.fields[shape.id]), LONGEST)
    return Content.assemble((f"{name}: {whose}", "$text-muted"), (value, "bold"))


def judged_by(fields: FormFields, shape: FieldShape) -> str:
    """Whose judgement a value is, and the key that changes it; empty if nobody's."""
    if not shape.judges:
        return ""
    own = shape.id in fields.entry.interpreted
    key = "form.judged_by_interviewer" if own else "form.judged_by_interviewee"
    return f"{INTERPRETED} {translate(key, fields.scene.language)}"


def linked_line(fields: FormFields) -> Content:
    """The records that link to this one, a line each; empty if none does."""
    scene = fields.scene
    lines = [
        translate("form.linked", scene.language, name=scene.said(entry))
        for entry in fields.linked_from
    ]
    return Content("\n").join(Content(one_line(line, LONGEST)) for line in lines)


def joined(kept: Value | None, value: Value) -> Value:
    """A value after one more was said; a list grows by what it does not have."""
    if isinstance(value, list) and isinstance(kept, list):
        return [*kept, *(item for item in value if item not in kept)]
    return value
