"""Names in what people said: found by how they are written, for a person to decide on.

Nobody can list all names. A word with a capital inside a sentence is likely one, and
so are several together wherever they stand; a single word that begins a sentence may be
one if it never stands in small letters anywhere.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sosapp.export.partners import partner_names
from sosapp.export.pseudonyms import Pseudonyms
from sosapp.instrument.instrument import Instrument
from sosapp.study.entry import Entry
from sosapp.summary.material import Material

WORD = re.compile(r"[^\W\d_][^\W\d_’'-]*(?:[’'-][^\W\d_]+)*")
BEGINS = re.compile(r"""(?:^|[.!?:;•…–—\n"”“'’(\[/-])\s*$""")
"""What stands before a word that begins a sentence, or might."""
AROUND = 40
"""Characters of what stands around a name, so that one sees what it is."""


@dataclass(frozen=True)
class FoundName:
    """A name that somebody may have said; `shown` is what a rule puts in its place.

    None is undecided, and the empty text leaves it as it is. `sure` says that it stands
    with a capital where only names do.
    """

    text: str
    n: int
    sure: bool
    example: str
    shown: str | None = None


def found_names(
    material: Material, hidden: Pseudonyms, rules: Mapping[str, str]
) -> tuple[FoundName, ...]:
    """What looks like a name and is not hidden anyway, the surest and commonest first.

    Those that there is a rule for come with it, also where the name is gone by now.
    """
    texts = list(_texts(material))
    inside, beginning, small = _counted(texts)
    for name in partner_names(material):
        inside[name] += 1
    ordinary = _ordinary(material.every_instrument)
    sure = {n: k for n, k in inside.items() if not _is_ordinary(n, ordinary)}
    maybe = {
        name: n
        for name, n in beginning.items()
        if name not in sure and name.lower() not in small and name not in ordinary
    }
    found = {**maybe, **{name: n + beginning[name] for name, n in sure.items()}}
    merged = _without_inflections(found)
    candidates = [name for name in merged if not hidden.survivor(name)]
    names = dict.fromkeys([*candidates, *rules])
    listed = (
        FoundName(
            text=name,
            n=merged.get(name, 0),
            sure=name in sure or name in rules,
            example=_example(name, texts),
            shown=rules.get(name),
        )
        for name in names
    )
    return tuple(sorted(listed, key=lambda one: (not one.sure, -one.n, one.text)))


def undecided(found: Iterable[FoundName]) -> int:
    """How many sure names nobody has decided on."""
    return sum(one.sure and one.shown is None for one in found)


def _texts(material: Material) -> Iterator[str]:
    """All that people said, as they said it."""
    for told in material.usable:
        for entry in told.entries:
            yield from _of_entry(entry)
        yield from (row.why for row in told.interview.coverage.values())


def _of_entry(entry: Entry) -> Iterator[str]:
    yield entry.text
    yield from entry.tags
    yield from (value for value in entry.fields.values() if isinstance(value, str))


def _counted(
    texts: Iterable[str],
) -> tuple[Counter[str], Counter[str], set[str]]:
    """Names inside sentences, at their beginning, and the words in small letters."""
    inside: Counter[str] = Counter()
    beginning: Counter[str] = Counter()
    small: set[str] = set()
    several: list[str] = []
    for text in texts:
        for name, begins in _names(text, small):
            if begins and " " in name:
                several.append(name)
            else:
                (beginning if begins else inside)[name] += 1
    inside.update(_without_a_small_word(name, small) for name in several)
    return inside, beginning, small


def _without_a_small_word(name: str, small: set[str]) -> str:
    """What of several words with capitals that begin a sentence is a name.

    Sara Holmqvist is one as it stands; of "Men Sara" the first word is none, as it
    stands in small letters elsewhere.
    """
    first, rest = name.split(" ", 1)
    return rest if first.lower() in small else name


def _names(text: str, small: set[str]) -> Iterator[tuple[str, bool]]:
    """Each run of words with capitals, and whether it may begin a sentence."""
    run: list[str] = []
    begins, last = False, 0
    for match in WORD.finditer(text):
        word = match[0]
        if run and text[last : match.start()] == " " and _may_be_name(word):
            run.append(word)
            last = match.end()
            continue
        if run:
            yield " ".join(run), begins
            run = []
        if _may_be_name(word):
            run, last = [word], match.end()
            begins = bool(BEGINS.search(text[: match.start()]))
        else:
            small.add(word.lower())
    if run:
        yield " ".join(run), begins


def _may_be_name(word: str) -> bool:
    """Whether it begins with a capital and with no abbreviation: LVU, HVB-platser."""
    first = re.split("[’'-]", word)[0]
    return word[0].isupper() and len(word) > 1 and not first.isupper()


def _ordinary(instruments: Iterable[Instrument]) -> set[str]:
    """The words with capitals in guides and vocabularies: Försäkringskassan."""
    found: set[str] = set()
    for instrument in instruments:
        for text in _strings(instrument.model_dump(mode="json")):
            found.update(word for word in WORD.findall(text) if _may_be_name(word))
    return found


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for kept in value.values():
            yield from _strings(kept)
    elif isinstance(value, list):
        for kept in value:
            yield from _strings(kept)


def _is_ordinary(name: str, ordinary: set[str]) -> bool:
    return all(word in ordinary for word in name.split())


def _without_inflections(found: Mapping[str, int]) -> dict[str, int]:
    """The names with their genitives counted as the name itself."""
    merged: Counter[str] = Counter()
    for name, n in found.items():
        bare = name[:-1]
        merged[bare if name.endswith("s") and bare in found else name] += n
    return dict(merged)


def _example(name: str, texts: Iterable[str]) -> str:
    """The first place where a name stands, with what is around it."""
    whole = re.compile(rf"(?<!\w){re.escape(name)}s?(?!\w)")
    for text in texts:
        found = whole.search(text) if name in text else None
        if found:
            place = found.start()
            start, end = max(0, place - AROUND), place + len(name) + AROUND
            before = "…" if start else ""
            after = "…" if end < len(text) else ""
            return before + " ".join(text[start:end].split()) + after
    return ""
