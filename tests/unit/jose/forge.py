"""Tokens that no honest sender makes, signed with our own keys so that they get past the signature."""

from collections.abc import Mapping
from typing import Any

from led_vc.encoding import base64url_encode, jcs
from led_vc.keys import PrivateKey


def token(header: Mapping[str, Any] | bytes, claims: Mapping[str, Any] | bytes, key: PrivateKey) -> str:
    """Return a token whose header and claims are whatever is given."""
    first, second = (
        base64url_encode(part if isinstance(part, bytes) else jcs(dict(part))) for part in (header, claims)
    )
    return f"{first}.{second}.{base64url_encode(key.sign(f'{first}.{second}'.encode()))}"
