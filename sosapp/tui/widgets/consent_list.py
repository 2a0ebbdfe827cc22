"""The consent items of a guide, to be ticked one by one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.containers import VerticalGroup

from sosapp.locale import Language
from sosapp.tui.widgets.tick_box import TickBox

if TYPE_CHECKING:
    from sosapp.instrument.guide import ConsentItem


class ConsentList(VerticalGroup):
    """Every item with its whole text; a word says which ones are required."""

    DEFAULT_CSS = """
    ConsentList { max-width: 88; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._items: Sequence[ConsentItem] = ()

    async def ask(self, items: Sequence[ConsentItem]) -> None:
        """Put the items of a guide; what was ticked of the same items stays ticked."""
        ticked = self.agreed
        self._items = items
        await self.remove_children()
        await self.mount_all(
            TickBox("", name=item.id, ticked=item.id in ticked) for item in items
        )

    def word(self, language: Language, required: str) -> None:
        """Show the items in a language, with the word for those that are required."""
        for item in self._items:
            lead = required if item.required else ""
            self.box(item.id).show(item.in_(language), lead)

    @property
    def agreed(self) -> frozenset[str]:
        """The ids of the items that are ticked."""
        return frozenset(box.name or "" for box in self.query(TickBox) if box.ticked)

    def box(self, item: str) -> TickBox:
        """The box of one item."""
        return next(box for box in self.query(TickBox) if box.name == item)
