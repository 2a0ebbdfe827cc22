"""Where the templates and the demo study lie that come with the application."""

from pathlib import Path


def shipped() -> Path:
    """The folder with `templates/` and `interviews/`.

    An installed package carries it inside; a checkout has it beside the package.
    """
    package = Path(__file__).resolve().parent.parent
    inside = package / "shipped"
    return inside if inside.is_dir() else package.parent
