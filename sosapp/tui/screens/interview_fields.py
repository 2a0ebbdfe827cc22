"""The fields of a new interview, and which of them a problem is put right in."""

from collections.abc import Iterator
from datetime import date

from textual.widget import Widget
from textual.widgets import Input

from sosapp.study.study import Study
from sosapp.tui.widgets.case_input import CaseInput
from sosapp.tui.widgets.choice import Choice
from sosapp.tui.widgets.consent_list import ConsentList
from sosapp.tui.widgets.form import Field
from sosapp.tui.widgets.said import Said

FIRST_WAVE = "1"

LINES = {
    "case_missing": "case",
    "case_code_taken": "case",
    "participant_missing": "participants",
    "participant_no_code": "participants",
    "participant_withdrawn": "participants",
    "too_many_participants": "participants",
    "too_many_names": "name",
    "name_differs": "name",
    "wave_wrong": "wave",
    "date_wrong": "date",
}
"""The line in which each problem is put right."""


def interview_fields(study: Study, languages: dict[str, str]) -> Iterator[Widget]:
    """The fields in the order they are asked for, and the consent."""
    code = Input(study.next_participant(), id="participants")
    name = Input(id="name", select_on_focus=False)
    wave = Input(FIRST_WAVE, id="wave", restrict=r"\d*", max_length=3)
    guides = Field("start.guide", Choice({}, "", "guide"), name="guides")
    # Shown when the guides are read, if there is anything to choose.
    guides.display = False
    yield guides
    yield Field("start.case", CaseInput(), "start.case_hint")
    yield Field("start.participants", code, "start.code_hint", "people")
    yield Field("start.name", name, "start.name_hint", "names")
    yield Field("start.wave", wave, name="waves")
    yield Field("start.date", Input(date.today().isoformat(), id="date"))
    yield Field("start.place", Input(id="place", select_on_focus=False))
    yield Field("start.language", Choice(languages, study.language, "spoken"))
    yield Said("start.consent", classes="heading")
    yield Said("start.consent_how", classes="explained")
    yield ConsentList()
