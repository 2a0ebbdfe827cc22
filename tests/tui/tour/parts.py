"""The parts of the tour, each of which lies around one screen."""

from functools import partial

from tests.tui.full_study import PLANNED
from tests.tui.tour.beginnings import (
    advice,
    interviewer,
    new_interview,
    new_interview_stopped,
    new_study,
    new_study_stopped,
    pick_study,
)
from tests.tui.tour.interviewing import (
    alarm,
    changing,
    closing,
    consent,
    earlier,
    entries,
    field_note,
    form,
    form_left,
    form_refused,
    go_to,
    interview,
    mark,
    mark_why,
    offered,
    pasted,
    pressed,
    ranking,
    read_back,
    recordings,
    recordings_asking,
    rescued,
    time,
)
from tests.tui.tour.results import (
    export,
    export_done,
    export_names,
    export_notes,
    export_sure,
    page,
    summary,
    summary_behind,
)
from tests.tui.tour.walk import Part, Stop, helped, here, palette, told

HOME: dict[str, Stop] = {
    "home": here,
    "interviewer": interviewer,
    "home_help": helped,
    "home_palette": palette,
    "home_told": told,
    "planned": partial(interview, name=PLANNED),
    "go_to": go_to,
    "mark": mark,
    "mark_why": mark_why,
    "time": time,
    "pasted": pasted,
    "recordings": recordings,
    "recordings_asking": recordings_asking,
    "ranking": ranking,
    "read_back": read_back,
    "closing": closing,
    "consent": consent,
    "field_note": field_note,
}
STUDIES: dict[str, Stop] = {
    "pick_study": here,
    "new_study": new_study,
    "new_study_stopped": new_study_stopped,
}
PREPARING: dict[str, Stop] = {
    "new_interview": here,
    "advice": advice,
    "new_interview_stopped": new_interview_stopped,
}
INTERVIEW: dict[str, Stop] = {
    "interview": here,
    "running": partial(pressed, keys=("f5",)),
    "probes": partial(pressed, keys=("f3",)),
    "entries": entries,
    "changing": changing,
    "interview_told": told,
    "alarm": alarm,
    "rescued": rescued,
    "offered": offered,
}
RECORD_FORM: dict[str, Stop] = {
    "form_text": partial(form, field="partner_name", typed=""),
    "form_terms": partial(form, field="partner_type", typed="k"),
    "form_refused": form_refused,
    "form_left": form_left,
    "interview_help": helped,
    "interview_palette": palette,
}
EARLIER: dict[str, Stop] = {"earlier": earlier}
SUMMARY: dict[str, Stop] = {
    **{f"summary_{number}": partial(page, number=number) for number in range(1, 8)},
    "summary_behind": summary_behind,
    "summary_help": helped,
    "summary_palette": palette,
}
EXPORT: dict[str, Stop] = {
    "export": here,
    "export_notes": export_notes,
    "export_sure": export_sure,
    "export_names": export_names,
    "export_done": export_done,
}
PARTS = {
    "home": Part(here, HOME),
    "studies": Part(pick_study, STUDIES),
    "preparing": Part(new_interview, PREPARING),
    "interview": Part(interview, INTERVIEW),
    "record_form": Part(interview, RECORD_FORM),
    "earlier": Part(interview, EARLIER),
    "summary": Part(summary, SUMMARY),
    "export": Part(export, EXPORT),
}
