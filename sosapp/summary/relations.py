"""Who names whom: one relation between two cases, as each side tells of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sosapp.study.study import Study
from sosapp.summary.kinds import RecordKind
from sosapp.summary.rows import Row


@dataclass(frozen=True)
class Relation:
    """Two cases of which one has named the other; `cases` are their codes."""

    cases: tuple[str, str]
    accounts: tuple[Row, ...]

    @property
    def told_from_both_sides(self) -> bool:
        """Whether each of the two has named the other."""
        return len({row.told.interview.facts.case for row in self.accounts}) == 2

    def other(self, case: str) -> str:
        """The other of the two cases."""
        first, second = self.cases
        return second if case == first else first

    def as_json(self) -> dict[str, Any]:
        """The two cases and where each account of their relation stands."""
        return {
            "cases": list(self.cases),
            "both_sides": self.told_from_both_sides,
            "accounts": [
                {
                    "interview": row.told.interview.id,
                    "case": row.told.interview.facts.case,
                    "entry": row.entry.id,
                }
                for row in self.accounts
            ],
        }


def relations(
    rows: Iterable[Row], kind: RecordKind, study: Study
) -> tuple[Relation, ...]:
    """The relations between cases in records of a type that declares a network."""
    network = kind.type.summary.network
    if network is None:
        return ()
    found: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        own = row.told.interview.facts.case
        named = named_case(row, network.name, study)
        if named and named != own:
            pair = (own, named) if own < named else (named, own)
            found.setdefault(pair, []).append(row)
    return tuple(Relation(pair, tuple(found[pair])) for pair in sorted(found))


def named_case(row: Row, field: str, study: Study) -> str | None:
    """The code of the case that a record names in a field; None if it names none."""
    value = row.entry.fields.get(field)
    return study.codes.get(value.strip().casefold()) if isinstance(value, str) else None
