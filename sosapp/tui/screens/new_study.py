"""A new study: its name, its folder, its guides and its language."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.containers import VerticalGroup
from textual.widget import Widget
from textual.widgets import Input

from sosapp.errors import Refused, SosappError
from sosapp.instrument.loading import Templates
from sosapp.instrument.wording import Wording
from sosapp.locale import Language, as_language
from sosapp.store.form_draft import NEW_STUDY
from sosapp.store.new_study import new_study
from sosapp.store.places import folder_for_studies, folder_name, full, short
from sosapp.store.shipped import shipped
from sosapp.store.study_folder import StudyFolder
from sosapp.tui.screens.base import key
from sosapp.tui.screens.kept_form import KEEPING, KeptFormScreen
from sosapp.tui.widgets.choice import Choice
from sosapp.tui.widgets.form import Field
from sosapp.tui.widgets.said import Said
from sosapp.tui.widgets.tick_box import TickBox

PRESET = "sos_socialchef"
"""The guide that is ticked from the beginning."""


class NewStudyScreen(KeptFormScreen[StudyFolder | None]):
    """Dismisses with the new study; None when it was left."""

    BUTTON = "study.button"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("ctrl+s", "submit", "make_study", show=True),
        *KEEPING,
    ]

    def __init__(self) -> None:
        super().__init__()
        self._titles: dict[str, Wording] = {}
        self._folder = ""
        """The folder that was filled in for the user."""

    def head(self) -> Iterable[Widget]:
        """What is made here."""
        yield Said("study.title", classes="title")

    def fields(self) -> Iterable[Widget]:
        """The name first: the folder follows it."""
        folder = Input(id="folder", select_on_focus=False)
        language = Choice(self.language_names(), self.language, "language")
        yield Field("study.name", Input(id="name"), "study.name_hint")
        yield Field("study.folder", folder, "study.folder_hint", "folders")
        yield Field("study.language", language)
        secret = Input(id="passphrase", password=True)
        again = Input(id="again", password=True)
        yield Field("study.passphrase", secret, "study.passphrase_hint")
        yield Field("study.again", again)
        yield Said("study.guides", classes="heading")
        yield Said("study.guides_how", classes="explained")
        yield VerticalGroup(id="guides")

    def on_mount(self) -> None:
        """Read the guides while the name is typed."""
        self._follow()
        self._read()

    @property
    def kept_as(self) -> str:
        """There is no study yet that it could be kept for."""
        return NEW_STUDY

    def followed(self) -> dict[str, str]:
        """The folder follows the name."""
        return {"folder": self._folder}

    @work(exclusive=True, group="read")
    async def _read(self) -> None:
        await self.resume()
        try:
            self._titles = await asyncio.to_thread(_guide_titles, self.language)
        except (SosappError, OSError) as error:
            self.stop(error)
            return
        if self.is_going:
            return
        await self.query_one("#guides").mount_all(
            TickBox("", name=guide, ticked=guide == PRESET) for guide in self._titles
        )
        self._word_guides()
        self.fill()

    def relabel(self) -> None:
        """Change the texts in their places, so that what was typed stays."""
        super().relabel()
        self.query_one("#language", Choice).show(self.language_names())
        self._word_guides()

    def _word_guides(self) -> None:
        for box in self.query(TickBox):
            box.show(self._titles[box.name or ""].in_(self.language))

    @on(Input.Changed, "#name")
    def _follow(self) -> None:
        """Fill in a folder named as the study, unless another was typed."""
        if self.line("folder") == self._folder:
            name = folder_name(self.line("name")) or self.say("study.unnamed")
            self._folder = short(folder_for_studies() / name)
            self.query_one("#folder", Input).value = self._folder
        self._explain()

    @on(Input.Changed, "#folder")
    def _explain(self) -> None:
        hint = {"at": full(self.line("folder"))} if self.line("folder") else {}
        key = "study.folder_at" if hint else "study.folder_hint"
        self.query_one("#folders", Field).explain(key, **hint)

    def is_begun(self) -> bool:
        """Whether anything was typed."""
        return bool(self.own_lines())

    def left(self) -> None:
        """No study."""

    async def submit(self) -> StudyFolder:
        """Make the study."""
        name = " ".join(self.line("name").split())
        if not name:
            raise Refused("study_name_missing")
        if not self.line("folder"):
            raise Refused("study_folder_missing")
        guides = tuple(box.name or "" for box in self.query(TickBox) if box.ticked)
        if not guides:
            raise Refused("study_guides_missing")
        folder = full(self.line("folder"))
        language: Language = as_language(self.query_one("#language", Choice).value)
        source = shipped() / "templates"
        # A passphrase is kept to the letter, spaces too.
        secret, again = (self._secret(name) for name in ("passphrase", "again"))
        if secret != again:
            raise Refused("passphrase_differs")
        make = partial(new_study, folder, name, language, guides, source)
        return await asyncio.to_thread(make, passphrase=secret)

    def _secret(self, name: str) -> str:
        return self.query_one(f"#{name}", Input).value

    def place_of(self, problem: str) -> Widget | None:
        """The name or the guides if they are missing, else the folder."""
        if problem == "study_guides_missing":
            return next(iter(self.query(TickBox)), None)
        if problem.startswith("passphrase"):
            return self.query_one("#passphrase", Input)
        field = "#name" if problem == "study_name_missing" else "#folder"
        return self.query_one(field, Input)


def _guide_titles(language: Language) -> dict[str, Wording]:
    """The titles of the shipped guides by id, the one that is preset first."""
    templates = Templates(shipped() / "templates", language)
    ids = sorted(templates.guide_ids(), key=lambda guide: guide != PRESET)
    return {guide: templates.instrument(guide).guide.title for guide in ids}
