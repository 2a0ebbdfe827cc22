"""What is wrong in notes is said with its line, all of it at once."""

import pytest

from sosapp.errors import Unreadable
from sosapp.instrument.loading import Templates
from sosapp.intake.notes import read_notes


def problems(text: str, templates: Templates) -> list[tuple[int, str]]:
    """The lines and what is said of them."""
    with pytest.raises(Unreadable) as raised:
        read_notes(text, templates.instrument, "en", "notes.txt")
    error = raised.value
    assert error.key == "notes_unreadable"
    assert error.values["n"] == len(error.problems)
    split = (problem.split(":", 2) for problem in error.problems)
    return [(int(line), said.strip()) for _, line, said in split]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("cas: x", "“cas” is not a fact of an interview. Nearest: “case”."),
        ("id: F01", "“F01” is not an id: ten characters, a–z and 0–9."),
        ("case: 9901", "“9901” is read as something else than text."),
        ("instrument: ../../x", "“../../x” is not what an export writes here"),
        ("participants: [P01, Anna Ek]", "“Anna Ek” is not a participant code"),
        ("participants: [Anna]", "“Anna” is not a participant code"),
        ("wave: 0", "“0” is not a wave"),
        ("wave: yes", "“True” is not a wave"),
        ("date: 23/11 2026", "“23/11 2026” is not a date such as"),
        ("date: 2026-02-30", "“2026-02-30” is not a date such as"),
        ("created: i går", "“i går” is not a clock time"),
        ("language: svenska", "“svenska” is none of the words that can stand here."),
        ("state: finnished", "Nearest: “finished”."),
        ("withdrawal: framåt", "Nearest: “framat”."),
        ("sittings: [3]", "A sitting is"),
        ('sittings: [["2026-11-23"], ["2026-11-24"]]', "A sitting is"),
        ("sittings: [[kl 9]]", "“kl 9” is not a clock time"),
        ("background: Socialchef", "“background” must be pairs"),
        ("background: {role: x}", "There is no field called “role”."),
        ("background: {committee: 0512}", "“330” is read as something else"),
        ("background: {years_in_role: fyra}", "“fyra”"),
        ("background: {areas_responsible: [helaa]}", "Nearest: “hela”."),
        ("consent: {quote: yes}", "Nearest: “quotes”."),
        ("consent: [informd]", "Nearest: “informed”."),
        ("consent: {quotes: maybe}", "“maybe”"),
        ("place: [a", ""),
        ("place: !!bool x", ""),
    ],
)
def test_facts(line: str, said: str, templates: Templates) -> None:
    text = f"---\nguide: sos_socialchef\n{line}\n---\n"

    ((number, words),) = problems(text, templates)

    assert number == 3
    assert said in words


def test_a_fact_said_twice(templates: Templates) -> None:
    text = "---\nguide: sos_socialchef\nplace: a\nplace: b\n---\n"

    assert [line for line, _ in problems(text, templates)] == [4]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("", 1, "does not begin with facts"),
        ("## B1\nText\n", 1, "does not begin with facts"),
        ("---\nguide: sos_socialchef\n", 1, "does not begin with facts"),
        ("---\n---\n", 1, "which guide was used"),
        ("---\n- a\n---\n", 1, "which guide was used"),
        ("---\nplace: a\nguide:\n---\n", 1, "which guide was used"),
        ("---\nplace: a\nguide: sos_socialchf\n---\n", 3, "“sos_socialchef”"),
        ("---\nplace: a\nguide: ../x\n---\n", 3, "“../x”"),
        ("---\nguide: 3\n---\n", 2, "“3” is read as something else"),
    ],
)
def test_the_beginning(text: str, line: int, said: str, templates: Templates) -> None:
    ((number, words),) = problems(text, templates)

    assert number == line
    assert said in words


@pytest.mark.parametrize(
    ("lines", "line", "said"),
    [
        ("## B11", 5, "There is no question called “B11”."),
        ("## b1", 5, "Nearest: “B1”."),
        ("## B1 skiped: why", 5, "Nearest: “skipped”."),
        ("## C1 answered elsewhere: B99", 5, "There is no question called “B99”."),
        ("## B1 asked\n## B1 skipped", 6, "said twice what became of B1"),
        ("## B1\n  probes: [a, z]", 6, "no probe “z”"),
        ("## B1\n  probes: [a", 6, "“[a”"),
        ("## B1\n  area: x", 6, "“area” cannot stand below a heading"),
        ("## B1\n  | more", 6, "no entry above"),
        ("Text", 5, "before the first heading"),
        ("  id: entry00001", 5, "“id” stands below no entry"),
        ("## B1\nText\n indented", 7, "An entry begins at the margin"),
        ("## B1\n[00:99:00] Text", 6, "“00:99:00” is not a time stamp"),
        ("## B1\n[1] Text", 6, "“1” is not a time stamp"),
        ("## B1\n[00:12 Text", 6, "“00:12 Text” is not a time stamp"),
        ("## B1\n[00:01:00]", 6, "nothing after the time stamp"),
        ("## B1\n[00:01:00]\n  | Text", 6, "nothing after the time stamp"),
        ("## B1\nText\n  areas: [lvu]", 7, "There is no field called “areas”."),
        ("## B1\n@ A\n  partner_typ: x", 7, "Nearest: “partner_type”."),
        ("## B1\n@ A\n  entry.works: 3", 7, "There is no field called “entry.works”."),
        ("## B1\n@ A\n  partner_type: kommun_gran", 7, "Nearest: “kommun_grann”."),
        ("## B1\n@ A\n  areas: [lvu, socialjor]", 7, "Nearest: “socialjour”."),
        ("## B1\n@ A\n  areas: [lvu", 7, "“[lvu”"),
        ('## B1\n@ A\n  areas: ["lvu" x]', 7, "lvu"),
        ("## B1\n@ A\n  works: 9", 7, "“9”"),
        ("## B1\n@ A\n  works: fyra", 7, "“fyra”"),
        ("## B1\n@ A\n  quote_ok: kanske", 7, "“kanske”"),
        ("## B1\n@ A\n  works: 3\n  works: 4", 8, "“works”"),
        ("## B1\nText\n  id: F01", 7, "“F01” is not an id"),
        ("## B1\nA\n  id: entry00001\nB\n  id: entry00001", 9, "“entry00001”"),
        ("## B1\nText\n  links: [entry00009]", 7, "has the id entry00009"),
        ("## B1\n! A\n  linked_collaborations: [entry00009]", 7, "id entry00009"),
        ("## B1\nText\n  speaker: du", 7, "“du” is not the number of a speaker"),
        ("## B1\nText\n  use: quote", 7, "Nearest: “may_quote”."),
        ("## B1\nText\n  tags: [a", 7, "“[a”"),
        ("## B1\nText\n  text: mer", 7, "stands here and on the line"),
        ('## B1\n\\\n  | Text\n  text: "mer"', 8, "stands here and on the line"),
    ],
)
def test_the_body(lines: str, line: int, said: str, templates: Templates) -> None:
    text = f"---\nguide: sos_socialchef\n---\n\n{lines}\n"

    ((number, words),) = problems(text, templates)

    assert number == line
    assert said in words


def test_everything_is_said_at_once_and_in_order(templates: Templates) -> None:
    text = """\
---
guide: sos_socialchef
state: done
cas: "9901"
---
Text
## B9
@ A
  works: 9
  | more
  links: [entry00009]
"""

    assert [line for line, _ in problems(text, templates)] == [3, 4, 6, 7, 9, 11]


def test_problems_are_told_in_the_language_of_the_reader(templates: Templates) -> None:
    text = "---\nguide: sos_socialchef\n---\n## B1\n[1] Text\n"
    with pytest.raises(Unreadable) as raised:
        read_notes(text, templates.instrument, "sv", "f.txt")

    assert raised.value.message("sv") == "f.txt har inte importerats. Antal fel: 1."
    assert raised.value.problems[0].startswith("f.txt:5: ”1” är ingen tidsstämpel")
