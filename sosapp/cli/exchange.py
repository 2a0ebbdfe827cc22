"""The verbs `export` and `import`: what leaves a study and what comes into it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sosapp.cli.edge import PROBLEM, saving, tell
from sosapp.cli.output import say
from sosapp.cli.session import Session
from sosapp.cli.verb import FILE, Verb, folder_argument, pass_session
from sosapp.errors import Refused, SosappError
from sosapp.locale import LANGUAGES, Language
from sosapp.store.study_head import STUDY_FILE

if TYPE_CHECKING:
    from sosapp.export.options import Counted
    from sosapp.store.study_folder import StudyFolder

EXCEL, NOTES = "excel", "notes"
STUDY_FOLDERS = ("interviews", "templates")


@dataclass(frozen=True, kw_only=True)
class Order:
    """What was asked for of an export."""

    output: Path | None
    language: Language | None
    identified: bool
    interview: str | None
    force: bool


@click.command("export", cls=Verb)
@click.argument("file_format", type=click.Choice((EXCEL, NOTES)), metavar="FORMAT")
@folder_argument
@click.option("-o", "--output", type=FILE, metavar="FILE")
@click.option("--language", type=click.Choice(LANGUAGES))
@click.option("--identified", is_flag=True)
@click.option("--interview", metavar="ID")
@click.option("--force", is_flag=True)
@pass_session
def export(
    session: Session, /, file_format: str, folder: Path | None, **asked: Any
) -> int:
    """Write a study, or one interview of it, to a file."""
    from sosapp.store.study_folder import open_study

    order = Order(**asked)
    if file_format == NOTES and not (order.interview and order.identified):
        raise click.UsageError(session.text("cli.export.notes_need"))
    study = open_study(folder or Path.cwd())
    written = _notes if file_format == NOTES else _excel
    return written(session, study, order)


@click.command("import", cls=Verb)
@click.argument("file_format", type=click.Choice((NOTES,)), metavar="FORMAT")
@click.argument("file", type=FILE)
@folder_argument
@pass_session
def import_(
    session: Session, /, file_format: str, file: Path, folder: Path | None
) -> None:
    """Bring an interview into a study."""
    from sosapp.intake.notes import import_notes
    from sosapp.store.study_folder import open_study

    study = open_study(folder or Path.cwd())
    with saving(study.path):
        report = import_notes(study, file, session.language)
    for line in report.lines(session.language):
        say(line)


def _excel(session: Session, study: StudyFolder, order: Order) -> int:
    from datetime import date

    from sosapp import __version__
    from sosapp.export.options import Options
    from sosapp.export.workbook import write_workbook
    from sosapp.intake.material import load_material
    from sosapp.store.code_key import CodeKey

    today = date.today().isoformat()
    path = order.output or Path(f"{_slug(study.study.name)}-{today}.xlsx")
    _check_free(path, order.force, study)
    options = Options(
        language=order.language or study.study.language,
        today=today,
        version=__version__,
        identified=order.identified,
        interview=study.full_id(order.interview) if order.interview else None,
        names=CodeKey(study.study.id).names(),
        force=order.force,
    )
    problems: list[SosappError] = []
    material = load_material(study, problems.append)
    written = write_workbook(material, path, options)
    _say_written(session, path, written.parts)
    if written.replaced:
        say(session.text("cli.export.replaced", n=written.replaced))
    for problem in problems:
        tell(problem, session.language)
    return PROBLEM if problems else 0


def _notes(session: Session, study: StudyFolder, order: Order) -> int:
    from sosapp.export.notes import as_notes
    from sosapp.export.options import Counted
    from sosapp.intake.notes import read_notes
    from sosapp.store.atomic import write_atomically

    told = study.read(study.full_id(order.interview or ""))
    instrument = study.instrument_of(told)
    path = order.output or Path(f"{told.id}.txt")
    _check_free(path, order.force, study)
    text = as_notes(told, instrument)
    if study.study.fictional:
        # A comment for whoever reads the file; reading it in passes over it.
        text = text.replace("\n", f"\n# {session.text('app.fictional')}\n", 1)
    with saving(path):
        write_atomically(path, text.encode("utf-8"))
    # What counts is what can be read back from what was written.
    back = read_notes(text, lambda _: instrument, session.language, path.name)
    counts = len(back.interview.entries), len(told.entries)
    _say_written(session, path, (Counted(session.text("cli.column.entries"), *counts),))
    return 0 if counts[0] == counts[1] else PROBLEM


def _check_free(path: Path, force: bool, study: StudyFolder) -> None:
    """Refuse to write over a file, or among those of the study whatever is forced.

    Raises:
        Refused: the file exists, or lies where the study keeps its own.
    """
    own = (study.path.resolve() / name for name in (STUDY_FILE, *STUDY_FOLDERS))
    if any(path.resolve().is_relative_to(place) for place in own):
        raise Refused("output_in_study", file=path)
    if path.exists() and not force:
        raise Refused("file_exists", file=path)


def _say_written(session: Session, path: Path, parts: tuple[Counted, ...]) -> None:
    say(session.text("cli.export.done", file=path))
    for part in parts:
        counts = {"n": part.written, "of": part.in_study}
        why = f" ({part.why})" if part.why else ""
        say(session.text("cli.export.count", name=part.name, **counts) + why)


def _slug(name: str) -> str:
    """A name as part of a file name: plain letters, digits and hyphens."""
    from unicodedata import normalize

    plain = normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    words = "".join(letter if letter.isalnum() else " " for letter in plain).split()
    return "-".join(words) or "sosapp"
