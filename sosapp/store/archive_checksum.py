"""The checksum of a whole archive: the last bytes of the zip, as its comment.

The SHA-256 in the manifest guards the files. This one also guards what lies between
them, so that not one byte can change unnoticed.
"""

from hashlib import sha256
from typing import BinaryIO

from sosapp.errors import Damaged

DIGITS = 64
BEGIN = b"sosapp archive, SHA-256 of all before it: "
COMMENT = BEGIN + b"0" * DIGITS
"""The comment of an archive that has no checksum yet."""
CHUNK = 1 << 20


def put_checksum(file: BinaryIO) -> None:
    """Fill in the checksum of an archive that ends with the empty comment.

    Raises:
        OSError: the disk did not take it.
    """
    digits = _digits(file, file.seek(0, 2) - DIGITS)
    file.seek(-DIGITS, 2)
    file.write(digits)


def verify_checksum(file: BinaryIO, name: str) -> None:
    """See that an archive is what was written, to the last byte.

    Raises:
        Damaged: it is not, or it is another kind of file.
        OSError: it cannot be read.
    """
    length = file.seek(0, 2) - DIGITS
    if length < len(BEGIN):
        raise Damaged("archive_damaged", file=name)
    file.seek(length - len(BEGIN))
    end = file.read()
    if not end.startswith(BEGIN) or end[len(BEGIN) :] != _digits(file, length):
        raise Damaged("archive_damaged", file=name)


def _digits(file: BinaryIO, length: int) -> bytes:
    """The checksum of the first bytes of a file."""
    file.seek(0)
    found = sha256()
    while length > 0 and (chunk := file.read(min(length, CHUNK))):
        found.update(chunk)
        length -= len(chunk)
    return found.hexdigest().encode()
