"""What the first character of a line says, and how a mark is told from a word."""

from typing import Any

import pytest

from sosapp.instrument.instrument import Instrument
from sosapp.instrument.line import TypedLine, kind_by_name, opening, read_line, tags_in
from sosapp.instrument.loading import Templates


def read(text: str, instrument: Instrument, **settings: Any) -> tuple[str, str]:
    """The kind and the text of a line."""
    line = read_line(text, instrument, **settings)
    return line.kind, line.text


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        ("Vi har jouren ihop", "note", "Vi har jouren ihop"),
        ('" Det märks på helgerna', "quote", "Det märks på helgerna"),
        ('"Det märks på helgerna"', "quote", "Det märks på helgerna"),
        ("”Det märks”", "quote", "Det märks"),
        ("“Det märks”", "quote", "Det märks"),
        ('"2019 började det', "quote", "2019 började det"),
        ("( hon tvekade", "reflection", "hon tvekade"),
        ("(hon tvekade)", "reflection", "hon tvekade"),
        ("? personalpool", "parked", "personalpool"),
        ("?personalpool", "parked", "personalpool"),
        ("\\@ inte ett samarbete", "note", "@ inte ett samarbete"),
        ('\\" inget citat', "note", '" inget citat'),
        ("\\\\ ett snedstreck", "note", "\\ ett snedstreck"),
    ],
)
def test_the_first_character_says_what_a_line_is(
    instrument: Instrument, text: str, kind: str, said: str
) -> None:
    assert read(text, instrument) == (kind, said)


@pytest.mark.parametrize(
    ("text", "kind", "fields"),
    [
        ("@ Granåker", "collaboration", {"partner_name": "Granåker"}),
        ("@Granåker", "collaboration", {"partner_name": "Granåker"}),
        ("! Fler äldre", "challenge", {"title": "Fler äldre"}),
        ("+ Nära", "smallness", {"direction": "fordel", "statement": "Nära"}),
        ("- Sårbart", "smallness", {"direction": "nackdel", "statement": "Sårbart"}),
        ("= Nära", "smallness", {"direction": "bada", "statement": "Nära"}),
        ("> Gemensam jour", "future_idea", {"title": "Gemensam jour"}),
        ("/samarbete Granåker", "collaboration", {"partner_name": "Granåker"}),
        ("/Collaboration Granåker", "collaboration", {"partner_name": "Granåker"}),
        ("/future_idea Jour", "future_idea", {"title": "Jour"}),
        ("/smallness Nära", "smallness", {"statement": "Nära"}),
        ("/smallness Fördel", "smallness", {"direction": "fordel"}),
    ],
)
def test_a_sigil_or_a_name_begins_a_record(
    instrument: Instrument, text: str, kind: str, fields: dict[str, Any]
) -> None:
    assert read_line(text, instrument) == TypedLine(kind, "", fields)


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("+ Ekonomi", {"direction": "mojliggorande", "title": "Ekonomi"}),
        ("- Ekonomi", {"direction": "hindrande", "title": "Ekonomi"}),
        ("= Ekonomi", {"direction": "bada", "title": "Ekonomi"}),
    ],
)
def test_the_same_sigil_is_another_record_in_another_guide(
    templates: Templates, text: str, fields: dict[str, Any]
) -> None:
    line = read_line(text, templates.instrument("social_investment_case"))
    assert (line.kind, line.fields) == ("factor", fields)


@pytest.mark.parametrize(
    "text",
    [
        "-5 procent",
        "+46 13 20 60 00",
        "=1+1",
        "@5",
        "!!",
        "@",
        "?",
        "(",
        "*",
        "-",
        '"',
        '" ',
        "(1) för det första",
        "?? va",
        "** viktigt **",
        "*5 procent",
        "*-5 procent",
        "-\nrad",
        "@| socialjour",
        "% tension är inte med i guiden",
        "/okänt ord",
        "/ ensamt",
        "/5 delar",
        "",
        " @ indraget",
        "2: utan fler talare",
    ],
)
def test_anything_else_is_a_note_as_it_was_typed(
    instrument: Instrument, text: str
) -> None:
    assert read_line(text, instrument) == TypedLine("note", text)


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        ("* viktigt", "note", "viktigt"),
        ("*viktigt", "note", "viktigt"),
        ('* " Det märks', "quote", "Det märks"),
        ('*"Det märks', "quote", "Det märks"),
        ("*\\@ inte", "note", "@ inte"),
        ("*( tvekade", "reflection", "tvekade"),
        ("*? senare", "parked", "senare"),
    ],
)
def test_a_star_comes_before_what_it_stars(
    instrument: Instrument, text: str, kind: str, said: str
) -> None:
    assert read_line(text, instrument) == TypedLine(kind, said, star=True)


@pytest.mark.parametrize("text", ["*! Rubrik", "* ! Rubrik", "*/utmaning Rubrik"])
def test_a_record_can_be_starred(instrument: Instrument, text: str) -> None:
    line = read_line(text, instrument)
    assert line == TypedLine("challenge", "", {"title": "Rubrik"}, star=True)


@pytest.mark.parametrize(
    ("text", "kind", "speaker"),
    [
        ('2: " Det märks', "quote", 2),
        ("1: ja", "note", 1),
        ("2: * viktigt", "note", 2),
        ("2:", "note", 2),
        ("3: så många är de inte", "note", None),
        ("0: ingen", "note", None),
        ("2:30 tog det", "note", None),
        ("12: tolv", "note", None),
    ],
)
def test_a_number_names_the_speaker_where_there_are_several(
    instrument: Instrument, text: str, kind: str, speaker: int | None
) -> None:
    line = read_line(text, instrument, speakers=2)
    assert (line.kind, line.speaker) == (kind, speaker)
    if speaker is None:
        assert line.text == text


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("Text med #jour och #små-skalig, #jour igen", ("jour", "små-skalig")),
        ("#först", ("först",)),
        ("C# och a#b och &#39; och /#x och ##", ()),
        ("# ensamt", ()),
    ],
)
def test_words_with_a_hash_are_tags(
    instrument: Instrument, text: str, tags: tuple[str, ...]
) -> None:
    assert tags_in(text) == tags
    assert read_line(text, instrument) == TypedLine("note", text, tags=tags)


def test_a_tag_is_not_part_of_a_record_s_fields(instrument: Instrument) -> None:
    line = read_line("@ Granåker #jour | socialjour", instrument)
    assert line.tags == ("jour",)
    assert line.fields == {"partner_name": "Granåker", "areas": ["socialjour"]}


def test_an_opening_says_what_is_being_typed(instrument: Instrument) -> None:
    begun = opening("* + Nära", instrument)
    assert (begun.kind, begun.rest, begun.star) == ("smallness", "Nära", True)
    assert begun.preset == {"direction": "fordel"}


def test_a_record_type_is_found_by_its_id_and_its_titles(
    instrument: Instrument,
) -> None:
    for name in ("challenge", "UTMANING", "Challenge"):
        assert kind_by_name(instrument, name) == "challenge"
    assert kind_by_name(instrument, "tension") is None
