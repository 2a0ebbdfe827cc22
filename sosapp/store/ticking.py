"""How long work tells how far it is."""

from collections.abc import Callable

Tick = Callable[[int, int], None]
"""Told how much of how much is done; what it raises ends the work."""


def unheard(_done: int, _of: int) -> None:
    """Tell nobody how far it is."""
