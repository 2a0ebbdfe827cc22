"""Withdrawal: in full, nothing is left; from now on, nothing is added."""

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from sosapp.errors import NotFound, Refused
from sosapp.instrument.instrument import Instrument
from sosapp.store.checking.study_check import check_study
from sosapp.store.code_key import CodeKey, code_key_folder
from sosapp.store.listing import begun_withdrawals
from sosapp.store.new_study import new_study
from sosapp.store.open_interview import OpenInterview
from sosapp.store.shipped import shipped
from sosapp.store.study_folder import StudyFolder
from sosapp.store.withdrawal import (
    Withdrawn,
    finish_withdrawals,
    withdraw_from_now,
    withdraw_fully,
)
from sosapp.store.withdrawal_plan import (
    Archives,
    ByHand,
    id_to_withdraw,
    planned,
)
from sosapp.study import editing, undoing
from sosapp.study.editing import Author
from sosapp.study.study import LogLine
from sosapp.study.withdrawing import WITHDRAWN, Gone, stopped
from tests.store.withdrawn_study import (
    CASE,
    CODE,
    OTHER_CASE,
    STAYING,
    WORDS,
    ignored,
    started,
    told,
    traces,
)
from tests.study.material import AUTHOR, after, blank, entry, texts_of

NOWHERE = Archives()
LINE = LogLine(when=AUTHOR.when, who=AUTHOR.who, what=WITHDRAWN)


@dataclass
class Told:
    """A study with an interview to withdraw, and two others."""

    study: StudyFolder
    ours: str
    refers: str
    apart: str

    def withdraw(self, archives: Archives = NOWHERE) -> Withdrawn:
        """Withdraw it in full, as a new window would."""
        return withdraw_fully(self.reopened(), self.ours, AUTHOR, archives)

    def reopened(self) -> StudyFolder:
        """The study as it lies on the disk."""
        return StudyFolder(self.study.path, self.study.key)

    def traces(self) -> list[tuple[str, str]]:
        """Where anything of the interview can still be found."""
        return traces(self.reopened(), self.ours, *WORDS)


@pytest.fixture
def plain(study: StudyFolder, instrument: Instrument) -> Told:
    """The study that anyone can read."""
    return Told(study, *told(study, instrument))


@pytest.fixture(params=["", "en lång lösenfras"], ids=["open", "sealed"])
def any_kind(
    request: pytest.FixtureRequest, tmp_path: Path, instrument: Instrument
) -> Told:
    """The study, with and without a passphrase."""
    made = new_study(
        tmp_path / "any",
        "Pilot",
        "sv",
        ("sos_socialchef",),
        shipped() / "templates",
        passphrase=request.param,
    )
    return Told(made, *told(made, instrument))


def test_no_byte_is_left_of_what_was_withdrawn(any_kind: Told) -> None:
    found = {word for _, word in any_kind.traces()}
    assert any_kind.ours in found
    if not any_kind.study.key:
        assert found == {any_kind.ours, *WORDS}
    done = any_kind.withdraw()
    assert any_kind.traces() == []
    counts = (done.participants, done.names, done.cases, done.interviews)
    assert counts == (1, 1, 1, 1)
    assert done.files == 6
    assert done.by_hand == ()


def test_one_line_without_content_says_that_it_happened(any_kind: Told) -> None:
    any_kind.withdraw()
    log = any_kind.reopened().study.log
    assert log == (LogLine(when=AUTHOR.when, who=AUTHOR.who, what="looked_at"), LINE)


def test_only_the_interview_that_referred_to_it_is_changed(any_kind: Told) -> None:
    files = any_kind.study.interview_file(any_kind.apart).all_files()
    before = {path: path.read_bytes() for path in files}
    any_kind.withdraw()
    assert {path: path.read_bytes() for path in files} == before
    other = any_kind.reopened().read(any_kind.refers)
    linked, record = other.entries.values()
    assert (linked.text, linked.links) == ("hänvisar", ())
    assert record.fields["linked_collaborations"] == ["0123456789"]
    assert other.trail[-1].what == "references_removed"
    assert undoing.undo(other, AUTHOR).what == "marked_skipped"  # type: ignore[union-attr]


def test_the_study_is_consistent_without_it(plain: Told) -> None:
    plain.withdraw()
    found = [finding.what for finding in check_study(plain.study.path, "en").findings]
    assert [what for what in found if "0123456789" not in what] == []


def test_someone_who_is_in_another_interview_stays(
    study: StudyFolder, instrument: Instrument
) -> None:
    first, second = (started(study, instrument, CASE, CODE) for _ in range(2))
    done = withdraw_fully(study, first, AUTHOR, NOWHERE)
    assert (done.participants, done.names, done.cases) == (0, 0, 0)
    kept = StudyFolder(study.path).study
    assert (set(kept.participants), set(kept.cases)) == ({CODE}, {CASE.code})
    assert set(CodeKey(kept.id).names()) == {CODE}
    assert study.ids() == [second]


def test_a_case_of_the_list_of_cases_stays(
    study: StudyFolder, instrument: Instrument
) -> None:
    cases = study.templates("sv").cases()
    assert cases is not None
    listed = cases.cases[0]
    case = type(CASE)(code=listed.code, name=listed.name)
    one = started(study, instrument, case, CODE)
    withdraw_fully(study, one, AUTHOR, NOWHERE)
    assert set(study.study.cases) == {listed.code}


def test_an_open_interview_is_left_as_it_is(plain: Told) -> None:
    for name in (plain.ours, plain.refers):
        work = OpenInterview(plain.study, name, ignored)
        with pytest.raises(Refused):
            plain.withdraw()
        work.close()
    assert begun_withdrawals(plain.study.files) == []
    assert plain.study.study.participants.keys() == {CODE, STAYING}
    assert len(plain.reopened().ids()) == 3


def test_a_damaged_interview_can_be_withdrawn(any_kind: Told) -> None:
    any_kind.study.file(any_kind.ours).write_bytes(b"{}")
    any_kind.withdraw()
    assert any_kind.traces() == []


def test_an_interview_that_is_not_there_is_said_to_be_so(plain: Told) -> None:
    plain.withdraw()
    with pytest.raises(NotFound):
        plain.withdraw()
    assert plain.reopened().study.log.count(LINE) == 1


def test_two_that_are_withdrawn_in_the_same_second_are_two_lines(plain: Told) -> None:
    plain.withdraw()
    withdraw_fully(plain.study, plain.apart, AUTHOR, NOWHERE)
    assert plain.reopened().study.log.count(LINE) == 2


# Archives


def test_archives_that_can_be_reached_are_cleaned(plain: Told, tmp_path: Path) -> None:
    here, stuck, away = (tmp_path / name for name in ("here", "stuck", "away"))
    cleaned: list[tuple[Path, Gone]] = []

    def clean(path: Path, gone: Gone) -> None:
        if path == stuck:
            raise PermissionError(13, "no")
        cleaned.append((path, gone))

    made = LogLine(when="2026-11-24T08:00:00+01:00", who="", what="backup_made")
    older = LogLine(when="2020-01-01T08:00:00+01:00", who="", what="backup_made")
    study = plain.reopened()
    study.save(study.study.with_line(older).with_line(made))
    created = plain.study.read(plain.ours).facts.created
    done = plain.withdraw(Archives((here, stuck), (away,), clean))
    assert cleaned == [
        (here, Gone(id=plain.ours, participants=(CODE,), case=CASE.code))
    ]
    assert done.archives == 1
    backups = [ByHand("backup", "", made.when)] if made.when >= created else []
    assert [*done.by_hand] == [
        ByHand("snapshot", str(away)),
        *backups,
        ByHand("snapshot", str(stuck)),
    ]


def test_exports_that_may_have_the_interview_are_listed(plain: Told) -> None:
    made = [
        LogLine(when="2099-01-01T08:00:00+01:00", who="", what="exported", about=about)
        for about in (
            "excel, pseudonymised",
            f"checkback, identified, {plain.ours}",
            "notes, identified, zzzzzzzzzz",
        )
    ]
    study = plain.reopened()
    changed = study.study
    for line in made:
        changed = changed.with_line(line)
    study.save(changed)
    assert [one.what for one in plain.withdraw().by_hand] == [
        "excel, pseudonymised",
        f"checkback, identified, {plain.ours}",
    ]


def test_names_in_a_damaged_code_key_are_listed(plain: Told) -> None:
    key = plain.study.code_key()
    key.path.write_bytes(b"{}")
    assert plain.withdraw().by_hand == (ByHand("names", f"{key.path}: {CODE}"),)


def test_the_plan_says_what_will_go(plain: Told, instrument: Instrument) -> None:
    later = started(plain.study, instrument, OTHER_CASE, CODE)
    found = planned(plain.study, plain.ours, NOWHERE)
    assert (found.case, found.entries, len(found.files)) == (CASE.name, 3, 6)
    assert found.files[-1] == plain.study.file(plain.ours)
    assert found.gone == Gone(id=plain.ours, case=CASE.code)
    assert [row.id for row in found.also] == [later]
    assert len(plain.reopened().ids()) == 4


# Interrupted


class Crash(BaseException):
    """The power is gone."""


LATER = Author("Intervjuare B", "2026-12-01T10:00:00+01:00")
CALLS = ("open", "write", "fsync", "replace", "link", "unlink", "close")


class Power:
    """The power of a computer; it can go at any call of the system that writes."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self._left: int | None = None
        self._opened: set[int] = set()
        for name in CALLS:
            patch.setattr(os, name, self._watched(getattr(os, name)))

    def _watched(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            if self._left is not None:
                self._left -= 1
                if self._left < 0:
                    if self._left == -1 and real.__name__ == "write":
                        real(given[0], bytes(given[1])[: len(given[1]) // 2])
                    raise Crash
            done = real(*given, **named)
            if real.__name__ == "open":
                self._opened.add(done)
            return done

        return call

    def go_after(self, calls: int) -> None:
        """Have it go after so many calls."""
        self._left, self._opened = calls, set()

    def come_back(self) -> None:
        """Have everything work again; the system has let go of every file."""
        self._left = None
        for descriptor in self._opened:
            with suppress(OSError):
                os.close(descriptor)


@pytest.fixture
def power(monkeypatch: pytest.MonkeyPatch) -> Power:
    """The power, which is there."""
    return Power(monkeypatch)


def restored(kept: Path, any_kind: Told) -> None:
    """The study and its names as they were before."""
    for name, place in (("s", any_kind.study.path), ("k", code_key_folder())):
        shutil.rmtree(place)
        shutil.copytree(kept / name, place)


def test_whatever_interrupts_it_the_next_call_finishes_it(
    any_kind: Told, tmp_path: Path, power: Power
) -> None:
    """The power goes at each call of the system, one after the other."""
    # Looking through the templates each time would take longer than all the rest.
    for path in (any_kind.study.path / "templates").iterdir():
        if path.name != "used":
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    kept = tmp_path / "kept"
    shutil.copytree(any_kind.study.path, kept / "s")
    shutil.copytree(code_key_folder(), kept / "k")
    crashed, interrupted = True, 0
    for calls in count():
        power.go_after(calls)
        try:
            any_kind.withdraw()
            crashed = False
        except Crash:
            pass
        power.come_back()
        study = any_kind.reopened()
        if begun_withdrawals(study.files):
            interrupted += 1
            assert any_kind.ours not in study.ids()
            assert id_to_withdraw(study, any_kind.ours[:4]) == any_kind.ours
            assert len(finish_withdrawals(study, LATER, NOWHERE)) == 1
        elif any_kind.ours in study.ids():
            assert study.read(any_kind.ours).entries
            any_kind.withdraw()
        assert any_kind.traces() == [], calls
        assert any_kind.reopened().study.log.count(LINE) == 1, calls
        assert texts_of(any_kind.reopened().read(any_kind.refers))[0] == "hänvisar"
        if not crashed:
            break
        restored(kept, any_kind)
    assert interrupted > 40


def test_an_interview_whose_withdrawal_has_begun_cannot_be_opened(plain: Told) -> None:
    plain.study.files.withdrawal(plain.ours).write_bytes(b"")
    with pytest.raises(Refused):
        OpenInterview(plain.study, plain.ours, ignored)
    with pytest.raises(Refused):
        withdraw_from_now(plain.study, plain.ours, AUTHOR)
    plain.withdraw()
    assert plain.traces() == []


# From now on


def test_what_was_said_is_kept_and_counted(any_kind: Told) -> None:
    study, before = any_kind.study, any_kind.study.read(any_kind.ours)
    assert withdraw_from_now(study, any_kind.ours, AUTHOR, "hon flyttar")
    kept = any_kind.reopened().read(any_kind.ours)
    assert (kept.entries, kept.draft) == (before.entries, before.draft)
    last = kept.trail[-1]
    assert (last.what, last.why, last.when) == (
        "withdrawn_from_now_on",
        "hon flyttar",
        AUTHOR.when,
    )
    row = next(row for row in study.listed() if row.id == any_kind.ours)
    assert (row.withdrawal, row.standing, row.entries) == ("framat", "framat", 3)
    assert not withdraw_from_now(study, any_kind.ours, AUTHOR)


def test_nothing_can_be_added_and_undo_does_not_lift_it(plain: Told) -> None:
    withdraw_from_now(plain.study, plain.ours, AUTHOR)
    work = OpenInterview(plain.study, plain.ours, ignored)
    assert work.is_closed
    before = work.interview
    undone = undoing.undo(before, AUTHOR)
    assert undone is not None
    assert undone.undoes != before.seq
    changes = (
        undone,
        editing.added(before, entry("till"), AUTHOR),
        editing.stated(before, AUTHOR, "x", withdrawal=""),
    )
    for change in changes:
        with pytest.raises(Refused):
            work.change(change)
    work.close()
    assert plain.reopened().read(plain.ours).entries == before.entries


def test_an_interview_under_way_is_ended(study: StudyFolder) -> None:
    begun = after(blank(), editing.stated(blank(), AUTHOR, "x", state="ongoing"))
    facts = after(begun, stopped(begun, AUTHOR)).facts
    assert (facts.state, facts.withdrawal) == ("finished", "framat")
    assert after(blank(), stopped(blank(), AUTHOR)).facts.state == "planned"


def test_nobody_who_has_withdrawn_is_asked_again(
    plain: Told, instrument: Instrument
) -> None:
    withdraw_from_now(plain.study, plain.ours, AUTHOR)
    with pytest.raises(Refused) as refused:
        started(plain.study, instrument, CASE, CODE)
    assert refused.value.key == "participant_withdrawn"
    assert started(plain.study, instrument, CASE, STAYING)


def test_a_rule_for_a_name_that_only_it_said_is_forgotten(plain: Told) -> None:
    key = plain.study.code_key()
    for name in ("hänvisar", "Bara Härström"):
        key.put_rule(name, "[namn]")
    plain.withdraw()
    key = plain.reopened().code_key()
    assert key.rules() == {"hänvisar": "[namn]"}
    assert not key.previous.exists()
    assert "Härström" not in key.path.read_text(encoding="utf-8")


def test_rules_of_which_nobody_knows_who_said_them_are_listed(plain: Told) -> None:
    key = plain.study.code_key()
    key.put_rule("Bara Härström", "[namn]")
    plain.study.file(plain.apart).write_bytes(b"{}")
    left = plain.withdraw().by_hand
    assert ByHand("rules", str(key.path)) in left
    assert key.rules() == {"Bara Härström": "[namn]"}
