"""The bindings are the only table of commands: what they say, and that they arrive."""

from collections.abc import Iterator
from typing import Any

import pytest
from textual.actions import parse
from textual.binding import Binding
from textual.command import DiscoveryHit
from textual.dom import DOMNode
from textual.screen import Screen

from sosapp.locale import LANGUAGES, texts
from sosapp.store.study_folder import StudyFolder
from sosapp.tui.commands import BindingCommands
from sosapp.tui.screens.base import BaseScreen
from sosapp.tui.screens.home import HomeScreen
from tests.tui.conftest import OpenScreen
from tests.tui.full_study import ordinary
from tests.tui.screen_text import painted_lines, screen_text, text_in
from tests.tui.tour.parts import PARTS
from tests.tui.tour.walk import helped, palette, stops, touring
from tests.tui.waiting import settled, until

NEVER = {"ctrl+h", "ctrl+i", "ctrl+m"}
"""Backspace, Tab and Enter: a terminal sends the same for both."""
NOT_EVERYWHERE = {"escape", "ctrl+b", "ctrl+c", "shift+enter"}
"""Keys that some terminals keep for themselves, or send as something else."""
PAGES = {f"key.page_{number}" for number in range(1, 10)}
"""Keys that say the title of what they open."""


def bound() -> Iterator[tuple[str, Binding]]:
    """Every binding of ours with the name of what it belongs to."""
    for kind in _kinds(DOMNode):
        if kind.__module__.startswith("sosapp."):
            for binding in Binding.make_bindings(kind.__dict__.get("BINDINGS", ())):
                yield kind.__name__, binding


def _kinds(kind: type[DOMNode]) -> Iterator[type[DOMNode]]:
    """What is derived from a kind of node, however far."""
    for below in kind.__subclasses__():
        yield below
        yield from _kinds(below)


def test_every_key_is_named_in_both_languages() -> None:
    said = {binding.description for _, binding in bound() if binding.description}
    used = said - PAGES
    assert len(used) > 40
    for language in LANGUAGES:
        assert not {name for name in used if not texts(language).get(name)}


def test_every_tip_belongs_to_a_key() -> None:
    known = texts("sv")
    tips = {name for name in known if name.startswith("tip.")}
    assert not {tip for tip in tips if tip.replace("tip.", "key.") not in known}


def test_no_key_is_taken_for_another() -> None:
    assert not [(owner, b.key) for owner, b in bound() if b.key in NEVER]


def test_everything_has_a_key_that_arrives_on_every_terminal() -> None:
    keys: dict[tuple[str, str], set[str]] = {}
    for owner, binding in bound():
        keys.setdefault((owner, binding.action), set()).add(binding.key)
    assert not {
        what
        for what, pressed in keys.items()
        if all(key in NOT_EVERYWHERE or key.startswith("alt+") for key in pressed)
    }


@pytest.mark.parametrize("part", PARTS)
async def test_every_key_of_a_screen_is_in_the_palette_and_on_the_help_page(
    full: StudyFolder, part: str
) -> None:
    async with touring(full, ordinary, (110, 60)) as tour:
        async for stop in stops(tour, PARTS[part].only(*SCREENS)):
            screen = tour.app.screen
            assert isinstance(screen, BaseScreen)
            words = set(described(screen))
            offered = "\n".join([text async for text in in_palette(screen)])
            assert not {word for word in words if word not in offered}, stop
            await helped(tour)
            await settled()
            shown = text_in(painted_lines(tour.app), tour.app.screen.region)
            assert not {word for word in words if word not in shown}, stop


SCREENS = (
    *("home", "interviewer", "pick_study", "new_study", "new_interview", "advice"),
    *("interview", "entries", "form_terms", "form_left", "go_to", "mark", "confirm"),
    *("summary_1", "export", "export_sure"),
)


def described(screen: BaseScreen[Any]) -> Iterator[str]:
    """What each key says that is bound where the user is and may be used now."""
    texts_now = texts(screen.language)
    for node in (screen.focused or screen).ancestors_with_self:
        if screen.is_modal and node is screen.app:
            continue
        for bindings in node._bindings.key_to_bindings.values():
            for binding in bindings:
                name = binding.description
                _, action, parameters = parse(binding.action)
                usable = node.check_action(action, parameters)
                if name.startswith("key.") and name not in PAGES and usable:
                    yield texts_now[name]


async def in_palette(screen: Screen[Any]) -> Any:
    """The words of everything that the palette offers."""
    async for hit in BindingCommands(screen).discover():
        assert isinstance(hit, DiscoveryHit)
        yield str(hit.text)


@pytest.mark.parametrize("part", PARTS)
async def test_two_keys_lead_back_from_everything(full: StudyFolder, part: str) -> None:
    async with touring(full, ordinary, (110, 40)) as tour:
        await PARTS[part].begins(tour)
        base = tour.app.screen
        for stop in PARTS[part].only(*SCREENS).stops.values():
            for pressed in ("escape", "ctrl+x"):
                await stop(tour)
                if tour.app.screen is not base:
                    await tour.pilot.press(pressed)
                    await until(tour.pilot, lambda: tour.app.screen is base)
        if part in ("preparing", "summary", "export"):
            await tour.press("ctrl+x", HomeScreen)


async def test_the_key_of_the_palette_closes_it(full: StudyFolder) -> None:
    async with touring(full, ordinary) as tour:
        await palette(tour)
        await tour.press("ctrl+o", HomeScreen)


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("width", [40, 80, 120])
async def test_help_is_always_among_the_keys(
    prepared: StudyFolder, on_interview: OpenScreen, width: int, language: str
) -> None:
    async with on_interview(prepared, (width, 24), language) as (pilot, _):
        assert "f1 " in screen_text(pilot.app).splitlines()[-1].lower()
