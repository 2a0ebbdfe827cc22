"""What an interview is started from, and how its beginning is kept."""

from dataclasses import replace

import pytest

from sosapp.errors import Refused
from sosapp.instrument.instrument import Instrument
from sosapp.store.code_key import CodeKey
from sosapp.store.starting import read_starting_point, start_interview
from sosapp.store.study_folder import StudyFolder
from sosapp.study.starting import Preparation
from sosapp.study.study import Case, Participant

LILLMORA = Case(code="9901", name="Lillmora")
PREPARED = Preparation(
    case="9901",
    participants=("P01",),
    wave=1,
    date="2026-11-23",
    language="sv",
    agreed=frozenset({"informed", "voluntary", "participate"}),
)


def test_the_cases_of_the_study_come_before_those_of_the_list(
    study: StudyFolder,
) -> None:
    own = Case(code="0509", name="Ödeshög", attributes={"band": "own"})
    study.save(study.study.with_case(LILLMORA).with_case(own))
    cases = read_starting_point(study, "sv").cases
    assert cases[:2] == (LILLMORA, own)
    assert [case.code for case in cases].count("0509") == 1
    assert len(cases) == 14


def test_a_guide_that_cannot_be_used_leaves_the_others(study: StudyFolder) -> None:
    study.save(replace(study.study, guides=("sos_socialchef", "gone")))
    point = read_starting_point(study, "sv")
    assert set(point.instruments) == {"sos_socialchef"}
    assert [str(problem) for problem in point.problems] == [
        "There is no guide called gone."
    ]


def test_a_started_interview_is_listed_with_its_case_and_participant(
    study: StudyFolder, instrument: Instrument
) -> None:
    started = start_interview(study, instrument, PREPARED, LILLMORA, {})
    assert [row.id for row in read_starting_point(study, "sv").earlier] == [started]
    kept = StudyFolder(study.path).study
    assert kept.cases == {"9901": LILLMORA}
    assert kept.participants == {"P01": Participant(code="P01", role="socialchef")}


def test_what_another_window_added_to_the_study_stays(
    study: StudyFolder, instrument: Instrument
) -> None:
    other = StudyFolder(study.path)
    other.save(other.study.with_participant(Participant(code="P09")))
    start_interview(study, instrument, PREPARED, LILLMORA, {})
    assert set(study.study.participants) == {"P01", "P09"}


def test_a_code_that_has_another_name_starts_nothing(
    study: StudyFolder, instrument: Instrument
) -> None:
    key = CodeKey(study.study.id)
    key.put("P01", "Åsa")
    with pytest.raises(Refused):
        start_interview(study, instrument, PREPARED, LILLMORA, {"P01": "Bo"})
    assert key.names() == {"P01": "Åsa"}
    assert study.ids() == []


def test_the_same_name_again_is_fine(
    study: StudyFolder, instrument: Instrument
) -> None:
    for _ in range(2):
        start_interview(study, instrument, PREPARED, LILLMORA, {"P01": "Åsa"})
    assert CodeKey(study.study.id).names() == {"P01": "Åsa"}


def test_every_second_interview_turns_what_rotates(
    study: StudyFolder, instrument: Instrument
) -> None:
    ids = [start_interview(study, instrument, PREPARED, LILLMORA, {}) for _ in range(3)]
    orders = [study.read(name).facts.turned for name in ids]
    assert orders == [(), ("smaskalighet",), ()]
