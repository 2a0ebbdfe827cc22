"""Partners of types that would give a case away are named by type and code."""

from pathlib import Path

from sosapp.export.options import Options
from sosapp.instrument.instrument import Instrument
from sosapp.study.study import Case
from tests.export.workbooks import PLAIN, SHOWN, note, rows, study_of, told, written

CASES = {
    "9901": Case(code="9901", name="Lillmora"),
    "9902": Case(code="9902", name="Granåker"),
}


def partners(
    instrument: Instrument, folder: Path, options: Options, *said: str
) -> list[object]:
    """What the workbook calls the partners of records that name these neighbours."""
    entries = [
        note(
            f"e{n}",
            "",
            number=n,
            kind="collaboration",
            fields={"partner_name": name, "partner_type": kind},
        )
        for n, (name, kind) in enumerate(one.split(": ") for one in said)
    ]
    study = study_of(told(instrument, *entries), instrument=instrument, cases=CASES)
    book, _ = written(study, folder, options)
    return [row["With whom"] for row in rows(book["Collaborations"])]


def test_a_case_keeps_its_pseudonym_with_its_type(
    instrument: Instrument, tmp_path: Path
) -> None:
    (name,) = partners(instrument, tmp_path, PLAIN, "Granåker: kommun_grann")
    assert name in ("Neighbouring municipality K01", "Neighbouring municipality K02")


def test_others_get_running_codes(instrument: Instrument, tmp_path: Path) -> None:
    said = (
        "Tallköping: kommun_annan",
        "Grankulla: kommun_annan",
        " tallköping : kommun_annan",
    )
    first, second, third = partners(instrument, tmp_path, PLAIN, *said)
    assert (first, second) == (
        "Other municipality (not a neighbour) 1",
        "Other municipality (not a neighbour) 2",
    )
    assert third == first


def test_other_types_keep_their_names(instrument: Instrument, tmp_path: Path) -> None:
    assert partners(instrument, tmp_path, PLAIN, "Regionen: region") == ["Regionen"]


def test_names_are_shown_when_asked_for(instrument: Instrument, tmp_path: Path) -> None:

    assert partners(instrument, tmp_path, SHOWN, "Tallköping: kommun_annan") == [
        "Tallköping"
    ]
