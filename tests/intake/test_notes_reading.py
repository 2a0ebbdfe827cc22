"""Notes as people write them."""

import pytest

from sosapp.instrument.instrument import Instrument
from sosapp.intake.notes import read_notes
from sosapp.study.coverage import Coverage
from sosapp.study.entry import Entry
from sosapp.study.interview import Interview, Sitting

FRONT = """\
---
guide: sos_socialchef
interviewer: Intervjuare A
---
"""

EXAMPLE = """\
---
id: 7k3m9x2p4q
guide: sos_socialchef
case: "9901"
participants: [P01]
wave: 1
date: 2026-11-23
language: sv
consent: {informed: yes, voluntary: yes, participate: yes, quotes: no}
---
## B1
[00:12:40] @ Granåker
  partner_type: kommun_grann
  areas: [socialjour]
  works: 4
[00:13:02] Vi har jouren ihop sedan 2019.
  | Den fungerar bäst på helgerna.
[00:13:30] 2: " Det märks på helgerna.
## B4 skipped: tiden räckte inte
## D1
! Erfarna socialsekreterare till barn och unga
  severity: 5
"""


def read(text: str, instrument: Instrument) -> Interview:
    return read_notes(text, lambda guide: instrument, "en", "notes.txt").interview


def entries(text: str, instrument: Instrument) -> list[Entry]:
    return list(read(FRONT + "## B1\n" + text, instrument).entries.values())


def entry(text: str, instrument: Instrument) -> Entry:
    (only,) = entries(text, instrument)
    return only


def test_the_example_of_the_design(instrument: Instrument) -> None:
    interview = read(EXAMPLE, instrument)
    facts, said = interview.facts, list(interview.entries.values())

    assert (facts.id, facts.case, facts.participants) == (
        "7k3m9x2p4q",
        "9901",
        ("P01",),
    )
    assert (facts.date, facts.wave, facts.state) == ("2026-11-23", 1, "finished")
    assert facts.consent["quotes"] is False and facts.consent["informed"] is True
    assert facts.guide_version == instrument.guide.version
    assert facts.instrument == instrument.digest
    assert [(e.number, e.question, e.kind, e.at, e.speaker) for e in said] == [
        (1, "B1", "collaboration", 760, None),
        (2, "B1", "note", 782, None),
        (3, "B1", "quote", 810, 2),
        (4, "D1", "challenge", None, 2),
    ]
    assert said[0].fields == {
        "partner_name": "Granåker",
        "partner_type": "kommun_grann",
        "areas": ["socialjour"],
        "works": 4,
    }
    assert said[1].text == (
        "Vi har jouren ihop sedan 2019.\nDen fungerar bäst på helgerna."
    )
    assert said[3].fields == {
        "title": "Erfarna socialsekreterare till barn och unga",
        "severity": 5,
    }
    assert interview.coverage == {
        "B4": Coverage(question="B4", status="skipped", why="tiden räckte inte")
    }
    assert interview.trail == ()


def test_a_guide_is_all_that_must_be_said(instrument: Instrument) -> None:
    facts = read("---\nguide: sos_socialchef\n---\n", instrument).facts

    assert len(facts.id) == 10
    assert (facts.case, facts.participants, facts.wave) == ("", (), 1)
    assert facts.consent == {} and facts.state == "finished"


def test_consent_may_be_a_list_of_what_was_agreed_to(instrument: Instrument) -> None:
    front = "---\nguide: sos_socialchef\nconsent: [informed, quotes]\n---\n"

    assert read(front, instrument).facts.consent == {"informed": True, "quotes": True}


def test_facts_in_every_shape(instrument: Instrument) -> None:
    facts = read(
        """\
---
guide: sos_socialchef
participants: P01
sittings:
  - [2026-11-23T09:00:00, 2026-11-23T09:40:00]
  - ["2026-11-23T10:00:00+01:00"]
background:
  role_title: "2"
  years_in_role: 4.5
  areas_responsible: [Socialjour, lvu]
  staff_count: 12
  committee:
---
""",
        instrument,
    ).facts

    assert facts.participants == ("P01",)
    assert facts.sittings == (
        Sitting(start="2026-11-23T09:00:00", end="2026-11-23T09:40:00"),
        Sitting(start="2026-11-23T10:00:00+01:00"),
    )
    assert facts.background == {
        "role_title": "2",
        "years_in_role": 4.5,
        "areas_responsible": ["socialjour", "lvu"],
        "staff_count": 12,
    }


def test_records_may_be_typed_as_in_the_interview(instrument: Instrument) -> None:
    sigil = entry("*@ Granåker | socialjour | 4 #jour", instrument)
    named = entry("/samarbete Granåker", instrument)
    alone = entry("@\n  partner_name: Granåker", instrument)

    further = entry("@\n  | Vi delar på den.\n  works: 4", instrument)

    assert further.fields == {"what_about": "Vi delar på den.", "works": 4}
    assert sigil.star and sigil.tags == ("jour",)
    assert sigil.fields == {
        "partner_name": "Granåker",
        "areas": ["socialjour"],
        "works": 4,
    }
    assert named.fields == alone.fields == {"partner_name": "Granåker"}


def test_values_of_fields(instrument: Instrument) -> None:
    idea = entry(
        """\
> En pool
  kind: Personalpool
  areas: socialjour, "lvu",
  spontaneous: ja
  partners: "två\\nrader"
  who_must_act: "vi" och "de"
  preconditions:
""",
        instrument,
    )

    assert idea.fields == {
        "title": "En pool",
        "kind": "personalpool",
        "areas": ["socialjour", "lvu"],
        "spontaneous": True,
        "partners": "två\nrader",
        "who_must_act": '"vi" och "de"',
    }


def test_what_the_guide_sets_can_be_taken_away(instrument: Instrument) -> None:
    text = FRONT + "## G3\n> En lag\n> En annan\n  kind:\n"
    one, other = read(text, instrument).entries.values()

    assert one.fields == {"title": "En lag", "kind": "lagstiftning"}
    assert other.fields == {"title": "En annan"}


def test_an_entry_may_refer_to_one_further_down(instrument: Instrument) -> None:
    first, second = entries(
        """\
! Jouren
  linked_collaborations: [b7d0k2m4n6]
  links: [b7d0k2m4n6]
@ Granåker
  id: b7d0k2m4n6
""",
        instrument,
    )

    assert second.id == "b7d0k2m4n6"
    assert first.links == ("b7d0k2m4n6",)
    assert first.fields["linked_collaborations"] == ["b7d0k2m4n6"]


def test_a_speaker_goes_on_until_the_next(instrument: Instrument) -> None:
    said = entries(
        """\
Vi.
2: " Ja.
Just det.
( Skrattar.
? Fråga mer.
@ Granåker
1: Nej.
Paus.
  speaker: none
Slut.
  speaker: 12
( Han suckar.
  speaker: 1
""",
        instrument,
    )

    speakers = [one.speaker for one in said]
    assert speakers == [None, 2, 2, None, None, 2, 1, None, 12, 1]


def test_what_is_the_entrys_own(instrument: Instrument) -> None:
    said = entry(
        """\
Ett #avtal
  tags: [jour, "två ord"]
  by: Intervjuare B
  use: off_record
""",
        instrument,
    )

    assert said.tags == ("jour", "två ord")
    assert (said.by, said.use) == ("Intervjuare B", "off_record")
    assert entry("Ett #avtal", instrument).by == "Intervjuare A"
    assert entry("Ett #avtal", instrument).tags == ("avtal",)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("\\## B1", "## B1"),
        ("\\2: ja", "2: ja"),
        ("[12:40]   \\  inryckt", "  inryckt"),
        ("-5 procent", "-5 procent"),
        ("[/b] =1+1", "[/b] =1+1"),
        ("---", "---"),
        ("a\n  |\n  |  b\n\n  | c", "a\n\n b\nc"),
        ('\\\n  text: "\\ttabb "', "\ttabb "),
        ("[01:02:03]\n  text: rak text", "rak text"),
    ],
)
def test_notes_that_look_like_something_else(
    line: str, text: str, instrument: Instrument
) -> None:
    note = entry(line, instrument)

    assert (note.kind, note.text) == ("note", text)


def test_a_mark_alone_is_a_note(instrument: Instrument) -> None:
    assert [e.kind for e in entries('"\n@\n*\n(\n', instrument)] == ["note"] * 4


def test_what_became_of_questions(instrument: Instrument) -> None:
    coverage = read(
        FRONT
        + """\
## O1 asked
## B1
  probes: [a]
Text
## C1 answered elsewhere: B1
## C2 answered elsewhere: "när vi åt"
## C4 declined
## D4 declined: "inte i dag"
## D2 skipped: "två\\nrader"
## B1
  probes: [c, a]
## D3 open
""",
        instrument,
    ).coverage

    assert list(coverage.values()) == [
        Coverage(question="O1", status="asked"),
        Coverage(question="B1", probes=("a", "c")),
        Coverage(question="C1", status="answered_elsewhere", why="B1"),
        Coverage(question="C2", status="answered_elsewhere", why="när vi åt"),
        Coverage(question="C4", status="declined"),
        Coverage(question="D4", status="declined", why='"inte i dag"'),
        Coverage(question="D2", status="skipped", why="två\nrader"),
        Coverage(question="D3"),
    ]
