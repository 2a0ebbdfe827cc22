"""What is written to which file, from the study folder to the file on the disk."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sosapp import __version__
from sosapp.errors import NotSaved, Refused, SosappError
from sosapp.export.exporting import write_export
from sosapp.export.formats import ALWAYS_IDENTIFIED, EXCEL, LAYOUTS, NOTES, make_of
from sosapp.export.found_names import FoundName, found_names
from sosapp.export.notes import as_notes
from sosapp.export.options import Counted, Options, Written
from sosapp.export.pseudonyms import Pseudonyms
from sosapp.intake.material import Report, load_material
from sosapp.intake.notes import read_notes
from sosapp.locale import Language, translate
from sosapp.store.atomic import write_atomically
from sosapp.store.layouts import layout_of
from sosapp.store.study_folder import StudyFolder
from sosapp.store.study_head import STUDY_FILE
from sosapp.store.ticking import Tick, unheard
from sosapp.study.clock import in_two_weeks

OWN = (STUDY_FILE, "interviews", "templates")
"""What lies in a study folder and is nobody else's."""


@dataclass(frozen=True, kw_only=True)
class Order:
    """What is to be written, and where; the notes are those of one `interview`."""

    path: Path
    format: str = EXCEL
    """The name of a format, of `sosapp.export.formats`."""
    language: Language
    identified: bool = False
    interview: str = ""
    """The id of the only interview to export."""
    reply_by: str = ""
    reply_to: str = ""
    """When and where the interviewee answers; two weeks from today if not said."""
    replace: bool = False
    """Whether a file that is there may go."""


@dataclass(frozen=True)
class Delivered:
    """What has been written, and what could not be read for it."""

    written: Written
    problems: tuple[SosappError, ...] = ()


def check_target(folder: StudyFolder, path: Path) -> None:
    """Refuse a file among those of the study, whatever may be replaced.

    Raises:
        Refused: it lies there.
    """
    places = (folder.path.resolve() / name for name in OWN)
    if any(path.resolve().is_relative_to(place) for place in places):
        raise Refused("output_in_study", file=path)


def deliver(folder: StudyFolder, order: Order, tick: Tick = unheard) -> Delivered:
    """Write what was ordered; `tick` is told how far that is and may raise to end it.

    Raises:
        SosappError: it cannot be written as things are, or not at all.
        OSError: the disk refuses to be read.
    """
    check_target(folder, order.path)
    if order.format == NOTES:
        return Delivered(_write_notes(folder, order))
    problems: list[SosappError] = []
    material = load_material(folder, problems.append, lambda n: tick(n, 0))
    key = folder.code_key()
    name, layout = _layout(folder, order)
    options = Options(
        language=order.language,
        today=date.today().isoformat(),
        version=__version__,
        identified=order.identified,
        interview=order.interview or None,
        names=key.names(),
        rules=key.rules(),
        layout_name=name,
        layout=layout,
        reply_by=order.reply_by or in_two_weeks(),
        reply_to=order.reply_to,
        force=order.replace,
    )
    written = write_export(make_of(order.format), material, order.path, options, tick)
    return Delivered(written, tuple(problems))


@dataclass(frozen=True)
class NamesIn:
    """The names in what people said, and what hides names in exports."""

    listed: tuple[FoundName, ...]
    hidden: Pseudonyms


def decided(found: NamesIn, name: str, shown: str | None) -> NamesIn:
    """The names with what has been decided on one of them."""
    listed = tuple(
        replace(one, shown=shown) if one.text == name else one for one in found.listed
    )
    return replace(found, listed=listed)


def names_in(
    folder: StudyFolder, problem: Report | None = None, tick: Tick = unheard
) -> NamesIn:
    """Look for names in everything that a study holds.

    Raises:
        SosappError: the code key cannot be read.
        OSError: the disk refuses to be read.
    """
    key = folder.code_key()
    names, rules = key.names(), key.rules()
    material = load_material(folder, problem, lambda n: tick(n, 0))
    without = Pseudonyms(material, names)
    hidden = Pseudonyms(material, names, rules)
    return NamesIn(found_names(material, without, rules), hidden)


def said_of(order: Order) -> str:
    """What the log of the study says of an export: never a name, nor where it went."""
    named = order.identified or order.format in ALWAYS_IDENTIFIED
    who = "identified" if named else "pseudonymised"
    return ", ".join(filter(None, (order.format, who, order.interview)))


def _layout(folder: StudyFolder, order: Order) -> tuple[str, bytes]:
    name = LAYOUTS.get(order.format)
    return layout_of(folder.path, name, order.language) if name else ("", b"")


def _write_notes(folder: StudyFolder, order: Order) -> Written:
    if order.path.exists() and not order.replace:
        raise Refused("file_exists", file=order.path)
    interview = folder.read(order.interview)
    instrument = folder.instrument_of(interview)
    text = as_notes(interview, instrument)
    if folder.study.fictional:
        # A comment for whoever reads the file; reading it in passes over it.
        banner = translate("app.fictional", order.language)
        text = text.replace("\n", f"\n# {banner}\n", 1)
    # What counts is what can be read back.
    back = read_notes(text, lambda _: instrument, order.language, order.path.name)
    try:
        write_atomically(order.path, text.encode("utf-8"))
    except OSError as error:
        problem = error.strerror or str(error)
        raise NotSaved("not_saved", file=order.path, problem=problem) from error
    name = translate("export.entries_part", order.language)
    counts = len(back.interview.entries), len(interview.entries)
    return Written(order.path, (Counted(name, *counts),))
