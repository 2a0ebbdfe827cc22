"""A killed program loses no more than the key that was just pressed."""

from collections.abc import Callable
from pathlib import Path
from random import Random, SystemRandom

import pytest

from sosapp.instrument.instrument import Instrument
from tests.end_to_end.conftest import prepare
from tests.kept import Kept

from .desk import CrashDesk
from .figures import FORM, Loss, table

ARRIVED = 1000
"""Milliseconds after which a key has been taken on the busiest computer."""


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
    for loss in losses:
        if loss.moment != FORM:
            assert loss.missing(ARRIVED) == 0, f"seed {seed}: {loss}"
