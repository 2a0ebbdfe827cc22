"""What the user chose once is kept; what cannot be read was not chosen."""

import json
from pathlib import Path

import pytest

from sosapp.store.settings import (
    MOST_RECENT,
    Settings,
    load_settings,
    save_settings,
    settings_file,
)

CHOSEN = Settings(
    interviewer="Åsa", language="en", theme="nord", recent=("/a", "/b\udc80")
)


def test_settings_are_kept(isolated_home: Path) -> None:
    assert load_settings() == Settings()
    save_settings(CHOSEN)
    assert load_settings() == CHOSEN
    assert settings_file().is_relative_to(isolated_home)
    assert settings_file().stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "raw", [b"", b"{", b"[]", b"5", b"\xff\xfe", b"null", b'{"unknown": 1}']
)
def test_a_file_that_cannot_be_read_counts_as_not_chosen(raw: bytes) -> None:
    save_settings(CHOSEN)
    settings_file().write_bytes(raw)
    assert load_settings() == Settings()


def test_a_single_choice_that_cannot_be_read_counts_as_not_chosen() -> None:
    save_settings(CHOSEN)
    kept = json.loads(settings_file().read_text(encoding="utf-8"))
    kept |= {"interviewer": 5, "recent": ["/a", 5, None]}
    settings_file().write_text(json.dumps(kept), encoding="utf-8")
    assert load_settings() == Settings(language="en", theme="nord", recent=("/a",))


def test_a_study_that_is_opened_comes_first_among_the_recent() -> None:
    settings = Settings(recent=("/a", "/b"))
    assert settings.with_recent(Path("/b")) == ("/b", "/a")
    many = Settings(recent=tuple(f"/{number}" for number in range(20)))
    assert len(many.with_recent(Path("/x"))) == MOST_RECENT
