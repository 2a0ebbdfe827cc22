"""Slips: small edits of the shipped templates that make one thing wrong."""

from typing import NamedTuple

from tests.instrument.conftest import TemplatesCopy

SOS = "guides/sos_socialchef.yaml"
INVESTMENT = "guides/social_investment_case.yaml"
WORKSHOP = "guides/knowledge_model_workshop.yaml"
FOCUS = "guides/rss_focus_group.yaml"
INDIVIDUAL = "guides/rss_individual.yaml"
TYPES = "record_types.yaml"
WORDS = "vocabularies.yaml"
OPENING = '    title: {sv: "Öppning", en: "Opening"}'


class Slip(NamedTuple):
    """A small edit of a shipped file, and the one problem it must lead to."""

    what: str
    file: str
    old: str
    new: str
    key: str
    nearest: str = ""
    marker: str = ""
    """What stands on the line of the problem, where that is not the new text."""

    def __str__(self) -> str:
        return self.what.replace(" ", "-")


def assert_told(slip: Slip, copy: TemplatesCopy) -> None:
    """The slip is told with its line and the nearest word, and nothing else is."""
    copy.edit(slip.file, slip.old, slip.new)
    line = copy.line_of(slip.file, slip.marker or slip.new)
    found = [(p.line, p.key, p.nearest) for p in copy.check(slip.file)]
    assert (line, slip.key, slip.nearest) in found
    assert {key for _, key, _ in found} == {slip.key}
