"""No pause of the memory's housekeeping while somebody types."""

import gc


def keep_still() -> None:
    """Leave what there is now out of the search for garbage.

    The widgets and the guide live as long as the screen. To go through them all takes
    some 40 ms every few seconds, in the middle of a word (`tests.bench hour` shows it).
    """
    gc.collect()
    gc.freeze()


def move_again() -> None:
    """Search everything again, once the screen is gone."""
    gc.unfreeze()
