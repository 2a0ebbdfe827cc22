"""How a name may be spelled in what people write.

Names are found however they are inflected (`Granåkers`, `granåkerbor`), in any case,
with or without the rings and dots of their letters, composed or decomposed, and with
the soft hyphens that pasted text has inside words.
"""

import re
from collections.abc import Iterable, Mapping
from unicodedata import combining, normalize

SHORT = 4
"""A name of at most so many letters is an everyday word too (Åre, Mark, Per): it counts
as a name only when it is written with a capital."""
SHARP = "ßẞ"
"""Written with two letters where all of a word is in capitals."""
UNSEEN = "[\u00ad\u200b-\u200d\u2060\ufeff]"
HAS_UNSEEN = re.compile(UNSEEN)
AFTER_PERSON = r"(?=(?:['’:]?s)?(?![^\W\d_]))"
"""The end of the word, or a genitive."""
AFTER_SHORT = r"(?=(?:['’:]?s|bo[rs]?|borna|bornas|s?kommun\w*)?(?![^\W\d_]))"
"""The end of the word, a genitive, its inhabitants or the municipality."""
PARTICLES = frozenset(
    {"af", "av", "da", "de", "del", "den", "der", "di", "du", "la", "le", "van", "von"}
)


def any_code(codes: Iterable[str]) -> str:
    """A pattern for any of some codes as a word of its own."""
    return rf"(?<![^\W_])(?:{_alternatives(map(re.escape, codes))})(?![^\W_])"


def any_name(spellings: Mapping[str, str]) -> str:
    """A pattern for any of some names, given the pattern of each.

    A digit may stand before a name, as in an id that somebody made up.
    """
    longest_first = sorted(spellings, key=len, reverse=True)
    every = _alternatives(spellings[name] for name in longest_first)
    # One look behind for all of them: it is what most places in a text fail at.
    return rf"(?<![^\W\d_])(?:{every})"


def _alternatives(patterns: Iterable[str]) -> str:
    return "|".join(patterns) or r"(?!)"


def spelled(name: str) -> str:
    """A pattern, for a search that ignores case, of one name."""
    if len(name) > SHORT:
        return _pattern(name)
    return f"(?-i:{_pattern(name)}|{_pattern(name.upper())})"


def _pattern(name: str) -> str:
    letters = (_letter(letter) for letter in normalize("NFC", name))
    return f"{UNSEEN}*".join(letters)


def _letter(letter: str) -> str:
    if letter.isspace():
        return r"\s+"
    if letter in SHARP:
        return f"(?:{letter}|ss)"
    decomposed = normalize("NFD", letter)
    base, marks = decomposed[0], decomposed[1:]
    if not marks or not all(map(combining, marks)):
        return re.escape(letter)
    return f"(?:{letter}|{base}{''.join(f'{mark}?' for mark in marks)})"


def folded(name: str) -> str:
    """A name without regard to case and spacing."""
    return " ".join(normalize("NFC", name).casefold().split())


def bare(name: str) -> str:
    """A name without its rings and dots either."""
    letters = normalize("NFD", folded(name))
    return "".join(letter for letter in letters if not combining(letter))


def stem(name: str) -> str:
    """The longest run of plain letters in a name: wherever the name is, this is.

    In small letters, unless the name is short and so is looked for as it is written.
    Of digits only a few, since codes begin alike.
    """
    written = normalize("NFC", name if len(name) <= SHORT else name.lower())
    longest = max(re.findall("[A-Za-z0-9]+", written), key=len, default="")
    return longest[:3] if longest.isdigit() else longest


def shortest(stems: Iterable[str]) -> tuple[str, ...]:
    """The stems without those that another one finds too."""
    kept: list[str] = []
    for one in sorted(set(stems), key=len):
        if not any(other in one for other in kept):
            kept.append(one)
    return tuple(kept)


def names_of_person(name: str) -> list[str]:
    """All that a person may be called: the whole name, first names and surnames.

    Parts begin with a capital, since a small one makes an everyday word of them.
    """
    words = name.split()
    parts = [
        part[0].upper() + part[1:]
        for part in re.split(r"[\s-]+", " ".join(words))
        if len(part) > 1 and part.casefold() not in PARTICLES
    ]
    return [" ".join(words), *parts] if len(words) > 1 else parts or words
