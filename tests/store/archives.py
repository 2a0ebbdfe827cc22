"""Archives as somebody else could make them."""

import json
from hashlib import sha256
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from sosapp.store.archive_checksum import COMMENT, put_checksum
from sosapp.store.archive_reading import (
    MANIFEST,
    Manifest,
    read_manifest,
    read_members,
)


def rows(members: dict[str, bytes]) -> dict[str, dict[str, object]]:
    """What a manifest says of some files."""
    return {
        name: {"size": len(content), "sha256": sha256(content).hexdigest()}
        for name, content in members.items()
    }


def forged(
    path: Path,
    members: dict[str, bytes],
    *more: tuple[ZipInfo, bytes],
    packing: int = ZIP_DEFLATED,
    said: dict[str, object] | None = None,
) -> Path:
    """An archive whose sums are right, except for what is said or packed otherwise."""
    manifest = {"sosapp_archive": 1, "made": "", "files": rows(members)}
    manifest |= said or {}
    with path.open("w+b") as file:
        with ZipFile(file, "w") as archive:
            archive.comment = COMMENT
            for name, content in members.items():
                archive.writestr(ZipInfo(name), content, packing)
            for info, content in more:
                archive.writestr(info, content)
            archive.writestr(MANIFEST, json.dumps(manifest))
        put_checksum(file)
    return path


def read_whole(file: Path) -> Manifest:
    """What an archive holds, after every file of it was read."""
    for _ in read_members(file):
        pass
    return read_manifest(file)
