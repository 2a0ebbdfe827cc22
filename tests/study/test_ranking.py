"""Records in the interviewee's order; what was not ranked has no rank."""

from dataclasses import replace

from sosapp.study import editing, undoing
from sosapp.study.entry import Entry, Value
from sosapp.study.interview import Interview
from sosapp.study.ranking import Order, order_of, rank_of, ranked
from tests.study.material import AUTHOR, after, blank, entry

ABC = ("a", "b", "c")


def challenges(**ranks: int | None) -> Interview:
    """An interview with challenges, some of them ranked."""
    found = blank()
    for name, rank in ranks.items():
        fields: dict[str, Value] = {"title": name}
        if rank is not None:
            fields["rank"] = rank
        new = replace(entry(), id=name, kind="challenge", fields=fields)
        found = after(found, editing.added(found, new, AUTHOR))
    return found


def ranks(interview: Interview) -> dict[str, int | None]:
    """The rank of each record."""
    return {name: rank_of(one) for name, one in interview.entries.items()}


def test_the_order_is_that_of_the_ranks_and_the_others_have_none() -> None:
    interview = challenges(a=2, b=None, c=1)
    assert order_of(interview, "challenge") == Order(("c", "a"), ("b",))


def test_of_two_with_one_rank_the_one_said_first_leads() -> None:
    assert order_of(challenges(a=1, b=1), "challenge").ranked == ("a", "b")


def test_a_record_moves_one_place() -> None:
    order = Order(ABC)
    assert order.moved("b", -1).ranked == ("b", "a", "c")
    assert order.moved("b", 1).ranked == ("a", "c", "b")
    assert order.moved("a", -1) == order


def test_a_record_moves_over_the_line_between_ranked_and_unranked() -> None:
    assert Order(("a",), ("b", "c")).moved("b", -1) == Order(("a", "b"), ("c",))
    assert Order(("a", "b"), ("c",)).moved("b", 1) == Order(("a",), ("b", "c"))
    assert Order((), ("b", "c")).moved("c", 1) == Order((), ("b", "c"))


def test_a_record_gets_the_rank_that_it_is_given_or_the_next_free() -> None:
    assert Order(ABC).placed("c", 1) == Order(("c", "a", "b"))
    assert Order(("a",), ("b", "c")).placed("c", 7) == Order(("a", "c"), ("b",))


def test_ranking_three_of_five_leaves_two_without_a_rank() -> None:
    interview = challenges(a=None, b=None, c=None, d=None, e=None)
    order = Order(("d", "a", "c"), ("b", "e"))
    done = after(interview, ranked(interview, order, AUTHOR))
    assert ranks(done) == {"a": 2, "b": None, "c": 3, "d": 1, "e": None}


def test_the_whole_order_is_one_change_that_can_be_undone() -> None:
    interview = challenges(a=1, b=2, c=None)
    change = ranked(interview, Order(("c", "b", "a")), AUTHOR)
    assert change is not None
    assert (change.what, len(change.edits)) == ("records_ranked", 2)
    done = after(interview, change)
    assert ranks(done) == {"a": 3, "b": 2, "c": 1}
    assert ranks(after(done, undoing.undo(done, AUTHOR))) == ranks(interview)


def test_an_order_that_is_kept_already_changes_nothing() -> None:
    interview = challenges(a=1, b=None)
    assert ranked(interview, order_of(interview, "challenge"), AUTHOR) is None


def test_a_rank_that_is_no_number_counts_as_none() -> None:
    odd = Entry(id="a", number=1, question="D5", kind="challenge", fields={"rank": "x"})
    assert rank_of(odd) is None
