"""Every screen and dialog shows what people wrote as they wrote it, whatever it is."""

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.app import App
from textual.widgets import Input, OptionList

from sosapp.instrument.instrument import Instrument
from sosapp.store.study_folder import StudyFolder
from tests.tui.full_study import (
    GUIDE,
    QUESTION,
    Word,
    full_study,
    reworded_templates,
)
from tests.tui.screen_text import painted_lines, screen_text, shown_widgets, text_in
from tests.tui.tour.parts import PARTS
from tests.tui.tour.walk import stops, touring

MARKUP = r"[Q1] x [/] [b]y[/b] :smile: $n \["
PIECES = ("[Q1]", "[/]", "[b]y[/b]", ":smile:", "$n", r"\[")
CONTROL = "a\x1b[31mb\x07c\x9bd\u202ee\rf\u2028g"
SURROGATE = CONTROL + "\ud800"
"""What YAML cannot hold, but a study and its interviews can."""


def markup(name: object) -> str:
    """Text that means something to Rich, Textual, a shell, TeX and chat programs."""
    return f"{MARKUP} {name}"


def control(name: object) -> str:
    """Text that means something to a terminal."""
    return f"{CONTROL} {name}"


def surrogate(name: object) -> str:
    """The same, and what no terminal can be sent."""
    return f"{SURROGATE} {name}"


def hostile(folder: Path, of_guides: Word, of_people: Word) -> StudyFolder:
    """A study and its guides in these words."""
    templates = reworded_templates(folder / "templates", of_guides)
    return full_study(folder / "study", templates, of_people)


@pytest.mark.parametrize("part", PARTS)
async def test_text_is_shown_as_it_was_typed(tmp_path: Path, part: str) -> None:
    study = hostile(tmp_path, markup, markup)
    instrument = study.templates("sv").instrument(GUIDE)
    # The pages of the summary are long, everything else fits into a large window.
    size = (160, 200) if part == "summary" else (160, 60)
    async with touring(study, markup, size) as tour:
        async for stop in stops(tour, PARTS[part]):
            texts = list(whole_texts(tour.app))
            for text in texts:
                assert not is_mangled(text), (stop, text)
            shown = "\n".join([*texts, screen_text(tour.app)])
            for text in expected(stop, instrument):
                assert text in shown, (stop, text)


def whole_texts(app: App[Any]) -> Iterator[str]:
    """The texts of the widgets of which nothing is cut, scrolled away or covered."""
    lines = painted_lines(app)
    over = [w for w in app.screen.query("Toast, .dialog, CaseInput OptionList")]
    for widget, region in shown_widgets(app):
        around = list(widget.ancestors_with_self)
        covered = any(w.region.overlaps(region) for w in over if w not in around)
        scrolled = isinstance(widget, OptionList) and widget.max_scroll_y
        inside = widget.content_region
        if region.contains_region(inside) and not covered and not scrolled:
            text = text_in(lines, inside)
            if "…" not in text:
                yield text


def is_mangled(text: str) -> bool:
    """Whether a piece of the hostile text was taken for something else."""
    return len({text.count(piece) for piece in PIECES}) > 1


def expected(stop: str, instrument: Instrument) -> list[str]:
    """What must be in sight at a stop."""
    return [*map(markup, NAMES.get(stop, ())), *_of_the_instrument(stop, instrument)]


ENTRIES = ("note", "quote", "reflection", "parked", "partner_name", "title")
NAMES: dict[str, tuple[str, ...]] = {
    "home": ("study",),
    "interviewer": ("interviewer",),
    "home_told": ("problem", "file", "disk", "done"),
    "planned": ("bare",),
    "pick_study": ("study",),
    "new_study_stopped": ("new study",),
    "new_interview": ("study", "case", "neighbour", "code"),
    "new_interview_stopped": ("new case", "new name", "new place"),
    "interview": ("case", "draft", *ENTRIES),
    "entries": ("statement", "off record", "long"),
    "changing": ("note",),
    "interview_told": ("problem", "file", "disk", "done"),
    "alarm": ("disk",),
    "form_refused": ("z",),
    "form_left": ENTRIES,
    "summary_1": ("study", "version"),
    "summary_2": ("partner_name", "what_about", "how_run", "p1", "p2", "case"),
    "summary_3": ("title", "handled_how", "neighbour"),
    "summary_4": ("statement", "condition"),
    "summary_5": ("title", "preconditions"),
    "summary_6": ("quote", "p1"),
    "export": ("study",),
    "export_notes": ("case", "bare", "neighbour"),
}
"""The names of the texts that are in sight."""


def _of_the_instrument(stop: str, instrument: Instrument) -> Iterator[str]:
    guide = instrument.guide
    question, section = guide.by_id[QUESTION], guide.section_of[QUESTION]
    kinds = [instrument.record_types[name] for name in guide.records]
    if stop.startswith("new_interview"):
        yield from (item.sv for item in guide.consent)
    elif stop == "advice":
        yield from guide.before.sv
    elif stop in ("interview", "entries", "planned"):
        assert section.instruction is not None
        yield from (section.title.sv, question.text.sv, section.instruction.sv)
        yield from (probe.sv for probe in question.probes)
    elif stop == "form_text":
        yield f"─ {kinds[0].by_id['partner_name'].sv} ─"
    elif stop == "form_terms":
        yield from (field.sv for field in kinds[0].fields_)
        terms = instrument.vocabularies["partner_type"].offered
        yield from (term.sv for term in terms[:2])
    elif stop == "go_to":
        yield from (asked.text.sv for asked in list(guide.questions())[:10])
    elif stop in ("summary_1", "summary_help", "summary_palette", "export_done"):
        yield from (kind.summary.title.sv for kind in kinds)
    elif stop in ("summary_2", "summary_3", "summary_4", "summary_5"):
        kind = kinds[int(stop[-1]) - 2]
        yield from (kind.by_id[field].sv for field in kind.summary.count_by)
    elif stop == "summary_7":
        yield from (asked.text.sv for asked in guide.questions())


@pytest.mark.parametrize("part", PARTS)
async def test_nothing_reaches_the_terminal_that_steers_it(
    tmp_path: Path, part: str
) -> None:
    study = hostile(tmp_path, control, surrogate)
    async with touring(study, surrogate, (100, 40)) as tour:
        async for stop in stops(tour, PARTS[part]):
            shown = screen_text(tour.app)
            assert "[31m" in shown or stop == "new_study", stop
            assert not list(steering(shown)), stop
            assert not list(silent(tour.app)), stop


def silent(app: App[Any]) -> Iterator[str]:
    """The texts in which such a character has left no trace.

    A line to type in shows none, so that the cursor stands where it seems to.
    """
    lines = painted_lines(app)
    for widget, region in shown_widgets(app):
        text = text_in(lines, region)
        if "a[31m" in text and not isinstance(widget, Input):
            yield text


def steering(text: str) -> Iterator[str]:
    """The characters that a terminal obeys, or that cannot be sent to it."""
    for character in text.replace("\n", ""):
        obeyed = unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp")
        if obeyed or unicodedata.bidirectional(character) in ("RLO", "LRO"):
            yield character
