"""What a withdrawal changes, and what it leaves alone."""

import pytest

from sosapp.errors import Refused
from sosapp.instrument.instrument import Instrument
from sosapp.study import editing, undoing
from sosapp.study.interview import Sitting
from sosapp.study.starting import refuse_withdrawn
from sosapp.study.study import Case, Listed, LogLine, Participant, Study
from sosapp.study.withdrawing import (
    Gone,
    entry_ids,
    forgotten,
    gone_with,
    is_closed,
    line_of,
    stopped,
    unlinked,
    withdrawn_in_full,
)
from tests.study.material import AUTHOR, after, blank, entry


def row(withdrawal: str = "", **values: object) -> Listed:
    """A row of the list of interviews."""
    facts = blank(withdrawal=withdrawal).facts
    given = {"id": "b1b1b1b1b1", "case": facts.case, "participants": ("P01",)}
    rest = {"guide": "g", "wave": 1, "date": "2026-11-23", "language": "sv"}
    found = given | rest | {"state": "finished", "withdrawal": withdrawal} | values
    return Listed(**found)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("term", "closed"),
    [("", False), ("ingen", False), ("framat", True), ("fullt", True)],
)
def test_who_has_withdrawn_adds_nothing(term: str, closed: bool) -> None:
    assert is_closed(blank(withdrawal=term).facts) is closed
    earlier = [row(term)]
    refuse_withdrawn(earlier, ["P02"])
    if closed:
        with pytest.raises(Refused):
            refuse_withdrawn(earlier, ["P02", "P01"])
    else:
        refuse_withdrawn(earlier, ["P01"])


def test_a_withdrawal_says_when_and_why_and_ends_the_talk() -> None:
    begun = blank(state="ongoing", sittings=(Sitting(start=AUTHOR.when),))
    change = stopped(begun, AUTHOR, "hon bad om det")
    assert change is not None
    assert (change.when, change.why) == (AUTHOR.when, "hon bad om det")
    ended = after(begun, change)
    assert (ended.facts.state, ended.facts.withdrawal) == ("finished", "framat")
    assert ended.facts.sittings[-1].end == AUTHOR.when
    assert stopped(ended, AUTHOR) is None
    assert after(blank(), stopped(blank(), AUTHOR)).facts.state == "planned"


def test_undo_passes_over_a_withdrawal() -> None:
    said = after(blank(), editing.added(blank(), entry("a"), AUTHOR))
    ended = after(said, stopped(said, AUTHOR))
    undone = undoing.undo(ended, AUTHOR)
    assert undone is not None
    assert undone.undoes == 1
    assert after(ended, undone).facts.withdrawal == "framat"


def test_what_others_have_is_not_gone() -> None:
    ours = blank(participants=("P01", "P02")).facts
    assert gone_with(ours, [], ()) == Gone(
        id=ours.id, participants=("P01", "P02"), case="9901"
    )
    assert gone_with(ours, [row(case="9902")], ()).participants == ("P02",)
    assert gone_with(ours, [row(participants=("P03",))], ()).case == ""
    assert gone_with(ours, [], {"9901"}).case == ""


def test_no_line_of_the_log_names_what_is_gone() -> None:
    def line(about: str) -> LogLine:
        return LogLine(when="w", who="Å", what="x", about=about)

    abouts = ("a1b1c1d1e1", "P01 P011", "9901 Lillmora", "99011")
    study = Study(
        id="s",
        name="n",
        cases={"9901": Case(code="9901", name="Lillmora")},
        participants={name: Participant(code=name) for name in ("P01", "P011")},
        log=tuple(map(line, abouts)),
    )
    left = forgotten(study, Gone(id="a1b1c1d1e1", participants=("P01",), case="9901"))
    assert (set(left.participants), left.cases) == ({"P011"}, {})
    assert [line.about for line in left.log] == ["", "P011", "", "99011"]
    assert withdrawn_in_full(left) == 0
    assert withdrawn_in_full(left.with_line(line_of(AUTHOR))) == 1


def test_only_references_to_what_is_gone_are_taken_away(
    instrument: Instrument,
) -> None:
    fields = {"linked_collaborations": ["x"], "statement": "x"}
    told = blank()
    for one in (
        entry(kind="challenge", fields=fields),
        entry("x", links=("x", "y")),
        entry("utan"),
    ):
        told = after(told, editing.added(told, one, AUTHOR))
    change = unlinked(told, instrument, {"x"}, AUTHOR)
    assert change is not None
    assert len(change.edits) == 2
    challenge, note, _ = after(told, change).entries.values()
    assert challenge.fields == {"statement": "x"}
    assert (note.text, note.links) == ("x", ("y",))
    assert unlinked(told, instrument, {"z"}, AUTHOR) is None


def test_deleted_entries_are_known_too() -> None:
    said = after(blank(), editing.added(blank(), entry("a"), AUTHOR))
    (name,) = said.entries
    gone = after(said, editing.deleted(said, name, AUTHOR))
    assert not gone.entries
    assert entry_ids(gone) == {name}
