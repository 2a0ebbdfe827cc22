"""An interview as notes."""

from dataclasses import replace

from sosapp.export.notes import as_notes
from sosapp.instrument.instrument import Instrument
from sosapp.instrument.loading import Templates
from sosapp.study.coverage import Coverage
from sosapp.study.entry import Entry, Value
from sosapp.study.interview import Draft, Facts, Interview, Sitting

FACTS = Facts(
    id="7k3m9x2p4q",
    guide="sos_socialchef",
    guide_version="1.0",
    instrument="0123456789ab",
    case="0512",
    participants=("P01",),
    date="2026-11-23",
    interviewer="Intervjuare A",
    state="finished",
)


def note(text: str, number: int = 1, question: str = "B1") -> Entry:
    return Entry(
        id=f"entry0000{number}",
        number=number,
        question=question,
        kind="note",
        text=text,
        by="Intervjuare A",
    )


def record(kind: str, question: str = "B1", **fields: Value) -> Entry:
    return replace(note("", question=question), kind=kind, fields=fields)


def interview(*entries: Entry, **coverage: Coverage) -> Interview:
    return Interview(facts=FACTS, entries={e.id: e for e in entries}, coverage=coverage)


def body(instrument: Instrument, *entries: Entry, **coverage: Coverage) -> list[str]:
    """The lines after the front matter that are not empty."""
    text = as_notes(interview(*entries, **coverage), instrument)
    return list(filter(None, text.split("---\n", 2)[2].split("\n")))


def test_the_facts_stand_first_as_yaml(instrument: Instrument) -> None:
    sittings = (
        Sitting(start="2026-11-23T09:00:00", end="2026-11-23T09:40:00"),
        Sitting(start="2026-11-23T10:00:00"),
    )
    facts = replace(
        FACTS,
        place='Rum "7": vid fönstret\n',
        consent={"informed": True, "quotes": False},
        background={"years_in_role": 4, "areas_responsible": ["hela"]},
        sittings=sittings,
    )

    assert as_notes(Interview(facts=facts), instrument).split("\n") == [
        "---",
        "id: 7k3m9x2p4q",
        "guide: sos_socialchef",
        'guide_version: "1.0"',
        "instrument: 0123456789ab",
        'case: "0512"',
        "participants: [P01]",
        "wave: 1",
        "date: 2026-11-23",
        "language: sv",
        'place: "Rum \\"7\\": vid fönstret\\n"',
        "interviewer: Intervjuare A",
        "state: finished",
        "consent: {informed: yes, quotes: no}",
        "background: {years_in_role: 4, areas_responsible: [hela]}",
        "sittings:",
        '  - ["2026-11-23T09:00:00", "2026-11-23T09:40:00"]',
        '  - ["2026-11-23T10:00:00"]',
        "---",
        "",
    ]


def test_an_entry_stands_as_it_would_be_typed(instrument: Instrument) -> None:
    said = replace(note("Det märks."), kind="quote", at=810, speaker=2, star=True)

    assert body(instrument, said) == [
        "## B1",
        '[00:13:30] 2: * " Det märks.',
        "  id: entry00001",
    ]


def test_further_lines_stand_behind_a_bar(instrument: Instrument) -> None:
    lines = body(instrument, note("Ett\n\n  | två"))

    assert lines[1:4] == ["Ett", "  |", "  |   | två"]


def test_a_note_that_reads_as_something_else_begins_with_a_backslash(
    instrument: Instrument,
) -> None:
    for text in ("@ Granåker", "## B1", "2: ja", "[1] x", "\\x", "* x", '" x', "  x"):
        assert body(instrument, note(text))[1] == "\\" + text


def test_what_no_editor_would_keep_stands_as_json(instrument: Instrument) -> None:
    for text, json in (
        ("tab\there", '"tab\\there"'),
        ("blank at the end ", '"blank at the end "'),
        ("line\u2028separator", '"line\\u2028separator"'),
        ("half \ud83d a character", '"half \\ud83d a character"'),
        ("bell \x07 😀", '"bell \\u0007 😀"'),
    ):
        lines = body(instrument, note(text))
        assert lines[1:] == ["\\", "  id: entry00001", f"  text: {json}"]


def test_a_text_may_end_with_the_mark_that_reading_takes_away(
    instrument: Instrument,
) -> None:
    aside = replace(note("hon skrattade)"), kind="reflection")
    quote = replace(note('hon sa: ja"'), kind="quote")

    assert body(instrument, aside)[1] == "( hon skrattade))"
    assert body(instrument, quote)[1:] == [
        '"',
        "  id: entry00001",
        '  text: "hon sa: ja\\""',
    ]


def test_the_first_field_of_a_record_stands_behind_its_sigil(
    instrument: Instrument,
) -> None:
    said = record(
        "smallness", statement="Alla känns", direction="nackdel", aspect=["kostnad"]
    )

    assert body(instrument, said)[1:] == [
        "- Alla känns",
        "  id: entry00001",
        "  aspect: [kostnad]",
    ]


def test_a_first_field_that_would_be_taken_apart_stands_below(
    instrument: Instrument,
) -> None:
    said = record("collaboration", partner_name="Norr | Söder #länet", works=4)

    assert body(instrument, said)[1:] == [
        "/collaboration",
        "  id: entry00001",
        "  partner_name: Norr | Söder #länet",
        "  works: 4",
    ]


def test_what_the_guide_sets_and_was_not_said_is_written_empty(
    instrument: Instrument,
) -> None:
    said = record("future_idea", question="G3", title="En ny lag")

    assert instrument.guide.by_id["G3"].defaults == {"kind": "lagstiftning"}
    assert body(instrument, said)[1:] == [
        "> En ny lag",
        "  id: entry00001",
        "  kind:",
    ]


def test_what_is_the_entrys_own_is_told_from_a_field_of_the_same_name(
    templates: Templates,
) -> None:
    case_study = templates.instrument("social_investment_case")
    question = next(iter(case_study.guide.by_id))
    said = record("steering_text", question, title="Riktlinjen", use="Ligger i en pärm")

    assert body(case_study, replace(said, use="off_record"))[1:] == [
        "§ Riktlinjen",
        "  id: entry00001",
        "  entry.use: off_record",
        "  use: Ligger i en pärm",
    ]


def test_only_what_reading_would_not_know_is_said_below(
    instrument: Instrument,
) -> None:
    known = note("Vi har ett #avtal")
    told = replace(known, tags=("avtal",))
    other = replace(known, tags=("jour",), by="", use="may_quote", links=(known.id,))

    assert body(instrument, told)[2:] == ["  id: entry00001"]
    assert body(instrument, other)[2:] == [
        "  id: entry00001",
        "  tags: [jour]",
        "  links: [entry00001]",
        '  by: ""',
        "  use: may_quote",
    ]


def test_the_end_of_a_speaker_is_said(instrument: Instrument) -> None:
    first = replace(note("Ja.", 1), speaker=2)
    aside = replace(note("Hon tvekar.", 2), kind="reflection")
    crowd = replace(note("Nej.", 4), speaker=12)

    lines = body(instrument, first, aside, note("Paus.", 3), crowd, note("Slut.", 5))

    assert lines[1:] == [
        "2: Ja.",
        "  id: entry00001",
        "( Hon tvekar.",
        "  id: entry00002",
        "Paus.",
        "  id: entry00003",
        "  speaker: none",
        "Nej.",
        "  id: entry00004",
        "  speaker: 12",
        "Slut.",
        "  id: entry00005",
        "  speaker: none",
    ]


def test_headings_follow_the_order_of_writing(instrument: Instrument) -> None:
    entries = (note("a", 1, "D1"), note("b", 2, "B1"), note("c", 3, "D1"))
    coverage = {
        "D1": Coverage(question="D1", probes=("a", "b")),
        "C1": Coverage(question="C1", status="answered_elsewhere", why="B1"),
        "A2": Coverage(question="A2", status="skipped", why="tiden"),
    }

    lines = body(instrument, *entries, **coverage)

    assert [line for line in lines if "id:" not in line] == [
        *("## D1", "  probes: [a, b]", "a", "## B1", "b", "## D1", "c"),
        *("## A2 skipped: tiden", "## C1 answered elsewhere: B1"),
    ]


def test_a_reason_keeps_its_quotation_marks(instrument: Instrument) -> None:
    for why, written in (
        ('"inte i dag"', '"inte i dag"'),
        ("två\nrader", '"två\\nrader"'),
        (" blank", '" blank"'),
        ('"a\\n"', '"\\"a\\\\n\\""'),
    ):
        covered = Coverage(question="C4", status="declined", why=why)
        assert body(instrument, C4=covered) == [f"## C4 declined: {written}"]


def test_what_points_at_a_deleted_entry_is_left_out(instrument: Instrument) -> None:
    gone = "deleted000"
    said = record("challenge", title="Jouren", linked_collaborations=[gone])

    assert body(instrument, replace(said, links=(gone,)))[1:] == [
        "! Jouren",
        "  id: entry00001",
    ]


def test_the_half_typed_line_is_left_out(instrument: Instrument) -> None:
    typing = replace(interview(), draft=Draft(question="B1", text="halvt"))

    assert as_notes(typing, instrument) == as_notes(interview(), instrument)
