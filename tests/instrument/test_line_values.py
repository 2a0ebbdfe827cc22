"""Where the values of a record's line go."""

from typing import Any

import pytest

from sosapp.instrument.instrument import Instrument
from sosapp.instrument.line import read_line
from sosapp.instrument.loading import Templates


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("socialjour", {"areas": ["socialjour"]}),
        ("Socialjour och beredskap", {"areas": ["socialjour"]}),
        ("out-of-hours SOCIAL services", {"areas": ["socialjour"]}),
        ("socialjour | hvb | socialjour", {"areas": ["socialjour", "hvb"]}),
        ("avtalssamverkan", {"form": "avtalssamverkan"}),
        ("Grannkommun", {"partner_type": "kommun_grann"}),
        ("kommunalforbund", {"partner_type": "kommunalforbund"}),
        (
            "kommunalforbund | kommunalforbund",
            {"partner_type": "kommunalforbund", "form": "kommunalforbund"},
        ),
        ("region | polis", {"partner_type": "region", "what_about": "polis"}),
        ("4", {"works": 4}),
        ("4 | 2", {"works": 4, "formality": 2}),
        ("4 | 2 | 3", {"works": 4, "formality": 2, "what_about": "3"}),
        ("2019", {"start_year": 2019}),
        ("4 | 2019", {"works": 4, "start_year": 2019}),
        ("9", {"what_about": "9"}),
        ("works=2", {"works": 2}),
        ("hur väl det fungerar (1–5) = 2", {"works": 2}),
        ("Formality=5 | 4", {"formality": 5, "works": 4}),
        ("works=9", {"what_about": "works=9"}),
        ("works=", {"what_about": "works="}),
        ("partner_count=3", {"partner_count": 3}),
        ("partner_count=0", {"what_about": "partner_count=0"}),
        ("areas=socialjour, hvb", {"areas": ["socialjour", "hvb"]}),
        ("a=b", {"what_about": "a=b"}),
        ("jouren på helgerna", {"what_about": "jouren på helgerna"}),
        ("ett | två", {"what_about": "ett; två"}),
        ("what_about=ett | två", {"what_about": "ett; två"}),
        ("framgår ej", {"what_about": "framgår ej"}),
        ("", {}),
        (" | | ", {}),
    ],
)
def test_a_further_value_goes_where_it_belongs(
    instrument: Instrument, text: str, fields: dict[str, Any]
) -> None:
    line = read_line(f"@ Granåker | {text}", instrument)
    assert line.fields == {"partner_name": "Granåker"} | fields
    assert line.text == ""


def test_the_line_of_the_design(instrument: Instrument) -> None:
    line = read_line("@ Granåker | socialjour | avtalssamverkan | 4", instrument)
    assert line.fields == {
        "partner_name": "Granåker",
        "areas": ["socialjour"],
        "form": "avtalssamverkan",
        "works": 4,
    }


def test_the_first_value_can_come_later(instrument: Instrument) -> None:
    line = read_line("@ | socialjour | Granåker | mer", instrument)
    assert line.fields == {
        "partner_name": "Granåker",
        "areas": ["socialjour"],
        "what_about": "mer",
    }


def test_further_lines_are_free_text_as_they_stand(instrument: Instrument) -> None:
    line = read_line("@ Granåker | 4\nsocialjour | 5\n  indraget", instrument)
    assert line.fields == {
        "partner_name": "Granåker",
        "works": 4,
        "what_about": "socialjour | 5\n  indraget",
    }


def test_free_text_of_a_type_goes_to_its_first_text_in_line(
    templates: Templates, instrument: Instrument
) -> None:
    challenge = read_line("! Rubrik | något mer", instrument)
    assert challenge.fields == {"title": "Rubrik", "note": "något mer"}
    workshop = templates.instrument("knowledge_model_workshop")
    link = read_line("& Effekter | Färre placeringar | vi ser det", workshop)
    assert link.fields == {
        "stage": "effekter",
        "description": "Färre placeringar",
        "because": "vi ser det",
    }


def test_a_first_value_that_is_no_term_fills_the_next_required_field(
    templates: Templates,
) -> None:
    workshop = templates.instrument("knowledge_model_workshop")
    assert read_line("& Färre placeringar", workshop).fields == {
        "description": "Färre placeringar"
    }
    assert read_line("_ ingen term", workshop).fields == {"how": "ingen term"}


def given_by(question: str, text: str, instrument: Instrument) -> dict[str, Any]:
    """The fields of a line that is typed under a question."""
    asked = instrument.guide.by_id[question]
    line = read_line(
        text, instrument, defaults=asked.defaults, default_kind=asked.record
    )
    return line.fields


def question_with(instrument: Instrument, **defaults: Any) -> str:
    """The question that gives its records these values."""
    return next(q.id for q in instrument.guide.questions() if q.defaults == defaults)


def test_a_question_gives_its_records_values(instrument: Instrument) -> None:
    question = question_with(instrument, horizon="ar_6_10")
    assert given_by(question, "! Rubrik", instrument) == {
        "title": "Rubrik",
        "horizon": "ar_6_10",
    }


def test_what_is_typed_replaces_what_the_question_gives(instrument: Instrument) -> None:
    horizon = question_with(instrument, horizon="ar_6_10")
    assert given_by(horizon, "! Rubrik | ar_1_2", instrument)["horizon"] == "ar_1_2"
    areas = question_with(instrument, areas=["lvu"])
    assert given_by(areas, "> Idé | hvb | sis", instrument)["areas"] == ["hvb"]


def test_a_question_gives_nothing_to_other_records(instrument: Instrument) -> None:
    question = question_with(instrument, horizon="ar_6_10")
    assert given_by(question, "> Idé", instrument) == {"title": "Idé"}


def test_a_sigil_s_value_comes_before_the_question_s(instrument: Instrument) -> None:
    question = question_with(instrument, direction="fordel")
    assert given_by(question, "- Sårbart", instrument) == {
        "direction": "nackdel",
        "statement": "Sårbart",
    }


def test_what_is_typed_replaces_what_the_sigil_sets(instrument: Instrument) -> None:
    line = read_line("+ Nära | nackdel", instrument)
    assert line.fields == {"direction": "nackdel", "statement": "Nära"}


def test_free_text_replaces_what_the_question_gives(instrument: Instrument) -> None:
    line = read_line(
        "! Rubrik | skriven | mer",
        instrument,
        defaults={"note": "förvald"},
        default_kind="challenge",
    )
    assert line.fields["note"] == "skriven; mer"


def test_what_a_question_gives_is_not_changed(instrument: Instrument) -> None:
    areas = question_with(instrument, areas=["lvu"])
    for _ in range(2):
        assert given_by(areas, "> Idé | hvb", instrument)["areas"] == ["hvb"]
    assert given_by(areas, "> Idé", instrument)["areas"] == ["lvu"]
