"""The command palette: every binding of where the user is, and nothing else."""

from collections.abc import Coroutine, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from textual.binding import ActiveBinding
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

if TYPE_CHECKING:
    from sosapp.tui.screens.base import BaseScreen


class BindingCommands(Provider):
    """Offers what the keys do, by the words of the footer."""

    def _bindings(self) -> Iterator[tuple[str, ActiveBinding]]:
        screen = cast("BaseScreen[object]", self.screen)
        seen: set[str] = set()
        for active in screen.active_bindings.values():
            binding = active.binding
            ours = binding.id is not None and binding.id.startswith("key.")
            if ours and active.enabled and binding.id not in seen:
                seen.add(binding.id or "")
                key = self.app.get_key_display(binding)
                yield f"{binding.description}  {key}", active

    def _run(self, active: ActiveBinding) -> partial[Coroutine[Any, Any, bool]]:
        return partial(self.app.run_action, active.binding.action, active.node)

    async def discover(self) -> Hits:
        """Everything there is, in the order of the bindings."""
        for text, active in self._bindings():
            yield DiscoveryHit(Content(text), self._run(active), text, active.tooltip)

    async def search(self, query: str) -> Hits:
        """What matches some letters, the best first."""
        matcher = self.matcher(query)
        for text, active in self._bindings():
            score = matcher.match(text)
            if score > 0:
                yield Hit(score, Content(text), self._run(active), text, active.tooltip)
