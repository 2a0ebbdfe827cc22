"""What all screens share: the language, the keys in that language, and errors."""

from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar, cast

from textual.binding import ActiveBinding, Binding
from textual.content import Content
from textual.reactive import reactive
from textual.screen import ModalScreen, Screen

from sosapp.locale import Language, translate

if TYPE_CHECKING:
    from sosapp.tui.app import SosApp

Result = TypeVar("Result")


def key(
    keys: str, action: str, name: str, *, show: bool = False, priority: bool = True
) -> Binding:
    """A binding whose description is the text `key.<name>` of the locale.

    `tip.<name>` is its tooltip. Bindings are the only table of commands: the key bar,
    the help page and the palette read it.
    """
    text = f"key.{name}"
    return Binding(keys, action, text, show=show, priority=priority, id=text)


class BaseScreen(Screen[Result], Generic[Result]):
    """A screen whose keys are described in the language of the application."""

    TAKES_TEXT: ClassVar[bool] = False
    """Whether a text of many lines goes to the screen, whatever has the focus."""

    urgent: reactive[str] = reactive("", bindings=True)
    """The id of the key that matters most right now; the key bar shows it first."""

    @property
    def sos(self) -> "SosApp":
        """The application, with its study and settings."""
        return cast("SosApp", self.app)

    @property
    def language(self) -> Language:
        """The language of the interface."""
        return self.sos.language

    def say(self, text: str, **values: Any) -> str:
        """A text of the locale in the language of the interface."""
        return translate(text, self.language, **values)

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The bindings of the moment, described in the language of the interface."""
        return {
            pressed: _described(active, self.language)
            for pressed, active in super().active_bindings.items()
        }

    @property
    def is_going(self) -> bool:
        """Whether the screen is going or gone, so that its parts cannot be reached.

        To be asked after every wait for a thread, before anything is shown.
        """
        return self._pruning or not self.is_attached

    def on_mount(self) -> None:
        """Follow the language."""
        self.watch(self.app, "language", self._language_changed, init=False)

    def _language_changed(self) -> None:
        self.relabel()
        self.refresh_bindings()

    def relabel(self) -> None:
        """Show every text in the language of the moment.

        A screen in which something can be typed or chosen does it without `recompose`.
        """
        self.call_next(self._compose_again)

    async def _compose_again(self) -> None:
        await self.recompose()
        if self.focus_chain:
            self.set_focus(self.focus_chain[0])

    def help_pages(self) -> list[Content]:
        """What the help page says of this screen besides its keys."""
        return []

    def abandon(self) -> None:
        """Put in safety what can be, at once: the application ends with a fault."""

    async def leave(self) -> bool:
        """Put everything in safety before the screen goes; False to stay."""
        return True


class BaseDialog(ModalScreen[Result], BaseScreen[Result], Generic[Result]):
    """A dialog over another screen."""

    def on_resize(self) -> None:
        """Keep what has the focus in sight."""
        self.call_after_refresh(self._show_focused)

    def _show_focused(self) -> None:
        if self.focused is not None:
            self.focused.scroll_visible(animate=False)


def _described(active: ActiveBinding, language: Language) -> ActiveBinding:
    binding = active.binding
    if not binding.description.startswith("key."):
        return active
    name = binding.description.removeprefix("key.")
    said = translate(binding.description, language)
    tip = translate(f"tip.{name}", language)
    tip = "" if tip.startswith("tip.") else tip
    changed = Binding(
        binding.key,
        binding.action,
        said,
        show=binding.show,
        key_display=binding.key_display,
        priority=binding.priority,
        tooltip=tip,
        id=binding.id,
    )
    return active._replace(binding=changed, tooltip=tip)
