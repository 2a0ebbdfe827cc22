"""The command `sosapp`: the only place where the command line meets the screens."""

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    # The real name would import more than `--version` needs.
    from pathlib import Path


TELLS = (
    "TEXTUAL",
    "TEXTUAL_DEBUG",
    "TEXTUAL_LOG",
    "TEXTUAL_SCREENSHOT",
)
"""What would have Textual write keys or the screen to a file, or send them."""


def main() -> None:
    """Answer `--version` at once; leave everything else to the command line."""
    if sys.argv[1:] == ["--version"]:
        from sosapp import __version__

        print(f"sosapp {__version__}")
        return
    from sosapp.cli import run

    run(_open_application)


def _open_application(folder: "Path | None") -> int:
    import os

    for name in TELLS:
        # Textual reads them when it is imported.
        os.environ.pop(name, None)
    from sosapp.tui.app import open_application

    return open_application(folder)


if __name__ == "__main__":
    main()
