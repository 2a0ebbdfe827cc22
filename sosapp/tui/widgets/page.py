"""A page of text that scrolls, with places that a key goes to."""

import asyncio
from collections.abc import Sequence

from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import Static

from sosapp.export.tables.table import Table
from sosapp.tui.widgets.drawing import Block

WIDEST = 110
"""Cells of the longest line; longer ones are hard to read."""
AT_ONCE = 30
"""Blocks that are laid out before the first paint; the rest follow."""


class Page(VerticalScroll):
    """Shows blocks of text below each other."""

    DEFAULT_CSS = """
    Page { height: 1fr; padding: 0 1; scrollbar-gutter: stable; }
    Page > Static { margin: 1 0 0 0; width: 1fr; }
    """

    class Resized(Message):
        """The lines have another width."""

    class Opened(Message):
        """A table was clicked."""

        def __init__(self, table: Table) -> None:
            super().__init__()
            self.table = table

    _places: frozenset[str] = frozenset()
    """The kinds of places of what is shown, or is about to be: keys depend on them,
    and must not go while a page is drawn anew."""

    @property
    def line_width(self) -> int:
        """The cells that a line may fill."""
        return max(20, min(self.scrollable_content_region.width, WIDEST))

    def on_resize(self) -> None:
        """Have the page drawn for the new width."""
        self.post_message(self.Resized())

    async def show(self, blocks: Sequence[Block], *, stay: bool) -> None:
        """Show other blocks, from the top or from where the old ones stood."""
        at = self.scroll_y if stay else 0
        self._places = frozenset(block.place for block in blocks)
        pieces = [_Piece(block) for block in blocks]
        async with self.batch():
            await self.remove_children()
            await self.mount_all(pieces[:AT_ONCE])
        for start in range(AT_ONCE, len(pieces), 4):
            await asyncio.sleep(0)
            if not self.is_attached:
                return
            await self.mount_all(pieces[start : start + 4])
        self.call_after_refresh(self.scroll_to, y=at, animate=False)

    @property
    def table(self) -> Table | None:
        """The first table of which anything is in sight, the one below if none is."""
        top, bottom = round(self.scroll_y), round(self.scroll_y) + self.size.height
        pieces = [piece for piece in self.query_children(_Piece) if piece.table]
        begun = (
            piece.table for piece in pieces if top <= piece.virtual_region.y < bottom
        )
        over = (p.table for p in pieces if p.virtual_region.bottom > top)
        return next(begun, None) or next(over, None)

    def has(self, place: str) -> bool:
        """Whether there is such a place."""
        return place in self._places

    def go_to(self, place: str) -> None:
        """Scroll to the first such place, if it is there yet."""
        for y in self._tops(place)[:1]:
            self.scroll_to(y=y, animate=False, immediate=True)

    def step(self, places: Sequence[str], forward: bool) -> None:
        """Scroll to the next or the previous of some kinds of places."""
        tops = sorted(top for place in places for top in self._tops(place))
        here = round(self.scroll_y)
        beyond = [top for top in tops if (top > here if forward else top < here)]
        if beyond:
            y = beyond[0 if forward else -1]
            # At once: the next key may come before the next paint.
            self.scroll_to(y=y, animate=False, immediate=True)
        elif not forward:
            self.scroll_home(animate=False)

    def _tops(self, place: str) -> list[int]:
        pieces = self.query_children(_Piece)
        return [p.virtual_region.y for p in pieces if p.place == place]


class _Piece(Static):
    """One block on the screen."""

    def __init__(self, block: Block) -> None:
        super().__init__(block.content, markup=False)
        self.place = block.place
        self.table = block.table

    def on_click(self) -> None:
        """Open what is behind the table."""
        if self.table is not None:
            self.post_message(Page.Opened(self.table))
