"""What the interviews of a study share."""

from sosapp.study.study import Case, LogLine, Participant, Study

EMPTY = Study(id="s0s0s0s0s0", name="Pilot")


def test_a_case_is_added_or_replaced() -> None:
    study = EMPTY.with_case(Case(code="9901", name="Lillmora"))
    study = study.with_case(Case(code="9901", name="Lillmora kommun"))
    assert [case.name for case in study.cases.values()] == ["Lillmora kommun"]
    assert EMPTY.cases == {}


def test_a_participant_is_added_or_replaced() -> None:
    study = EMPTY.with_participant(Participant(code="P01"))
    study = study.with_participant(Participant(code="P01", role="socialchef"))
    assert study.participants["P01"].role == "socialchef"


def test_the_next_participant_takes_the_first_free_code() -> None:
    assert EMPTY.next_participant() == "P01"
    study = EMPTY
    for code in ("P01", "P03", "Åsa"):
        study = study.with_participant(Participant(code=code))
    assert study.next_participant() == "P02"


def test_what_happens_to_the_study_is_logged_in_order() -> None:
    study = EMPTY
    for what in ("one", "two"):
        study = study.with_line(LogLine(when="", who="", what=what))
    assert [line.what for line in study.log] == ["one", "two"]
