"""What the form of a record shows: the record, its fields, and who links to it."""

from dataclasses import dataclass
from functools import cached_property

from sosapp.instrument.record_type import FieldShape, RecordType
from sosapp.study.entry import Entry
from sosapp.tui.scene import Scene


@dataclass(frozen=True)
class FormFields:
    """The fields of one record, those first that a typed line can fill."""

    scene: Scene
    entry: Entry
    type: RecordType

    @classmethod
    def of(cls, scene: Scene | None, entry_id: str) -> "FormFields | None":
        """The fields of a record; None if it is not there, or has no fields."""
        entry = scene.interview.entries.get(entry_id) if scene else None
        kind = scene.record_type(entry.kind) if scene and entry else None
        return cls(scene, entry, kind) if scene and entry and kind else None

    @cached_property
    def shapes(self) -> list[FieldShape]:
        """The fields in the order of the form."""
        first = [self.type.by_id[name] for name in self.type.line]
        return [*first, *(shape for shape in self.type.fields_ if shape not in first)]

    @property
    def first_unsaid(self) -> int:
        """The place of the first field without a value; 0 if all have one."""
        said = self.entry.fields
        unsaid = (n for n, shape in enumerate(self.shapes) if shape.id not in said)
        return next(unsaid, 0)

    @property
    def title(self) -> str:
        """What kind of record it is, and what names it."""
        kind = self.type.title.in_(self.scene.language)
        return f"{kind}: {self.scene.said(self.entry)}"

    @property
    def linked_from(self) -> list[Entry]:
        """The other records that have a link to this one."""
        return [
            other
            for other in self.scene.interview.entries.values()
            if self.entry.id in _links(other, self.scene.record_type(other.kind))
        ]

    def place(self, field: str) -> int:
        """The place of a field; the first if there is no such field."""
        ids = [shape.id for shape in self.shapes]
        return ids.index(field) if field in ids else 0


def unsaid(entry: Entry, kind: RecordType) -> list[FieldShape]:
    """The fields that a typed line could have filled and that have no value yet."""
    shapes = (kind.by_id[name] for name in kind.line)
    return [s for s in shapes if s.id not in entry.fields and s.type != "text"]


def _links(entry: Entry, kind: RecordType | None) -> list[str]:
    shapes = kind.fields_ if kind else ()
    found: list[str] = []
    for shape in shapes:
        value = entry.fields.get(shape.id)
        if shape.type == "record_refs" and isinstance(value, list):
            found.extend(value)
    return found
