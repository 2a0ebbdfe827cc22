"""Partners that would give a case away: named by their type and a running code."""

from collections.abc import Iterator, Mapping

from sosapp.instrument.record_type import Network
from sosapp.locale import Language
from sosapp.study.entry import Entry
from sosapp.summary.material import Material, Told


class PartnerCodes:
    """What stands for the name of a partner in a pseudonymised export.

    `cases` has the pseudonyms of cases by code; a partner that is one of them keeps
    it. Any other of an identifying type gets a number in the order they are told.
    """

    def __init__(
        self, material: Material, cases: Mapping[str, str], language: Language
    ) -> None:
        every = [*material.listed_cases, *material.study.cases.values()]
        known = {_folded(case.name): cases.get(case.code, "") for case in every}
        self._codes = {name: code for name, code in known.items() if name and code}
        self._language: Language = language
        named = map(_folded, partner_names(material))
        unknown = dict.fromkeys(name for name in named if name not in self._codes)
        self._codes |= {name: str(number) for number, name in enumerate(unknown, 1)}

    def __call__(self, told: Told, entry: Entry, field: str) -> str | None:
        """The type and the code; None if the field does not name such a partner."""
        network = _identifying(told, entry)
        if network is None or network.name != field:
            return None
        value = entry.fields.get(field)
        code = self._codes.get(_folded(value)) if isinstance(value, str) else None
        return f"{self._type(told, entry, network)} {code}" if code else None

    def _type(self, told: Told, entry: Entry, network: Network) -> str:
        shape = told.instrument.record_types[entry.kind].by_id[network.type or ""]
        term = str(entry.fields[shape.id])
        found = told.instrument.vocabularies[shape.vocab or ""].by_id.get(term)
        return found.in_(self._language) if found else term


def partner_names(material: Material) -> Iterator[str]:
    """The names of partners of an identifying type, as they were written."""
    for told in material.usable:
        for entry in told.entries:
            network = _identifying(told, entry)
            value = entry.fields.get(network.name) if network else None
            if isinstance(value, str) and value.strip():
                yield " ".join(value.split())


def _identifying(told: Told, entry: Entry) -> Network | None:
    kind = told.instrument.record_types.get(entry.kind)
    network = kind.summary.network if kind else None
    if network is None or network.type is None:
        return None
    said = entry.fields.get(network.type)
    return network if said in network.identifying else None


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
