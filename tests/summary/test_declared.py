"""What a record type declares about its summary: corners, ranks, chains, relations."""

from dataclasses import replace

from sosapp.study.interview import Interview
from sosapp.summary.material import Material, Told
from sosapp.summary.summary import as_json, summarise
from tests.summary.bands import BANDS, banded, in_two_bands
from tests.summary.world import world_id


def test_the_corners_are_listed(first_three: Material) -> None:
    works, suffices = summarise(first_three, "collaborations").corners
    said = [(world_id(r.told.interview.id), r.text) for r in works.rows]
    assert said == [("F02", "Skolan")]
    assert suffices.rows == ()


def test_what_is_not_stated_is_in_no_corner(everyone: Material) -> None:
    corners = summarise(everyone, "collaborations").corners
    cornered = [row for corner in corners for row in corner.rows]
    assert cornered
    for row in cornered:
        assert {"works", "sufficiency"} <= row.entry.fields.keys()


def test_challenges_are_ranked(first_three: Material) -> None:
    # kompetensforsorjning: F01 (severity 5, rank 1, now) and F03 (4, 1, in 6-10 years).
    first, *rest = summarise(first_three, "challenges").ranked
    assert (first.term, first.interviews) == ("kompetensforsorjning", 2)
    assert (first.weight, first.weighed) == (4.5, 2)
    assert (first.rank, first.ranked) == (1.0, 2)
    assert first.split["horizon"] == {"nu": 1, "ar_6_10": 1}
    assert all(one.interviews == 1 for one in rest)
    weights = [one.weight or 0 for one in rest]
    assert weights == sorted(weights, reverse=True)


def test_a_challenge_leads_to_its_collaborations(everyone: Material) -> None:
    chains = summarise(everyone, "challenges").chains
    linked = {c.row.text: [r.text for r in c.linked] for c in chains if c.linked}
    assert sum(map(len, linked.values())) == 10
    assert len(chains) - len(linked) > 0
    assert all(r.entry.kind == "collaboration" for c in chains for r in c.linked)


def test_a_link_to_what_is_not_for_the_record_leads_nowhere(everyone: Material) -> None:
    linked = next(c for c in summarise(everyone, "challenges").chains if c.linked)
    hidden = linked.linked[0].entry
    told = tuple(_off_record(one, hidden.id) for one in everyone.told)
    chains = summarise(replace(everyone, told=told), "challenges").chains
    found = next(c for c in chains if c.row.entry.id == linked.row.entry.id)
    assert hidden.id not in [row.entry.id for row in found.linked]


def _off_record(told: Told, name: str) -> Told:
    entries = told.interview.entries
    if name not in entries:
        return told
    kept = entries | {name: replace(entries[name], use="off_record")}
    interview = Interview(facts=told.interview.facts, entries=kept)
    return Told(interview, told.instrument, told.case)


def test_one_relation_has_the_accounts_of_both_sides(first_three: Material) -> None:
    both = [
        relation
        for relation in summarise(first_three, "collaborations").relations
        if relation.told_from_both_sides
    ]
    # F02 (9903) names Kvarnstad, works 3; F03 (9905) names Ekmosjö, works 4.
    (relation,) = both
    assert relation.cases == ("9903", "9905")
    told = {
        row.told.interview.facts.case: row.entry.fields.get("works")
        for row in relation.accounts
    }
    assert told == {"9903": 3, "9905": 4}


def test_a_comparison_by_hand(everyone: Material) -> None:
    # In the first band F01, F02 and F05 name a neighbour; in the second F03, F07, F09.
    # The region is named by F01, F05 and by F03, F07, F09: 2 is too few, and the 3
    # beside it would give it away.
    compared = in_two_bands(everyone)
    found = summarise(compared, "collaborations").comparisons
    types = next(one for one in found if one.field == "partner_type")
    assert types.bands == BANDS
    assert types.interviews == (3, 3)
    rows = dict(zip(types.terms, types.numbers, strict=True))
    assert rows["kommun_grann"] == (3, 3)
    assert rows["region"] == (2, 3)
    place = types.terms.index
    assert not {(place("kommun_grann"), c) for c in (0, 1)} & types.hidden
    assert {(place("region"), c) for c in (0, 1)} <= types.hidden


def test_nothing_is_shown_of_a_band_with_too_few(everyone: Material) -> None:
    bands = {"F01": BANDS[0], "F03": BANDS[1], "F07": BANDS[1], "F09": BANDS[1]}
    (first, *_) = summarise(banded(everyone, bands), "collaborations").comparisons
    assert first.small == {0, 1}, "3 of 4 would tell of the one"
    assert {(row, 0) for row in range(len(first.terms))} <= first.hidden


def test_an_interviewee_who_is_met_again_is_one(everyone: Material) -> None:
    # F01 and F12 are two waves of the same municipality.
    bands = {"F01": BANDS[0], "F12": BANDS[0], "F05": BANDS[0]}
    bands |= dict.fromkeys(("F03", "F07", "F09"), BANDS[1])
    (first, *_) = summarise(banded(everyone, bands), "collaborations").comparisons
    assert first.interviews == (3, 3)
    assert 0 in first.small


def test_every_number_leads_to_its_entries(everyone: Material) -> None:
    for what in ("collaborations", "challenges"):
        found = as_json(summarise(everyone, what))
        known = {row["entry"] for row in found["rows"]}
        for one in found.get("ranked", []):
            assert len(one["entries"]) == one["records"]
            assert set(one["entries"]) <= known
        for cross in found["crosses"]:
            for cell in cross["cells"]:
                assert len(cell["entries"]) == cell["records"]
