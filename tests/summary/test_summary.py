"""Summaries by name: what they hold, and what is kept out of them."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from sosapp.errors import NotFound
from sosapp.instrument.guide import Guide
from sosapp.instrument.instrument import Instrument
from sosapp.instrument.loading import Templates
from sosapp.study.coverage import Coverage
from sosapp.study.editing import Author
from sosapp.study.entry import Entry, Use, Value
from sosapp.study.interview import Facts, Interview
from sosapp.study.study import Study
from sosapp.summary.material import Material, Told
from sosapp.summary.summary import as_json, summarise, summary_names
from sosapp.summary.voices import voices
from tests.summary.world import fictional_material

Build = Callable[..., Told]


@pytest.fixture
def build(instrument: Instrument) -> Build:
    """Makes an interview of entries; facts by name."""

    def make(*entries: Entry, **facts: object) -> Told:
        known: dict[str, object] = {
            "id": "aaaaaaaaaa",
            "guide": instrument.guide.id,
            "guide_version": instrument.guide.version,
            "instrument": instrument.digest,
            "case": "9901",
            "participants": ("P01",),
            "date": "2026-09-01",
            "state": "finished",
        }
        interview = Interview(
            facts=Facts(**(known | facts)),  # type: ignore[arg-type]
            entries={entry.id: entry for entry in entries},
        )
        return Told(interview, instrument)

    return make


def material(*told: Told) -> Material:
    return Material(Study(id="s", name="Pilot"), told)


def entry(name: str, kind: str = "note", text: str = "", use: Use = "") -> Entry:
    return Entry(id=name, number=1, question="B1", kind=kind, text=text, use=use)


def record(name: str, kind: str, /, **fields: Value) -> Entry:
    return replace(entry(name, kind), fields=fields)


def test_a_study_is_summed_up_by_what_its_guides_have(templates: Templates) -> None:
    workshop = templates.instrument("knowledge_model_workshop")
    empty = Material(Study(id="s", name="x"), (), (workshop,))
    assert summary_names(empty) == (
        "ownership",
        "factors",
        "evidence-chain",
        "events",
        "voices",
        "coverage",
    )
    assert summarise(empty, "evidence-chain").rows == ()


def test_an_unknown_summary_suggests_the_nearest(
    instrument: Instrument, author: Author
) -> None:
    with pytest.raises(NotFound) as caught:
        summarise(fictional_material(instrument, author), "challenge")
    assert caught.value.values["nearest"] == "challenges"


def test_a_row_says_where_and_what(build: Build) -> None:
    said = record("e1", "future_idea", title="Jurist", kind="delad_specialist")
    row = as_json(summarise(material(build(said)), "future"))["rows"][0]
    assert row == {
        "interview": "aaaaaaaaaa",
        "entry": "e1",
        "case": "9901",
        "question": "B1",
        "kind": "future_idea",
        "at": None,
        "text": "Jurist",
        "title": "Jurist",
        "fields": {"title": "Jurist", "kind": "delad_specialist"},
    }


def test_yes_and_no_are_counted_apart_from_not_stated(build: Build) -> None:
    told = build(
        record("e1", "future_idea", title="a", spontaneous=True),
        record("e2", "future_idea", title="b", spontaneous=False),
        record("e3", "future_idea", title="c"),
    )
    counts = summarise(material(told), "future").counts
    assert counts["spontaneous"] == {"yes": 1, "no": 1, "not_stated": 1}


def test_counts_stand_in_the_order_of_the_vocabulary(build: Build) -> None:
    told = build(
        record("e1", "challenge", title="a"),
        record("e2", "challenge", title="b", horizon="ar_6_10"),
        record("e3", "challenge", title="c", horizon="nu"),
    )
    counts = summarise(material(told), "challenges").counts["horizon"]
    assert list(counts) == ["nu", "ar_6_10", "not_stated"]


def test_a_scale_keeps_its_levels_that_nobody_chose(build: Build) -> None:
    told = build(
        record("e1", "challenge", title="a", severity=4),
        record("e2", "challenge", title="b"),
    )
    found = summarise(material(told), "challenges")
    silent = {"1": 0, "2": 0, "3": 0, "4": 1, "5": 0, "not_stated": 1}
    assert found.counts["severity"] == silent
    assert found.interviews_by["severity"] == {"4": 1}
    assert summarise(material(build()), "challenges").counts["severity"] == {}


def test_interviews_are_counted_once_however_often_they_say_it(build: Build) -> None:
    one = build(
        record("e1", "challenge", title="a", category=["ekonomi", "demografi"]),
        record("e2", "challenge", title="b", category=["ekonomi"]),
    )
    other = build(record("e3", "challenge", title="c", category=["ekonomi"]), id="b")
    found = summarise(material(one, other), "challenges")
    assert found.counts["category"]["ekonomi"] == 3
    assert found.interviews_by["category"] == {"demografi": 1, "ekonomi": 2}


def test_a_scale_that_nobody_stated_has_no_mean(build: Build) -> None:
    found = summarise(
        material(build(record("e1", "challenge", title="a"))), "challenges"
    )
    assert found.stated == {"severity": 0}
    assert found.means == {}


def test_what_is_off_the_record_is_only_counted(build: Build) -> None:
    hidden = replace(record("e2", "challenge", title="b"), use="off_record")
    told = build(record("e1", "challenge", title="a"), hidden)
    found = as_json(summarise(material(told), "challenges"))
    assert [row["entry"] for row in found["rows"]] == ["e1"]
    assert found["left_out"] == {"off_record": 1}


def test_a_full_withdrawal_leaves_every_summary(build: Build) -> None:
    said = record("e1", "challenge", title="a")
    gone = build(said, withdrawal="fullt", id="b")
    kept = build(replace(said, id="e2"), withdrawal="framat")
    found = summarise(material(gone, kept), "challenges")
    assert found.interviews == 1
    assert len(found.rows) == 1


def test_an_interview_that_is_only_planned_is_not_counted(build: Build) -> None:
    planned = build(state="planned", id="b")
    assert summarise(material(planned, build()), "challenges").interviews == 1


def test_voices_need_consent_to_quotes(build: Build) -> None:
    spoken = entry("e1", "quote", "Det går an.")
    yes = build(spoken, consent={"quotes": True})
    no = build(replace(spoken, id="e2"), consent={"quotes": False}, id="b")
    unasked = build(replace(spoken, id="e3"), id="c")
    found = voices(material(yes, no, unasked))
    assert [row.entry.id for row in found.rows] == ["e1"]
    assert found.without_consent == 2


def test_a_quote_that_was_let_go_by_itself_is_a_voice(build: Build) -> None:
    told = build(entry("e1", "quote", "Det går an.", use="may_quote"))
    assert [row.text for row in voices(material(told)).rows] == ["Det går an."]


def test_the_quote_of_a_record_is_a_voice_unless_it_may_not_be_used(
    build: Build,
) -> None:
    told = build(
        record("e1", "challenge", title="a", quote="Tungt."),
        record("e2", "challenge", title="b", quote="Tyst!", quote_ok=False),
        consent={"quotes": True},
    )
    assert [row.text for row in voices(material(told)).rows] == ["Tungt."]


def test_a_quote_off_the_record_is_no_voice(build: Build) -> None:
    told = build(
        entry("e1", "quote", "Hyss!", use="off_record"), consent={"quotes": True}
    )
    assert voices(material(told)).rows == ()


def test_coverage_says_what_became_of_each_question(build: Build) -> None:
    asked = build(entry("e1"), entry("e2"))
    skipped = build(id="b")
    mark = Coverage(question="B1", status="skipped", why="tiden")
    skipped = replace(
        skipped, interview=replace(skipped.interview, coverage={"B1": mark})
    )
    found = summarise(material(asked, skipped), "coverage")
    assert found.interviews_by["B1"] == {"asked": 1, "skipped": 1}
    assert found.interviews_by["B2"] == {"not_asked": 2}
    assert found.counts == {"entries": {"B1": 2}}


def test_coverage_asks_only_for_the_questions_of_the_wave(
    templates: Templates,
) -> None:
    case_study = templates.instrument("social_investment_case")
    later = [q.id for q in case_study.guide.questions() if q.waves and 1 not in q.waves]
    facts = Facts(
        id="aaaaaaaaaa",
        guide=case_study.guide.id,
        guide_version="1",
        instrument="",
        case="1",
        participants=("P01",),
        state="finished",
    )
    told = Told(Interview(facts=facts), case_study)
    found = summarise(material(told), "coverage")
    assert later
    assert all(found.interviews_by[name] == {} for name in later)


def test_a_question_that_the_guide_no_longer_has_is_still_covered(
    build: Build, instrument: Instrument
) -> None:
    guide = instrument.guide
    shorter = guide.model_copy(update={"sections": guide.sections[:1]})
    today = instrument.model_copy(update={"guide": Guide(**_plain(shorter))})
    asked = build(entry("e1"))
    found = summarise(Material(Study(id="s", name="x"), (asked,), (today,)), "coverage")
    rows = as_json(found)["rows"]
    assert rows[0]["question"] == "O1"
    b1 = next(row for row in rows if row["question"] == "B1")
    assert (b1["section"], b1["asked"], b1["entries"]) == ("med_vilka", 1, 1)


def _plain(guide: Guide) -> dict[str, Any]:
    return guide.model_dump(by_alias=True, exclude_defaults=True)


def test_two_guides_do_not_mix_up_their_questions(
    build: Build, templates: Templates
) -> None:
    other = templates.instrument("rss_individual")
    both = Material(Study(id="s", name="x"), (build(),), (other,))
    names = summarise(both, "coverage").interviews_by
    assert "sos_socialchef/A1" in names
    assert "rss_individual/A1" in names
