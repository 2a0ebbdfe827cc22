"""Questions whose order alternates between interviews: no side is always first."""

from sosapp.instrument.guide import Guide, Question, Section


def turned_sections(guide: Guide, earlier: int) -> tuple[str, ...]:
    """The sections whose rotating questions are asked in turned order.

    All of them in every second interview, counted by the interviews with the guide that
    the study has already: each order is used as often as the other.
    """
    if earlier % 2 == 0:
        return ()
    return tuple(section.id for section in guide.sections if section.rotate)


def in_turn(section: Section, turned: tuple[str, ...]) -> tuple[Question, ...]:
    """The questions of a section in the order that they are asked in."""
    if section.id not in turned:
        return section.questions
    rotating = iter(section.rotate[::-1])
    by_id = {question.id: question for question in section.questions}
    return tuple(
        by_id[next(rotating)] if question.id in section.rotate else question
        for question in section.questions
    )


def order_of(section: Section, turned: tuple[str, ...]) -> str:
    """The rotating questions in the order that they were asked in; empty if none."""
    asked = in_turn(section, turned)
    return " ".join(one.id for one in asked if one.id in section.rotate)
