"""The codes of a study: what its entries are coded with when they leave it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from uuid import UUID, uuid5

from sosapp.export.contents import Contents
from sosapp.export.xml_text import Door
from sosapp.instrument.instrument import GENERAL_KINDS
from sosapp.study.entry import Entry
from sosapp.summary.counting import NO, YES, values_said
from sosapp.summary.kinds import RecordKind
from sosapp.summary.wording import term_label

SPACE = UUID("6c1d0a5e-3f2b-5b0e-9a51-7f0f5a1c2d3e")
"""The namespace of every identity that an export makes."""
LONGEST = 60
"""Characters of a name: MAXQDA cuts names at 63."""


@dataclass(frozen=True)
class Code:
    """One code, or a heading of codes if nothing is coded with it.

    `key` is what entries find it by; it is the same in every export.
    """

    key: str
    name: str
    codable: bool = True
    description: str = ""
    children: tuple["Code", ...] = ()


@dataclass(frozen=True)
class Codebook:
    """The codes of a study with an identity for each."""

    study: str
    roots: tuple[Code, ...]
    keys: frozenset[str] = field(default_factory=frozenset)

    def guid(self, *parts: str) -> str:
        """An identity that stays the same from export to export."""
        # Half a character has no bytes in UTF-8.
        named = "/".join((self.study, *parts)).encode("utf-8", "backslashreplace")
        return str(uuid5(SPACE, named.decode())).upper()


def codebook_of(contents: Contents, door: Door) -> Codebook:
    """Questions, kinds of entries, record types with their terms, and tags."""
    roots = (
        _questions(contents, door),
        _kinds(contents, door),
        *(_record_type(contents, kind, door) for kind in contents.kinds),
        _tags(contents, door),
    )
    kept = tuple(root for root in roots if root.children)
    unique = tuple(_unique(kept, set()))
    keys = frozenset(code.key for code in every_code(unique) if code.codable)
    return Codebook(contents.study.study.id, unique, keys)


def every_code(codes: Iterable[Code]) -> Iterator[Code]:
    """Codes and all that are under them."""
    for code in codes:
        yield code
        yield from every_code(code.children)


def keys_of(contents: Contents, entry: Entry, guide: str) -> Iterator[str]:
    """The keys of the codes of an entry."""
    yield f"question/{guide}/{entry.question}"
    for kind in contents.kinds:
        if entry.kind in kind.ids:
            yield f"record/{kind.name}"
            for shape in kind.fields:
                if shape.from_vocabulary or shape.type in ("scale", "bool"):
                    for term in values_said(entry, shape.id):
                        yield f"record/{kind.name}/{shape.id}/{term}"
    if entry.kind in GENERAL_KINDS:
        yield f"kind/{entry.kind}"
    for tag in entry.tags:
        yield f"tag/{tag}"


def _questions(contents: Contents, door: Door) -> Code:
    found: dict[str, Code] = {}
    for instrument in contents.study.every_instrument:
        guide = instrument.guide
        for question in guide.questions():
            key = f"question/{guide.id}/{question.id}"
            text = door(question.text.in_(contents.options.language))
            found.setdefault(key, Code(key, _cut(f"{question.id} {text}"), True, text))
    title = door(contents.say("part.questions"))
    return Code("questions", title, False, children=tuple(found.values()))


def _kinds(contents: Contents, door: Door) -> Code:
    names = {kind: door(contents.say(f"kind.{kind}")) for kind in GENERAL_KINDS}
    codes = tuple(Code(f"kind/{kind}", name) for kind, name in names.items())
    return Code("kinds", door(contents.say("column.kind")), False, children=codes)


def _record_type(contents: Contents, kind: RecordKind, door: Door) -> Code:
    language = contents.options.language
    own = Code(f"record/{kind.name}", door(kind.type.title.in_(language)))
    fields = []
    for shape in kind.fields:
        if shape.from_vocabulary or shape.type == "scale":
            terms = [t for t in kind.terms(shape).values() if not t.missing]
            ids = [term.id for term in terms]
        elif shape.type == "bool":
            ids = [YES, NO]
        else:
            continue
        prefix = f"record/{kind.name}/{shape.id}"
        codes = tuple(
            Code(f"{prefix}/{one}", _cut(door(term_label(kind, shape, one, language))))
            for one in ids
        )
        fields.append(Code(prefix, door(shape.in_(language)), False, children=codes))
    title = door(contents.kind_title(kind))
    return Code(f"records/{kind.name}", title, False, children=(own, *fields))


def _tags(contents: Contents, door: Door) -> Code:
    tags = {
        tag
        for told in contents.material.usable
        for entry in told.entries
        for tag in entry.tags
    }
    codes = tuple(Code(f"tag/{tag}", _cut(door(f"#{tag}"))) for tag in sorted(tags))
    return Code("tags", door(contents.say("column.tags")), False, children=codes)


def _cut(name: str) -> str:
    """A name on one line, as long as every program keeps it."""
    line = " ".join(name.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"


def _unique(codes: Iterable[Code], taken: set[str], parent: str = "") -> Iterator[Code]:
    """The codes with names that are unique in the whole file.

    QualCoder loses the codings of a second code of the same name. One that is taken
    gets the name of its heading before it, and a number if that is taken too.
    """
    for code in codes:
        name = code.name or "–"
        if name.casefold() in taken:
            name = f"{parent}: {name}" if parent else name
        number, wanted = 1, name
        while name.casefold() in taken:
            number += 1
            name = f"{wanted} ({number})"
        taken.add(name.casefold())
        children = tuple(_unique(code.children, taken, name))
        yield replace(code, name=name, children=children)
