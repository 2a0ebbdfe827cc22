"""A study in which every text that a person can write is hostile to a screen."""

from dataclasses import replace
from pathlib import Path

from sosapp.instrument.instrument import Instrument
from sosapp.store.shipped import shipped
from sosapp.store.study_folder import StudyFolder, new_study
from sosapp.study.entry import Entry
from sosapp.study.interview import Facts, Interview
from sosapp.study.study import Case

HOSTILE = r"[Q1] x [/] [b]y[/b] :smile: $n \["


def hostile_study(path: Path) -> StudyFolder:
    """A study with an interview of which every text is hostile."""
    guides, templates = ("sos_socialchef",), shipped() / "templates"
    folder = new_study(path, HOSTILE, "en", guides, templates)
    folder.save(folder.study.with_case(Case(code="9901", name=HOSTILE)))
    instrument = _hostile_instrument(folder.templates("en").instrument(guides[0]))
    folder.keep(instrument)
    facts = Facts(
        id="a1b2c3d4e5",
        guide=instrument.guide.id,
        guide_version=HOSTILE,
        instrument=instrument.digest,
        case="9901",
        participants=(HOSTILE,),
        date=HOSTILE,
        state="finished",
        consent={"quotes": True},
    )
    folder.write(Interview(facts=facts, entries=_entries()), instrument)
    return folder


def _hostile_instrument(instrument: Instrument) -> Instrument:
    """The instrument with one more field and one more question that are hostile."""
    kind = instrument.record_types["collaboration"]
    field = kind.by_id["who_pays_text"].model_copy(
        update={"id": "strange", "sv": HOSTILE, "en": HOSTILE}
    )
    strange = kind.model_copy(update={"fields_": (*kind.fields_, field)})
    section = instrument.guide.sections[1]
    wording = section.questions[0].text.model_copy(
        update={"sv": HOSTILE, "en": HOSTILE}
    )
    question = section.questions[0].model_copy(update={"id": "Z1", "text": wording})
    asked = section.model_copy(
        update={"questions": (question,), "title": wording, "id": "strange"}
    )
    guide = instrument.guide.model_copy(
        update={"sections": (*instrument.guide.sections, asked)}
    )
    types = instrument.record_types | {"collaboration": strange}
    return instrument.model_copy(update={"guide": guide, "record_types": types})


def _entries() -> dict[str, Entry]:
    said = {
        "partner_name": HOSTILE,
        "partner_type": HOSTILE,
        "areas": [HOSTILE],
        "strange": HOSTILE,
    }
    record = Entry(
        id="b1b2c3d4e5", number=1, question="Z1", kind="collaboration", fields=said
    )
    quote = replace(record, id="c1b2c3d4e5", number=2, kind="quote", fields={})
    written = (record, replace(quote, text=HOSTILE))
    return {entry.id: entry for entry in written}
