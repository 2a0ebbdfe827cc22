"""A new interview: whom, when and where, and what is agreed to."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from contextlib import suppress
from typing import ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Input

from sosapp.errors import Refused, SosappError
from sosapp.instrument.guide import Guide
from sosapp.instrument.instrument import Instrument
from sosapp.locale import Language, as_language
from sosapp.store.envelope import Envelope
from sosapp.store.starting import StartingPoint, read_starting_point, start_interview
from sosapp.store.study_folder import StudyFolder
from sosapp.study.starting import (
    Preparation,
    missing_consent,
    names_by_code,
    next_wave,
    participant_codes,
    typed_date,
    typed_wave,
)
from sosapp.study.study import Case
from sosapp.tui.screens.advice import AdviceDialog
from sosapp.tui.screens.base import key
from sosapp.tui.screens.interview_fields import (
    FIRST_WAVE,
    LINES,
    interview_fields,
)
from sosapp.tui.screens.kept_form import KEEPING, KeptFormScreen
from sosapp.tui.widgets.case_input import CaseInput
from sosapp.tui.widgets.choice import Choice
from sosapp.tui.widgets.consent_list import ConsentList
from sosapp.tui.widgets.form import Field
from sosapp.tui.widgets.said import Said


class NewInterviewScreen(KeptFormScreen[str]):
    """Dismisses with the id of the new interview; empty when it was left."""

    BUTTON = "start.button"
    CSS = (
        KeptFormScreen.CSS
        + """
    #participants { width: 32; }
    #wave { width: 8; }
    #date { width: 16; }
    """
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        key("ctrl+s", "submit", "start", show=True),
        key("f2", "advice", "advice", show=True),
        *KEEPING,
    ]

    def __init__(self, study: StudyFolder) -> None:
        super().__init__()
        self._study = study
        self._point = StartingPoint()
        self._wave = FIRST_WAVE
        """The wave that was filled in for the user."""

    def head(self) -> Iterable[Widget]:
        """The banner if the data are fictional, and the study."""
        if self._study.study.fictional:
            yield Said("app.fictional", classes="banner")
        yield Said("start.title", classes="title", study=self._study.study.name)

    def fields(self) -> Iterable[Widget]:
        """The fields in the order they are asked for, and the consent."""
        return interview_fields(self._study.study, self.language_names())

    def on_mount(self) -> None:
        """Read what there is to choose from while the first fields are filled in."""
        self._read()

    @property
    def kept_as(self) -> str:
        """The id of the study: a form for each."""
        return self._study.study.id

    @property
    def kept_in(self) -> Envelope:
        """How the half-filled form is kept: as the study is."""
        return self._study.preparing_envelope()

    def followed(self) -> dict[str, str]:
        """The wave follows the case and the participants."""
        return {"wave": self._wave}

    @work(exclusive=True, group="read")
    async def _read(self) -> None:
        await self.resume()
        try:
            self._point = await asyncio.to_thread(
                read_starting_point, self._study, self.language
            )
        except (SosappError, OSError) as error:
            self._point = StartingPoint(problems=(error,))
        if self.is_going:
            return
        self.query_one(CaseInput).know(self._point.cases)
        await self._offer_guides()
        if self._point.problems:
            self.stop(self._point.problems[0])

    async def _offer_guides(self) -> None:
        guide = self.query_one("#guide", Choice)
        guide.show(self._titles())
        self.choose()
        await self._guide_chosen()
        self.fill()
        if len(self._point.instruments) > 1:
            self.query_one("#guides").display = True
            if not self.is_begun():
                guide.focus()

    def relabel(self) -> None:
        """Change the texts in their places, so that what was typed stays."""
        super().relabel()
        self.query_one("#guide", Choice).show(self._titles())
        self.query_one("#spoken", Choice).show(self.language_names())
        self._word_consent()

    def _titles(self) -> dict[str, str]:
        return {
            name: instrument.guide.short_title.in_(self.language)
            for name, instrument in self._point.instruments.items()
        }

    @property
    def _instrument(self) -> Instrument | None:
        return self._point.instruments.get(self.query_one("#guide", Choice).value)

    @property
    def _spoken(self) -> Language:
        return as_language(self.query_one("#spoken", Choice).value)

    @on(Choice.Changed, "#guide")
    async def _guide_chosen(self) -> None:
        if self._instrument is not None:
            await self.query_one(ConsentList).ask(self._instrument.guide.consent)
            self._word_consent()
            self._follow()

    @on(Choice.Changed, "#spoken")
    def _word_consent(self) -> None:
        self.query_one(ConsentList).word(self._spoken, self.say("start.required"))

    @on(CaseInput.Changed)
    @on(Input.Changed, "#participants")
    def _follow(self) -> None:
        """Fill in the next wave of these people, and say who was met in the case."""
        if self._instrument is None:
            return
        guide = self._instrument.guide
        case, codes = self._meant(guide)
        wave = str(next_wave(self._point.earlier, case, codes))
        if self.line("wave") == self._wave:
            self.query_one("#wave", Input).value = wave
            self._wave = wave
        self._explain(guide, case, codes)

    def _meant(self, guide: Guide) -> tuple[str, tuple[str, ...]]:
        """The case and the codes, as far as they can be read yet."""
        case: str = ""
        codes: tuple[str, ...] = ()
        with suppress(Refused):
            case = self.query_one(CaseInput).case().code
        with suppress(Refused):
            codes = self._codes(guide)
        return case, codes

    def _codes(self, guide: Guide) -> tuple[str, ...]:
        known = self._study.study.participants
        return participant_codes(
            self.line("participants"), known, guide.participants.max
        )

    def _explain(self, guide: Guide, case: str, codes: tuple[str, ...]) -> None:
        rows = [row for row in self._point.earlier if case and row.case == case]
        met = sorted({code for row in rows for code in row.participants})
        most = guide.participants.max
        people = self.query_one("#people", Field)
        if met:
            people.explain("start.code_met", codes=", ".join(met))
        elif most > 1:
            people.explain("start.codes_hint", most=most)
        else:
            people.explain("start.code_hint")
        several = "start.names_hint" if len(codes) > 1 else "start.name_hint"
        self.query_one("#names", Field).explain(several)
        called = "start.session" if guide.sessions else "start.wave"
        self.query_one("#waves", Field).call(called)

    def is_begun(self) -> bool:
        """Whether anything was typed or ticked."""
        return bool(self.own_lines() or self.query_one(ConsentList).agreed)

    def left(self) -> str:
        """No interview."""
        return ""

    def action_advice(self) -> None:
        """Show what the guide advises before the interview."""
        if self._instrument is not None:
            self.app.push_screen(AdviceDialog(self._instrument.guide.before))

    async def submit(self) -> str:
        """Keep the interview; its id."""
        instrument = self._instrument
        if instrument is None:
            raise next(iter(self._point.problems), Refused("guides_unread"))
        self.query_one(CaseInput).take()
        self._follow()
        case, prepared, names = self._prepared(instrument.guide)
        return await asyncio.to_thread(
            start_interview, self._study, instrument, prepared, case, names
        )

    def _prepared(self, guide: Guide) -> tuple[Case, Preparation, dict[str, str]]:
        case = self.query_one(CaseInput).case()
        codes = self._codes(guide)
        names = names_by_code(self.line("name"), codes)
        prepared = Preparation(
            case=case.code,
            participants=codes,
            wave=typed_wave(self.line("wave")),
            date=typed_date(self.line("date")),
            language=self._spoken,
            place=self.line("place"),
            interviewer=self.sos.settings.interviewer,
            agreed=self.query_one(ConsentList).agreed,
        )
        return case, prepared, names

    def place_of(self, problem: str) -> Widget | None:
        """The first consent that is missing, or the line that is wrong."""
        if problem == "consent_missing" and self._instrument is not None:
            consent = self.query_one(ConsentList)
            missing = missing_consent(self._instrument.guide, consent.agreed)
            return consent.box(missing[0].id)
        line = LINES.get(problem)
        return self.query_one(f"#{line}", Input) if line else None
