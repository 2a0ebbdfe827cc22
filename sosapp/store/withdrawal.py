"""Withdrawing an interview: in full, so that nothing is left of it, or from now on.

The steps of a full withdrawal can each be done again. The mark is made first and goes
last; what is known of the interview is needed until its own files go, which are
therefore erased when everything else is done. A withdrawal that was interrupted is
finished by the next call.
"""

from collections.abc import Collection, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path

from sosapp.errors import BadFile, NotFound, Refused, SosappError
from sosapp.store.amending import Amending
from sosapp.store.checked import as_json
from sosapp.store.erasing import erase, erase_all
from sosapp.store.forgotten_rules import forget_rules
from sosapp.store.kept_file import read_tables
from sosapp.store.listing import begun_withdrawals, listed_row
from sosapp.store.lock import Lock
from sosapp.store.study_files import STUDY
from sosapp.store.study_folder import StudyFolder
from sosapp.store.withdrawal_mark import WithdrawalMark
from sosapp.store.withdrawal_plan import (
    Archives,
    ByHand,
    copies_elsewhere,
    files_of,
    gone_of,
    known,
)
from sosapp.study.editing import Author
from sosapp.study.interview import Interview
from sosapp.study.withdrawing import Gone, entry_ids, forgotten, stopped, unlinked


@dataclass(frozen=True, kw_only=True)
class Withdrawn:
    """What was removed, in numbers, and what has to be removed by hand."""

    files: int
    participants: int
    names: int
    cases: int
    interviews: int
    """How many others no longer refer to it."""
    archives: int
    by_hand: tuple[ByHand, ...]


def withdraw_from_now(
    folder: StudyFolder, interview: str, author: Author, why: str = ""
) -> bool:
    """Keep what was said and stop the rest; False if that had been done before.

    Raises:
        Refused: a window has the interview open, or it is being withdrawn in full.
        BadFile, NotFound: the interview cannot be read.
        OSError: the disk did not take it.
    """
    if WithdrawalMark(folder.files, interview).is_there:
        raise Refused("withdrawal_begun")
    with Amending(folder, interview) as amending:
        return amending.make(stopped(amending.interview, author, why))


def withdraw_fully(
    folder: StudyFolder, interview: str, author: Author, archives: Archives
) -> Withdrawn:
    """Take away all that there is of an interview, or finish what was interrupted.

    Raises:
        NotFound: there is no such interview.
        Refused: a window has it open, or one that refers to it; nothing was done.
        ChangedElsewhere, OSError: it was interrupted; the next call finishes it.
    """
    return _Full(folder, interview, archives).carry_out(author)


def finish_withdrawals(
    folder: StudyFolder, author: Author, archives: Archives
) -> list[Withdrawn]:
    """Finish every withdrawal that was interrupted, unless another window is at it.

    Raises:
        ChangedElsewhere, OSError: one was interrupted again.
    """
    done: list[Withdrawn] = []
    for name in begun_withdrawals(folder.files):
        with suppress(Refused, NotFound):
            done.append(withdraw_fully(folder, name, author, archives))
    return done


class _Full:
    """One full withdrawal, step by step."""

    def __init__(self, folder: StudyFolder, interview: str, archives: Archives) -> None:
        self._folder = folder
        self._id = interview
        self._archives = archives
        self._mark = WithdrawalMark(folder.files, interview)
        self._by_hand: list[ByHand] = []

    def carry_out(self, author: Author) -> Withdrawn:
        """Do every step that is left."""
        if not (self._mark.is_there or files_of(self._folder, self._id)):
            raise NotFound("interview_missing", id=self._id)
        with ExitStack() as held:
            lock = Lock(self._folder.file(self._id).with_suffix(".lock"))
            lock.take()
            held.callback(lock.release)
            self._folder.refresh()
            found = known(self._folder, self._id)
            ids = entry_ids(found) if found else frozenset()
            referring = [
                held.enter_context(Amending(self._folder, name))
                for name in self._referring(ids, author)
            ]
            done = self._from_the_mark_on(found, ids, referring, author)
        # After the lock, whose file has the name of the interview.
        self._mark.end()
        return done

    def _from_the_mark_on(
        self,
        found: Interview | None,
        ids: Collection[str],
        referring: list[Amending],
        author: Author,
    ) -> Withdrawn:
        row = found.facts if found else listed_row(self._folder.files, self._id)
        gone = gone_of(self._folder, row)
        self._by_hand += copies_elsewhere(self._folder, row, self._archives)
        author = self._mark.begin(author, self._folder.study)
        for other in referring:
            change = unlinked(other.interview, other.instrument, ids, author)
            other.make(change)
        names = self._forget_names(gone)
        self._forget_in_study(gone)
        cleaned = self._clean_archives(gone)
        files = erase_all(files_of(self._folder, self._id))
        self._forget_rules()
        return Withdrawn(
            files=files,
            participants=len(gone.participants),
            names=names,
            cases=bool(gone.case),
            interviews=len(referring),
            archives=cleaned,
            by_hand=tuple(self._by_hand),
        )

    def _referring(self, ids: Collection[str], author: Author) -> Iterator[str]:
        """The other interviews whose entries refer to those of this one."""
        for name in self._folder.ids() if ids else ():
            if name == self._id:
                continue
            try:
                other = self._folder.read(name)
                instrument = self._folder.instrument_of(other)
            except (BadFile, NotFound):
                self._by_hand.append(ByHand("references", name))
                continue
            if unlinked(other, instrument, ids, author):
                yield name

    def _forget_names(self, gone: Gone) -> int:
        if not gone.participants:
            return 0
        key = self._folder.code_key()
        try:
            return key.remove(set(gone.participants))
        except (NotFound, BadFile):
            codes = ", ".join(gone.participants)
            self._by_hand.append(ByHand("names", f"{key.path}: {codes}"))
            return 0

    def _forget_rules(self) -> None:
        try:
            forget_rules(self._folder, self._id)
        except (NotFound, Refused, BadFile):
            # A code key that cannot be read is listed once, with all that is in it.
            if not any(one.kind == "names" for one in self._by_hand):
                path = self._folder.code_key().path
                self._by_hand.append(ByHand("rules", str(path)))

    def _forget_in_study(self, gone: Gone) -> None:
        """Save the study without what is gone, until no generation has it."""
        folder = self._folder
        folder.refresh()
        words = gone.words(folder.study)
        study = self._mark.noted(forgotten(folder.study, gone))
        for _ in range(2):
            erase(folder.files.previous(folder.files.study))
            folder.save(study)
        for path in sorted(folder.files.aside.glob(f"*{STUDY}*")):
            if self._names_any(path, words):
                erase(path)

    def _names_any(self, path: Path, words: set[str]) -> bool:
        """Whether a study that was set aside names it, or cannot be read any more."""
        try:
            raw = as_json(read_tables(path, STUDY, self._folder.files.envelope))
        except (BadFile, ValueError):
            return True
        return any(as_json({"": word})[4:-2] in raw for word in words)

    def _clean_archives(self, gone: Gone) -> int:
        cleaned = 0
        for path in self._archives.there:
            try:
                self._archives.clean(path, gone)
            except (SosappError, OSError):
                self._by_hand.append(ByHand("snapshot", str(path)))
            else:
                cleaned += 1
        return cleaned
