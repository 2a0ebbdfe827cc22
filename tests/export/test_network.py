"""The networks: what another program reads is what the study says."""

from pathlib import Path
from typing import Any

import networkx
import pytest

from sosapp.instrument.instrument import Instrument
from sosapp.study.editing import Author
from sosapp.summary.material import Material, Told
from tests.export.exports import exported
from tests.export.workbooks import note, study_of, told
from tests.summary.world import fictional_material, world


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_the_network_is_read_back_with_its_attributes(
    name: str, instrument: Instrument, author: Author, tmp_path: Path
) -> None:
    fictional = fictional_material(instrument, author)
    path, _ = exported(fictional, name, tmp_path, identified=True)
    graph = read_back(path)
    # F02 of Ekmosjö and F03 of Kvarnstad tell of each other.
    there, back = ("Ekmosjö", "Kvarnstad"), ("Kvarnstad", "Ekmosjö")
    assert graph.has_edge(*there)
    assert graph.has_edge(*back)
    assert graph.edges[there]["both_sides"] is True
    assert graph.edges[there]["works"] == 3
    assert graph.nodes["Ekmosjö"]["kind"] == "case"
    assert graph.nodes["Polisen"]["type"] == "Polismyndigheten"
    records = sum(said["records"] for *_, said in graph.edges(data=True))
    expected = world()["expected_aggregates_all"]["records"]["collaboration"]
    assert records == expected


def read_back(path: Path) -> Any:
    """The graph as networkx reads it."""
    read = networkx.read_gexf if path.suffix == ".gexf" else networkx.read_graphml
    return read(path)


def tells(instrument: Instrument, case: str, *partners: tuple[str, str]) -> Told:
    """An interview about a case in which these partners are named, by type."""
    entries = [
        note(
            f"{case}-{number}",
            "",
            number=number,
            kind="collaboration",
            fields={"partner_type": kind, "partner_name": name},
        )
        for number, (kind, name) in enumerate(partners)
    ]
    return told(instrument, *entries, id=f"interview-{case}", case=case)


@pytest.fixture
def two_cases(instrument: Instrument) -> Material:
    """Two cases that each tell of the school and of the police."""
    named = (("skola", "Skolan"), ("polis", "Polisen"))
    return study_of(
        tells(instrument, "K1", *named),
        tells(instrument, "K2", *named),
        instrument=instrument,
        cases={},
    )


def test_what_is_a_part_of_a_case_is_another_one_in_each(
    two_cases: Material, tmp_path: Path
) -> None:
    graph = read_back(exported(two_cases, "graphml", tmp_path, identified=True)[0])
    assert set(graph.predecessors("Polisen")) == {"K1", "K2"}
    for case in ("K1", "K2"):
        assert set(graph.predecessors(f"Skolan ({case})")) == {case}
        assert graph.nodes[f"Skolan ({case})"]["kind"] == "partner"


def test_what_is_a_part_of_a_case_is_called_after_its_pseudonym(
    two_cases: Material, tmp_path: Path
) -> None:
    path, _ = exported(two_cases, "graphml", tmp_path)
    nodes = set(read_back(path))
    pseudonyms = nodes - {n for n in nodes if n.startswith(("Skolan", "Polisen"))}
    assert nodes >= {f"Skolan ({name})" for name in pseudonyms}
    assert len(pseudonyms) == 2
