"""Random names for rows and addresses: letters alone, so that none can look like a national number."""

import secrets

_ALPHABET = "bcdfghjkmnpqrstvwxyz"
LENGTH = 30
_LETTERS = frozenset(_ALPHABET)


def new_id() -> str:
    """Return 30 letters, 129 random bits."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(LENGTH))


def is_id(text: str) -> bool:
    """Tell whether `text` can be one: what cannot is never asked of the database."""
    return len(text) == LENGTH and _LETTERS.issuperset(text)
