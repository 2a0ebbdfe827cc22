"""An entry that is changed: the line that it was typed as, and the entry again."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosapp.instrument.instrument import GENERAL_KINDS, Instrument
from sosapp.instrument.line import tags_in
from sosapp.study.entry import Entry
from sosapp.tui.entry_line import line_of, retyped

PIECES = (
    *('"', "”", "“", "(", ")", "?", "*", "\\", "@", "!", "+", "-", "=", ">", "/", "|"),
    *("#avtal", "2:", "samarbete", " ", "\n", "ord", "Ja", "å", "[Q1]", "5", "\t"),
)
TEXTS = st.one_of(st.lists(st.sampled_from(PIECES)).map("".join), st.text())
ENTRIES = st.builds(
    Entry,
    id=st.just("a1b2c3d4e5"),
    number=st.just(3),
    question=st.just("B1"),
    kind=st.sampled_from(GENERAL_KINDS),
    text=TEXTS.filter(lambda text: bool(text.strip())),
    at=st.one_of(st.none(), st.integers(0, 9999)),
    by=st.just("A"),
    speaker=st.one_of(st.none(), st.integers(1, 2)),
    star=st.booleans(),
    use=st.sampled_from(["", "may_quote", "off_record"]),
).map(lambda entry: replace(entry, tags=tags_in(entry.text)))


def note(text: str, kind: str = "note", tags: tuple[str, ...] = ()) -> Entry:
    """An entry under some question."""
    return Entry(
        id="a1b2c3d4e5", number=1, question="B1", kind=kind, text=text, tags=tags
    )


@given(entry=ENTRIES, people=st.integers(1, 3))
def test_a_line_that_is_not_changed_changes_nothing(
    instrument: Instrument, entry: Entry, people: int
) -> None:
    line = line_of(entry, instrument, people)
    assert retyped(entry, line, instrument, people) == entry


@given(entry=ENTRIES, people=st.integers(1, 3))
def test_words_that_are_added_are_added_to_the_same_entry(
    instrument: Instrument, entry: Entry, people: int
) -> None:
    entry = replace(entry, text=entry.text + " ord")
    entry = replace(entry, tags=tags_in(entry.text))
    changed = line_of(entry, instrument, people) + " till"
    expected = replace(entry, text=entry.text + " till")
    assert retyped(entry, changed, instrument, people) == expected


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        (note("Vi har jouren ihop"), "Vi har jouren ihop"),
        (note("@ Granåker"), "\\@ Granåker"),
        (note("/samarbete Granåker"), "\\/samarbete Granåker"),
        (note("\\ d"), "\\\\ d"),
        (note("-5 procent"), "-5 procent"),
        (note("2: nej"), "\\2: nej"),
        (note("Det märks", "quote"), '" Det märks'),
        (note('hon sa "ja"', "quote"), '" hon sa "ja"'),
        (note("tvekade (länge)", "reflection"), "( tvekade (länge)"),
        (note("tvekade :)", "reflection"), "( tvekade :))"),
        (note("poolen", "parked"), "? poolen"),
    ],
)
def test_the_line_of_an_entry(instrument: Instrument, entry: Entry, line: str) -> None:
    assert line_of(entry, instrument, 2) == line


def test_a_star_is_kept_before_what_is_literal(instrument: Instrument) -> None:
    entry = replace(note("! ja"), star=True)
    assert line_of(entry, instrument, 1) == "*\\! ja"


def test_a_changed_beginning_changes_the_kind(instrument: Instrument) -> None:
    entry = note("Granåker")
    changed = retyped(entry, "@ Granåker | 4", instrument, 1)
    assert changed.kind == "collaboration"
    assert changed.fields == {"partner_name": "Granåker", "works": 4}


def test_a_tag_that_is_not_in_the_text_stays(instrument: Instrument) -> None:
    entry = note("om #avtal", tags=("viktigt", "avtal"))
    changed = retyped(entry, "om #jour", instrument, 1)
    assert changed.tags == ("viktigt", "jour")


def test_a_speaker_stays_until_another_is_typed(instrument: Instrument) -> None:
    entry = replace(note("nej"), speaker=1)
    assert retyped(entry, "jo", instrument, 2).speaker == 1
    assert retyped(entry, "2: jo", instrument, 2).speaker == 2
