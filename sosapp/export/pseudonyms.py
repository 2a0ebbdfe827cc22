"""Pseudonyms: codes in the place of everything that would give an interviewee away.

A case becomes K01, K02, …; a person whose name is in the code key becomes the
participant code.
"""

import re
from collections.abc import Mapping
from hashlib import sha256

from sosapp.export.spelling import (
    AFTER_PERSON,
    AFTER_SHORT,
    HAS_UNSEEN,
    SHORT,
    any_code,
    any_name,
    bare,
    folded,
    names_of_person,
    shortest,
    spelled,
    stem,
)
from sosapp.study.study import Case
from sosapp.summary.material import Material

YEAR = re.compile("(19|20)[0-9]{2}")


class Pseudonyms:
    """Replaces the cases of one study and the people of its code key in any text.

    `names` has the names of the code key by participant code, `rules` what is shown in
    the place of other names, as somebody decided. `cases` has the pseudonym of each
    case by its code.
    """

    def __init__(
        self,
        material: Material,
        names: Mapping[str, str],
        rules: Mapping[str, str] | None = None,
    ) -> None:
        self.cases = _case_codes(material)
        self._codes = {c: self.cases[c] for c in self.cases if len(c) >= SHORT}
        places, people = _case_names(material, self.cases), _people(names)
        in_text = [code for code in self._codes if not YEAR.fullmatch(code)]
        decided = {name: shown for name, shown in (rules or {}).items() if shown}
        # Nobody knows whether it is a place or a person: it may end as a place does.
        places = decided | places
        known = people | places | {code: self._codes[code] for code in in_text}
        self._exact = {folded(name): code for name, code in known.items()}
        self._bare = {bare(name): code for name, code in known.items()}
        spellings = {name: spelled(name) + AFTER_PERSON for name in people}
        spellings |= {name: spelled(name) + _ending(name) for name in places}
        either = f"{any_name(spellings)}|{any_code(in_text)}"
        self._pattern = re.compile(either, re.IGNORECASE)
        self._stems = shortest(stem(name) for name in known if len(name) > SHORT)
        short = [name for name in known if len(name) <= SHORT]
        self._short_stems = shortest(
            stem(one) for name in short for one in (name, name.upper())
        )

    def __call__(self, text: str) -> str:
        """The text with a code in the place of each name."""
        code = self._codes.get(text.strip())
        if code:
            return code
        if not self._may_hold_a_name(text):
            return text
        return self._pattern.sub(lambda match: self._code(match[0]), text)

    def survivor(self, text: str) -> str:
        """The first name, or code that is the whole text, that still stands there."""
        if text.strip() in self._codes:
            return text.strip()
        found = self._may_hold_a_name(text) and self._pattern.search(text)
        return found[0] if found else ""

    def _may_hold_a_name(self, text: str) -> bool:
        """Whether it is worth to look closely; most text holds no name at all."""
        lowered = text.lower()
        for part in self._stems:
            if part in lowered:
                return True
        for part in self._short_stems:
            if part in text:
                return True
        return not text.isprintable() and bool(HAS_UNSEEN.search(text))

    def _code(self, found: str) -> str:
        plain = HAS_UNSEEN.sub("", found)
        return self._exact.get(folded(plain)) or self._bare[bare(plain)]


def _case_codes(material: Material) -> dict[str, str]:
    """A pseudonym for each case by its code.

    Their order must not follow the codes or the alphabet, or it could be undone; it
    follows the random id of the study, and so is the same in every export.
    """

    def order(code: str) -> str:
        named = f"{material.study.id}/{code}"
        return sha256(named.encode("utf-8", "surrogatepass")).hexdigest()

    own = {case.code for case in _own_cases(material)}
    own |= {told.interview.facts.case for told in material.told}
    listed = {case.code for case in material.listed_cases} - own
    codes = filter(None, [*sorted(own, key=order), *sorted(listed, key=order)])
    return {code: f"K{number:02}" for number, code in enumerate(codes, 1)}


def _own_cases(material: Material) -> list[Case]:
    told = [told.case for told in material.told if told.case]
    return [*material.study.cases.values(), *told]


def _case_names(material: Material, codes: Mapping[str, str]) -> dict[str, str]:
    every = [*material.listed_cases, *_own_cases(material)]
    return {
        case.name.strip(): codes[case.code]
        for case in every
        if case.name.strip() and case.code
    }


def _people(names: Mapping[str, str]) -> dict[str, str]:
    """The codes of each name and of its parts, which several people may share."""
    codes: dict[str, list[str]] = {}
    for code, name in names.items():
        for part in dict.fromkeys(names_of_person(name)):
            codes.setdefault(part, []).append(code)
    return {part: "/".join(found) for part, found in codes.items()}


def _ending(name: str) -> str:
    """What may follow the name of a case: anything, if the name cannot be a word."""
    return "" if len(name.split()[-1]) > SHORT else AFTER_SHORT
