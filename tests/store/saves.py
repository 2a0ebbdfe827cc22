"""The saves that a fault is to meet, each in a folder of its own."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

import pytest

from sosapp.instrument.instrument import Instrument
from sosapp.store.code_key import CodeKey
from sosapp.store.open_interview import OpenInterview
from sosapp.store.putting_in_place import use
from sosapp.store.settings import Settings, load_settings, save_settings
from sosapp.store.study_folder import StudyFolder
from sosapp.store.study_head import is_study
from sosapp.store.versions import versions
from sosapp.study import editing
from sosapp.study.interview import Draft
from sosapp.study.study import Case
from tests.keeping import keep
from tests.kept import Kept
from tests.store.disk import Died, Disk
from tests.study.material import AUTHOR, after, entry

ID = "7k3m9x2p4q"
STUDY_ID = "b7d0k2m4n6"
STEP_SECONDS = 0.005

State = tuple[object, ...]


class Save(ABC):
    """One save: what is done, and what a new process finds on the disk.

    `folder` has a study with an interview in which nothing has been said.
    """

    within: ClassVar[str] = "study"
    """The part of the folder in which the calls are followed."""
    stages: ClassVar[tuple[State, ...]] = ()
    """What may be found, from the old state to the new one."""

    def __init__(
        self, folder: Path, kept: Kept, instrument: Instrument, disk: Disk
    ) -> None:
        self.folder = folder
        self.study = folder / "study"
        self.kept = kept
        self.instrument = instrument
        self.disk = disk
        self.reached = 0
        """The stage that the store has said is kept."""

    def prepare(self) -> None:
        """What is done before the calls are counted."""
        return

    def save(self) -> None:
        """Do it; it can be done again after it failed."""
        self._save()
        self.reached = len(self.stages) - 1

    @abstractmethod
    def _save(self) -> None: ...

    @abstractmethod
    def found(self) -> State:
        """What a new process finds."""

    def leave(self) -> None:
        """Let go of what is still open."""
        return

    def opened(self) -> StudyFolder:
        """The study as a new process opens it."""
        return self.kept.open(self.study)


class Checkpoint(Save):
    """An interview is written as it is, over an earlier generation and one before."""

    stages: ClassVar[tuple[State, ...]] = (("ett",), ("ett", "två"))

    def prepare(self) -> None:
        """Keep it with one note first."""
        self._write("ett")

    def _save(self) -> None:
        self._write("två")

    def _write(self, text: str) -> None:
        folder = self.opened()
        interview = folder.read(ID)
        if text not in self.found():
            change = editing.added(interview, entry(text), AUTHOR)
            interview = after(interview, change)
        keep(folder, interview, self.instrument)

    def found(self) -> State:
        """The texts of the interview."""
        return tuple(e.text for e in self.opened().read(ID).entries.values())


class StudyFile(Save):
    """The study is saved with one more case."""

    stages: ClassVar[tuple[State, ...]] = (("9901",), ("9901", "9902"))

    def prepare(self) -> None:
        """Keep it with one case first."""
        self._add("9901")

    def _save(self) -> None:
        self._add("9902")

    def _add(self, code: str) -> None:
        folder = self.opened()
        folder.save(folder.study.with_case(Case(code=code, name="Lillmora")))

    def found(self) -> State:
        """The cases of the study."""
        return tuple(self.opened().study.cases)


class KeyFile(Save):
    """The code key gets one more name."""

    within = "keys"
    stages: ClassVar[tuple[State, ...]] = (("P01",), ("P01", "P02"))

    def prepare(self) -> None:
        """Keep one name first."""
        self._key.put("P01", "Alva Exempelsson")

    @property
    def _key(self) -> CodeKey:
        return CodeKey(STUDY_ID, self.folder / "keys")

    def _save(self) -> None:
        self._key.put("P02", "Åke Exempelsson")

    def found(self) -> State:
        """The codes that have a name."""
        return tuple(self._key.names())


class FirstName(KeyFile):
    """The code key gets its first name, and its folder."""

    stages: ClassVar[tuple[State, ...]] = ((), ("P02",))

    def prepare(self) -> None:
        """There is none yet."""


class Choices(Save):
    """The user's settings are saved."""

    within = "config"
    stages: ClassVar[tuple[State, ...]] = (("Intervjuare A",), ("Intervjuare Ö",))

    def prepare(self) -> None:
        """Keep other ones first."""
        save_settings(Settings(interviewer="Intervjuare A"))

    def _save(self) -> None:
        save_settings(replace(load_settings(), interviewer="Intervjuare Ö"))

    def found(self) -> State:
        """Who types."""
        return (load_settings().interviewer,)


class NewStudy(Save):
    """A study is made."""

    within = "new"
    stages: ClassVar[tuple[State, ...]] = ((), ("Pilot",))

    def prepare(self) -> None:
        """Have templates of two files, as every file is written the same way."""
        for file in ("cases/one.txt", "two.txt"):
            path = self.folder / "few" / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("x" * 100)

    def _save(self) -> None:
        if not is_study(self.folder / "new"):
            self.kept.make(self.folder / "new", (), self.folder / "few")

    def found(self) -> State:
        """The name of the study, if there is one."""
        path = self.folder / "new"
        return (self.kept.open(path).study.name,) if is_study(path) else ()


class Session(Save):
    """An interview is opened, typed into and closed: journal, checkpoint and lock."""

    stages: ClassVar[tuple[State, ...]] = (
        ((), ""),
        (("ett",), ""),
        (("ett", "två"), ""),
        (("ett", "två"), "halv"),
    )
    work: OpenInterview | None = None

    def _save(self) -> None:
        self._open()
        self._type()
        self._close()

    def _open(self) -> None:
        self.work = OpenInterview(self.opened(), ID, lambda state: None)

    def _type(self) -> None:
        assert self.work is not None
        for stage, text in enumerate(("ett", "två"), 1):
            there = [e.text for e in self.work.interview.entries.values()]
            if text not in there:
                change = editing.added(self.work.interview, entry(text), AUTHOR)
                self.work.change(change)
            self._is_kept(stage)
        self.work.keep_draft(Draft(question="B1", text="halv"))
        self._is_kept(3)

    def _is_kept(self, stage: int) -> None:
        """Wait for the disk, unless the process has ended meanwhile."""
        assert self.work is not None
        while not self.work.wait(STEP_SECONDS):
            if self.disk.dead:
                self.work = None
                raise Died
            assert not self.disk.broken, self.disk.broken
        self.reached = max(self.reached, stage)

    def _close(self) -> None:
        assert self.work is not None
        work, self.work = self.work, None
        work.close()
        if self.disk.dead:
            raise Died

    def leave(self) -> None:
        """Close the interview if it is still open."""
        if self.work is not None and not self.disk.dead:
            self._close()

    def found(self) -> State:
        """The texts and the half-typed line."""
        interview = self.opened().recover(ID)[0]
        texts = tuple(e.text for e in interview.entries.values())
        return texts, interview.draft.text


class JournalRecord(Session):
    """Changes are appended to the journal of an interview that is open already."""

    def prepare(self) -> None:
        """Open the interview, and have a journal."""
        self._open()
        assert self.work is not None
        self.work.keep_draft(Draft(question="B1"))
        assert self.work.wait()

    def _save(self) -> None:
        if self.work is None:
            self._open()
        self._type()


class AfterACrash(Session):
    """An interview that a crash left with a journal is opened, typed into and closed.

    What a checkpoint takes over must not be gone before the checkpoint is there.
    """

    stages: ClassVar[tuple[State, ...]] = (
        (("noll",), "förr"),
        (("noll", "ett"), "förr"),
        (("noll", "ett", "två"), "förr"),
        (("noll", "ett", "två"), "halv"),
    )

    def prepare(self) -> None:
        """Type, and end the process without closing."""
        self._open()
        assert self.work is not None
        self.work.change(editing.added(self.work.interview, entry("noll"), AUTHOR))
        self.work.keep_draft(Draft(question="B1", text="förr"))
        assert self.work.wait()
        lost, self.work = self.work, None
        self.disk.dead = True
        with suppress(Died):
            lost.close()
        self.disk.restart()


class VersionInPlace(Save):
    """A version that was set aside takes the place of one that has a journal."""

    stages: ClassVar[tuple[State, ...]] = (("här",), ("där",))

    def prepare(self) -> None:
        """Set one version aside, and leave the other with a journal."""
        folder = self.opened()
        blank = folder.read(ID)
        other = after(blank, editing.added(blank, entry("där"), AUTHOR))
        folder.interview_file(ID).write_aside(other, self.instrument)
        work = OpenInterview(folder, ID, lambda _: None)
        work.change(editing.added(work.interview, entry("här"), AUTHOR))
        assert work.wait()
        self.disk.dead = True
        with suppress(Died):
            work.close()
        self.disk.restart()

    def _save(self) -> None:
        folder = self.opened()
        use(folder, next(v for v in versions(folder, ID) if v.kind == "set_aside"))

    def found(self) -> State:
        """The texts of the interview."""
        return tuple(e.text for e in self.opened().read(ID).entries.values())


SAVES: tuple[type[Save], ...] = (
    Checkpoint,
    StudyFile,
    KeyFile,
    FirstName,
    Choices,
    NewStudy,
    Session,
    JournalRecord,
    AfterACrash,
    VersionInPlace,
)

Build = Callable[[Path], Save]


def here(patch: pytest.MonkeyPatch, folder: Path) -> None:
    """Have the user's settings lie in a folder."""
    patch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
