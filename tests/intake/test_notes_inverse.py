"""What is written as notes is read as the same interview."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sosapp.export.notes import as_notes
from sosapp.instrument.loading import Templates
from sosapp.intake.notes import read_notes
from sosapp.study.interview import Interview
from tests.intake.generated import interviews

GUIDES = (
    "sos_socialchef",
    "social_investment_case",
    "rss_focus_group",
    "knowledge_model_workshop",
)


def read(text: str, templates: Templates) -> Interview:
    return read_notes(text, templates.instrument, "en", "notes.txt").interview


@pytest.mark.parametrize("guide", GUIDES)
@settings(
    max_examples=60,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_any_interview_comes_back_from_its_notes(
    guide: str, data: st.DataObject, templates: Templates
) -> None:
    instrument = templates.instrument(guide)
    interview = data.draw(interviews(instrument))
    written = as_notes(interview, instrument)

    assert read(written, templates) == interview
    through_an_editor = "\r\n".join(
        line.rstrip(" ") for line in written.encode().decode().split("\n")
    )
    assert read("\ufeff" + through_an_editor, templates) == interview
