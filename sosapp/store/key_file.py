"""The key file of a sealed study: the study's key, wrapped with the passphrase.

The passphrase goes through scrypt (RFC 7914); what comes out wraps the study's key with
ChaCha20-Poly1305. Another passphrase wraps the same key again, and no other file
changes. The file lies there twice, as without it everything is lost.
"""

import secrets
import unicodedata
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from sosapp.errors import BadFile, Damaged, NotFound, Refused
from sosapp.store.atomic import write_atomically
from sosapp.store.checked import check_format, with_check, without_check
from sosapp.store.study_key import KEY_BYTES, NONCE_BYTES, StudyKey

KEY_FILES = ("key.json", "key-copy.json")
KEY_FORMAT = 1
SHORTEST = 8
"""Characters of a passphrase, at the least."""

BLOCK_SIZE = 8
COST = 1 << 17
"""128 MiB and some tenths of a second, which OWASP advises for scrypt."""
DEAREST = 1 << 20
"""A key file that asks for more is not one of ours: it would stop the computer."""


@dataclass(frozen=True)
class KeyFile:
    """What stands in the file; all of it is bound to the wrapped key."""

    study: str
    cost: int
    block_size: int
    parallel: int
    salt: str
    wrapped: str
    format: int = KEY_FORMAT

    def unlock(self, passphrase: str) -> StudyKey:
        """The study's key.

        Raises:
            Refused: the passphrase is not the right one.
        """
        wrapped = bytes.fromhex(self.wrapped)
        cover = ChaCha20Poly1305(self._derived(passphrase))
        nonce, text = wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:]
        try:
            return StudyKey(self.study, cover.decrypt(nonce, text, self._bound))
        except InvalidTag:
            raise Refused("passphrase_wrong") from None

    def _derived(self, passphrase: str) -> bytes:
        derivation = Scrypt(
            bytes.fromhex(self.salt),
            KEY_BYTES,
            n=self.cost,
            r=self.block_size,
            p=self.parallel,
        )
        return derivation.derive(_as_bytes(passphrase))

    @property
    def _bound(self) -> bytes:
        numbers = (self.format, self.cost, self.block_size, self.parallel)
        return "|".join(["sosapp key", self.study, *map(str, numbers)]).encode()

    @property
    def is_sound(self) -> bool:
        """Whether its numbers are such as we write."""
        return (
            1 < self.cost <= DEAREST
            and not self.cost & (self.cost - 1)
            and (self.block_size, self.parallel) == (BLOCK_SIZE, 1)
        )


def wrapped(key: StudyKey, passphrase: str) -> KeyFile:
    """A key file for a study's key.

    Raises:
        Refused: the passphrase is too short.
    """
    check_passphrase(passphrase)
    salt = secrets.token_hex(16)
    blank = KeyFile(key.study, COST, BLOCK_SIZE, 1, salt, "")
    cover = ChaCha20Poly1305(blank._derived(passphrase))
    sealed = key.wrapped_by(cover, blank._bound).hex()
    return KeyFile(key.study, COST, BLOCK_SIZE, 1, salt, sealed)


def check_passphrase(passphrase: str) -> None:
    """Refuse a passphrase that is too short.

    Raises:
        Refused: it is.
    """
    if len(passphrase) < SHORTEST:
        raise Refused("passphrase_short", least=SHORTEST)


def write_key_file(folder: Path, key_file: KeyFile) -> None:
    """Keep the key file, twice.

    Raises:
        OSError: the disk did not take it.
    """
    content = with_check({"key": {"1": asdict(key_file)}})
    for name in KEY_FILES:
        write_atomically(folder / name, content)


def read_key_file(folder: Path) -> KeyFile:
    """The key file of a study, from whichever copy is whole.

    Raises:
        NotFound: there is none.
        Damaged: no copy is as it was written.
        TooNew: it was written by a newer version.
    """
    problem: BadFile | None = None
    for name in KEY_FILES:
        try:
            return read_copy(folder, name)
        except FileNotFoundError:
            continue
        except BadFile as error:
            problem = error
    raise problem or NotFound("key_file_missing", folder=folder)


def read_copy(folder: Path, name: str) -> KeyFile:
    """One copy of the key file.

    Raises:
        Damaged, TooNew: it cannot be used.
        FileNotFoundError: it is not there.
    """
    return _key_file((folder / name).read_bytes(), name)


def _key_file(raw: bytes, file: str) -> KeyFile:
    try:
        row: dict[str, Any] = without_check(raw, file)["key"]["1"]
        check_format(row, file, KEY_FORMAT)
        found = KeyFile(**row)
        is_sound = found.is_sound
    except (KeyError, TypeError, ValueError) as error:
        raise Damaged("file_damaged", file=file) from error
    if not is_sound:
        raise Damaged("file_damaged", file=file)
    return found


def unlock(folder: Path, passphrase: str) -> StudyKey:
    """The key of the study in a folder.

    Raises:
        Refused: the passphrase is not the right one.
        NotFound, Damaged, TooNew: there is no key file that can be used.
    """
    return read_key_file(folder).unlock(passphrase)


def change_passphrase(folder: Path, key: StudyKey, passphrase: str) -> None:
    """Wrap the study's key with another passphrase; nothing else is written.

    Raises:
        Refused: the passphrase is too short.
        OSError: the disk did not take it; one of the two still opens the study.
    """
    write_key_file(folder, wrapped(key, passphrase))


def _as_bytes(passphrase: str) -> bytes:
    # Systems compose letters such as å in different ways.
    return unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
