"""The consent of the interviewee, when it changes while she talks."""

from collections.abc import Collection
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll

from sosapp.instrument.guide import ConsentItem
from sosapp.tui.screens.base import BaseDialog, key
from sosapp.tui.widgets.consent_list import ConsentList
from sosapp.tui.widgets.said import Said


class ConsentDialog(BaseDialog[frozenset[str] | None]):
    """The ids of the items that are agreed to; None if it was left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("ctrl+s", "keep", "keep_consent", show=True),
        key("escape,ctrl+x", "close", "close", show=True),
    ]

    def __init__(self, items: Collection[ConsentItem], agreed: Collection[str]) -> None:
        super().__init__()
        self._items = tuple(items)
        self._agreed = agreed

    def compose(self) -> ComposeResult:
        """The items to tick."""
        with VerticalScroll(classes="dialog", can_focus=False):
            yield Said("consent.title", classes="heading")
            yield ConsentList()
            yield Said("consent.hint", classes="muted")

    def on_mount(self) -> None:
        """Tick what was agreed to, when the items are there."""
        self.call_next(self._ask)

    async def _ask(self) -> None:
        asked = self.query_one(ConsentList)
        await asked.ask(self._items)
        for item in self._items:
            asked.box(item.id).ticked = item.id in self._agreed
        self.relabel()
        if self._items:
            asked.box(self._items[0].id).focus()

    def relabel(self) -> None:
        """Say the items in the language of the moment."""
        self.query_one(ConsentList).word(self.language, self.say("start.required"))

    def action_keep(self) -> None:
        """Take the consent as it is ticked."""
        self.dismiss(self.query_one(ConsentList).agreed)

    def action_close(self) -> None:
        """Leave it as it was."""
        self.dismiss(None)
