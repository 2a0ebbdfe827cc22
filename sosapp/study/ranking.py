"""Records in the order that the interviewee gives them."""

from dataclasses import dataclass, replace

from sosapp.instrument.record_type import RANK
from sosapp.study import editing
from sosapp.study.change import Change
from sosapp.study.editing import Author
from sosapp.study.entry import Entry, Value
from sosapp.study.interview import Interview


@dataclass(frozen=True)
class Order:
    """The ids of records: those with a rank, the first ranked first, and the others.

    A record that was not ranked has no rank; it is not the last.
    """

    ranked: tuple[str, ...] = ()
    unranked: tuple[str, ...] = ()

    def moved(self, record: str, by: int) -> "Order":
        """A record one place up (-1) or down (1), also over the end of the ranked."""
        if record in self.ranked:
            at = self.ranked.index(record)
            if by > 0 and at == len(self.ranked) - 1:
                return self.dropped(record)
            return replace(self, ranked=_swapped(self.ranked, at, at + by))
        at = self.unranked.index(record)
        if by < 0 and at == 0:
            return self.placed(record, len(self.ranked) + 1)
        return replace(self, unranked=_swapped(self.unranked, at, at + by))

    def placed(self, record: str, rank: int) -> "Order":
        """A record with this rank, or the next that is free."""
        ranked = [name for name in self.ranked if name != record]
        ranked.insert(rank - 1, record)
        return Order(tuple(ranked), _without(self.unranked, record))

    def dropped(self, record: str) -> "Order":
        """A record without a rank, before the others that have none."""
        others = _without(self.unranked, record)
        return Order(_without(self.ranked, record), (record, *others))


def order_of(interview: Interview, kind: str) -> Order:
    """The order of the records of a type as it is kept.

    Of two with one rank, as different hands may have given, the one said first leads.
    """
    given = [(rank_of(entry), entry) for entry in interview.of_kind(kind)]
    ranked = sorted((rank, e.number, e.id) for rank, e in given if rank is not None)
    unranked = (entry.id for rank, entry in given if rank is None)
    return Order(tuple(name for *_, name in ranked), tuple(unranked))


def rank_of(entry: Entry) -> int | None:
    """The rank of a record; None if it was not ranked."""
    rank = entry.fields.get(RANK)
    return rank if isinstance(rank, int) else None


def ranked(interview: Interview, order: Order, author: Author) -> Change | None:
    """The ranks of all records of an order, given or taken as one change."""
    ranks: dict[str, int | None] = dict.fromkeys(order.unranked)
    ranks.update({name: rank for rank, name in enumerate(order.ranked, 1)})
    changed = [
        _with_rank(interview.entries[name], rank)
        for name, rank in ranks.items()
        if name in interview.entries and rank_of(interview.entries[name]) != rank
    ]
    return editing.rewritten_together(interview, changed, author, "records_ranked")


def _with_rank(entry: Entry, rank: int | None) -> Entry:
    fields: dict[str, Value] = {n: v for n, v in entry.fields.items() if n != RANK}
    return replace(entry, fields=fields if rank is None else fields | {RANK: rank})


def _swapped(names: tuple[str, ...], one: int, other: int) -> tuple[str, ...]:
    if not 0 <= other < len(names):
        return names
    found = list(names)
    found[one], found[other] = found[other], found[one]
    return tuple(found)


def _without(names: tuple[str, ...], name: str) -> tuple[str, ...]:
    return tuple(one for one in names if one != name)
