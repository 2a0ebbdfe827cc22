"""What is decided before the first question of an interview."""

from collections.abc import Iterable

import pytest

from sosapp.errors import Refused
from sosapp.instrument.instrument import Instrument
from sosapp.study.identity import is_id
from sosapp.study.starting import (
    Preparation,
    joined,
    missing_consent,
    names_by_code,
    new_interview,
    next_wave,
    participant_codes,
    typed_date,
    typed_wave,
)
from sosapp.study.study import Case, Listed, Participant, Study

REQUIRED = frozenset({"informed", "voluntary", "participate"})


def prepared(agreed: Iterable[str] = REQUIRED) -> Preparation:
    """A usual preparation."""
    return Preparation(
        case="9901",
        participants=("P01",),
        wave=2,
        date="2026-11-23",
        language="en",
        place="Video",
        interviewer="Intervjuare A",
        agreed=frozenset(agreed),
    )


def held(case: str, participant: str, wave: int) -> Listed:
    """An earlier interview as lists show it."""
    return Listed(
        id="0123456789",
        guide="sos_socialchef",
        case=case,
        participants=(participant,),
        wave=wave,
        date="2026-01-01",
        state="finished",
        language="sv",
    )


def test_a_new_interview_says_which_guide_it_was_started_with(
    instrument: Instrument,
) -> None:
    facts = new_interview(instrument, prepared(), "2026-11-23T10:00:00+01:00").facts
    assert is_id(facts.id)
    assert facts.guide == "sos_socialchef"
    assert facts.guide_version == instrument.guide.version
    assert facts.instrument == instrument.digest


def test_a_new_interview_keeps_what_was_prepared(instrument: Instrument) -> None:
    facts = new_interview(instrument, prepared(), "2026-11-23T10:00:00+01:00").facts
    assert (facts.case, facts.participants, facts.wave) == ("9901", ("P01",), 2)
    assert (facts.date, facts.language, facts.place) == ("2026-11-23", "en", "Video")
    assert facts.interviewer == "Intervjuare A"
    assert facts.created == "2026-11-23T10:00:00+01:00"
    assert (facts.state, facts.background, facts.sittings) == ("planned", {}, ())


def test_every_consent_item_of_the_guide_is_kept_with_its_answer(
    instrument: Instrument,
) -> None:
    facts = new_interview(instrument, prepared({*REQUIRED, "quotes"}), "").facts
    assert set(facts.consent) == {item.id for item in instrument.guide.consent}
    agreed = {name for name, said in facts.consent.items() if said}
    assert agreed == {*REQUIRED, "quotes"}


def test_two_interviews_never_have_the_same_id(instrument: Instrument) -> None:
    one = new_interview(instrument, prepared(), "")
    other = new_interview(instrument, prepared(), "")
    assert one.id != other.id


def test_only_required_consent_can_be_missing(instrument: Instrument) -> None:
    missing = missing_consent(instrument.guide, {"participate", "recording"})
    assert [item.id for item in missing] == ["informed", "voluntary"]


def test_without_a_required_consent_there_is_no_interview(
    instrument: Instrument,
) -> None:
    with pytest.raises(Refused) as stop:
        new_interview(instrument, prepared({"informed", "voluntary"}), "")
    assert stop.value.key == "consent_missing"
    assert stop.value.values == {"item": "Consents to take part", "n": 1}


def test_a_study_gets_the_case_and_the_participants_it_lacks() -> None:
    study = Study(id="x", name="Pilot")
    study = joined(study, Case(code="9901", name="Lillmora"), ["P01", "P02"], "chef")
    assert study.cases["9901"].name == "Lillmora"
    assert study.participants["P02"] == Participant(code="P02", role="chef")


def test_a_study_keeps_the_case_and_the_participant_it_has() -> None:
    case = Case(code="9901", name="Lillmora", attributes={"band": "small"})
    study = Study(id="x", name="Pilot").with_case(case)
    study = study.with_participant(Participant(code="P01", role="enhetschef"))
    assert joined(study, Case(code="9901", name="Other"), ["P01"], "chef") == study


@pytest.mark.parametrize(
    ("case", "participant", "wave"),
    [("9901", "P01", 4), ("9901", "P02", 2), ("9902", "P01", 1), ("9901", "P09", 1)],
)
def test_the_next_wave_follows_the_last_one_with_the_same_person_in_the_case(
    case: str, participant: str, wave: int
) -> None:
    earlier = [held("9901", "P01", 1), held("9901", "P01", 3), held("9901", "P02", 1)]
    assert next_wave(earlier, case, {participant}) == wave


@pytest.mark.parametrize("typed", ["P01 P02", "P01,P02", " P01 ; P02,", "p01, P02 p02"])
def test_codes_stand_between_commas_or_spaces(typed: str) -> None:
    assert participant_codes(typed, [], 2) == ("P01", "P02")


def test_a_known_code_is_written_as_the_study_has_it() -> None:
    assert participant_codes("d-åsa1 chef", ["d-Åsa1", "chef"], 2) == ("d-Åsa1", "chef")


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("", "participant_missing"),
        (" , ", "participant_missing"),
        ("Anna", "participant_no_code"),
        ("P01 Svensson", "participant_no_code"),
        ("P01 P02 P03", "too_many_participants"),
    ],
)
def test_a_name_is_never_taken_for_a_code(typed: str, key: str) -> None:
    with pytest.raises(Refused) as stop:
        participant_codes(typed, [], 2)
    assert stop.value.key == key


def test_names_follow_the_order_of_the_codes() -> None:
    assert names_by_code("Åsa Ek, Bo", ("P01", "P02")) == {"P01": "Åsa Ek", "P02": "Bo"}
    assert names_by_code(", Bo", ("P01", "P02")) == {"P02": "Bo"}
    assert names_by_code("Ek, Åsa", ("P01",)) == {"P01": "Ek, Åsa"}
    assert names_by_code("  ", ("P01",)) == {}


def test_there_are_no_more_names_than_codes() -> None:
    with pytest.raises(Refused) as stop:
        names_by_code("Åsa, Bo, Cia", ("P01", "P02"))
    assert stop.value.key == "too_many_names"


@pytest.mark.parametrize("typed", ["", "0", "-1", "två", "1.5"])
def test_a_wave_is_a_number_from_one(typed: str) -> None:
    with pytest.raises(Refused):
        typed_wave(typed)
    assert typed_wave(" 3 ") == 3


@pytest.mark.parametrize("typed", ["", "2026-02-30", "i morgon", "26-1-1"])
def test_a_date_is_a_day_that_exists(typed: str) -> None:
    with pytest.raises(Refused):
        typed_date(typed)
    assert typed_date(" 2024-02-29 ") == "2024-02-29"
