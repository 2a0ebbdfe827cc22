"""An hour of interview, pauses left out, typed into a real terminal.

The same keys go to a bare text beside it, in turn. What was typed is then looked for in
the interview on the disk, line by line.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from sosapp.locale import translate
from sosapp.store.study_folder import StudyFolder
from tests.bench.bench import Bench
from tests.bench.keys import BEGINNINGS, COLUMNS, ROWS, begin_interview, press
from tests.bench.material import empty_study, kept
from tests.bench.paint import program
from tests.bench.timing import Comparison, Fact, Finding
from tests.end_to_end.terminal import KEYS, Terminal

NOTES, RECORDS, JUMPS, PASTED = 11, 1.5, 2, 50
"""How many there are for each round, and the lines of the text that is pasted once."""
SHORT, LONG = 10, 2000
"""The entries that an interview has when keys are timed in it."""
ENDING = "linje"


@dataclass(frozen=True)
class Step:
    """A line that is filed under the question of the moment, after a jump or none."""

    line: str
    jump: str = ""


def measure(bench: Bench) -> Iterator[Finding]:
    """Hold the hour, look for what was said, and time keys in a long interview."""
    study = empty_study(bench.new_folder("hour"))
    kept(study, bench.instrument, 0)
    yield from _hold(bench, study)
    yield from _grow(bench)


def script(rounds: int) -> list[Step]:
    """The lines of the hour, always the same ones; every beginning occurs once."""
    chance = random.Random(rounds)
    records = int(RECORDS * rounds)
    beginnings = list(islice(BEGINNINGS, NOTES * rounds + records))
    kinds = ["@"] * records + [""] * (NOTES * rounds)
    chance.shuffle(kinds)
    jumps = set(chance.sample(range(1, len(kinds)), JUMPS * rounds))
    return [
        Step(
            kind + beginning + (ENDING if not kind else "|4"),
            chance.choice(("ctrl+n", "ctrl+p")) if number in jumps else "",
        )
        for number, (kind, beginning) in enumerate(zip(kinds, beginnings, strict=True))
    ]


def _hold(bench: Bench, study: StudyFolder) -> Iterator[Finding]:
    steps = script(bench.rounds)
    ours = [*bench.sosapp, str(study.path)]
    with (
        Terminal(ours, columns=COLUMNS, rows=ROWS) as interview,
        Terminal(program("bare_text"), columns=COLUMNS, rows=ROWS) as bare,
    ):
        begin_interview(interview)
        times = [pair for step in steps for pair in _take(step, (interview, bare))]
        pasted = _paste(interview)
        memory = _resident(interview.pid), _resident(bare.pid)
        interview.key("ctrl+q")
        interview.wait(30)
    yield from _key_findings(times)
    yield _memory(memory, study)
    yield _is_kept(study, steps, pasted)


def _take(step: Step, terminals: tuple[Terminal, Terminal]) -> Iterator[list[float]]:
    if step.jump:
        terminals[0].key(step.jump)
    for count in range(1, len(step.line) + 1):
        typed = step.line[:count].lstrip("@")
        shown = typed if len(typed) >= len(BEGINNINGS[0]) and "|" not in typed else ""
        taken = [press(one, step.line[count - 1], shown) for one in terminals]
        if shown:
            yield taken
    for terminal in terminals:
        press(terminal, KEYS["enter"], "")


def _paste(interview: Terminal) -> list[str]:
    """Paste a text whose lines are entries each; the lines."""
    lines = [f"rad {number}" for number in range(PASTED)]
    interview.paste("\n".join(lines))
    interview.wait_for(translate("pasted.each", "sv", n=PASTED)[:20])
    interview.type("2")
    interview.wait_for(lines[-1])
    return lines


def _key_findings(times: list[list[float]]) -> Iterator[Finding]:
    mine, other = (tuple(column) for column in zip(*times, strict=True))
    what = "key to paint in the hour : in a bare TextArea"
    yield Comparison(f"{what}, p50", mine, other, 1.4, 0.5)
    yield Comparison(f"{what}, p95", mine, other, None, 0.95)
    yield Comparison(f"{what}, p99", mine, other, 1.5, 0.99)
    yield Comparison(f"{what}, worst", mine, other, None, 1.0)


def _resident(pid: int) -> float:
    """The megabytes of memory that a process has."""
    status = Path(f"/proc/{pid}/status").read_text()
    line = next(row for row in status.splitlines() if row.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def _memory(memory: tuple[float, float], study: StudyFolder) -> Finding:
    (name,) = study.ids()
    data = study.file(name).stat().st_size / 2**20
    what = "megabytes at the end : a bare application and the data"
    return Comparison(what, (memory[0],), (memory[1] + data,), 1.3)


def _is_kept(study: StudyFolder, steps: list[Step], pasted: list[str]) -> Finding:
    (name,) = study.ids()
    entries = study.read(name).entries.values()
    said = [
        e.text or f"@{e.fields['partner_name']}|{e.fields['works']}" for e in entries
    ]
    typed = [*(step.line for step in steps), *pasted]
    records = sum(entry.kind == "collaboration" for entry in entries)
    jumps = sum(bool(step.jump) for step in steps)
    found = f"{len(said)} entries, {records} of them records; {jumps} jumps"
    return Fact("every line of the hour is in the interview", said == typed, found)


def _grow(bench: Bench) -> Iterator[Finding]:
    """Time keys in two interviews side by side, a short one and a long one."""
    studies = [empty_study(bench.new_folder(f"entries-{n}")) for n in (SHORT, LONG)]
    for study, entries in zip(studies, (SHORT, LONG), strict=True):
        kept(study, bench.instrument, entries)
    commands = [[*bench.sosapp, str(study.path)] for study in studies]
    with (
        Terminal(commands[0], columns=COLUMNS, rows=ROWS) as short,
        Terminal(commands[1], columns=COLUMNS, rows=ROWS) as long,
    ):
        begin_interview(short)
        begin_interview(long)
        steps = [Step(one + ENDING) for one in islice(BEGINNINGS, 3 * bench.rounds)]
        times = [pair for step in steps for pair in _take(step, (long, short))]
    mine, other = (tuple(column) for column in zip(*times, strict=True))
    what = f"key to paint at entry {LONG:,} : at entry {SHORT}"
    yield Comparison(f"{what}, pairs", mine, other, 1.1)
