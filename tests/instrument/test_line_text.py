"""What is said is kept to the last character, whatever it is."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosapp.instrument.instrument import Instrument
from sosapp.instrument.line import read_line
from sosapp.instrument.loading import Templates
from tests.study.material import UNHURRIED

HOSTILE = (
    "[/b]",
    "[Q1] [red]x[/red]",
    "=1+1",
    "\x1b[31m",
    "{word} {0} %s",
    "| | |",
    "C:\\temp\\n",
    "<script>",
    "\u202eabc",
    "e\u0301 👩\u200d👩\u200d👧",
    "\x00\x07",
    "x" * 12_000,
)


def read(text: str, instrument: Instrument, **settings: Any) -> tuple[str, str]:
    """The kind and the text of a line."""
    line = read_line(text, instrument, **settings)
    return line.kind, line.text


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize(
    ("mark", "kind"), [("\\", "note"), ('" ', "quote"), ("( ", "reflection")]
)
def test_hostile_text_is_kept_as_it_is(
    instrument: Instrument, text: str, mark: str, kind: str
) -> None:
    assert read(mark + text, instrument) == (kind, text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('" Hon sa "nej"', 'Hon sa "nej"'),
        ('" Hon sa "nej""', 'Hon sa "nej"'),
        ('" Hon sa ”nej” och gick"', "Hon sa ”nej” och gick"),
        ("( tvekade (länge)", "tvekade (länge)"),
        ("( tvekade (länge))", "tvekade (länge)"),
        ("( a) b) c", "a) b) c"),
    ],
)
def test_a_closing_mark_is_taken_away_only_where_it_closes_the_first(
    instrument: Instrument, text: str, said: str
) -> None:
    assert read(text, instrument)[1] == said


def test_a_text_goes_on_over_several_lines(instrument: Instrument) -> None:
    text = "Vi har jouren ihop\n@ sedan 2019\n\n  indraget"
    assert read(text, instrument) == ("note", text)
    assert read('" ' + text + '"', instrument) == ("quote", text)


@pytest.fixture(scope="module")
def instruments(templates: Templates) -> list[Instrument]:
    """All that are shipped."""
    return [templates.instrument(guide) for guide in templates.guide_ids()]


MARKED = st.text(st.sampled_from('ab1 \n|/@!+-=<>%§&_:?("”*\\#2.å\u2028'))


@UNHURRIED
@given(text=st.text() | MARKED, speakers=st.integers(0, 9))
def test_reading_never_fails(
    instruments: list[Instrument], text: str, speakers: int
) -> None:
    for instrument in instruments:
        line = read_line(text, instrument, speakers=speakers)
        assert line.text == "" or line.fields == {}


@UNHURRIED
@given(text=st.text() | MARKED)
def test_no_character_of_a_text_is_lost(instrument: Instrument, text: str) -> None:
    line = read_line(text, instrument)
    if line.kind not in instrument.record_types:
        before, after = r"\*? *(\\|[\"”“(?] ?)?", r"[\"”“)]?"
        whole = before + re.escape(line.text) + after
        assert re.fullmatch(whole, text)


@UNHURRIED
@given(text=st.text() | MARKED)
def test_what_follows_a_backslash_is_kept(instrument: Instrument, text: str) -> None:
    assert read("\\" + text, instrument) == ("note", text)
