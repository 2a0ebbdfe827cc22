"""The parts that all models of the instrument are made of."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

from sosapp.locale import Language

Identifier = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_]{1,60}$")]
"""An id of the instrument: letters, digits and underscores."""


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""A text that says something."""


class Part(BaseModel):
    """A piece of the instrument: unchangeable, and nothing unknown in it."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Wording(Part):
    """A text in both languages."""

    sv: Text
    en: Text

    def in_(self, language: Language) -> str:
        """The text in one language."""
        return self.sv if language == "sv" else self.en


class Lines(Part):
    """A list of texts in both languages."""

    sv: tuple[str, ...]
    en: tuple[str, ...]

    def in_(self, language: Language) -> tuple[str, ...]:
        """The texts in one language."""
        return self.sv if language == "sv" else self.en
