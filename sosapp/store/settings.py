"""What the user has chosen once: who types, which language, which studies."""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields
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
    code_key_folders: dict[str, str] = field(default_factory=dict)
    """Where the code keys lie that the user has put elsewhere, by study id."""
    snapshot_folders: dict[str, str] = field(default_factory=dict)
    """Where the snapshots go that are not kept in their study, by study id."""
    keys: dict[str, str] = field(default_factory=dict)
    """The keys that the user has given to commands, by the name of the command."""

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
    values = {f.name: _chosen(f.name, kept.get(f.name)) for f in fields(Settings)}
    chosen = {name: value for name, value in values.items() if value}
    return Settings(**chosen)  # type: ignore[arg-type]


def _chosen(name: str, value: object) -> object:
    """A value of the right shape; none if it has another."""
    if name == "recent":
        texts = value if isinstance(value, list) else []
        return tuple(item for item in texts if isinstance(item, str))
    if name in ("code_key_folders", "snapshot_folders", "keys"):
        pairs = value.items() if isinstance(value, dict) else ()
        return {str(key): text for key, text in pairs if isinstance(text, str)}
    return value if isinstance(value, str) else ""


def save_settings(settings: Settings) -> None:
    """Keep the settings.

    Raises:
        OSError: the disk did not take them.
    """
    path = settings_file()
    make_private_folder(path.parent)
    content = json.dumps(asdict(settings), indent=1)
    write_atomically(path, content.encode())
