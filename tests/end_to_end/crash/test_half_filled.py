"""What is half typed into a form when the program is killed."""

from tests.end_to_end.desk import Desk
from tests.end_to_end.onlooker import PATIENCE
from tests.end_to_end.terminal import KEYS

SOON = 3.0
HALF = "grannqx"


def test_a_half_typed_field_survives_a_kill(prepared: Desk) -> None:
    with prepared.terminal(str(prepared.folder)) as terminal:
        her = prepared.interviewer(terminal)
        her.begins()
        terminal.type("@ Granåker\n")
        her.moves("ctrl+t")
        her.leaves_half(HALF)
        terminal.wait_until(lambda: prepared.interview.entries, PATIENCE)
        terminal.kill()
        terminal.wait(PATIENCE)
    with prepared.terminal(str(prepared.folder)) as terminal:
        her = prepared.interviewer(terminal)
        her.opens_first()
        her.is_at("O1")
        if not terminal.shows(HALF):
            terminal.send(KEYS["ctrl+t"].encode())
        terminal.wait_for(HALF, SOON)
