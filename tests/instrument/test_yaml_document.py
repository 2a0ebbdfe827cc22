"""YAML is read as plain data with lines, and what could harm is refused quickly."""

import time
from itertools import pairwise
from pathlib import Path

import pytest

from sosapp.instrument.yaml_document import (
    DEEPEST,
    MOST_BYTES,
    Document,
    parse_document,
    read_document,
)
from tests.instrument.conftest import TemplatesCopy
from tests.instrument.slip import SOS


def problems(document: Document) -> list[tuple[str, int]]:
    """The problems by key and line."""
    assert document.data is None
    return [(problem.key, problem.line) for problem in document.problems]


def laughs(rows: int = 9) -> str:
    """A text that grows ninefold with every line."""
    names = "abcdefghijklmnop"[: rows + 1]
    lines = [f"a: &a [{', '.join('x' * 9)}]"]
    for before, name in pairwise(names):
        lines.append(f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]")
    return "\n".join(lines)


def test_every_value_has_its_line() -> None:
    document = parse_document("a: 1\nb:\n  - x\n  - {c: 2,\n     d: 3}\n")
    assert document.data == {"a": 1, "b": ["x", {"c": 2, "d": 3}]}
    assert document.line_of(("a",)) == 1
    assert document.line_of(("b", 0)) == 3
    assert document.line_of(("b", 1, "d")) == 5


def test_a_place_that_is_not_there_has_the_line_around_it() -> None:
    document = parse_document("a:\n  b:\n    c: 1\n")
    assert document.line_of(("a", "b", "missing", "sv")) == 2
    assert document.line_of(("nothing",)) == 1


def test_a_date_stays_the_text_it_is_written_as() -> None:
    document = parse_document("a: 2026-11-23\nb: 2026-13-45\n")
    assert document.data == {"a": "2026-11-23", "b": "2026-13-45"}


def test_a_mark_at_the_beginning_is_not_part_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("a: å\n", encoding="utf-8-sig")
    assert read_document(path).data == {"a": "å"}


@pytest.mark.parametrize(
    ("text", "key", "line"),
    [
        ("a: 1\n\tb: 2\n", "yaml_tab", 2),
        ("a:\n  b: 1\n\tc: 2\n", "yaml_tab", 3),
        ("a: [1,\n\t2]\nb: :\n- x", "yaml_tab", 2),
        ("a: 1\nb: 'x\nc: 3\nd: 4\n", "yaml_broken", 2),
        ("a: 1\nb: {x: 1,\n  c: 3,\n  d: 4\n", "yaml_broken", 2),
        ("a: 1\nb 2\nc: 3\n", "yaml_broken", 2),
        ("a:\n  b: 1\n c: 2\n", "yaml_broken", 3),
        ("a: 1\nb: 2: 3\n", "yaml_broken", 2),
        ("a: 1\n---\nb: 2\n", "yaml_broken", 2),
        ("a: *b\n", "yaml_broken", 1),
        ("a: 1\nb: !!bool perhaps\n", "yaml_broken", 2),
        ("a: 1\nb: !!int ''\n", "yaml_broken", 2),
        (f"a: {'9' * 5000}\n", "yaml_broken", 1),
        ("a: 1\nb: !!python/object:os.system x\n", "yaml_broken", 2),
        ("å: 1\nå2: åååååååååååå\nb: \x07\nc: 1\n", "yaml_character", 3),
        ("a: \ud800\n", "yaml_character", 1),
        ("a: 1\n? [b]\n: c\n", "yaml_key", 2),
        ("a: 1\nb: &b [*b]\n", "yaml_too_deep", 2),
        ("a: 1\nb: &b {c: {d: *b}}\n", "yaml_too_deep", 2),
        ("a: 1\nb: " + "[" * 500_000, "yaml_too_deep", 2),
        ("- " * 500_000, "yaml_too_deep", 1),
        (laughs(), "yaml_too_many", 1),
    ],
    ids=range(22),
)
def test_what_cannot_be_read_is_one_problem_with_its_line(
    text: str, key: str, line: int
) -> None:
    began = time.monotonic()
    assert problems(parse_document(text)) == [(key, line)]
    assert time.monotonic() - began < 5


def test_nesting_as_deep_as_any_template_is_read() -> None:
    text = "[" * DEEPEST + "]" * DEEPEST
    assert parse_document(text).problems == []


def test_aliases_are_read_where_they_stay_small() -> None:
    document = parse_document("a: &a {sv: x}\nb: *a\n")
    assert document.data == {"a": {"sv": "x"}, "b": {"sv": "x"}}


def test_a_key_that_stands_twice_is_a_problem_in_its_line() -> None:
    document = parse_document("a: 1\nb:\n  c: 1\n  c: 2\na: 2\n")
    found = [(p.key, p.line, p.values) for p in document.problems]
    assert found == [
        ("key_twice", 4, {"word": "c"}),
        ("key_twice", 5, {"word": "a"}),
    ]


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("duration_min: 80", "\tduration_min: 80", "yaml_tab"),
        ("kind: individual\n", "kind individual\n", "yaml_broken"),
        ("kind: individual\n", "kind: &kind [*kind]\n", "yaml_too_deep"),
        ("kind: individual\n", "kind: *none\n", "yaml_broken"),
        ("kind: individual\n", "kind: individual\x07\n", "yaml_character"),
    ],
)
def test_a_slip_of_the_pen_is_told_in_its_line(
    copy: TemplatesCopy, old: str, new: str, key: str
) -> None:
    copy.edit(SOS, old, new)
    line = copy.line_of(SOS, new)
    assert [(p.key, p.line) for p in copy.check(SOS)] == [(key, line)]


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing yet\n", "---\n"])
def test_an_empty_file_is_a_problem(copy: TemplatesCopy, text: str) -> None:
    copy.file(SOS).write_text(text, encoding="utf-8")
    assert [(p.key, p.line) for p in copy.check(SOS)] == [("empty_file", 1)]


def test_a_file_in_another_encoding_is_told_where_it_shows(
    copy: TemplatesCopy,
) -> None:
    text = copy.file(SOS).read_text(encoding="utf-8")
    for encoding, line in (("utf-16", 1), ("cp1252", copy.line_of(SOS, "–"))):
        raw = text.encode(encoding, "replace")
        copy.file(SOS).write_bytes(raw)
        assert [(p.key, p.line) for p in copy.check(SOS)] == [("not_utf8", line)]


def test_a_file_that_is_too_large_is_not_read_to_its_end(copy: TemplatesCopy) -> None:
    with copy.file(SOS).open("r+b") as file:
        file.truncate(50 * MOST_BYTES)
    assert [(p.key, p.line) for p in copy.check(SOS)] == [("yaml_too_large", 1)]


def test_an_alias_bomb_in_a_guide_is_refused_quickly(copy: TemplatesCopy) -> None:
    copy.edit(SOS, "before:\n", laughs() + "\nbefore:\n")
    began = time.monotonic()
    assert [problem.key for problem in copy.check(SOS)] == ["yaml_too_many"]
    assert time.monotonic() - began < 5


def test_a_file_that_is_not_there_is_the_system_s_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_document(tmp_path / "none.yaml")
