"""A killed program loses no more than the key that was just pressed."""

from collections.abc import Callable
from pathlib import Path
from random import Random, SystemRandom

import pytest

from sosapp.instrument.instrument import Instrument
from tests.conftest import CRASHES
from tests.end_to_end.conftest import prepare
from tests.kept import Kept

from .desk import CrashDesk
from .figures import FORM, Loss, table

ARRIVED = 3000
"""Milliseconds after which a key has been taken on the busiest computer."""

TEN_A_SECOND, BETWEEN = 10, 100
"""The rate at which no more than one key may go, and its milliseconds between keys."""


def assert_kept(losses: list[Loss], *, at_leisure: bool) -> None:
    """No key is missing but the last one, where the computer has nothing else to do."""
    for loss in losses:
        if loss.moment == FORM:
            continue
        assert loss.missing(ARRIVED) == 0, loss
        if at_leisure and loss.rate == TEN_A_SECOND:
            assert loss.missing(BETWEEN) == 0, loss


def test_what_was_typed_before_a_kill_is_kept(
    kept: Kept,
    tmp_path: Path,
    instrument: Instrument,
    request: pytest.FixtureRequest,
    record_property: Callable[[str, object], None],
) -> None:
    study = kept.make(tmp_path / "study")
    desk = CrashDesk(study, prepare(study, instrument), kept, instrument)
    seed = request.config.getoption("crash_seed") or SystemRandom().randrange(10**6)
    kills = request.config.getoption("crashes")
    random, losses = Random(seed), list[Loss]()
    for number in range(kills):
        try:
            losses.append(desk.kill_once(random))
        except BaseException as problem:
            problem.add_note(f"seed {seed}, kill {number}")
            raise
    title = f"Keys missing after a kill, {kept.name}, seed {seed} (most/mean a kill)"
    record_property(title, table(losses))
    assert_kept(losses, at_leisure=kills > CRASHES)
