"""The REFI-QDA project and codebook, read by an independent reader."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from pyrefiqda import RefiCodebook, RefiProject

from sosapp.instrument.instrument import Instrument
from sosapp.intake.demo import demo_study
from sosapp.intake.material import load_material
from sosapp.summary.material import Material
from tests.export.exports import exported
from tests.export.workbooks import note, study_of, told

HARD = "Å ä ö, e\u0301 och a\u030a, 👩‍👩‍👧 och 🇸🇪 𝒳\nen rad till"


@pytest.fixture
def demo(tmp_path: Path) -> Material:
    return load_material(demo_study(tmp_path / "demo"))


class Read:
    """A project as pyrefiqda reads it, with the texts of its sources."""

    def __init__(self, path: Path, folder: Path) -> None:
        self.folder = folder / f"read-{path.stem}"
        self.project: Any = RefiProject.load(path, str(self.folder))
        self.sources = list(self.project.sources.text_source)

    def text(self, source: Any) -> str:
        name: str = source.plain_text_path.removeprefix("internal://")
        raw = (self.folder / "sources" / name).read_bytes()
        assert not raw.startswith(b"\xef\xbb\xbf"), "no byte order mark"
        assert b"\r" not in raw
        return raw.decode("utf-8")

    def codes(self) -> Iterator[Any]:
        def below(codes: Any) -> Iterator[Any]:
            for code in codes:
                yield code
                yield from below(code.code)

        yield from below(self.project.code_book.codes.code)

    def coded(self) -> Iterator[tuple[str, str, str]]:
        """The name of each selection, what its place holds, and the code's name."""
        names = {code.guid: code.name for code in self.codes()}
        for source in self.sources:
            text = self.text(source)
            for one in source.plain_text_selection:
                (coding,) = one.coding
                said = text[one.start_position : one.end_position]
                yield one.name, said, names[coding.code_ref.target_guid]


def read(material: Material, folder: Path) -> Read:
    return Read(exported(material, "qdpx", folder)[0], folder)


def test_every_coding_of_the_demo_study_stands_on_its_text(
    demo: Material, tmp_path: Path
) -> None:
    coded = list(read(demo, tmp_path).coded())
    assert len(coded) > 1500
    for name, said, _ in coded:
        assert said == said.strip() != ""
        assert said.replace("\n", " ").startswith(name.rstrip())


def test_places_are_counted_in_code_points(
    instrument: Instrument, tmp_path: Path
) -> None:
    entries = [note(f"e{n}", f"{HARD} {n}", number=n) for n in range(3)]
    study = study_of(told(instrument, *entries), instrument=instrument)
    found = {said for _, said, _ in read(study, tmp_path).coded()}
    assert found == {f"{HARD} {n}" for n in range(3)}


def test_names_of_codes_and_sources_are_unique(demo: Material, tmp_path: Path) -> None:
    found = read(demo, tmp_path)
    for names in (
        [code.name.casefold() for code in found.codes()],
        [source.name for source in found.sources],
    ):
        assert not [name for name, n in Counter(names).items() if n > 1]
    every = [code.guid for code in found.codes()]
    assert len(set(every)) == len(every)


def test_a_record_is_coded_with_its_type_and_its_terms(
    instrument: Instrument, tmp_path: Path
) -> None:
    fields = {"title": "Tid", "category": ["ekonomi"], "severity": 4}
    record = note("e1", "", kind="challenge", fields=fields, tags=("avtal",))
    study = study_of(told(instrument, record), instrument=instrument)
    codes = {code for _, _, code in read(study, tmp_path).coded()}
    assert {"Utmaning", "Ekonomi och resurser", "4 Allvarlig", "#avtal"} <= codes


def test_what_is_only_a_heading_cannot_be_coded_with(
    demo: Material, tmp_path: Path
) -> None:
    codes = list(read(demo, tmp_path).codes())
    headings = {code.name for code in codes if not code.is_codable}
    assert {"Samarbeten", "Typ av samverkanspart"} <= headings
    assert all(code.code for code in codes if not code.is_codable)


def test_cases_have_their_variables_and_their_sources(
    demo: Material, tmp_path: Path
) -> None:
    found = read(demo, tmp_path)
    names = {one.guid: one.name for one in found.project.variables.variable}
    case = next(c for c in found.project.cases.case if c.name == "P01")
    values = {
        names[one.variable_ref.target_guid]: one.text_value
        for one in case.variable_value
    }
    assert values["Guide"] == "sos_socialchef"
    assert len(case.source_ref) == 2, "two waves"
    assert all(source.variable_value for source in found.sources)
    waves = {one.name: len(one.member_source) for one in found.project.sets.set}
    assert waves == {"Våg 1": 10, "Våg 2": 1}


def test_reading_and_writing_again_gives_the_same(
    demo: Material, tmp_path: Path
) -> None:
    path, _ = exported(demo, "qdpx", tmp_path)
    first = Read(path, tmp_path)
    again = tmp_path / "again.qdpx"
    RefiProject.save(first.project, again, first.folder / "sources")
    second: Any = RefiProject.load(again, str(tmp_path / "again"))
    assert second == first.project
    twice, _ = exported(demo, "qdpx", tmp_path)
    with ZipFile(path) as one, ZipFile(twice) as other:
        assert one.namelist() == other.namelist()
        assert all(one.read(name) == other.read(name) for name in one.namelist())


def test_the_archive_has_the_shape_that_every_reader_takes(
    demo: Material, tmp_path: Path
) -> None:
    path, _ = exported(demo, "qdpx", tmp_path)
    with ZipFile(path) as parts:
        names = parts.namelist()
        project = parts.read("project.qde")
    assert names[0] == "project.qde"
    assert all(
        name.startswith("sources/") and "/" not in name[8:] for name in names[1:]
    )
    assert b"PlainTextContent" not in project
    assert b"<Notes" not in project, "no empty containers"


def test_the_codebook_has_the_codes_of_the_project(
    demo: Material, tmp_path: Path
) -> None:
    path, _ = exported(demo, "qdc", tmp_path)
    book: Any = RefiCodebook.load(path)

    def names(codes: Any) -> Iterator[str]:
        for code in codes:
            yield code.name
            yield from names(code.code)

    found = read(demo, tmp_path)
    assert list(names(book.codes.code)) == [code.name for code in found.codes()]


def test_what_the_format_has_no_place_for_is_told(
    demo: Material, tmp_path: Path
) -> None:
    _, written = exported(demo, "qdpx", tmp_path)
    coverage = next(part for part in written.parts if part.name == "Frågorna")
    assert coverage.written == 0 < coverage.in_study
    assert coverage.why == "formatet har ingen plats för det"
