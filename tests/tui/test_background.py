"""Work in the background."""

from sosapp.tui.background import Background


async def test_work_gives_its_outcome_and_tells_how_far_it_is() -> None:
    background = Background()

    def work() -> str:
        background.tick(2, 3)
        return "done" if background.running else ""

    assert await background.run(work) == "done"
    assert (background.done, background.of, background.running) == (2, 3, False)


async def test_work_that_was_left_ends_at_its_next_tick() -> None:
    background = Background()
    steps: list[int] = []

    def work() -> str:
        for step in range(5):
            if step == 2:
                background.leave()
            background.tick(step)
            steps.append(step)
        return "done"

    assert await background.run(work) is None
    assert steps == [0, 1]
