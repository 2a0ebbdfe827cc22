"""Ids that are short, random and unique, so that copies of a study can be merged."""

import secrets

ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz"
LENGTH = 10


def new_id() -> str:
    """Ten random letters and digits: one in 3.6 × 10¹⁵."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def is_id(text: str) -> bool:
    """Whether a text has the form of an id, and so is safe as a file name."""
    return len(text) == LENGTH and all(letter in ALPHABET for letter in text)
