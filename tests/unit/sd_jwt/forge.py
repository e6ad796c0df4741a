"""Disclosures and digests that no honest issuer makes, as values to sign."""

import hashlib
import json
from typing import Any

from led_vc.encoding import base64url_encode

SALT = "2GLC42sKQveCfGfryNRN9w"


def disclosure(*parts: Any) -> str:
    """Return the text of any JSON array, by default with a salt before it."""
    return base64url_encode(json.dumps([SALT, *parts]).encode())


def text_of(value: Any) -> str:
    """Return any JSON value as a disclosure."""
    return base64url_encode(json.dumps(value).encode())


def digest(text: str, name: str = "sha256") -> str:
    """Return the digest of a disclosure."""
    return base64url_encode(hashlib.new(name, text.encode()).digest())
