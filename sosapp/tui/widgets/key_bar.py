"""The last line of every screen: the few keys that matter now."""

from textual.app import App, RenderResult
from textual.binding import ActiveBinding, Binding
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from sosapp.tui.screens.base import BaseScreen


class KeyBar(Widget):
    """Shows the bindings of the screen that are to be shown, as many as fit.

    They come in the order of the bindings, the first of a screen being the most
    important; a click runs one.
    """

    DEFAULT_CSS = """
    KeyBar {
        dock: bottom;
        height: 1;
        background: $panel;
        color: $foreground;
        link-color: $foreground;
        link-style: none;
        link-background: $panel;
        link-background-hover: $primary;
        link-color-hover: $background;
        link-style-hover: none;
    }
    """

    def on_mount(self) -> None:
        """Follow the bindings of the screen."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, _screen: Screen[object]) -> None:
        self.refresh()

    def render(self) -> RenderResult:
        """The keys and what they do."""
        parts: list[Content] = []
        room = self.size.width - 1
        for active in _shown(self.screen):
            binding = active.binding
            key = self.app.get_key_display(binding)
            room -= len(key) + len(binding.description) + 3
            if room < 0:
                break
            style = "$footer-key-foreground bold"
            action = f"{_namespace(active.node)}{binding.action.rpartition('.')[2]}"
            label = Content.from_markup(
                f"[@click={action}][{style}]$key[/] $what[/]",
                key=key,
                what=binding.description,
            )
            parts += [label, Content("  ")]
        return Content.assemble(" ", *parts)


def _shown(screen: Screen[object]) -> list[ActiveBinding]:
    """One binding for each action, its control key before its other keys.

    First comes what is urgent, then those of the focused widget, then those of the
    screen as it declares them, then those of the application.
    """
    chosen: dict[str, ActiveBinding] = {}
    urgent = screen.urgent if isinstance(screen, BaseScreen) else ""
    for active in screen.active_bindings.values():
        binding = active.binding
        shown = binding.show or (urgent and binding.id == urgent)
        if not (shown and binding.description):
            continue
        control = binding.key.startswith("ctrl+")
        if control:
            chosen.pop(binding.action, None)
        if control or binding.action not in chosen:
            chosen[binding.action] = active
    order = [binding.id for binding in screen.BINDINGS if isinstance(binding, Binding)]

    def place(active: ActiveBinding) -> int:
        if isinstance(active.node, App):
            return len(order)
        name = active.binding.id
        if name and name == urgent:
            return -2
        return order.index(name) if name in order else -1

    return sorted(chosen.values(), key=place)


def _namespace(node: object) -> str:
    if isinstance(node, App):
        return "app."
    return "screen." if isinstance(node, Screen) else "focused."
