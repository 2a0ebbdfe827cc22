"""What is still missing when an interview comes to its end."""

from sosapp.instrument.instrument import Instrument
from sosapp.study import editing
from sosapp.study.closing import missing_of
from sosapp.study.consent import answered
from sosapp.study.progress import planned
from tests.study.material import AUTHOR, after, blank, entry


def core(instrument: Instrument) -> list[str]:
    """The ids of the core questions."""
    questions = planned(instrument.guide, blank().facts)
    return [question.id for question in questions if question.priority == "core"]


def test_core_questions_without_entry_or_mark_are_missing(
    instrument: Instrument,
) -> None:
    ids = core(instrument)
    interview = blank()
    said = editing.added(interview, entry("ja", question=ids[0]), AUTHOR)
    interview = after(interview, said)
    skipped = editing.marked(interview, ids[1], "skipped", AUTHOR, "tid")
    interview = after(interview, skipped)
    missing = missing_of(interview, instrument)
    assert [question.id for question in missing.questions] == ids[2:]


def test_a_record_is_missing_what_its_type_requires(instrument: Instrument) -> None:
    interview = blank()
    named = entry(kind="collaboration", fields={"partner_type": "kommun"})
    interview = after(interview, editing.added(interview, named, AUTHOR))
    ((found, fields),) = missing_of(interview, instrument).records
    assert found.fields == {"partner_type": "kommun"}
    assert [field.id for field in fields] == ["partner_name"]


def test_what_was_parked_is_still_to_be_followed_up(instrument: Instrument) -> None:
    interview = blank()
    parked = entry("fråga om avtalet", kind="parked")
    interview = after(interview, editing.added(interview, parked, AUTHOR))
    (found,) = missing_of(interview, instrument).parked
    assert found.text == "fråga om avtalet"


def test_a_consent_that_changed_is_told(instrument: Instrument) -> None:
    interview = blank(consent={"quotes": True})
    interview = after(interview, answered(interview, (), AUTHOR))
    assert missing_of(interview, instrument).consent == ("quotes",)


def test_nothing_is_missing_of_an_interview_that_is_whole(
    instrument: Instrument,
) -> None:
    interview = blank()
    for question in core(instrument):
        mark = editing.marked(interview, question, "asked", AUTHOR)
        interview = after(interview, mark)
    assert not missing_of(interview, instrument)
