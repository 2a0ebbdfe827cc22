"""What every export says of itself: what it is, how to read it, what is left out."""

from collections.abc import Iterator

from sosapp.export.contents import Contents
from sosapp.summary.overview import overview
from sosapp.summary.voices import voices

Line = tuple[str, str]
"""A label, and what is said under it."""


def about(contents: Contents) -> Iterator[Line]:
    """The study, its size, how its numbers are meant, and who can be recognised."""
    options, found = contents.options, overview(contents.material)
    yield _line(contents, "study", name=contents.study.study.name)
    yield _line(contents, "date", date=options.today, version=options.version)
    planned = found.interviews - found.held
    yield _line(contents, "n", held=found.held, planned=planned)
    yield _line(contents, "guides", guides=_guides(contents, found.guides))
    yield _line(contents, "preliminary")
    yield _line(contents, "not_stated")
    yield _line(contents, "counts")
    yield _line(contents, "identified" if options.identified else "pseudonymised")
    yield _line(contents, "left_out", what=left_out(contents))
    if contents.study.unreadable:
        yield _line(contents, "unreadable", n=contents.study.unreadable)


def left_out(contents: Contents) -> str:
    """What of the study is not in the export, each reason with its number."""
    withdrawn = overview(contents.study).withdrawn
    others = len(contents.study.usable) - len(contents.material.usable)
    shown = contents.options.identified
    reasons = {
        "withdrawn_interviews": withdrawn,
        "other_interviews": others,
        "off_record": sum(told.off_record for told in contents.material.usable),
        "without_consent": 0 if shown else voices(contents.material).without_consent,
    }
    return contents.why(reasons) or contents.say("why.nothing_left_out")


def as_text(line: Line) -> str:
    """A line of it in one text."""
    return f"{line[0]}: {line[1]}"


def _line(contents: Contents, key: str, **values: object) -> Line:
    return contents.say(f"about.{key}"), contents.say(f"about.{key}.text", **values)


def _guides(contents: Contents, used: dict[tuple[str, str], int]) -> str:
    said = (
        contents.say("guide", title=contents.guide_title(guide), version=version, n=n)
        for (guide, version), n in used.items()
    )
    return ", ".join(said) or contents.say("none")
