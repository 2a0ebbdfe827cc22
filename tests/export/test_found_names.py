"""Names in what people said: what is taken for one, and what is not."""

import pytest

from sosapp.export.found_names import found_names, undecided
from sosapp.export.pseudonyms import Pseudonyms
from sosapp.instrument.instrument import Instrument
from tests.export.workbooks import note, study_of, told


def found(
    instrument: Instrument, *texts: str, **rules: str
) -> dict[str, tuple[int, bool]]:
    """The names with how often they were found, and whether they are sure."""
    entries = [note(f"e{n}", text, number=n) for n, text in enumerate(texts)]
    study = study_of(told(instrument, *entries), instrument=instrument)
    listed = found_names(study, Pseudonyms(study, {}), rules)
    return {one.text: (one.n, one.sure) for one in listed}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Vi ringer Tallköping om helgen.", {"Tallköping"}),
        ("Hos oss är det Alva Exempelsson som kan det.", {"Alva Exempelsson"}),
        ("Det är Tallköpings jour. Vi ringer Tallköping.", {"Tallköping"}),
        ("Alva Exempelsson är med från ekonomi.", {"Alva Exempelsson"}),
        ("Men Alva kan det, men inte jag.", {"Alva"}),
        ("Det går bra med Lillmora.", set()),
        ("Vi har LVU-ärenden och HVB-platser ihop med IVO.", set()),
        ("Vi ringer Försäkringskassan och Socialstyrelsen.", set()),
        ("det är ingen som heter något", set()),
        ("", set()),
    ],
)
def test_a_capital_inside_a_sentence_makes_a_name(
    instrument: Instrument, text: str, names: set[str]
) -> None:
    assert {
        name for name, (_, sure) in found(instrument, text).items() if sure
    } == names


def test_a_word_that_begins_a_sentence_may_be_one(instrument: Instrument) -> None:
    listed = found(instrument, "Bordet står kvar. Tallköping hjälper oss med ett bord.")
    assert listed["Tallköping"] == (1, False)
    assert listed["Bordet"] == (1, False)
    # In small letters somewhere else, it is a word like others.
    assert "Bordet" not in found(instrument, "Bordet står kvar.", "vid bordet")


def test_a_name_that_is_met_inside_counts_where_it_begins_too(
    instrument: Instrument,
) -> None:
    listed = found(instrument, "Tallköping är bra. Vi ringer Tallköping.")
    assert listed["Tallköping"] == (2, True)


def test_the_partner_of_an_identifying_type_is_a_name(instrument: Instrument) -> None:
    fields = {"partner_name": "Tallköping", "partner_type": "kommun_annan"}
    record = note("e1", "", kind="collaboration", fields=fields)
    study = study_of(told(instrument, record), instrument=instrument)
    (first, *_) = found_names(study, Pseudonyms(study, {}), {})
    assert (first.text, first.sure) == ("Tallköping", True)


def test_what_is_not_for_the_record_is_not_looked_through(
    instrument: Instrument,
) -> None:
    hidden = note("e1", "Vi ringer Tallköping.", use="off_record")
    study = study_of(told(instrument, hidden), instrument=instrument)
    assert found_names(study, Pseudonyms(study, {}), {}) == ()


def test_a_rule_stays_when_the_name_is_gone(instrument: Instrument) -> None:
    entries = [note("e1", "Vi ringer Tallköping och Grankulla.")]
    study = study_of(told(instrument, *entries), instrument=instrument)
    rules = {"Tallköping": "[ort]", "Borta": ""}
    listed = found_names(study, Pseudonyms(study, {}), rules)
    shown = {one.text: one.shown for one in listed}
    assert shown == {"Tallköping": "[ort]", "Grankulla": None, "Borta": ""}
    assert undecided(listed) == 1
