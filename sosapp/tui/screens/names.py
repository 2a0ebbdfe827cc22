"""Names in what people said: one after the other, what stands for them in exports."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from sosapp.errors import SosappError
from sosapp.tui.background import Background
from sosapp.tui.screens.base import BaseScreen, key
from sosapp.tui.text import plain
from sosapp.tui.widgets.key_bar import KeyBar
from sosapp.tui.widgets.said import Said

if TYPE_CHECKING:
    from sosapp.delivery import NamesIn
    from sosapp.export.found_names import FoundName
    from sosapp.store.study_folder import StudyFolder

NAME = 28
"""Cells of a name in the list."""


class NamesScreen(BaseScreen[None]):
    """Enter types what is shown instead; k leaves a name as it is."""

    CSS = """
    NamesScreen OptionList { height: 1fr; background: $surface; }
    NamesScreen #state { padding: 0 1; }
    NamesScreen #example { height: 3; padding: 0 1; color: $text-muted; }
    NamesScreen Input { display: none; height: 1; border: none; padding: 0 1; }
    NamesScreen Input:focus {
        border: none;
        background: $input-selection-background 60%;
    }
    NamesScreen.-typing Input { display: block; }
    """
    AUTO_FOCUS = "OptionList"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("k", "keep", "keep_name", show=True, priority=False),
        key("delete", "forget", "forget_rule", show=True, priority=False),
        key("m", "maybe", "maybe_names", show=True, priority=False),
        key("escape,ctrl+x", "close", "close", show=True),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._reading = Background()
        self._study: StudyFolder | None = None
        self._found: NamesIn | None = None
        self._with_maybe = False

    def compose(self) -> ComposeResult:
        """The names, where the one under the cursor stands, and a line to type in."""
        yield Said("names.title", classes="title")
        state = Said("names.reading", classes="muted")
        state.id = "state"
        yield state
        yield OptionList(markup=False)
        example = Said(classes="muted")
        example.id = "example"
        yield example
        yield Input(select_on_focus=True)
        yield KeyBar()

    def on_mount(self) -> None:
        """Begin to read."""
        self._read()

    def on_unmount(self) -> None:
        """Let the reading end; nobody waits for it."""
        self._reading.leave()

    def relabel(self) -> None:
        """Show every text in the language of the moment; the cursor stays."""
        self._show()

    @work(exclusive=True, group="read")
    async def _read(self) -> None:
        from sosapp.delivery import names_in

        problems: list[SosappError] = []
        try:
            study = self._study = await self.sos.study()
            found = await self._reading.run(
                lambda: names_in(study, problems.append, self._reading.tick)
            )
        except (SosappError, OSError) as error:
            self.sos.report(error)
            return
        if self.is_going:
            return
        for problem in problems[:1]:
            self.sos.report(problem)
        self._found = found
        self._show()

    @property
    def _shown(self) -> list[FoundName]:
        listed = self._found.listed if self._found else ()
        return [one for one in listed if one.sure or self._with_maybe]

    def _show(self, name: str = "") -> None:
        """Show the list, the cursor on a name or where it was."""
        options = self.query_one(OptionList)
        at = options.highlighted or 0
        shown = self._shown
        names = [one.text for one in shown]
        options.set_options([Option(self._line(one)) for one in shown])
        place = names.index(name) if name in names else min(at, len(names) - 1)
        options.highlighted = place if names else None
        if self._found is None:
            return
        waiting = sum(one.sure and one.shown is None for one in shown)
        key = "names.state" if names else "names.none"
        self.query_one("#state", Said).say(key, n=len(names), waiting=waiting)
        self._tell_example()

    def _line(self, one: FoundName) -> Content:
        said = f"{one.text:<{NAME}} {one.n:>4}  "
        if one.shown is None:
            waits = self.say("names.undecided")
            return Content.assemble(plain(said, "bold"), plain(waits))
        rule = one.shown or self.say("names.left")
        return Content.assemble(plain(said), plain(f"→ {rule}", "$text-muted"))

    @property
    def _current(self) -> FoundName | None:
        at = self.query_one(OptionList).highlighted
        shown = self._shown
        return shown[at] if at is not None and at < len(shown) else None

    @on(OptionList.OptionHighlighted)
    def _tell_example(self) -> None:
        one = self._current
        example = self.query_one("#example", Said)
        if one is None:
            example.say("")
        else:
            example.say("names.example", example=one.example or "–")

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        one = self._current
        if one is not None:
            line = self.query_one(Input)
            line.value = one.shown or self.say("names.suggestion")
            self.query_one("#example", Said).say("names.instead", name=one.text)
            self.add_class("-typing")
            line.focus()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        shown = event.value.strip()
        if shown:
            self._decide(shown)

    def action_keep(self) -> None:
        """Leave the name under the cursor as it is in exports."""
        self._decide("")

    def action_forget(self) -> None:
        """Forget what was decided on the name under the cursor."""
        self._decide(None)

    def action_maybe(self) -> None:
        """Show words that may be names too, or hide them again."""
        self._with_maybe = not self._with_maybe
        self._show()

    def _decide(self, shown: str | None) -> None:
        if self._current is not None:
            self._keep(self._current, shown)

    @work(group="keep")
    async def _keep(self, one: FoundName, shown: str | None) -> None:
        from sosapp.delivery import decided
        from sosapp.export.name_rules import check_rule

        study, found = self._study, self._found
        if study is None or found is None:
            return
        try:
            check_rule(found.hidden, one.text, shown or "")
            key = study.code_key()
            await asyncio.to_thread(key.put_rule, one.text, shown)
        except (SosappError, OSError) as error:
            self.sos.report(error)
            return
        if self.is_going:
            return
        self._found = decided(found, one.text, shown)
        self._stop_typing()
        self._show()
        if shown is not None:
            self.query_one(OptionList).action_cursor_down()

    def _stop_typing(self) -> None:
        self.remove_class("-typing")
        self._tell_example()
        self.query_one(OptionList).focus()

    def action_close(self) -> None:
        """Leave the line, or the list."""
        if self.has_class("-typing"):
            self._stop_typing()
        else:
            self.dismiss(None)
