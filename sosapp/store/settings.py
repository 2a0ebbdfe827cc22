"""What the user has chosen once: who types, which language, which studies."""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from platformdirs import user_config_path

from sosapp.store.atomic import make_private_folder, write_atomically

MOST_RECENT = 10


@dataclass(frozen=True)
class Settings:
    """The user's choices; empty where nothing was chosen."""

    interviewer: str = ""
    language: str = ""
    theme: str = ""
    recent: tuple[str, ...] = ()
    """Folders of studies, the last opened first."""

    def with_recent(self, folder: Path) -> tuple[str, ...]:
        """The recent studies with this one first."""
        others = (name for name in self.recent if name != str(folder))
        return (str(folder), *others)[:MOST_RECENT]


def settings_file() -> Path:
    """Where the settings are kept."""
    return user_config_path("sosapp", appauthor=False) / "settings.json"


def load_settings() -> Settings:
    """The settings; what cannot be read counts as not chosen."""
    kept: dict[str, object] = {}
    with suppress(OSError, ValueError):
        found = json.loads(settings_file().read_text(encoding="utf-8"))
        kept = found if isinstance(found, dict) else {}
    chosen: dict[str, object] = {}
    for field in fields(Settings):
        value = kept.get(field.name)
        if field.name == "recent" and isinstance(value, list):
            chosen["recent"] = tuple(item for item in value if isinstance(item, str))
        elif field.name != "recent" and isinstance(value, str):
            chosen[field.name] = value
    return Settings(**chosen)  # type: ignore[arg-type]


def save_settings(settings: Settings) -> None:
    """Keep the settings.

    Raises:
        OSError: the disk did not take them.
    """
    path = settings_file()
    make_private_folder(path.parent)
    content = json.dumps(asdict(settings), indent=1)
    write_atomically(path, content.encode())
