"""The files of one interview: its checkpoint, its journal, and the generation before.

The previous generation with the journal that led from it is as complete as the
checkpoint, so that one damaged file loses nothing.
"""

import os
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sosapp.errors import BadFile, Damaged, NotFound
from sosapp.instrument.instrument import Instrument
from sosapp.store.atomic import make_private_folder
from sosapp.store.atomic import replace as replace_file
from sosapp.store.envelope import Envelope
from sosapp.store.journal import Journal
from sosapp.store.journal_reading import Replay, read_journal
from sosapp.store.kept_file import KeptFile, mark_of_file
from sosapp.store.migrating import keep_old
from sosapp.store.replaying import continued, replayed, tells_the_same
from sosapp.store.rows import counters, interview_of, tables_of
from sosapp.store.salvage import salvage_journal
from sosapp.store.study_files import StudyFiles, place_of
from sosapp.study.clock import now
from sosapp.study.interview import Interview


@dataclass(frozen=True)
class Recovered:
    """What was found in a journal that an earlier session left behind."""

    changes: int = 0
    draft: bool = False
    torn: bool = False
    until: str = field(default="", compare=False)
    """Clock time of the last thing that was written there; empty if nothing was."""

    def __bool__(self) -> bool:
        return bool(self.changes or self.draft or self.torn)


class InterviewFile:
    """Reads and writes one interview; it overwrites only what it has read."""

    def __init__(self, files: StudyFiles, interview: str) -> None:
        self.id = interview
        self.files = files
        self.path = files.interview(interview)
        self.previous = files.previous(self.path)
        self._file = KeptFile(
            self.path, self.previous, place_of(interview), files.envelope
        )

    @property
    def _envelope(self) -> Envelope:
        return self.files.envelope

    @property
    def mark(self) -> str:
        """What tells the checkpoint that was last read or written from others."""
        return self._file.mark

    def read_checkpoint(self, *, trail: bool = True) -> Interview:
        """The interview without what its journal adds, nor its trail if not wanted.

        Raises:
            NotFound: there is no such interview.
            Damaged: the file is not as it was written.
        """
        return self._read(self._file, trail=trail)

    def _read(self, file: KeptFile, *, trail: bool = True) -> Interview:
        tables = file.read()
        if tables is None and self.previous.exists():
            raise Damaged("interview_file_missing", file=file.path.name)
        if tables is None:
            raise NotFound("interview_missing", id=self.id)
        found = interview_of(tables, file.path.name, trail=trail)
        if found.id != self.id:
            raise Damaged("file_damaged", file=file.path.name)
        return found

    def recover(self, *, trail: bool = True) -> tuple[Interview, Recovered]:
        """The interview with all that its journal adds, and how much that was.

        What a journal adds is checked against the trail, which is then read anyway.

        Raises:
            NotFound: there is no such interview.
            Damaged: the file or its journal is not as it was written, or the journal
                follows another checkpoint.
        """
        path = self.files.journal(self.id)
        kept = self.read_checkpoint(trail=trail or path.exists())
        replay = read_journal(path, self.id, self.files.envelope)
        if not self.follows(replay, kept):
            raise Damaged("journal_of_other", file=path.name)
        found = replayed(kept, replay, path)
        draft = bool(replay.draft and replay.draft.is_half_typed)
        changes = found.seq - kept.seq
        return found, Recovered(changes, draft, replay.torn, _written(path))

    def follows(self, replay: Replay, kept: Interview) -> bool:
        """Whether a journal was begun on this checkpoint or the one before.

        A crash may come between a new checkpoint and the end of the old journal. One
        that goes back further tells the same story as the trail as far as that goes.
        """
        if replay.base in ("", self.mark):
            return True
        if not tells_the_same(replay, kept):
            return False
        if replay.base == mark_of_file(self.previous):
            return True
        known = {change.seq for change in kept.trail}
        return not replay.changes or any(c.seq in known for c in replay.changes)

    def recover_what_is_whole(self) -> Interview:
        """The checkpoint with what can be read of its journal.

        A journal that follows another checkpoint is left out.

        Raises:
            NotFound: there is no such interview.
            Damaged: the file is not as it was written.
        """
        kept = self.read_checkpoint()
        replay = salvage_journal(self.files.journal(self.id), self.id, self._envelope)
        return continued(kept, replay) if self.follows(replay, kept) else kept

    def recover_previous(self) -> Interview:
        """The interview as the previous generation and the journals after it tell it.

        A journal that does not follow on is left out, and so is what is wrong in one.

        Raises:
            NotFound: there is no previous generation.
            Damaged: it is not as it was written.
        """
        file = KeptFile(self.previous, None, place_of(self.id), self._envelope)
        found = self._read(file)
        before = salvage_journal(
            self.files.previous_journal(self.id), self.id, self._envelope
        )
        if before.base in ("", file.mark):
            found = continued(found, before)
        newest = salvage_journal(self.files.journal(self.id), self.id, self._envelope)
        if self._may_follow(newest, file.mark):
            found = continued(found, newest)
        return found

    def is_complete(self, recovered: Interview) -> bool:
        """Whether the previous generation lacks nothing that was kept after it."""
        names = (self.files.previous_journal(self.id), self.files.journal(self.id))
        older, newest = (
            salvage_journal(path, self.id, self._envelope) for path in names
        )
        begun = mark_of_file(self.previous) in (older.base, newest.base)
        told = (*older.changes, *newest.changes)
        return begun and not older.torn and all(c in recovered.trail for c in told)

    def _may_follow(self, replay: Replay, previous: str) -> bool:
        """Whether a journal is of these generations, as far as that can be known."""
        if replay.base in ("", previous):
            return True
        try:
            self.read_checkpoint()
        except (BadFile, NotFound, OSError):
            # Of a destroyed checkpoint nobody knows what its mark was.
            return True
        return replay.base == self.mark

    def write(self, interview: Interview, instrument: Instrument) -> None:
        """Keep the interview as it now is: the checkpoint.

        Raises:
            ChangedElsewhere: another program has replaced the file.
            OSError: the disk did not take it, or the study is not there.
        """
        self._make_folder()
        keep_old(self.path, self.files.aside, self._file.format)
        counted = counters(interview, instrument, now())
        self._file.write(tables_of(interview, counted))

    def packed(self, interview: Interview, instrument: Instrument) -> bytes:
        """The bytes of the interview's file as it now is, sealed if the study is."""
        tables = tables_of(interview, counters(interview, instrument, now()))
        return self.files.envelope.pack(tables, place_of(self.id))

    def write_aside(
        self, interview: Interview, instrument: Instrument, whose: str = "ours"
    ) -> Path:
        """Keep the interview beside the others, where it is no interview of the study.

        Raises:
            OSError: the disk did not take it.
        """
        make_private_folder(self.files.aside)
        path = self.files.put_aside(self.path, whose)
        file = KeptFile(path, None, place_of(self.id), self.files.envelope)
        file.write(tables_of(interview, counters(interview, instrument, now())))
        return path

    def _make_folder(self) -> None:
        if not self.files.study.exists():
            # An empty mount point must not become a study.
            raise FileNotFoundError(2, os.strerror(2), str(self.files.study))
        make_private_folder(self.files.interviews)

    def journal(self) -> Journal:
        """The journal that follows the checkpoint, with nothing in it yet."""
        path = self.files.journal(self.id)
        return Journal(
            path,
            self.id,
            self.files.envelope,
            base=self.mark,
            previous=self.files.previous_journal(self.id),
            aside=path.with_suffix(f"{path.suffix}-foreign"),
        )

    def has_journal(self) -> bool:
        """Whether an earlier session has left its journal behind."""
        return self.files.journal(self.id).exists()

    def put_journal_behind(self) -> None:
        """Keep a journal that a checkpoint now has, as that of the previous generation.

        Raises:
            OSError: it could not be moved.
        """
        replace_file(self.files.journal(self.id), self.files.previous_journal(self.id))

    def all_files(self) -> list[Path]:
        """Every file of the interview that is there, those set aside included."""
        folders = (self.files.interviews, self.files.aside)
        named = [f for folder in folders for f in folder.glob(f"*{self.id}*")]
        return sorted(named)


def _written(path: Path) -> str:
    """When a file was last written, in clock time; empty if there is none."""
    try:
        seconds = path.stat().st_mtime
    except FileNotFoundError:
        return ""
    return datetime.fromtimestamp(seconds).astimezone().isoformat(timespec="seconds")
