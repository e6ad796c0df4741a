"""Random names for rows and addresses: letters alone, so that none can look like a national number."""

import secrets

_ALPHABET = "bcdfghjkmnpqrstvwxyz"
LENGTH = 30


def new_id() -> str:
    """Return 30 letters, 129 random bits."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(LENGTH))
