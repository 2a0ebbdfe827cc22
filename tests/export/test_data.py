"""CSV and JSON: what other programs read is what the study says."""

import csv
import json
from io import StringIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from sosapp.export.data.csv_archive import BEFORE
from sosapp.instrument.instrument import Instrument
from sosapp.study.editing import Author
from sosapp.summary.material import Material
from tests.export.exports import exported
from tests.export.hostile import HOSTILE
from tests.export.workbooks import note, study_of, told
from tests.summary.world import fictional_material, world

Rows = list[dict[str, str]]


@pytest.fixture
def fictional(instrument: Instrument, author: Author) -> Material:
    return fictional_material(instrument, author)


def archive(material: Material, folder: Path, **options: Any) -> dict[str, str]:
    path, _ = exported(material, "csv", folder, **options)
    with ZipFile(path) as parts:
        return {name: parts.read(name).decode() for name in parts.namelist()}


def rows(text: str) -> Rows:
    return list(csv.DictReader(StringIO(text, newline="")))


def test_the_numbers_of_the_fictional_world_come_out_again(
    fictional: Material, tmp_path: Path
) -> None:
    expected = world()["expected_aggregates_all"]
    records = rows(archive(fictional, tmp_path)["records_collaborations.csv"])
    assert len(records) == expected["records"]["collaboration"]
    works = [int(row["works"]) for row in records if row["works"]]
    assert len(works) == expected["collaboration_works_stated"]
    assert round(sum(works) / len(works), 2) == expected["collaboration_works_mean"]
    unstated = sum(not row["sufficiency"] for row in records)
    assert unstated == expected["collaboration_by_sufficiency"]["not_stated"]


def test_the_descriptor_tells_of_every_file_and_column(
    fictional: Material, tmp_path: Path
) -> None:
    files = archive(fictional, tmp_path)
    package = json.loads(files["datapackage.json"])
    described = {one["path"]: one["schema"] for one in package["resources"]}
    others = {"datapackage.json", "dictionary.csv", "README.txt"}
    assert described.keys() == files.keys() - others
    for name, schema in described.items():
        header = next(csv.reader(StringIO(files[name])))
        assert [field["name"] for field in schema["fields"]] == header
        keys = [
            tuple(row[c] for c in schema["primaryKey"]) for row in rows(files[name])
        ]
        assert len(set(keys)) == len(keys)
        for column in schema["fields"]:
            values = [row[column["name"]] for row in rows(files[name])]
            if column["type"] == "integer":
                assert all(value.lstrip("-").isdigit() for value in values if value)


def test_references_between_the_tables_hold(
    fictional: Material, tmp_path: Path
) -> None:
    files = archive(fictional, tmp_path)
    package = json.loads(files["datapackage.json"])
    paths = {one["name"]: one["path"] for one in package["resources"]}
    for one in package["resources"]:
        for key in one["schema"]["foreignKeys"]:
            (column,) = key["fields"]
            other = rows(files[paths[key["reference"]["resource"]]])
            known = {row[column] for row in other}
            assert {row[column] for row in rows(files[one["path"]])} <= known


def test_the_dictionary_explains_every_value(
    fictional: Material, tmp_path: Path
) -> None:
    files = archive(fictional, tmp_path)
    labels = {
        (row["table"], row["column"], row["value"]): row["label"]
        for row in rows(files["dictionary.csv"])
    }
    for row in rows(files["records_challenges.csv"]):
        for column in ("category", "horizon", "severity"):
            for value in filter(None, row[column].split("; ")):
                assert labels["records_challenges", column, value]


def test_the_wide_table_has_an_interview_a_row_and_a_question_a_column(
    instrument: Instrument, tmp_path: Path
) -> None:
    first = told(instrument, note("e1", "Ett"), note("e2", "Två", number=2))
    second = told(instrument, id="bbbbbbbbbb")
    study = study_of(first, second, instrument=instrument)
    one, other = rows(archive(study, tmp_path)["wide.csv"])
    assert one["B1"] == "Ett\nTvå"
    assert other["B1"] == ""
    assert set(instrument.guide.by_id) < one.keys()


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_cell_is_a_formula_and_every_text_comes_back(
    text: str, instrument: Instrument, tmp_path: Path
) -> None:
    study = study_of(told(instrument, note("e1", text)), instrument=instrument)
    (row,) = rows(archive(study, tmp_path)["entries.csv"])
    assert not row["text"].startswith(("=", "+", "-", "@", "\t", "\r"))
    allowed = text.encode("utf-16", "replace").decode("utf-16")
    if allowed == text and text.isprintable():
        # Whoever reads the archive takes the guard against formulas away again.
        assert row["text"].removeprefix(BEFORE) == text


def test_json_has_the_same_rows_and_every_figure(
    fictional: Material, tmp_path: Path
) -> None:
    path, _ = exported(fictional, "json", tmp_path)
    found = json.loads(path.read_bytes())
    assert found["format"] == "sosapp-export/1"
    records = found["tables"]["records_collaborations"]
    expected = world()["expected_aggregates_all"]
    assert len(records) == expected["records"]["collaboration"]
    assert all("" not in row.values() and None not in row.values() for row in records)
    figures = {one["id"]: one for one in found["figures"]}
    lines = figures["collaborations.sufficiency"]["lines"]
    counts = sorted(n for _, n, *_ in lines)
    assert counts == sorted(expected["collaboration_by_sufficiency"].values())
    known = {row["entry"] for row in found["tables"]["entries"]}
    traces = figures["collaborations.sufficiency"]["traces"]
    assert sorted(len(one["entries"]) for one in traces) == counts
    assert all(set(one["entries"]) <= known for one in traces)
