"""What is half typed into a form when the program is killed."""

from tests.end_to_end.desk import Desk
from tests.end_to_end.onlooker import PATIENCE

HALF = "grannqx"


def test_a_half_typed_field_survives_a_kill(prepared: Desk) -> None:
    with prepared.terminal(str(prepared.folder)) as terminal:
        her = prepared.interviewer(terminal)
        her.begins()
        terminal.type("@ Granåker\n")
        her.moves("ctrl+t")
        her.leaves_half(HALF)
        terminal.wait_until(lambda: prepared.interview.draft.typed == HALF, PATIENCE)
        terminal.kill()
        terminal.wait(PATIENCE)
    with prepared.terminal(str(prepared.folder)) as terminal:
        her = prepared.interviewer(terminal)
        her.opens_first()
        her.is_at("O1")
        her.sees(HALF)
