"""A fault leaves types and places behind, and no word that was typed."""

from pathlib import Path

import pytest
from pydantic import TypeAdapter

from sosapp.fault_log import keep_fault

SECRET = "Alva Exempelsson sade detta"


def raised(error: BaseException, cause: BaseException | None = None) -> BaseException:
    """An error that was raised here."""
    try:
        raise error from cause
    except BaseException as caught:
        return caught


def kept(error: BaseException) -> str:
    """What is kept of an error."""
    path = keep_fault(error)
    assert path is not None
    assert path.stat().st_mode & 0o777 == 0o600
    text = path.read_text("utf-8")
    assert not [word for word in SECRET.split() if word in text]
    return text


def pydantic_error() -> BaseException:
    """What pydantic says of a value, which it quotes."""
    try:
        TypeAdapter(int).validate_python(SECRET)
    except ValueError as error:
        assert SECRET in str(error)
        return error
    raise AssertionError


def test_the_type_the_file_the_line_and_the_function_are_kept() -> None:
    lines = kept(raised(ValueError(SECRET))).splitlines()
    assert lines[0].startswith("sosapp 0.1.0, Python 3.")
    assert lines[1] == "ValueError"
    assert lines[2].startswith(f"  {__file__}:")
    assert lines[2].endswith(" in raised")


@pytest.mark.parametrize(
    "error",
    [
        KeyError(SECRET),
        ValueError(SECRET),
        UnicodeEncodeError("utf-8", SECRET, 0, 1, SECRET),
        SyntaxError(SECRET, (SECRET, 1, 1, SECRET)),
        pydantic_error(),
    ],
    ids=lambda error: type(error).__name__,
)
def test_what_was_typed_is_not(error: BaseException) -> None:
    assert type(error).__name__ in kept(raised(error))


def test_of_what_the_system_refused_the_reason_is_kept_and_no_file() -> None:
    error = FileNotFoundError(2, SECRET, SECRET)
    assert "FileNotFoundError: [2] No such file or directory\n" in kept(raised(error))
    assert "\nOSError\n" in kept(raised(OSError(SECRET)))


def test_causes_are_named_and_their_words_are_not() -> None:
    first = raised(KeyError(SECRET))
    second = raised(LookupError(SECRET), first)
    text = kept(raised(RuntimeError(SECRET), second))
    places = [text.index(name) for name in ("Runtime", "by: Lookup", "by: KeyError")]
    assert places == sorted(places)
    assert text.count(" in raised") == 3


def test_what_was_being_handled_is_named_even_if_it_was_hushed_up() -> None:
    try:
        try:
            raise KeyError(SECRET)
        except KeyError:
            raise ValueError(SECRET) from None
    except ValueError as error:
        assert "while handling: KeyError" in kept(error)


def test_groups_and_notes_say_nothing_that_was_typed() -> None:
    inner = KeyError(SECRET)
    raised(inner)
    inner.add_note(SECRET)
    deeper = ExceptionGroup(SECRET, [inner, OSError(5, SECRET)])
    error = raised(ExceptionGroup(SECRET, [ValueError(SECRET), deeper]))
    error.add_note(SECRET)
    text = kept(error)
    for name in ("ValueError", "ExceptionGroup", "KeyError", "OSError: [5] "):
        assert f"\nin the group: {name}" in text


def test_an_error_that_leads_to_itself_is_named_once() -> None:
    first, second = KeyError(SECRET), ValueError(SECRET)
    first.__cause__, second.__cause__ = second, first
    assert kept(first).count("KeyError") == 1


def test_a_disk_that_takes_nothing_is_no_second_fault(
    isolated_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (isolated_home / "in the way").write_bytes(b"")
    monkeypatch.setenv("XDG_STATE_HOME", str(isolated_home / "in the way"))
    assert keep_fault(ValueError()) is None
