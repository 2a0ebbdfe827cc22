"""Names of cases and people become codes, however they are written."""

from unicodedata import normalize

import pytest

from sosapp.export.pseudonyms import Pseudonyms
from sosapp.instrument.instrument import Instrument
from sosapp.study.study import Case, Study
from sosapp.summary.material import Material
from tests.export.workbooks import told

NAMES = {"P01": "Karin Lindqvist", "P02": "Bo von Ek", "P03": "Karin Åberg"}


def hiding(*cases: tuple[str, str], names: dict[str, str] | None = None) -> Pseudonyms:
    known = {code: Case(code=code, name=name) for code, name in cases}
    return Pseudonyms(Material(Study(id="s", name="x", cases=known), ()), names or {})


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Granåker", "K01"),
        ("Granåkers jour", "K01s jour"),
        ("granåkerborna och GRANÅKER", "K01borna och K01"),
        ("Vi (Granåker) har jour.", "Vi (K01) har jour."),
        ("#granåker_jour", "#K01_jour"),
        (normalize("NFD", "i Granåker"), "i K01"),
        ("Granaker, in English", "K01, in English"),
        ("Gran\u00adåker", "K01"),
        ("k12granåker", "k12K01"),
        ("9902", "K01"),
        (" 9902 ", "K01"),
        ("kommun 9902", "kommun K01"),
    ],
)
def test_a_case_is_found_however_it_is_written(typed: str, shown: str) -> None:
    assert hiding(("9902", "Granåker"))(typed) == shown


@pytest.mark.parametrize(
    "typed",
    ["Grannar åker", "Nygranåker", "199021 kronor", "", "granskning av åkern", "990"],
)
def test_other_words_stay(typed: str) -> None:
    assert hiding(("9902", "Granåker"))(typed) == typed


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Åre har jour", "K01 har jour"),
        ("Åres jour, Årebor, Åre kommun", "K01s jour, K01bor, K01 kommun"),
        ("Årets budget är årets sista", "Årets budget är årets sista"),
    ],
)
def test_a_name_that_is_an_everyday_word_needs_its_capital(
    typed: str, shown: str
) -> None:
    assert hiding(("2321", "Åre"))(typed) == shown


def test_a_code_that_may_be_a_year_is_only_replaced_alone() -> None:
    hide = hiding(("2021", "Vansbro"))
    assert hide("sedan 2021") == "sedan 2021"
    assert hide("2021") == "K01"


def test_a_short_code_is_no_word_to_look_for() -> None:
    hide = hiding(("1", "Norra skolan"))
    assert hide("1 av 2") == "1 av 2"
    assert hide("Norra  skolans matsal") == "K01s matsal"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Karin Lindqvist ringde", "P01 ringde"),
        ("karin lindqvists telefon", "P01s telefon"),
        ("Lindqvist sa nej", "P01 sa nej"),
        ("Karin sa", "P01/P03 sa"),
        ("Bo är här, Eks bil", "P02 är här, P02s bil"),
        ("ett boende med ekologisk mat", "ett boende med ekologisk mat"),
        ("Boendet och Ekonomin", "Boendet och Ekonomin"),
        ("pengar från von oben", "pengar från von oben"),
    ],
)
def test_people_of_the_code_key_become_their_code(typed: str, shown: str) -> None:
    assert hiding(names=NAMES)(typed) == shown


def test_numbers_do_not_follow_the_codes_but_stay_the_same() -> None:
    cases = [(f"99{number:02}", f"Kommun{number:02}ort") for number in range(1, 14)]
    one, other = hiding(*cases), hiding(*reversed(cases))
    assert one.cases == other.cases
    assert list(one.cases) != sorted(one.cases)
    assert sorted(one.cases.values()) == [f"K{number:02}" for number in range(1, 14)]


def test_cases_that_the_study_only_could_have_are_hidden_too(
    instrument: Instrument,
) -> None:
    listed = (Case(code="0512", name="Ydreby"),)
    study = Study(id="s", name="x")
    material = Material(study, (told(instrument),), listed_cases=listed)
    hide = Pseudonyms(material, {})
    assert hide("Lillmora och Ydreby") == "K01 och K02"


def test_a_case_without_a_name_is_hidden_by_its_code(instrument: Instrument) -> None:
    material = Material(Study(id="s", name="x"), (told(instrument, case="9907"),))
    assert Pseudonyms(material, {})("9907") == "K01"


def test_two_places_that_differ_in_a_ring_are_kept_apart() -> None:
    hide = hiding(("0305", "Håbobyn"), ("0643", "Habobyn"))
    assert hide("Håbobyn") != hide("Habobyn")


def test_nothing_is_left_to_find_after_hiding() -> None:
    hide = hiding(("9902", "Granåker"), names=NAMES)
    text = "Karin i Granåker ringde Bo von Ek om 9902"
    assert hide.survivor(text)
    assert not hide.survivor(hide(text))


def test_without_names_nothing_changes() -> None:
    assert hiding()("Granåker 9902") == "Granåker 9902"
