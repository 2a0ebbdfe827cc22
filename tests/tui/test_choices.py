"""What can be chosen for a field, and what a few letters mean."""

from dataclasses import replace

import pytest

from sosapp.instrument.instrument import Instrument
from sosapp.instrument.record_type import FieldShape
from sosapp.locale import Language
from sosapp.study.entry import Entry
from sosapp.study.interview import Facts, Interview
from sosapp.tui.choices import Choice, choices, matching, shown_value
from sosapp.tui.scene import Scene

OFFERED = [
    Choice("a1", "Grannkommun"),
    Choice("a2", "Annan kommun"),
    Choice("kom_x", "Region"),
    Choice("a3", "Kommunförbund"),
    Choice("a4", "Åre"),
]


@pytest.fixture
def scene(instrument: Instrument) -> Scene:
    """An interview with two people and one collaboration."""
    entry = Entry(
        id="a1b2c3d4e5",
        number=1,
        question="B1",
        kind="collaboration",
        fields={"partner_name": "Granåker", "what_about": "jour"},
    )
    facts = Facts(
        id="b1b2c3d4e5",
        guide=instrument.guide.id,
        guide_version="1",
        instrument=instrument.digest,
        case="9901",
        participants=("P01", "P02"),
    )
    interview = Interview(facts=facts, entries={entry.id: entry})
    return Scene(interview, instrument, "B1", "en")


def field(scene: Scene, name: str, kind: str = "collaboration") -> FieldShape:
    """One field of a record type."""
    return scene.instrument.record_types[kind].by_id[name]


@pytest.mark.parametrize(
    ("language", "label"), [("en", "Out-of-hours"), ("sv", "Socialjour")]
)
def test_terms_are_offered_in_the_language_of_the_interface(
    scene: Scene, language: Language, label: str
) -> None:
    offered = choices(replace(scene, language=language), field(scene, "areas"))
    found = next(choice for choice in offered if choice.id == "socialjour")
    assert found.label.startswith(label)


def test_a_step_of_a_scale_is_offered_with_its_number(scene: Scene) -> None:
    offered = choices(scene, field(scene, "works"))
    assert [choice.label[:2] for choice in offered] == ["1 ", "2 ", "3 ", "4 ", "5 "]


def test_what_is_missing_is_never_offered(scene: Scene) -> None:
    for kind in scene.instrument.record_types.values():
        for shape in kind.fields_:
            vocabulary = scene.instrument.vocabulary_of(shape)
            missing = (
                {t.id for t in vocabulary.terms if t.missing} if vocabulary else set()
            )
            assert not missing & {choice.id for choice in choices(scene, shape)}


def test_records_are_offered_by_what_they_say(scene: Scene) -> None:
    offered = choices(scene, field(scene, "linked_collaborations", "challenge"))
    assert offered == [Choice("a1b2c3d4e5", "Granåker · jour")]


def test_participants_are_offered_by_their_codes(scene: Scene) -> None:
    shape = FieldShape(id="who", type="participant_refs", sv="Vem", en="Who")
    assert choices(scene, shape) == [Choice("P01", "P01"), Choice("P02", "P02")]


def test_a_text_offers_nothing(scene: Scene) -> None:
    assert choices(scene, field(scene, "partner_name")) == []


def test_beginnings_come_before_ids_before_words_before_the_rest() -> None:
    found = [choice.label for choice in matching(OFFERED, " KOM ")]
    assert found == ["Kommunförbund", "Region", "Annan kommun", "Grannkommun"]


def test_nothing_typed_means_everything() -> None:
    assert matching(OFFERED, "") == OFFERED


def test_letters_are_matched_whatever_their_size() -> None:
    assert matching(OFFERED, "åR") == [OFFERED[-1]]
    assert matching(OFFERED, "q") == []


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("partner_name", "[/b]", "[/b]"),
        ("works", 9, "9"),
        ("areas", ["gone"], "gone"),
        ("partner_type", "gone", "gone"),
        ("quote_ok", True, "Yes"),
    ],
)
def test_a_value_that_is_no_choice_is_shown_as_it_is(
    scene: Scene, name: str, value: str | int | list[str], shown: str
) -> None:
    assert shown_value(scene, field(scene, name), value) == shown


def test_values_are_shown_in_words(scene: Scene) -> None:
    areas, works = field(scene, "areas"), field(scene, "works")
    offered = {choice.id: choice.label for choice in choices(scene, areas)}
    first, second = list(offered)[:2]
    both = f"{offered[first]}, {offered[second]}"
    assert shown_value(scene, areas, [first, second]) == both
    assert shown_value(scene, works, 4) == choices(scene, works)[3].label
    linked = field(scene, "linked_collaborations", "challenge")
    assert shown_value(scene, linked, ["a1b2c3d4e5"]) == "Granåker · jour"
