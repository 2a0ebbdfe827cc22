"""The fictional world adds up to exactly what its file says."""

import json
from typing import Any

import pytest

from sosapp.instrument.instrument import Instrument
from sosapp.store.study_folder import StudyFolder
from sosapp.study.editing import Author
from sosapp.summary.material import Material
from sosapp.summary.summary import as_json, summarise
from tests.summary.world import (
    FIRST_THREE,
    fictional_material,
    stored,
    world,
    world_id,
)

PARTS = {
    "collaboration": "collaborations",
    "challenge": "challenges",
    "smallness": "small-scale",
    "future_idea": "future",
}
PER_FIELD = {
    "collaboration_by_partner_type": ("collaborations", "counts", "partner_type"),
    "collaboration_by_form": ("collaborations", "counts", "form"),
    "collaboration_by_sufficiency": ("collaborations", "counts", "sufficiency"),
    "challenge_by_category_mentions": ("challenges", "counts", "category"),
    "challenge_by_category_interviews": ("challenges", "interviews_by", "category"),
    "challenge_by_horizon": ("challenges", "counts", "horizon"),
    "smallness_by_direction": ("small-scale", "counts", "direction"),
    "future_idea_by_kind": ("future", "counts", "kind"),
}

Summed = dict[str, dict[str, Any]]


@pytest.fixture(params=["expected_aggregates", "expected_aggregates_all"])
def case(
    request: pytest.FixtureRequest,
    instrument: Instrument,
    author: Author,
    study: StudyFolder,
) -> tuple[Summed, dict[str, Any]]:
    """The JSON of each summary after a round trip to the disk, and what it must be."""
    name: str = request.param
    only = FIRST_THREE if name == "expected_aggregates" else ()
    material: Material = stored(fictional_material(instrument, author, only), study)
    text = {what: json.dumps(as_json(summarise(material, what))) for what in parts()}
    return {what: json.loads(one) for what, one in text.items()}, world()[name]


def parts() -> tuple[str, ...]:
    return tuple(PARTS.values())


def test_every_interview_and_record_is_there(
    case: tuple[Summed, dict[str, Any]],
) -> None:
    summed, expected = case
    for kind, what in PARTS.items():
        assert summed[what]["interviews"] == expected["interviews"]
        assert len(summed[what]["rows"]) == expected["records"][kind]


@pytest.mark.parametrize("name", PER_FIELD)
def test_counts_are_as_expected(case: tuple[Summed, dict[str, Any]], name: str) -> None:
    summed, expected = case
    what, part, field = PER_FIELD[name]
    assert summed[what][part][field] == expected[name]


def test_how_well_collaborations_work(case: tuple[Summed, dict[str, Any]]) -> None:
    summed, expected = case
    found = summed["collaborations"]
    assert found["stated"]["works"] == expected["collaboration_works_stated"]
    assert found["means"]["works"] == expected["collaboration_works_mean"]


def test_the_cross_table_finds_what_works_but_does_not_suffice(
    case: tuple[Summed, dict[str, Any]],
) -> None:
    summed, expected = case
    insufficient = {"delvis", "otillracklig"}
    assert (
        named(summed["collaborations"], {"4", "5"}, insufficient)
        == expected["works_but_not_sufficient"]
    )


def test_the_cross_table_finds_what_suffices_but_works_poorly(
    case: tuple[Summed, dict[str, Any]],
) -> None:
    summed, expected = case
    found = named(summed["collaborations"], {"1", "2"}, {"tillracklig"})
    assert found == expected.get("sufficient_but_works_poorly", [])


def named(found: dict[str, Any], works: set[str], suffices: set[str]) -> list[Any]:
    """Interview and partner of the records in some cells of works × sufficiency."""
    crosses = {tuple(one["fields"]): one["cells"] for one in found["crosses"]}
    entries = {
        entry
        for cell in crosses["works", "sufficiency"]
        if cell["terms"][0] in works and cell["terms"][1] in suffices
        for entry in cell["entries"]
    }
    return [
        [world_id(row["interview"]), row["partner_name"]]
        for row in found["rows"]
        if row["entry"] in entries
    ]


def test_new_categories_come_up_in_the_order_of_the_interviews(
    case: tuple[Summed, dict[str, Any]],
) -> None:
    summed, expected = case
    (growth,) = summed["challenges"]["growth"]
    assert growth["new"] == expected["new_challenge_categories_per_interview"]
    assert growth["known"][-1] == sum(growth["new"])


def test_a_relation_told_from_both_sides_is_one(
    instrument: Instrument, author: Author
) -> None:
    material = fictional_material(instrument, author, FIRST_THREE)
    both = [
        relation
        for relation in summarise(material, "collaborations").relations
        if relation.told_from_both_sides
    ]
    assert [relation.cases for relation in both] == [("9903", "9905")]
    accounts = [
        f"{world_id(row.told.interview.id)} {row.text}" for row in both[0].accounts
    ]
    assert [" / ".join(accounts)] == list(
        world()["expected_aggregates"]["reciprocal_pairs"]
    )
