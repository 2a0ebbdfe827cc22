"""Lists of cases that a study can choose from, with their attributes."""

from typing import Any

from pydantic import ConfigDict, Field

from sosapp.instrument.wording import Identifier, Part, Wording


class ListedCase(Part):
    """One case; whatever else is known of it is kept as attributes."""

    model_config = ConfigDict(frozen=True, extra="allow")

    code: str
    name: str


class Band(Wording):
    """A band of an attribute that exports may show."""

    id: Identifier


class Attribute(Wording):
    """An attribute of cases that they are compared by, in bands that may be shown."""

    id: Identifier
    bands: tuple[Band, ...] = ()


class CaseFile(Part):
    """What a file in `templates/cases/` holds."""

    format: str = Field(alias="schema")
    cases: tuple[ListedCase, ...]
    county: dict[str, Any] = Field(default_factory=dict)
    verification: dict[str, Any] = Field(default_factory=dict)
    skr_groups_2017: tuple[Band, ...] = ()
    compare_by: tuple[Attribute, ...] = ()
