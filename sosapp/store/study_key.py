"""The key of a study: what seals its files and opens them again.

ChaCha20-Poly1305 with random nonces, from the package `cryptography`. Each content is
bound to the study and to its place, so that no sealed part can be put elsewhere.
"""

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
NONCE_BYTES = 12
TAG_BYTES = 16


class StudyKey:
    """The key of one study, or one derived from it for one purpose."""

    def __init__(self, study: str, key: bytes) -> None:
        self.study = study
        self._key = key
        self._cipher = ChaCha20Poly1305(key)

    def __repr__(self) -> str:
        return f"StudyKey({self.study!r})"

    def seal(self, content: bytes, *place: str | bytes) -> bytes:
        """The nonce and the sealed content."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, content, self._bound(place))

    def unseal(self, sealed: bytes, *place: str | bytes) -> bytes | None:
        """The content; None if a bit is other than it was sealed, or the place is."""
        if len(sealed) < NONCE_BYTES + TAG_BYTES:
            return None
        nonce, text = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
        try:
            return self._cipher.decrypt(nonce, text, self._bound(place))
        except InvalidTag:
            return None

    def for_purpose(self, purpose: str) -> "StudyKey":
        """A key that is derived from this one (HKDF with SHA-256, RFC 5869)."""
        info = f"sosapp {purpose} {self.study}".encode()
        derived = HKDF(SHA256(), KEY_BYTES, salt=None, info=info).derive(self._key)
        return StudyKey(self.study, derived)

    def wrapped_by(self, cover: ChaCha20Poly1305, bound_to: bytes) -> bytes:
        """This key, sealed with another one."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        return nonce + cover.encrypt(nonce, self._key, bound_to)

    def _bound(self, place: tuple[str | bytes, ...]) -> bytes:
        parts = [b"sosapp", self.study.encode()]
        parts += [part.encode() if isinstance(part, str) else part for part in place]
        # Lengths in front, so that no two lists of parts read the same.
        return b"".join(len(part).to_bytes(4) + part for part in parts)


def new_study_key(study: str) -> StudyKey:
    """A random key."""
    return StudyKey(study, secrets.token_bytes(KEY_BYTES))
