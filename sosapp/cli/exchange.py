"""The verbs `export` and `import`: what leaves a study and what comes into it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sosapp.cli.edge import PROBLEM, saving, tell
from sosapp.cli.output import say, warn
from sosapp.cli.progress import Progress
from sosapp.cli.session import Session
from sosapp.cli.unlocking import opened_study
from sosapp.cli.verb import FILE, Verb, folder_argument, pass_session
from sosapp.export.formats import (
    ALWAYS_IDENTIFIED,
    EXPORTED,
    NOTES,
    OF_ONE_INTERVIEW,
    SUFFIXES,
)
from sosapp.locale import LANGUAGES, Language

if TYPE_CHECKING:
    from sosapp.delivery import Delivered, Order
    from sosapp.store.study_folder import StudyFolder


class ExportVerb(Verb):
    """A verb whose help lists the formats."""

    def format_options(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """What each format is, then what each option means."""
        text = ctx.obj.text
        rows = [(name, text(f"cli.format.{name}")) for name in SUFFIXES]
        with formatter.section(text("cli.formats").rstrip(":")):
            formatter.write_dl(rows)
        super().format_options(ctx, formatter)


@click.command("export", cls=ExportVerb)
@click.argument("file_format", type=click.Choice(tuple(SUFFIXES)), metavar="FORMAT")
@folder_argument
@click.option("-o", "--output", type=FILE, metavar="FILE")
@click.option("--language", type=click.Choice(LANGUAGES))
@click.option("--identified", is_flag=True)
@click.option("--interview", metavar="ID")
@click.option("--reply-by", metavar="DATE")
@click.option("--reply-to", metavar="TEXT")
@click.option("--force", is_flag=True)
@pass_session
def export(
    session: Session,
    /,
    file_format: str,
    folder: Path | None,
    **asked: Any,
) -> int:
    """Write a study, or one interview of it, to a file."""
    from sosapp.delivery import deliver, said_of
    from sosapp.store.study_log import note_if_possible

    if file_format in OF_ONE_INTERVIEW and not asked["interview"]:
        raise click.UsageError(session.text("cli.export.one", format=file_format))
    if file_format in ALWAYS_IDENTIFIED and not asked["identified"]:
        raise click.UsageError(session.text("cli.export.named", format=file_format))
    study = opened_study(session, folder)
    order = _order(session, study, file_format, **asked)
    try:
        with Progress() as progress:
            delivered = deliver(study, order, progress.tick)
    except KeyboardInterrupt:
        warn(session.text("cli.export.cancelled", file=order.path))
        raise
    logged = note_if_possible(study, EXPORTED, said_of(order))
    return _tell(session, delivered, logged=logged)


def _order(
    session: Session,
    study: StudyFolder,
    file_format: str,
    *,
    output: Path | None,
    language: Language | None,
    identified: bool,
    interview: str | None,
    force: bool,
    reply_by: str | None,
    reply_to: str | None,
) -> Order:
    from sosapp.delivery import Order

    spoken = session.language if file_format == NOTES else study.study.language
    one = study.full_id(interview) if interview else ""
    suffix = SUFFIXES[file_format]
    whole = f"{_slug(study.study.name)}-{date.today().isoformat()}"
    return Order(
        path=output or Path((one or whole) + suffix),
        format=file_format,
        language=language or spoken,
        identified=identified,
        interview=one,
        replace=force,
        reply_by=reply_by or "",
        reply_to=reply_to or "",
    )


def _tell(session: Session, delivered: Delivered, *, logged: bool) -> int:
    written = delivered.written
    say(session.text("cli.export.done", file=written.path))
    for part in written.parts:
        counts = {"n": part.written, "of": part.in_study}
        why = f" ({part.why})" if part.why else ""
        say(session.text("cli.export.count", name=part.name, **counts) + why)
    if written.replaced:
        say(session.text("cli.export.replaced", n=written.replaced))
    if written.undecided:
        say(session.text("cli.export.undecided", n=written.undecided))
    if not logged:
        say(session.text("cli.export.not_logged"))
    for problem in delivered.problems:
        tell(problem, session.language)
    short = any(p.written != p.in_study and not p.why for p in written.parts)
    return PROBLEM if delivered.problems or short else 0


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
    from sosapp.store.study_lock import writing

    study = opened_study(session, folder)
    with saving(study.path), writing(study.path):
        report = import_notes(study, file, session.language)
    for line in report.lines(session.language):
        say(line)


def _slug(name: str) -> str:
    """A name as part of a file name: plain letters, digits and hyphens."""
    from unicodedata import normalize

    plain = normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    words = "".join(letter if letter.isalnum() else " " for letter in plain).split()
    return "-".join(words) or "sosapp"
