"""Sealing a study that could be read by anyone, and the way back.

The new files are written beside the old ones. The study's own file comes last: it says
which of them count. Only then are the old ones erased. A crash on the way leaves one
whole study, and doing the same again finishes what was begun.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from sosapp.errors import Damaged, NotFound, Refused
from sosapp.store.atomic import write_atomically
from sosapp.store.code_key import PLACE, CodeKey, code_key_folder, code_key_of
from sosapp.store.erasing import erase
from sosapp.store.kept_file import mark_of_file, read_tables
from sosapp.store.key_file import (
    KEY_FILES,
    check_passphrase,
    read_key_file,
    unlock,
    wrapped,
    write_key_file,
)
from sosapp.store.kinds_of_files import RAW_SUFFIX, id_in, open_files, sealed_files
from sosapp.store.listing import begun_withdrawals
from sosapp.store.rewrapping import rewrap, rewrap_journal
from sosapp.store.sealed_envelope import SealedEnvelope
from sosapp.store.study_files import ASIDE, STUDY, StudyFiles, place_of
from sosapp.store.study_head import is_sealed
from sosapp.store.study_key import StudyKey, new_study_key
from sosapp.store.ticking import Tick


def seal_study(folder: Path, passphrase: str, tick: Tick) -> StudyKey:
    """Seal every file of a study that holds what was typed; its key.

    `tick` is told how many interviews of how many are done, and may raise to stop it.

    Raises:
        Refused: the passphrase is too short, or not the one it was begun with, or a
            withdrawal was interrupted.
        NotFound: the code key lies on a disk that is away.
        Damaged: a file is not as it was written; the study is as it was.
        OSError: the disk did not take it; the study is as it was.
    """
    check_passphrase(passphrase)
    _refuse_if_withdrawing(StudyFiles(folder))
    if is_sealed(folder):
        key = unlock(folder, passphrase)
    else:
        key = _sealed(folder, passphrase, tick)
    remove_open_files(folder, key)
    return key


def _sealed(folder: Path, passphrase: str, tick: Tick) -> StudyKey:
    old = StudyFiles(folder)
    study = str(read_tables(old.study)["study"]["1"]["id"])
    key = _begun_key(folder, passphrase) or new_study_key(study)
    write_key_file(folder, wrapped(key, passphrase))
    # What an interrupted sealing left may be older than what it was made of.
    _erase(sealed_files(folder))
    new = StudyFiles(folder, SealedEnvelope(key))
    try:
        _rewrap_all(old, new, key, tick)
    except BaseException:
        with suppress(OSError):
            _erase(sealed_files(folder))
            _forget_key(folder)
        raise
    rewrap(old.study, new.study, STUDY, old.envelope, new.envelope)
    return key


def unseal_study(folder: Path, key: StudyKey, tick: Tick) -> None:
    """Make every file of a sealed study readable again, and forget its key.

    Raises:
        Refused: a withdrawal was interrupted.
        NotFound: the code key lies on a disk that is away.
        Damaged: a file is not as it was written; the study is as it was.
        OSError: the disk did not take it; the study is as it was.
    """
    old, new = StudyFiles(folder, SealedEnvelope(key)), StudyFiles(folder)
    _refuse_if_withdrawing(old)
    _erase(open_files(folder))
    _rewrap_all(old, new, key, tick)
    rewrap(old.study, new.study, STUDY, old.envelope, new.envelope)
    # Without this file the folder is an open study again.
    old.study.unlink()
    _erase(sealed_files(folder))
    # Another copy of the study may be sealed still, and has the same code key.
    _forget_key(folder)


def remove_open_files(folder: Path, key: StudyKey) -> None:
    """Erase what can be read without the key in a study that is sealed.

    Raises:
        OSError: a file could not be removed.
    """
    _erase(open_files(folder))
    if code_key_of(key.study, key).path.exists():
        _erase_code_key(code_key_of(key.study, None))
    for suffix in ("json", "damaged"):
        # A form that was half filled in holds names.
        erase(code_key_folder() / f"{key.study}.preparing.{suffix}")


def _refuse_if_withdrawing(files: StudyFiles) -> None:
    if begun_withdrawals(files):
        raise Refused("withdrawal_begun")


def _begun_key(folder: Path, passphrase: str) -> StudyKey | None:
    """The key of a sealing that was begun; none if it was another's passphrase."""
    with suppress(NotFound, Refused, Damaged):
        return read_key_file(folder).unlock(passphrase)
    return None


def _rewrap_all(old: StudyFiles, new: StudyFiles, key: StudyKey, tick: Tick) -> None:
    """Every interview, what was set aside, and the code key; not the study's file."""
    _rewrap_code_key(key, sealed=new.envelope.is_sealed)
    found = old.interviews.glob(f"*{old.study.suffix}")
    names = sorted(filter(None, map(id_in, found)))
    for number, name in enumerate(names):
        tick(number, len(names))
        _rewrap_interview(name, old, new)
    _rewrap_aside(old, new, key)


def _rewrap_interview(name: str, old: StudyFiles, new: StudyFiles) -> None:
    place, envelopes = place_of(name), (old.envelope, new.envelope)
    one, other = old.interview(name), new.interview(name)
    follows = {mark_of_file(one): other}
    rewrap(one, other, place, *envelopes)
    if old.previous(one).exists():
        follows[mark_of_file(old.previous(one))] = new.previous(other)
        rewrap(old.previous(one), new.previous(other), place, *envelopes)
    marks = {mark: mark_of_file(path) for mark, path in follows.items()}
    for source, target in (
        (old.previous_journal(name), new.previous_journal(name)),
        (old.journal(name), new.journal(name)),
    ):
        if source.exists():
            rewrap_journal(source, target, place, *envelopes, marks)


def _rewrap_aside(old: StudyFiles, new: StudyFiles, key: StudyKey) -> None:
    """What was set aside is sealed byte for byte, whole or not, and comes back so."""
    if new.envelope.is_sealed:
        for file in (f for f in open_files(old.folder) if f.parent == old.aside):
            sealed = key.seal(file.read_bytes(), ASIDE, file.name)
            write_atomically(file.with_name(file.name + RAW_SUFFIX), sealed)
        return
    for file in sorted(old.aside.glob("*")):
        if file.suffix == RAW_SUFFIX:
            raw = key.unseal(file.read_bytes(), ASIDE, file.stem)
            if raw is not None:
                write_atomically(file.with_name(file.stem), raw)
        elif (name := id_in(file)) and file.suffix == old.study.suffix:
            target = file.with_suffix(new.study.suffix)
            with suppress(Damaged):
                rewrap(file, target, place_of(name), old.envelope, new.envelope)


def _rewrap_code_key(key: StudyKey, *, sealed: bool) -> None:
    one, other = code_key_of(key.study, None), code_key_of(key.study, key)
    source, target = (one, other) if sealed else (other, one)
    if source.path.exists():
        envelopes = source.envelope, target.envelope
        rewrap(source.path, target.path, PLACE, *envelopes)


def _erase_code_key(code_key: CodeKey) -> None:
    _erase([code_key.path, code_key.previous])


def _erase(files: list[Path]) -> None:
    for file in files:
        erase(file)


def _forget_key(folder: Path) -> None:
    for name in KEY_FILES:
        erase(folder / name)
