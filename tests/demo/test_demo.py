"""The demo study that is shipped is what its notes say, byte for byte."""

from pathlib import Path

import pytest
from tinydb import TinyDB

from sosapp.instrument.instrument import Instrument
from sosapp.instrument.yaml_document import read_document
from sosapp.store.shipped import shipped
from sosapp.store.study_folder import StudyFolder
from tests.demo.build import build


@pytest.fixture(scope="module")
def demo() -> StudyFolder:
    """The shipped demo study."""
    return StudyFolder(shipped() / "interviews" / "demo")


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by its path in it."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_building_it_again_gives_the_same_bytes(
    demo: StudyFolder, tmp_path: Path
) -> None:
    build(tmp_path / "demo")
    again = contents(tmp_path / "demo")
    assert again.keys() == contents(demo.path).keys()
    # Built by `python -m tests.demo.build`.
    assert again == contents(demo.path)


def test_an_earlier_build_is_replaced(tmp_path: Path) -> None:
    old = tmp_path / "demo" / "interviews" / "0123456789.json"
    old.parent.mkdir(parents=True)
    old.write_text("{}")
    build(tmp_path / "demo")
    assert not old.exists()


def test_it_is_marked_as_fictional(demo: StudyFolder) -> None:
    assert demo.study.fictional
    assert demo.study.name == "S.O.S. – påhittad pilotstudie"


def test_its_cases_are_those_of_the_fictional_world(demo: StudyFolder) -> None:
    world = read_document(shipped() / "interviews" / "fictional_world.yaml").data
    rows = {row["code"]: row for row in world["municipalities"]}
    assert demo.study.cases.keys() == rows.keys()
    bands: dict[str, int] = {}
    for code, case in demo.study.cases.items():
        assert case.name == rows[code]["name"]
        assert case.attributes["population"] == rows[code]["population"]
        assert case.attributes["neighbours"] == rows[code]["neighbours"]
        band = case.attributes["band_2019"]
        bands[band] = bands.get(band, 0) + 1
    assert bands == {"under_6000": 2, "p6000_14999": 4, "p15000_plus": 2}


def test_nothing_real_is_in_it(demo: StudyFolder) -> None:
    assert all(code.startswith("99") for code in demo.study.cases)
    assert {one.role for one in demo.study.participants.values()} == {"socialchef"}


def test_who_withdrew_fully_left_one_line_and_nothing_else(demo: StudyFolder) -> None:
    assert "P04" not in demo.study.participants
    assert [line.what for line in demo.study.log] == ["interview_withdrawn"]
    assert all("P04" not in row.participants for row in demo.listed())


def test_the_paused_interview_can_go_on(demo: StudyFolder) -> None:
    (paused,) = (row for row in demo.listed() if row.state == "paused")
    interview = demo.read(paused.id)
    assert paused.participants == ("P10",)
    assert 0 < paused.answered < paused.questions
    assert interview.facts.sittings[-1].end is not None
    assert interview.draft.question == "D3"
    assert interview.status("D3") == ""


def test_every_interview_has_the_shipped_guide_and_opens_in_a_stock_tinydb(
    demo: StudyFolder, instrument: Instrument
) -> None:
    assert len(demo.ids()) == 11
    for name in demo.ids():
        interview = demo.read(name)
        assert interview.facts.instrument == instrument.digest
        with TinyDB(demo.file(name)) as database:
            assert len(database.table("entries")) == len(interview.entries)
