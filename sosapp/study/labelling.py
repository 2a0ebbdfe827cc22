"""What is said of an entry besides its words: a quote, a star, how it may be used."""

from dataclasses import replace

from sosapp.study import editing
from sosapp.study.change import Change
from sosapp.study.editing import Author
from sosapp.study.entry import Use
from sosapp.study.interview import Interview

NOTE, QUOTE = "note", "quote"


def starred(interview: Interview, entry: str, author: Author) -> Change | None:
    """Give an entry a star, or take it."""
    kept = interview.entries[entry]
    return editing.rewritten(interview, replace(kept, star=not kept.star), author)


def quoted(interview: Interview, entry: str, author: Author) -> Change | None:
    """Make a note a quote, or a quote a note; nothing else can be one."""
    kept = interview.entries[entry]
    if kept.kind not in (NOTE, QUOTE):
        return None
    kind = NOTE if kept.kind == QUOTE else QUOTE
    return editing.rewritten(interview, replace(kept, kind=kind), author)


def used(interview: Interview, entry: str, use: Use, author: Author) -> Change | None:
    """Say how an entry may be used; said twice, it is taken back."""
    kept = interview.entries[entry]
    return editing.rewritten(
        interview, replace(kept, use=turned(kept.use, use)), author
    )


def interpreted(
    interview: Interview, entry: str, field: str, author: Author
) -> Change | None:
    """Say that a value is the interviewer's interpretation, or is not after all."""
    kept = interview.entries[entry]
    others = tuple(name for name in kept.interpreted if name != field)
    new = others if field in kept.interpreted else (*others, field)
    return editing.rewritten(interview, replace(kept, interpreted=new), author)


def counted_also(
    interview: Interview, entry: str, question: str, author: Author
) -> Change | None:
    """Have an entry count for another question than its own, or not after all."""
    kept = interview.entries[entry]
    if question == kept.question:
        return None
    others = tuple(name for name in kept.also if name != question)
    new = others if question in kept.also else (*others, question)
    return editing.rewritten(interview, replace(kept, also=new), author)


def turned(old: Use, new: Use) -> Use:
    """The use after one was said: what was said already is taken back."""
    return "" if old == new else new


def joined(one: Use, other: Use) -> Use:
    """The use of two texts that become one: the stricter of the two."""
    if "off_record" in (one, other):
        return "off_record"
    return one if one == other else ""
