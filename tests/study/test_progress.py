"""How far an interview has come depends on its wave or its session."""

from sosapp.instrument.instrument import Instrument
from sosapp.instrument.loading import Templates
from sosapp.study import editing, progress
from sosapp.study.progress import Progress
from tests.study.material import AUTHOR, after, blank, with_texts


def test_every_question_of_a_plain_guide_is_planned(instrument: Instrument) -> None:
    guide = instrument.guide
    assert progress.planned(guide, blank().facts) == list(guide.questions())


def test_a_question_counts_when_something_became_of_it(instrument: Instrument) -> None:
    guide = instrument.guide
    interview = with_texts("om A1")
    skipped = editing.marked(interview, "A2", "skipped", AUTHOR)
    interview = after(interview, skipped)
    interview = after(interview, editing.ticked(interview, "A3", "a", AUTHOR))
    background = guide.section_of["A1"]
    assert progress.of_section(background, interview) == Progress(2, 4)
    assert progress.of_guide(guide, interview) == Progress(2, len(guide.by_id))


def test_a_section_is_complete_when_nothing_is_left(instrument: Instrument) -> None:
    interview = blank()
    opening = instrument.guide.section_of["O1"]
    assert not progress.of_section(opening, interview).complete
    asked = editing.marked(interview, "O1", "asked", AUTHOR)
    assert progress.of_section(opening, after(interview, asked)).complete


def test_a_later_wave_has_questions_of_its_own(templates: Templates) -> None:
    guide = templates.instrument("social_investment_case").guide
    questions = list(guide.questions())
    in_some = {q.id for q in questions if q.waves}
    assert in_some
    for wave in (1, 2):
        asked = progress.planned(guide, blank(wave=wave).facts)
        expected = [q for q in questions if not q.waves or wave in q.waves]
        assert asked == expected


def test_a_session_has_its_sections_and_those_of_every_session(
    templates: Templates,
) -> None:
    guide = templates.instrument("rss_focus_group").guide
    of_two = {
        section.session
        for section in guide.sections
        if progress.asked_in(section, blank(wave=2).facts)
    }
    assert 2 in of_two
    assert of_two <= {2, "all", None}


def test_a_question_can_belong_to_some_sessions(templates: Templates) -> None:
    guide = templates.instrument("rss_focus_group").guide
    for question in guide.questions():
        section = guide.section_of[question.id]
        for session in question.sessions:
            if section.session in (None, "all", session):
                assert question in progress.asked_in(section, blank(wave=session).facts)
