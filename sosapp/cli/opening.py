"""The verbs that lead into the application: open, demo, new."""

import shlex
from difflib import get_close_matches
from pathlib import Path

import click

from sosapp.cli.edge import saving
from sosapp.cli.entering import opened
from sosapp.cli.help_page import VERBS
from sosapp.cli.session import Session
from sosapp.cli.unlocking import PRESENT, new_passphrase, passphrase_option
from sosapp.cli.verb import FOLDER, Verb, folder_argument, pass_session
from sosapp.errors import NotFound
from sosapp.locale import LANGUAGES, Language
from sosapp.store.study_head import is_sealed, is_study

DEMO_FOLDER = Path("sosapp-demo")


@click.command("open", cls=Verb)
@folder_argument
@pass_session
def open_(session: Session, folder: Path | None) -> int:
    """Open a folder, the current one if it is a study, else no study yet."""
    if folder is None:
        here = Path.cwd()
        return opened(session, here if is_study(here) else None)
    if not is_study(folder):
        raise _no_study(folder)
    return opened(session, folder)


@click.command("demo", cls=Verb)
@folder_argument
@click.option("--no-open", is_flag=True)
@pass_session
def demo(session: Session, folder: Path | None, no_open: bool) -> int:
    """Make the fictional study, or find it again, and open it."""
    from sosapp.intake.demo import demo_study

    path = folder or DEMO_FOLDER
    if not is_sealed(path):
        with saving(path):
            demo_study(path)
    _say_where(session, "cli.demo.done", path)
    return 0 if no_open else opened(session, path)


@click.command("new", cls=Verb)
@click.argument("new_folder", type=FOLDER, metavar="FOLDER")
@click.option("--name", required=True)
@click.option("--guide", "guides", multiple=True, metavar="ID")
@click.option("--language", type=click.Choice(LANGUAGES))
@click.option("--encrypt", is_flag=True)
@passphrase_option
@pass_session
def new(
    session: Session,
    new_folder: Path,
    name: str,
    guides: tuple[str, ...],
    language: Language | None,
    encrypt: bool,
) -> None:
    """Make a study with its own copy of the templates."""
    from sosapp.cli.output import warn
    from sosapp.store.exposure import exposures_of
    from sosapp.store.new_study import new_study
    from sosapp.store.shipped import shipped

    told = " ".join(name.split())
    if not told:
        raise click.BadParameter(session.text("cli.name_empty"), param_hint="--name")
    templates = shipped() / "templates"
    unique = tuple(dict.fromkeys(guides))
    passphrase = new_passphrase(session, new_folder, PRESENT) if encrypt else ""
    with saving(new_folder):
        new_study(
            new_folder,
            told,
            language or session.language,
            unique,
            templates,
            passphrase=passphrase,
        )
    _say_where(session, "cli.new.done", new_folder, name=told)
    if encrypt:
        warn(session.text("cli.new.sealed"))
    for exposure in exposures_of(new_folder):
        warn(exposure.told(session.language))


def _no_study(folder: Path) -> NotFound:
    """The error for a folder without a study, which may be a verb typed wrong."""
    near = get_close_matches(str(folder), VERBS, n=1)
    if near and not folder.exists():
        return NotFound("study_or_verb_missing", folder=folder, verb=near[0])
    return NotFound("study_missing", folder=folder)


def _say_where(session: Session, key: str, folder: Path, **values: str) -> None:
    from sosapp.cli.output import say

    command = f"sosapp {shlex.quote(str(folder))}"
    say(session.text(key, folder=folder.absolute(), command=command, **values))
