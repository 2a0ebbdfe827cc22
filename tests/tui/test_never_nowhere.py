"""Between two things that are kept, a line is never neither half typed nor filed.

A process can end between them, and then finds what the first of them left.
"""

from typing import Any

import pytest

from sosapp.store.open_interview import OpenInterview
from sosapp.store.study_folder import StudyFolder
from tests.tui.conftest import OpenScreen

WHOLE = "hej"


@pytest.fixture
def left(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """All texts that a process would leave that ends after each thing that is kept."""
    moments: list[list[str]] = []

    def watched(name: str) -> None:
        real = getattr(OpenInterview, name)

        def keep(opened: OpenInterview, *given: Any) -> Any:
            answer = real(opened, *given)
            filed = [entry.text for entry in opened.interview.entries.values()]
            moments.append([opened.draft.text, *filed])
            return answer

        monkeypatch.setattr(OpenInterview, name, keep)

    watched("change")
    watched("keep_draft")
    return moments


@pytest.mark.xfail(
    strict=True, reason="Enter empties the half-typed line before the entry is filed"
)
async def test_a_line_that_is_filed_is_somewhere_all_the_time(
    prepared: StudyFolder, on_interview: OpenScreen, left: list[list[str]]
) -> None:
    async with on_interview(prepared) as (pilot, _):
        await pilot.press(*WHOLE, "enter")
        await pilot.pause()
    typed = next(at for at, texts in enumerate(left) if WHOLE in texts)
    assert left[-1] == ["", WHOLE]
    assert [texts for texts in left[typed:] if WHOLE not in texts] == []
