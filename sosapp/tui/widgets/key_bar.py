"""The last line of every screen: the few keys that matter now."""

from textual.app import App, RenderResult
from textual.binding import ActiveBinding, Binding
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from sosapp.tui.screens.base import BaseScreen

HELP, PALETTE = "help", "command_palette"
"""The actions that show every key, and that do everything with a mouse alone."""
WIDE = 60
"""Cells from which on there is room for both beside what matters most."""


class KeyBar(Widget):
    """Shows the bindings of the screen that are to be shown, as many as fit.

    They come in the order of the bindings, the first of a screen being the most
    important, and help is always among them, the palette where it fits; a click runs
    one.
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
        labels = [self._label(active) for active in self._fitting()]
        return Content.assemble(" ", *(part for label in labels for part in label))

    def _fitting(self) -> list[ActiveBinding]:
        """As many as fit, with help and the palette in place of what comes before."""
        shown = _shown(self.screen)
        room = self.size.width - 1
        actions = (HELP, PALETTE) if self.size.width >= WIDE else (HELP,)
        always = [active for active in shown if active.binding.action in actions]
        room -= sum(self._cells(active) for active in always)
        fitting: list[ActiveBinding] = []
        for active in shown:
            room -= 0 if active in always else self._cells(active)
            if room < 0:
                return [*(one for one in fitting if one not in always), *always]
            fitting.append(active)
        return fitting

    def _cells(self, active: ActiveBinding) -> int:
        key = self.app.get_key_display(active.binding)
        return len(key) + len(active.binding.description) + 3

    def _label(self, active: ActiveBinding) -> tuple[Content, Content]:
        binding = active.binding
        style = "$footer-key-foreground bold"
        action = f"{_namespace(active.node)}{binding.action.rpartition('.')[2]}"
        label = Content.from_markup(
            f"[@click={action}][{style}]$key[/] $what[/]",
            key=self.app.get_key_display(binding),
            what=binding.description,
        )
        return label, Content("  ")


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
