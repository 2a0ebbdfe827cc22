"""Interviews that nobody would hold, for what must come through unchanged."""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from sosapp.instrument.instrument import GENERAL_KINDS, Instrument
from sosapp.instrument.record_type import FieldShape
from sosapp.study.coverage import STATUSES, Coverage
from sosapp.study.entry import Entry
from sosapp.study.interview import Facts, Interview, Recording, Sitting

Draw = Callable[[st.SearchStrategy[Any]], Any]

PIECES = (
    *(
        "[/b]",
        "## B1",
        "---",
        "  | x",
        "\\",
        '"',
        "=1+1",
        "2: ",
        "12: ",
        "#tag",
        "a | b",
    ),
    *("😀", "👩‍👩‍👧", "e\u0301", "å", "\ufeff", "\u200d", "\u202e", "\ufffe"),
    *("\n", "\r", "\r\n", "\t", "\x00", "\x1b[31m", "\x85", "\u2028", "\xa0", " "),
    *("@ Granåker", "@", "*!", "* ", "/samarbete x", "( hon", ")", "”", "? ", "+ x"),
    *("[00:01:00] ", "[1]", "  id: aaaaaaaaaa", "none", "[a, b]", "yes", "null"),
    *("0512", "2026-11-23", "{a: b}", "- x", "# x", "\\n", '"a"', "text: ", "$", "%"),
)
WORDS = (
    "Vi",
    " har",
    " jouren",
    " ihop",
    ".",
    "\n",
    "\n\n",
    " ",
    "Granåker",
    " #avtal",
)
TEXTS = st.one_of(
    st.lists(st.sampled_from(WORDS), max_size=6).map("".join),
    st.lists(st.sampled_from(PIECES + WORDS), max_size=4).map("".join),
    st.text(max_size=12),
)
SOME_TEXT = TEXTS.filter(bool)
TAGS = st.one_of(st.just("avtal"), SOME_TEXT)
CLOCK_TIMES = st.datetimes().map(lambda time: time.isoformat(timespec="seconds"))
CODES = st.from_regex(r"[A-Z]{1,3}[0-9]{1,3}", fullmatch=True)
IDS = st.text("0123456789abcdefghijklmnopqrstuvwxyz", min_size=10, max_size=10)


@st.composite
def interviews(draw: Draw, instrument: Instrument) -> Interview:
    """An interview with any facts, entries and coverage that its instrument allows."""
    facts = draw(_facts(instrument))
    ids = draw(st.lists(IDS, max_size=5, unique=True))
    entries = {
        name: draw(_entry(instrument, facts, name, number, ids))
        for number, name in enumerate(ids, 1)
    }
    questions = st.sampled_from(list(instrument.guide.by_id))
    marked = draw(st.lists(questions, max_size=4, unique=True))
    coverage = {name: draw(_coverage(instrument, name, ids)) for name in marked}
    return Interview(facts=facts, entries=entries, coverage=coverage)


@st.composite
def _facts(draw: Draw, instrument: Instrument) -> Facts:
    guide = instrument.guide
    consent = st.sampled_from([item.id for item in guide.consent])
    shapes = draw(_some(guide.background_fields))
    noted = guide.field_note_fields
    turnable = [section for section in guide.sections if section.rotate]
    return Facts(
        id=draw(IDS),
        guide=guide.id,
        guide_version=draw(SOME_TEXT),
        instrument=instrument.digest,
        case=draw(TEXTS),
        participants=tuple(draw(st.lists(CODES, max_size=3, unique=True))),
        wave=draw(st.integers(1, 9)),
        date=draw(st.one_of(st.just(""), st.dates().map(str))),
        language=draw(st.sampled_from(["sv", "en"])),
        place=draw(TEXTS),
        interviewer=draw(TEXTS),
        state=draw(st.sampled_from(["planned", "ongoing", "paused", "finished"])),
        withdrawal=draw(st.sampled_from(["", "ingen", "framat"])),
        created=draw(st.one_of(st.just(""), CLOCK_TIMES)),
        consent=draw(st.dictionaries(consent, st.booleans())),
        background={s.id: draw(_value(instrument, s, [])) for s in shapes},
        sittings=draw(_sittings()),
        recordings=draw(_recordings()),
        field_note={one.id: draw(SOME_TEXT) for one in draw(_some(noted))},
        turned=tuple(section.id for section in draw(_some(turnable))),
    )


@st.composite
def _sittings(draw: Draw) -> tuple[Sitting, ...]:
    times = draw(st.lists(CLOCK_TIMES, max_size=5))
    pairs = zip(times[::2], [*times[1::2], None], strict=False)
    return tuple(Sitting(start=start, end=end) for start, end in pairs)


@st.composite
def _recordings(draw: Draw) -> tuple[Recording, ...]:
    times = draw(st.lists(CLOCK_TIMES, max_size=3))
    seconds = st.integers(0, 9999)
    return tuple(Recording(start=start, shown=draw(seconds)) for start in times)


@st.composite
def _coverage(
    draw: Draw, instrument: Instrument, question: str, ids: list[str]
) -> Coverage:
    known = instrument.guide.by_id
    probes = draw(_some(known[question].probes))
    why = draw(st.one_of(TEXTS, st.sampled_from(list(known))))
    return Coverage(
        question=question,
        status=draw(st.sampled_from(["", *STATUSES])),
        why=why,
        probes=tuple(probe.id for probe in probes),
        records=tuple(draw(_some(ids))),
    )


@st.composite
def _entry(
    draw: Draw,
    instrument: Instrument,
    facts: Facts,
    name: str,
    number: int,
    ids: list[str],
) -> Entry:
    kind = draw(st.sampled_from([*GENERAL_KINDS, *instrument.record_types]))
    record = instrument.record_types.get(kind)
    shapes = draw(_some(record.fields_)) if record else []
    if record and draw(st.booleans()):
        shapes += [shape for shape in record.missing({}) if shape not in shapes]
    return Entry(
        id=name,
        number=number,
        question=draw(st.sampled_from(list(instrument.guide.by_id))),
        kind=kind,
        text="" if record else draw(TEXTS),
        fields={s.id: draw(_value(instrument, s, ids)) for s in shapes},
        at=draw(st.one_of(st.none(), st.integers(0, 400_000))),
        by=draw(st.one_of(st.just(facts.interviewer), TEXTS)),
        speaker=draw(st.one_of(st.none(), st.integers(1, 12))),
        tags=tuple(draw(st.lists(TAGS, max_size=2, unique=True))),
        links=tuple(draw(st.lists(st.sampled_from(ids), max_size=2, unique=True))),
        star=draw(st.booleans()),
        use=draw(st.sampled_from(["", "may_quote", "off_record"])),
        also=tuple(draw(_some(instrument.guide.by_id))),
        interpreted=tuple(shape.id for shape in draw(_some(shapes))),
    )


def _some(things: Any) -> st.SearchStrategy[list[Any]]:
    """Some of the things, each at most once."""
    known = list(things)
    if not known:
        return st.just([])
    places = st.lists(st.integers(0, len(known) - 1), max_size=6, unique=True)
    return places.map(lambda chosen: [known[place] for place in chosen])


def _value(
    instrument: Instrument, shape: FieldShape, ids: list[str]
) -> st.SearchStrategy[Any]:
    """Any value that a field can hold; never an empty one."""
    vocabulary = instrument.vocabulary_of(shape)
    least = shape.min if shape.min is not None else -5
    if shape.type == "record_refs":
        return st.lists(st.sampled_from(ids), min_size=1, max_size=3, unique=True)
    if shape.many and vocabulary is None:
        return st.lists(SOME_TEXT, min_size=1, max_size=3, unique=True)
    if vocabulary and vocabulary.scale:
        return st.integers(vocabulary.scale.min, vocabulary.scale.max)
    if vocabulary:
        terms = st.sampled_from([term.id for term in vocabulary.offered])
        return st.lists(terms, min_size=1, unique=True) if shape.many else terms
    by_type: dict[str, st.SearchStrategy[Any]] = {
        "bool": st.booleans(),
        "int": st.integers(least, 10**6),
        "number": st.one_of(st.integers(least, 99), st.floats(least, 1e12)),
        "year": st.integers(1000, 2999),
        "partial_date": st.sampled_from(["2019", "2019-05", "2019-05-31"]),
        "enum": st.sampled_from(shape.values or ("",)),
    }
    return by_type.get(shape.type, SOME_TEXT)
