"""What is said of a withdrawal before and after it, line by line."""

from collections.abc import Iterable, Iterator

from sosapp.locale import Language, translate
from sosapp.store.withdrawal import Withdrawn
from sosapp.store.withdrawal_plan import ByHand, Plan


def interview_line(plan: Plan, language: Language) -> str:
    """Which interview it is: its case, its participants, its date and its size."""
    return translate(
        "withdrawal.interview",
        language,
        case=plan.case or "–",
        people=", ".join(plan.row.participants) or "–",
        date=plan.row.date or "–",
        entries=plan.entries,
    )


def plan_lines(plan: Plan, language: Language) -> Iterator[str]:
    """What a full withdrawal would do."""
    yield translate("withdrawal.plan.files", language, n=len(plan.files))
    yield from (f"  {path.name}" for path in plan.files)
    if plan.gone.participants:
        codes = ", ".join(plan.gone.participants)
        yield translate("withdrawal.plan.people", language, codes=codes)
    if plan.gone.case:
        yield translate("withdrawal.plan.case", language, case=plan.case)
    if plan.archives:
        yield translate("withdrawal.plan.archives", language, n=len(plan.archives))
    yield from also_lines(plan, language)
    yield from by_hand_lines(plan.by_hand, language)


def also_lines(plan: Plan, language: Language) -> Iterator[str]:
    """Other interviews with the same people that are not finished."""
    for row in plan.also:
        date = row.date or "–"
        yield translate("withdrawal.plan.also", language, date=date, id=row.id)


def done_lines(done: Withdrawn, language: Language) -> Iterator[str]:
    """What a full withdrawal has done."""
    yield translate("withdrawal.done.files", language, n=done.files)
    if done.participants:
        values = {"n": done.participants, "names": done.names}
        yield translate("withdrawal.done.people", language, **values)
    for name in ("cases", "interviews", "archives"):
        if number := getattr(done, name):
            yield translate(f"withdrawal.done.{name}", language, n=number)
    yield from by_hand_lines(done.by_hand, language)
    yield translate("withdrawal.disk", language)


def by_hand_lines(by_hand: Iterable[ByHand], language: Language) -> Iterator[str]:
    """What has to be removed by hand; exports always, as nobody knows of them."""
    yield translate("withdrawal.by_hand", language)
    for one in (*by_hand, ByHand("exports")):
        values = {"what": one.what, "when": one.when}
        said = translate(f"withdrawal.by_hand.{one.kind}", language, **values)
        yield f"  {said.strip()}"
