"""The verb `history`: who changed what in an interview, or did what to the study."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sosapp.cli.output import say, say_json
from sosapp.cli.session import Session
from sosapp.cli.unlocking import opened_study
from sosapp.cli.verb import Verb, folder_argument, json_option, pass_session
from sosapp.store.study_head import is_study

if TYPE_CHECKING:
    from sosapp.study.history import Event


@click.command("history", cls=Verb)
@click.argument("interview", metavar="[ID]", required=False)
@folder_argument
@json_option
@pass_session
def history(
    session: Session, interview: str | None, folder: Path | None, as_json: bool
) -> None:
    """The trail of one interview; without an id the log of the study."""
    alone = Path(interview) if interview and folder is None else None
    if alone and is_study(alone):
        interview, folder = None, alone
    path = folder or Path.cwd()
    if interview is None:
        _log(session, path, as_json)
    else:
        _trail(session, path, interview, as_json)


def _log(session: Session, path: Path, as_json: bool) -> None:
    from sosapp.cli.history_text import log_lines

    study = opened_study(session, path).study
    if as_json:
        say_json({"study": study.id, "log": [asdict(line) for line in study.log]})
        return
    for line in study.log:
        for text in log_lines(line, session):
            say(text)
    if not study.log:
        say(session.text("history.log_empty"))


def _trail(session: Session, path: Path, beginning: str, as_json: bool) -> None:
    from sosapp.cli.history_text import event_lines
    from sosapp.study.history import history_of

    folder = opened_study(session, path)
    interview = folder.read(folder.full_id(beginning))
    events = history_of(interview)
    if as_json:
        say_json({"interview": interview.id, "changes": list(map(_plain, events))})
        return
    for event in events:
        for text in event_lines(event, session):
            say(text)
    if not events:
        say(session.text("history.empty", id=interview.id))


def _plain(event: Event) -> dict[str, Any]:
    """A change as it is kept, with what it touched in place of whole rows."""
    row = asdict(event.change)
    del row["edits"]
    return row | {"touched": [asdict(touched) for touched in event.touched]}
