"""Summing up 1,000 interviews, against loading them, and that against bare JSON."""

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from sosapp.intake.material import load_material
from sosapp.summary.material import Material
from sosapp.summary.summary import summarise, summary_names
from tests.bench.bench import Bench
from tests.bench.material import big_study
from tests.bench.timing import Finding, compare, timed

INTERVIEWS, ANSWERS, RECORDS = 1_000, 20, 10
SUMMARISED, LOADED = 1.5, 3.0
ROUNDS = 5
"""At most: one takes seconds."""


def measure(bench: Bench) -> Iterator[Finding]:
    """Every summary of a study, the study through the store, its bytes as JSON."""
    folder = bench.new_folder("summaries")
    study = big_study(folder, bench.instrument, INTERVIEWS, ANSWERS, RECORDS)
    material = load_material(study)
    rounds = min(bench.rounds, ROUNDS)
    load = partial(timed, partial(load_material, study))
    yield compare(
        f"{INTERVIEWS:,} interviews summed up : loaded",
        partial(timed, partial(_sum_up, material)),
        load,
        SUMMARISED,
        rounds,
    )
    files = [study.file(name) for name in study.ids()]
    parse = partial(timed, partial(_parse, files))
    what = f"{INTERVIEWS:,} interviews loaded : parsed as JSON"
    yield compare(what, load, parse, LOADED, rounds)


def _sum_up(material: Material) -> None:
    fresh = Material(
        study=material.study,
        told=material.told,
        instruments=material.instruments,
        listed_cases=material.listed_cases,
        attributes=material.attributes,
    )
    for what in summary_names(fresh):
        summarise(fresh, what)


def _parse(files: list[Path]) -> None:
    for file in files:
        json.loads(file.read_bytes())
