"""A study in which someone has said a lot, and where traces of it are looked for."""

from base64 import b64encode
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from sosapp.errors import BadFile
from sosapp.instrument.instrument import Instrument
from sosapp.store.checked import as_json
from sosapp.store.code_key import code_key_folder
from sosapp.store.kept_file import read_tables
from sosapp.store.open_interview import OpenInterview
from sosapp.store.starting import start_interview
from sosapp.store.study_files import STUDY, place_of
from sosapp.store.study_folder import StudyFolder
from sosapp.study import editing
from sosapp.study.entry import Entry
from sosapp.study.interview import Draft
from sosapp.study.starting import Preparation
from sosapp.study.study import Case, LogLine
from tests.study.material import AUTHOR, entry

CODE, STAYING = "P04171", "P05171"
"""Long enough never to stand in what is sealed by chance."""
CASE = Case(code="K-997711", name="Kvarnbäckstad")
OTHER_CASE = Case(code="K-997722", name="Lillmora-Norra")
SAID = "det som bara hon har sagt åt mig"
DELETED = "struket men kvar bland ändringarna"
TAG = "hemligtagg"
FIELD = "fältets egen ordalydelse"
NAME = "Alva Exempelsson"
REASON = "för att hon bad om det"
DRAFT = "halvskrivet utan slut"
PLACE = "Rum Blåklockan"
WORDS = (
    *(CODE, CASE.code, CASE.name, SAID, DELETED, TAG, FIELD),
    *(NAME, REASON, DRAFT, PLACE),
)
CONSENT = frozenset({"informed", "voluntary", "participate"})


def ignored(_state: object) -> None:
    """Nobody looks."""


def started(study: StudyFolder, instrument: Instrument, case: Case, code: str) -> str:
    """A new interview with someone whose name is known."""
    prepared = Preparation(
        case=case.code,
        participants=(code,),
        wave=1,
        date="2026-11-23",
        language="sv",
        place=PLACE if case == CASE else "",
        agreed=CONSENT,
    )
    names = {code: NAME if code == CODE else "Bo Påhittad"}
    return start_interview(study, instrument, prepared, case, names)


def type_in(
    study: StudyFolder, interview: str, *entries: Entry, draft: str = ""
) -> list[str]:
    """Hold an interview; the ids of its entries."""
    work = OpenInterview(study, interview, ignored)
    for one in entries:
        work.change(editing.added(work.interview, one, AUTHOR))
    work.change(editing.marked(work.interview, "B2", "skipped", AUTHOR, draft or "–"))
    work.keep_draft(Draft(question="B1", text=draft))
    assert work.close()
    return list(work.interview.entries)


def told(study: StudyFolder, instrument: Instrument) -> tuple[str, str, str]:
    """An interview with everything in it, one that refers to it, one that does not."""
    ours = started(study, instrument, CASE, CODE)
    record = entry(kind="collaboration", fields={"name": FIELD})
    ids = type_in(study, ours, entry(SAID, tags=(TAG,)), record, draft=REASON)
    _change_of_mind(study, ours)
    refers = started(study, instrument, OTHER_CASE, STAYING)
    fields = {"linked_collaborations": [ids[1], "0123456789"]}
    linked = entry("hänvisar", links=(ids[0],))
    type_in(study, refers, linked, entry(kind="challenge", fields=fields))
    apart = started(study, instrument, OTHER_CASE, STAYING)
    type_in(study, apart, entry("för sig"))
    _crash(study, ours)
    line = LogLine(when=AUTHOR.when, who=AUTHOR.who, what="looked_at", about=ours)
    study.save(study.study.with_line(line))
    study.save(replace(study.study, name="Pilot"))
    return ours, refers, apart


def _change_of_mind(study: StudyFolder, interview: str) -> None:
    """Take an entry away, and give a reason, in a second session."""
    work = OpenInterview(study, interview, ignored)
    change = editing.added(work.interview, entry(DELETED), AUTHOR)
    work.change(change)
    work.change(editing.deleted(work.interview, change.edits[0].key, AUTHOR))
    work.keep_draft(Draft(question="B1", text=DRAFT))
    assert work.close()


def _crash(study: StudyFolder, interview: str) -> None:
    """Leave everything behind that ever lies beside an interview."""
    work = OpenInterview(study, interview, ignored)
    work.change(editing.added(work.interview, entry(SAID), AUTHOR))
    work.keep_draft(Draft(question="B1", text=DRAFT + SAID))
    assert work.wait()
    journal = study.files.journal(interview)
    left = journal.read_bytes()
    assert work.close()
    journal.write_bytes(left)
    file = study.interview_file(interview)
    whole = file.path.read_bytes()
    file.path.with_name(f".{file.path.name}.new").write_bytes(whole[:-9])
    study.files.aside.mkdir(exist_ok=True)
    study.files.put_aside(file.path, "damaged").write_bytes(whole)
    own = study.files.study
    study.files.put_aside(own, "damaged").write_bytes(own.read_bytes())


def forms(word: str) -> Iterator[bytes]:
    """How a word may lie in a file."""
    for coding in ("utf-8", "utf-16-le", "utf-16-be", "latin-1"):
        raw = word.encode(coding)
        yield raw
        for shift in range(3):
            whole = b64encode(bytes(shift) + raw)
            # The first and the last letters depend on what stands around.
            yield whole[4 * (shift > 0) : len(whole) - 4]
    yield as_json({"": word})[4:-2]
    yield word.encode("ascii", "backslashreplace")


def traces(study: StudyFolder, *words: str) -> list[tuple[str, str]]:
    """The files, by their names, in which a word can be found in any form."""
    found: list[tuple[str, str]] = []
    for folder in (study.path, code_key_folder()):
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            raw = path.name.encode() + path.read_bytes() + _unsealed(study, path)
            hits = (w for w in words if any(form in raw for form in forms(w)))
            found += ((path.name, word) for word in hits)
    return found


def _unsealed(study: StudyFolder, path: Path) -> bytes:
    """What a sealed file of the study holds."""
    name = path.name.partition(".")[0]
    envelope = study.files.envelope
    if path.parent == study.path:
        with suppress(BadFile):
            return as_json(read_tables(path, STUDY, envelope))
    if path.parent == code_key_folder():
        return as_json(study.code_key().names())
    with suppress(BadFile):
        return as_json(read_tables(path, place_of(name), envelope))
    return b""
