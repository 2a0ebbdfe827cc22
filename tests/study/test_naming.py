"""The names that interviews offer to each other."""

from sosapp.instrument.instrument import Instrument
from sosapp.study import editing
from sosapp.study.interview import Interview
from sosapp.study.naming import names_in, naming_fields
from tests.study.material import AUTHOR, after, blank, entry


def naming(*names: str, **values: str) -> Interview:
    """An interview in which collaborations with these partners were named."""
    interview = blank()
    for name in names:
        record = entry(kind="collaboration", fields={"partner_name": name}, **values)
        interview = after(interview, editing.added(interview, record, AUTHOR))
    return interview


def test_the_name_that_is_given_most_often_comes_first(instrument: Instrument) -> None:
    interviews = [naming("Granåker", "Regionen"), naming("Regionen")]
    found = names_in(interviews, instrument)
    assert found == {"collaboration": {"partner_name": ("Regionen", "Granåker")}}


def test_what_is_not_for_the_record_is_not_offered(instrument: Instrument) -> None:
    assert names_in([naming("Granåker", use="off_record")], instrument) == {}


def test_a_title_is_nobodys_name(instrument: Instrument) -> None:
    """What one interviewee said is not shown in the interview with another."""
    assert naming_fields(instrument)["challenge"] == []
    challenge = entry(kind="challenge", fields={"title": "Långa avstånd"})
    said = after(blank(), editing.added(blank(), challenge, AUTHOR))
    assert names_in([said], instrument) == {}
