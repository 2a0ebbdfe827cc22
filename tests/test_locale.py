"""Every text there is in both languages, and every text that is asked for there is."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import sosapp
from sosapp.errors import SosappError
from sosapp.locale import LANGUAGES, texts

SOURCE = Path(sosapp.__file__).parent
PARTS = sorted(path.name for path in (SOURCE / "locale" / "sv").glob("*.json"))


def subclasses(kind: type[SosappError]) -> set[str]:
    """The names of an error and of all that are kinds of it."""
    return {kind.__name__}.union(*map(subclasses, kind.__subclasses__()))


BY_FUNCTION = {
    "translate": ("{}",),
    "say": ("{}", "workbook.{}"),
    "Problem": ("problem.{}",),
    "NotAValue": ("problem.{}",),
    "Fault": ("fault.{}",),
}
"""What a function makes of its first argument; one of the keys must be there."""
BY_METHOD = {"add": "problem.{}", "unknown": "problem.unknown_{}"}
"""What a method of a report, or of a list of problems, makes of it."""
ERRORS = subclasses(SosappError)


def part(language: str, name: str) -> dict[str, str]:
    """The texts of one file."""
    path = SOURCE / "locale" / language / name
    found: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return found


def placeholders(text: str) -> set[str]:
    """The names that a text leaves room for."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def asked_for(call: ast.Call) -> Iterator[tuple[str, ...]]:
    """The patterns of keys that a call asks for, any one of which will do."""
    function = call.func
    name = getattr(function, "attr", getattr(function, "id", ""))
    word = pattern_of(call.args[0]) if call.args else ""
    if not word:
        return
    if name in BY_FUNCTION:
        yield tuple(form.replace("{}", word) for form in BY_FUNCTION[name])
    elif name in ERRORS:
        yield (f"error.{word}",)
        yield (f"hint.{word}",)
    elif name in BY_METHOD and isinstance(function, ast.Attribute):
        holder = getattr(function.value, "attr", getattr(function.value, "id", ""))
        if holder in ("report", "problems"):
            yield (BY_METHOD[name].replace("{}", word),)


def pattern_of(argument: ast.expr) -> str:
    """A pattern for a literal string, or for one with values in it; else empty."""
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        return re.escape(argument.value)
    if isinstance(argument, ast.JoinedStr):
        pieces = (pattern_of(piece) or ".+" for piece in argument.values)
        return "".join(pieces)
    return ""


@pytest.mark.parametrize("name", PARTS)
def test_both_languages_say_the_same_things(name: str) -> None:
    sv, en = part("sv", name), part("en", name)
    assert sv.keys() == en.keys()
    for key, text in sv.items():
        assert placeholders(text) == placeholders(en[key]), key


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PARTS)
def test_no_text_is_empty_and_none_stands_twice(language: str, name: str) -> None:
    """Only a hint may be empty: there may be nothing to do."""
    path = SOURCE / "locale" / language / name
    pairs = json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=list)
    names = [key for key, _ in pairs]
    assert len(names) == len(set(names))
    assert not [key for key, text in pairs if not (text.strip() or key[:5] == "hint.")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_part_says_what_another_says(language: str) -> None:
    names = [key for name in PARTS for key in part(language, name)]
    assert len(names) == len(set(names))
    assert len(names) == len(texts(language))


@pytest.mark.parametrize(
    "path", sorted(SOURCE.rglob("*.py")), ids=lambda path: str(path.relative_to(SOURCE))
)
def test_every_text_that_is_asked_for_is_there(path: Path) -> None:
    known = texts("sv")
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            for patterns in asked_for(node):
                whole = re.compile("|".join(patterns))
                there = any(map(whole.fullmatch, known))
                assert there, f"line {node.lineno}: {patterns}"


def test_the_search_finds_what_is_asked_for() -> None:
    calls = [
        node.value for node in ast.parse(EXAMPLES).body if isinstance(node, ast.Expr)
    ]
    found = [
        list(asked_for(call)) if isinstance(call, ast.Call) else [] for call in calls
    ]
    assert found == [
        [("app\\.title",)],
        [("state\\..+",)],
        [("home\\.empty", "workbook.home\\.empty")],
        [("error.file_damaged",), ("hint.file_damaged",)],
        [("problem.id_twice",)],
        [("problem.unknown_term",)],
        [],
        [],
    ]


EXAMPLES = """
translate("app.title", language)
translate(f"state.{row.state}", language)
self.say("home.empty")
Damaged("file_damaged", file=file)
report.add("id_twice", place)
self.problems.unknown("term", word)
seen.add("word")
translate(key, language)
"""
