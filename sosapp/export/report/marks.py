"""What stands on everything that leaves a study."""

from sosapp.export.contents import Contents


def marks_of(contents: Contents) -> str:
    """That it is preliminary, and made up if it is."""
    fictional = contents.study.study.fictional
    keys = ["mark.fictional"] * fictional + ["mark.preliminary"]
    return "  ·  ".join(map(contents.say, keys))
