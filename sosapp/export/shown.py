"""The values of records in words: labels for terms, yes and no, names for records."""

from collections.abc import Iterator
from math import isfinite

from sosapp.export.partners import PartnerCodes
from sosapp.export.sheets.sheet import CellValue
from sosapp.instrument.record_type import FieldShape
from sosapp.locale import Language, translate
from sosapp.study.entry import Entry, Value
from sosapp.summary.material import OFF_RECORD, Told
from sosapp.summary.rows import Row
from sosapp.summary.voices import QUOTE_FIELD


class ShownValues:
    """Shows values in one language; `withheld` stands for words not to be read.

    `partners` names the partners that would give a case away by a code.
    """

    def __init__(
        self, language: Language, withheld: str, partners: PartnerCodes | None = None
    ) -> None:
        self._partners = partners
        self._language = language
        self._withheld = withheld
        self._yes = translate("value.yes", language)
        self._no = translate("value.no", language)
        self._labels: dict[tuple[int, str], dict[str, str]] = {}

    def field(
        self, told: Told, entry: Entry, shape: FieldShape, readable: bool
    ) -> CellValue:
        """A field that a record states."""
        if shape.id == QUOTE_FIELD and not readable:
            return self._withheld
        code = self.partner(told, entry, shape.id)
        return code or self.value(told, shape, entry.fields[shape.id])

    def partner(self, told: Told, entry: Entry, field: str) -> str | None:
        """What stands for a partner that would give a case away; None for any other."""
        return self._partners(told, entry, field) if self._partners else None

    def of(self, row: Row, field: str) -> CellValue:
        """What a record says in a field; None if it says nothing or has none such."""
        shape = row.told.instrument.record_types[row.entry.kind].by_id.get(field)
        if shape is None or field not in row.entry.fields:
            return None
        return self.field(row.told, row.entry, shape, False)

    def value(self, told: Told, shape: FieldShape, value: Value) -> CellValue:
        """A value in words; a number as a number."""
        if isinstance(value, bool):
            return self._yes if value else self._no
        if isinstance(value, int | float):
            return value if isfinite(value) else str(value)
        if shape.type == "record_refs" and isinstance(value, list):
            return ", ".join(self._record(told, name) for name in value)
        labels = self._labels_of(told, shape.vocab) if shape.vocab else {}
        if isinstance(value, list):
            return ", ".join(labels.get(term, term) for term in value)
        return labels.get(value, value)

    def _labels_of(self, told: Told, vocab: str) -> dict[str, str]:
        key = (id(told.instrument), vocab)
        if key not in self._labels:
            vocabulary = told.instrument.vocabularies.get(vocab)
            terms = vocabulary.terms if vocabulary else ()
            self._labels[key] = {term.id: term.in_(self._language) for term in terms}
        return self._labels[key]

    def _record(self, told: Told, name: str) -> str:
        """Another record by what names it; by its id if that may not be read."""
        entry = told.interview.entries.get(name)
        if entry is None or entry.use == OFF_RECORD:
            return name
        return self.name(told, entry) or name

    def name(self, told: Told, entry: Entry) -> str:
        """What names a record: the values of its key fields."""
        kind = told.instrument.record_types.get(entry.kind)
        if kind is None:
            return ""
        keys = (key for key in kind.key_fields if key in entry.fields)
        found = (self.field(told, entry, kind.by_id[key], False) for key in keys)
        return ", ".join(map(str, found))

    def text(self, told: Told, entry: Entry, readable: bool) -> str:
        """All that an entry says, in one text."""
        kind = told.instrument.record_types.get(entry.kind)
        if kind is None:
            return entry.text if readable else self._withheld
        rest = "; ".join(self._named_fields(told, entry, readable))
        name = self.name(told, entry)
        return f"{name} – {rest}" if name and rest else name or rest

    def _named_fields(self, told: Told, entry: Entry, readable: bool) -> Iterator[str]:
        kind = told.instrument.record_types[entry.kind]
        for shape in kind.fields_:
            if shape.id in entry.fields and shape.id not in kind.key_fields:
                value = self.field(told, entry, shape, readable)
                yield f"{shape.in_(self._language)}: {value}"
