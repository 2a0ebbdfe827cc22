"""Reading a study folder into memory."""

from pathlib import Path

import pytest

from sosapp.errors import BadFile, NotFound, SosappError
from sosapp.intake.demo import demo_study
from sosapp.intake.material import load_material
from sosapp.store.study_folder import StudyFolder


@pytest.fixture
def demo(tmp_path: Path) -> StudyFolder:
    """The demo study."""
    return demo_study(tmp_path / "demo")


def damage(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-50])


def test_every_interview_comes_with_its_instrument_and_its_case(
    demo: StudyFolder,
) -> None:
    material = load_material(demo)
    assert sorted(told.interview.id for told in material.told) == sorted(demo.ids())
    for told in material.told:
        assert told.instrument.digest == told.interview.facts.instrument
        assert told.case == demo.study.cases[told.interview.facts.case]
    assert {one.guide.id for one in material.instruments} == set(demo.study.guides)
    assert material.listed_cases
    assert material.unreadable == 0


def test_an_instrument_is_read_once(demo: StudyFolder) -> None:
    material = load_material(demo)
    assert len({id(told.instrument) for told in material.told}) == 1


def test_a_damaged_interview_is_told_of_counted_and_left_out(
    demo: StudyFolder,
) -> None:
    damage(demo.file(demo.ids()[0]))
    problems: list[SosappError] = []
    material = load_material(demo, problems.append)
    assert (len(material.told), material.unreadable) == (10, 1)
    assert [problem.key for problem in problems] == ["file_damaged"]


def test_interviews_whose_instrument_is_gone_are_told_of_and_left_out(
    demo: StudyFolder,
) -> None:
    for kept in (demo.path / "templates" / "used").iterdir():
        kept.unlink()
    guide = demo.path / "templates" / "guides" / "sos_socialchef.yaml"
    guide.write_text(guide.read_text("utf-8").replace("1.0-draft", "1.1"), "utf-8")
    problems: list[SosappError] = []
    material = load_material(demo, problems.append)
    assert (len(material.told), material.unreadable) == (0, 11)
    assert {problem.key for problem in problems} == {"instrument_missing"}


def test_a_guide_that_is_gone_is_told_of_and_the_interviews_stay(
    demo: StudyFolder,
) -> None:
    (demo.path / "templates" / "guides" / "sos_socialchef.yaml").unlink()
    problems: list[SosappError] = []
    material = load_material(demo, problems.append)
    assert (len(material.told), material.unreadable) == (11, 0)
    assert [problem.key for problem in problems] == ["guide_missing"]


def test_without_anyone_to_tell_the_first_problem_is_raised(demo: StudyFolder) -> None:
    damage(demo.file(demo.ids()[0]))
    with pytest.raises(BadFile):
        load_material(demo)
    (demo.path / "templates" / "guides" / "sos_socialchef.yaml").unlink()
    demo.file(demo.ids()[0]).unlink()
    with pytest.raises(NotFound):
        load_material(demo)


def test_reading_tells_how_far_it_is_and_can_be_ended(demo: StudyFolder) -> None:
    seen: list[int] = []

    def enough(number: int) -> None:
        seen.append(number)
        if number == 3:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        load_material(demo, progress=enough)
    assert seen == [1, 2, 3]
