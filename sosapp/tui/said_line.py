"""An entry as a list of what was said shows it."""

from textual.content import Content

from sosapp.locale import translate
from sosapp.study.clock import stamp
from sosapp.study.entry import Entry
from sosapp.tui.scene import Scene
from sosapp.tui.text import visible
from sosapp.tui.unsaid_line import unsaid_line

MARGIN = 12
"""Cells of the stamp, the star and the sign before the text."""
SHOWN = 700
"""Characters of a long entry that a list shows; all of it opens with Enter."""


def said_line(entry: Entry, scene: Scene, width: int) -> Content:
    """The stamp, the star and the sign of an entry, and its text wrapped to a width."""
    text = visible(scene.said(entry))
    if len(text) > SHOWN:
        more = translate("entry.long", scene.language, n=len(entry.text))
        text = text[:SHOWN] + f" … {more}"
    style = scene.style(entry.kind)
    if entry.use == "off_record":
        style = f"{style} strike"
    speaker = f"{entry.speaker}: " if entry.speaker else ""
    hand = f"{_initials(entry.by)}· " if len(scene.hands) > 1 else ""
    use = f" [{translate(f'label.{entry.use}', scene.language)}]" if entry.use else ""
    line = max(10, width - MARGIN)
    elsewhere = _elsewhere(entry, scene)
    room = line - len(hand + speaker + text + use + elsewhere) % line
    said = Content.assemble(
        (hand, "$text-muted"),
        speaker,
        (text, style),
        (use, "bold"),
        (elsewhere, "$text-muted"),
        (unsaid_line(entry, scene, room), "$text-muted"),
    )
    margin = Content("\n" + " " * MARGIN)
    return Content.assemble(
        (f"{stamp(entry.at):8}", "$text-muted"),
        " ★" if entry.star else "  ",
        (scene.sign(entry) + " ", f"bold {style}"),
        margin.join(said.wrap(line)),
    )


def _initials(name: str) -> str:
    """Who typed a line, short: it is only shown where several did."""
    return visible("".join(word[0] for word in name.split())[:3]) or "?"


def _elsewhere(entry: Entry, scene: Scene) -> str:
    """Where a line was said that counts here, or what it counts for besides."""
    if entry.question != scene.question_id and scene.question_id in entry.also:
        return " " + translate("entry.from", scene.language, question=entry.question)
    names = ", ".join(entry.also)
    return " " + translate("entry.also", scene.language, names=names) if names else ""
