"""Keys take effect in the order they were pressed, however fast they come.

Textual hands a key to the focused widget and looks for its binding when the key has
come back up; a letter that follows at once overtakes it. Over a slow line, or when
somebody types ahead, Backspace then deletes the wrong letter and a line lands under
the next question (Textual 8.2.8). So the next key waits until the one before has gone
all the way, and until the messages it caused have arrived.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

from textual.app import App
from textual.dom import DOMNode
from textual.events import Event, Paste
from textual.widgets import TextArea

from sosapp.tui.burst import KEYS, QUIET, ends_line_at_once, goes_on, pasted

ROUNDS = 2
"""The first takes the key up to the application, the second what it caused."""
PATIENCE = 0.5
"""Seconds after which a key that has got lost on its way counts as done."""
REST = 0.03
"""Seconds that a key is left in peace, unless the next one comes."""
OPENING = ("dialog", "open")
"""The groups of workers that bring another screen."""
LOOK_SECONDS, MOST_LOOKS = 0.02, 100
"""How often, and how many times, is looked for a screen that is to come."""
MOST_WAITS = 4
"""How many times is waited for more of a text; keys that never cease are typed."""


class KeyGate:
    """Lets one key through at a time; the first is never delayed."""

    def __init__(self, app: App[Any], take: Callable[[Event], Awaitable[None]]) -> None:
        self._app = app
        self._take = take
        self._waiting: deque[Event] = deque()
        self._current = 0
        self._busy = False
        self._looks = 0
        self._waits = 0
        self._last = 0.0
        self._before = float("-inf")
        self._last_pasted = float("-inf")
        self._following: asyncio.TimerHandle | None = None
        self._patience: asyncio.TimerHandle | None = None

    async def arrived(self, event: Event) -> None:
        """A key was pressed, or something was pasted."""
        if not self._busy and not self._may_be_pasted(event):
            await self._let_through(event)
            return
        loop = asyncio.get_running_loop()
        self._last = loop.time()
        self._waiting.append(event)
        if self._busy:
            self._begin_following(self._current)
        else:
            self._busy = True
            self._current += 1
            loop.call_later(QUIET, self._give_up, self._current)

    async def _let_through(self, event: Event) -> None:
        self._busy = True
        self._before = event.time
        self._current += 1
        number = self._current
        loop = asyncio.get_running_loop()
        self._patience = loop.call_later(PATIENCE, self._give_up, number)
        await self._take(event)
        # The screen is painted first; only a next key that is there already hurries.
        rest = 0.0 if self._waiting else REST
        self._following = loop.call_later(rest, self._begin_following, number)

    def _begin_following(self, number: int) -> None:
        if self._following and number == self._current:
            self._following.cancel()
            self._following = None
            self._follow(number, ROUNDS, self._way())

    def _way(self) -> Iterator[DOMNode]:
        """From the focused widget up to the application."""
        start = self._app.focused or self._app.screen
        return iter([node for node in start.ancestors_with_self if node.is_attached])

    def _follow(self, number: int, rounds: int, way: Iterator[DOMNode]) -> None:
        """Go on to the next node once the last one has nothing left to do."""
        for node in way:
            if node.call_later(self._follow, number, rounds, way):
                return
        if rounds > 1:
            self._follow(number, rounds - 1, self._way())
        else:
            self._app.call_later(self._next, number)

    def _give_up(self, number: int) -> None:
        """A widget that went away will not answer."""
        self._app.call_later(self._next, number)

    async def _next(self, number: int) -> None:
        if number != self._current or not self._busy:
            return
        if self._patience:
            self._patience.cancel()
        if self._waiting and not self._is_ready() and self._looks < MOST_LOOKS:
            self._looks += 1
            asyncio.get_running_loop().call_later(LOOK_SECONDS, self._give_up, number)
            return
        if self._is_coming():
            asyncio.get_running_loop().call_later(QUIET, self._give_up, number)
            return
        self._busy, self._looks = False, 0
        if self._waiting:
            await self._let_through(self._next_event())

    def _is_coming(self) -> bool:
        """Whether so much waits, and so new, that it may be part of a pasted text."""
        if asyncio.get_running_loop().time() - self._last >= QUIET:
            self._waits = 0
            return False
        much = len(self._waiting) >= KEYS
        if not (much or (self._waiting and self._may_be_pasted(self._waiting[0]))):
            return False
        self._waits += 1
        return self._waits <= MOST_WAITS

    def _may_be_pasted(self, event: Event) -> bool:
        """Whether it is worth while to see what comes after a key."""
        at_once = ends_line_at_once(event, self._before)
        return at_once or goes_on(event, self._last_pasted)

    def _next_event(self) -> Event:
        """The next key; of a pasted text that came as keys, the text."""
        more = goes_on(self._waiting[0], self._last_pasted)
        if more or self._takes_text():
            text, keys = pasted(self._waiting, self._last_pasted)
            for _ in range(keys):
                self._last_pasted = self._waiting.popleft().time
            if text:
                return Paste(text)
            # Whoever presses one key has seen the whole text.
            self._last_pasted = float("-inf")
        return self._waiting.popleft()

    def _takes_text(self) -> bool:
        """Whether a text of many lines has a place to go to."""
        asking = getattr(self._app.screen, "TAKES_TEXT", False)
        return asking or isinstance(self._app.focused, TextArea)

    def _is_ready(self) -> bool:
        """Whether the screen that the key before asked for is there and has a focus."""
        screen = self._app.screen
        opening = any(
            worker.node is screen and worker.group in OPENING and not worker.is_finished
            for worker in self._app.workers
        )
        return not opening and (screen.focused is not None or not screen.focus_chain)
