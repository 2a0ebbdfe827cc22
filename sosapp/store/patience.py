"""Windows refuses a file that another program holds; it is asked again for a while.

Virus scanners, search indexes and synchronising clients open a file that was just
written, and let go of it within a moment.
"""

import os
from collections.abc import Callable
from time import sleep
from typing import Final, TypeVar

T = TypeVar("T")

ON_WINDOWS: Final = os.name == "nt"
PAUSES: Final = (0.01, 0.02, 0.04, 0.08, 0.15, 0.3, 0.4)
"""Seconds between the attempts; about one in all."""
HELD: Final = (5, 32, 33)
"""Access denied, sharing violation, lock violation."""


def patiently(action: Callable[[], T]) -> T:
    """Do something to a file, again if Windows says that somebody holds it.

    Raises:
        OSError: the system refuses for another reason, or still does in the end.
    """
    for pause in PAUSES if ON_WINDOWS else ():
        try:
            return action()
        except PermissionError as error:
            if getattr(error, "winerror", None) not in HELD:
                raise
        sleep(pause)
    return action()
