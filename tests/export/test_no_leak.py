"""Random names put wherever one can type: none leaves through any format."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sosapp.errors import Refused
from sosapp.instrument.instrument import Instrument
from sosapp.study.entry import Entry
from sosapp.study.interview import Interview
from sosapp.study.study import Case, Study
from sosapp.summary.material import Material, Told
from tests.export.exports import FORMATS, all_text, exported
from tests.export.workbooks import note, told

EXAMPLES = 20
BEGIN = ("Brun", "Skog", "Ljung", "Träsk", "Öde", "Ängs", "Kvarn", "Höga")
MIDDLE = ("a", "e", "o", "å", "")
END = ("vik", "köping", "hult", "mora", "åker", "näs", "stad", "fors")
FIRST = ("Alva", "Ingalill", "Åke", "Östen", "Märta-Lisa", "Björn", "Ebba")
LAST = ("Exempelsson", "Påhittström", "von Låtsas", "Åkergrensson", "Süßkind")
FORMS = ("{}", "{}s", "{} kommun", "i {}.", "{}borna", "({})", "{}, {}", "x\n{}")
"""What people make of a name, and what stands around it."""

NAMED = {
    "cases": ["Brunviksxx", "Skoghultxx"],
    "listed": "Ljungmoraxx",
    "rule": "Kvarnforsxx",
    "person": "Alva Exempelsson",
    "forms": ["{}"] * 4,
    "spell": str,
}
places = st.builds(
    "{}{}{}xx".format,
    st.sampled_from(BEGIN),
    st.sampled_from(MIDDLE),
    st.sampled_from(END),
)
"""The end makes sure that no word of a guide is one."""
people = st.builds("{} {}".format, st.sampled_from(FIRST), st.sampled_from(LAST))
spelled = st.sampled_from((str, str.upper, str.lower))


@st.composite
def studies(draw: st.DrawFn) -> dict[str, Any]:
    """Names of two cases, one that nobody was interviewed in, a person and a rule."""
    cases = draw(st.lists(places, min_size=4, max_size=4, unique=True))
    return {
        "cases": cases[:2],
        "listed": cases[2],
        "rule": cases[3],
        "person": draw(people),
        "forms": draw(st.lists(st.sampled_from(FORMS), min_size=3, max_size=3)),
        "spell": draw(spelled),
    }


@pytest.mark.parametrize("name", FORMATS)
def test_no_name_leaves(name: str, instrument: Instrument) -> None:
    # The instrument is no argument of what is drawn: its text would be printed.
    @settings(max_examples=EXAMPLES, deadline=None)
    @given(named=studies())
    def whatever_the_names(named: dict[str, Any]) -> None:
        material = named_everywhere(instrument, named)
        with TemporaryDirectory() as folder:
            path, _ = exported(
                material,
                name,
                Path(folder),
                names={"P01": named["person"]},
                rules={named["rule"]: "[ort]"},
            )
            text = all_text(path).casefold()
        surname = named["person"].split()[-1]
        secrets = (*named["cases"], named["listed"], named["rule"], surname)
        found = (text.find(secret.casefold()) for secret in secrets)
        leaked = [text[max(0, n - 40) : n + 40] for n in found if n >= 0]
        assert not leaked

    whatever_the_names()


@pytest.mark.parametrize("name", FORMATS)
def test_names_are_there_when_they_are_asked_for(
    name: str, instrument: Instrument, tmp_path: Path
) -> None:
    material = named_everywhere(instrument, NAMED)
    path, _ = exported(material, name, tmp_path, identified=True)
    assert "Skoghultxx" in all_text(path)


@pytest.mark.parametrize("name", FORMATS)
def test_a_name_that_would_come_through_stops_the_export_and_leaves_no_file(
    name: str,
    instrument: Instrument,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    material = named_everywhere(instrument, NAMED)
    # A format that forgets to hide anything is caught by the last look at its file.
    monkeypatch.setattr(
        "sosapp.export.pseudonyms.Pseudonyms.__call__", lambda self, text: text
    )
    before = set(tmp_path.iterdir())
    with pytest.raises(Refused) as caught:
        exported(material, name, tmp_path)
    assert caught.value.key == "export_leak"
    assert caught.value.values["place"]
    assert set(tmp_path.iterdir()) == before


def named_everywhere(instrument: Instrument, named: dict[str, Any]) -> Material:
    """A study with the names in every text, field and tag, and in its own name."""
    first, second = named["cases"]
    every = [first, second, named["listed"], named["rule"], named["person"]]
    texts = [
        form.replace("{}", named["spell"](name))
        for form in named["forms"]
        for name in every
        # Of people there are no inhabitants and no municipality.
        if name != named["person"] or form not in ("{}borna", "{} kommun")
    ]
    cases = {
        code: Case(code=code, name=name)
        for code, name in zip(("9901", "9902"), named["cases"], strict=True)
    }
    study = Study(id="s", name=f"Studien i {first}", cases=cases)
    interviews = tuple(
        with_case(told(instrument, *entries(texts, place), id=f"{place}" * 10), case)
        for place, case in enumerate(cases.values(), 1)
    )
    listed = (Case(code="9903", name=named["listed"]),)
    return Material(study, interviews, (instrument,), listed)


def with_case(one: Told, case: Case) -> Told:
    facts = replace(
        one.interview.facts, case=case.code, place=case.name, interviewer=case.name
    )
    interview = Interview(facts=facts, entries=one.interview.entries)
    return Told(interview, one.instrument, case)


def entries(texts: list[str], place: int) -> list[Entry]:
    """The texts in everything that an interview can hold."""
    found = []
    for number, text in enumerate(texts):
        name = f"{place}{number:09}"
        tag = text.split()[0]
        fields = {"title": text, "handled_how": text, "quote": text, "note": text}
        partner = {"partner_name": text, "partner_type": "kommun_grann", "why": text}
        other = {"partner_name": text, "partner_type": "region", "initiator": text}
        found += [
            note(f"{name}a", text, tags=(tag,)),
            note(f"{name}b", text, kind="quote"),
            note(f"{name}c", "", kind="challenge", fields=fields),
            note(f"{name}d", "", kind="collaboration", fields=partner),
            note(f"{name}e", "", kind="collaboration", fields=other),
        ]
    return found
