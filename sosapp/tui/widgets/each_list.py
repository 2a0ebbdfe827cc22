"""The records that a question is asked for, one by one."""

from dataclasses import dataclass

from textual import events, on
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from sosapp.locale import translate
from sosapp.study.for_each import Asked, asked_for
from sosapp.tui.scene import Scene
from sosapp.tui.text import one_line

LONGEST = 160
"""Cells of a record's name; a line shows as many as it has room for."""


class EachList(OptionList):
    """Which records are done: Enter opens one, Space says that it is done or not."""

    DEFAULT_CSS = """
    EachList {
        height: auto; max-height: 6; padding: 0 0 0 2;
        text-wrap: nowrap; text-overflow: ellipsis;
    }
    """

    @dataclass
    class Opened(Message):
        """The fields of a record are to be said."""

        records: "EachList"
        record: str

    @dataclass
    class Turned(Message):
        """A record is done, or is not after all."""

        records: "EachList"
        record: str

    def __init__(self) -> None:
        super().__init__(id="each", markup=False)

    def show(self, scene: Scene) -> None:
        """Show the records of the question of the moment, those named so far."""
        asked = asked_for(scene.interview, scene.question)
        self.display = scene.question.for_each is not None
        at = self.highlighted
        self.set_options([_head(asked, scene), *(_line(one, scene) for one in asked)])
        if at is not None and self.has_focus:
            self.highlighted = min(at, self.option_count - 1)

    def on_key(self, event: events.Key) -> None:
        """Say with the space bar that a record is done."""
        at = self.highlighted
        if event.key == "space" and at is not None:
            event.stop()
            record = self.get_option_at_index(at).id or ""
            self.post_message(self.Turned(self, record))

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(self.Opened(self, event.option.id or ""))


def _head(asked: list[Asked], scene: Scene) -> Option:
    done, of = sum(one.done for one in asked), len(asked)
    key = "each.head" if asked else "each.none"
    said = translate(key, scene.language, done=done, of=of)
    return Option(Content.styled(said, "$text-muted"), disabled=True)


def _line(asked: Asked, scene: Scene) -> Option:
    sign = "☑ " if asked.done else "☐ "
    name = one_line(scene.said(asked.record), LONGEST)
    word = translate("each.done" if asked.done else "each.open", scene.language)
    line = Content.assemble((sign, "bold"), name, (f"  {word}", "$text-muted"))
    return Option(line, id=asked.record.id)
