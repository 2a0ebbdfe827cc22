"""Whatever a change or a line of the log can be called has words in both languages."""

import ast
from collections.abc import Iterator
from dataclasses import fields
from itertools import chain
from pathlib import Path

import pytest

import sosapp
from sosapp.locale import LANGUAGES, Language, texts
from sosapp.study.coverage import STATUSES, Coverage
from sosapp.study.entry import Entry
from sosapp.study.interview import Facts

SOURCE = Path(sosapp.__file__).parent
PLACES = {"_change": 2, "stated": 2, "covered": 3, "rewritten_together": 3}
"""Which argument of a function that makes a change says what it is called."""


def words_in(expression: ast.expr) -> Iterator[str]:
    """The strings that an expression may be; a mark may be any of the statuses."""
    if isinstance(expression, ast.JoinedStr):
        assert ast.unparse(expression) == "f\"marked_{status or 'open'}\""
        yield from (f"marked_{status}" for status in (*STATUSES, "open"))
        return
    for node in ast.walk(expression):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def named(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """The names of changes, and of lines in the log, that a file makes."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "what":
            yield from (("change", word) for word in words_in(node.value))
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        given = {keyword.arg: keyword.value for keyword in node.keywords}
        if name in PLACES and len(node.args) > PLACES[name]:
            argument = node.args[PLACES[name]]
            if not isinstance(argument, ast.Name):
                yield from (("change", word) for word in words_in(argument))
        elif name in ("Change", "LogLine") and isinstance(given["what"], ast.Constant):
            group = "log" if name == "LogLine" else "change"
            yield from ((group, word) for word in words_in(given["what"]))


def all_named() -> set[tuple[str, str]]:
    """The names that the layers which make changes give them."""
    folders = ("study", "store", "intake", "tui", "cli")
    files = chain.from_iterable((SOURCE / name).rglob("*.py") for name in folders)
    return {
        pair
        for file in files
        for pair in named(ast.parse(file.read_text(encoding="utf-8")))
    }


def test_the_search_finds_what_changes_are_called() -> None:
    found = all_named()
    assert {
        ("change", "entry_added"),
        ("change", "interview_started"),
        ("change", "interview_resumed"),
        ("change", "language_changed"),
        ("change", "marked_declined"),
        ("change", "probe_ticked"),
        ("log", "interview_imported"),
    } <= found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_change_and_every_line_of_the_log_has_words(language: Language) -> None:
    known = texts(language)
    assert not [pair for pair in sorted(all_named()) if ".".join(pair) not in known]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", [Entry, Coverage, Facts])
def test_everything_that_can_change_has_words(kind: type, language: Language) -> None:
    known = texts(language)
    missing = [f.name for f in fields(kind) if f"history.field.{f.name}" not in known]
    assert not missing
