"""Bounds of an SD-JWT, and the hashes that digests may be made with."""

from collections.abc import Callable, Mapping
from hashlib import sha256, sha384, sha512
from types import MappingProxyType
from typing import Any

from led_vc.errors import CryptographicSecurityError

MAXIMUM_DISCLOSURES = 1024
MAXIMUM_DEPTH = 64
DEFAULT_HASH = "sha-256"

HASHES: Mapping[str, Callable[[bytes], Any]] = MappingProxyType(
    {"sha-256": sha256, "sha-384": sha384, "sha-512": sha512}
)
"""By their names in IANA's registry of named information hashes; truncated and older ones are not taken."""


def hash_named(stated: object) -> Callable[[bytes], Any]:
    """Return the hash of an `_sd_alg`. Raises CryptographicSecurityError for one that is not taken."""
    if not isinstance(stated, str) or stated not in HASHES:
        raise CryptographicSecurityError("a hash for disclosures that is not allowed here")
    return HASHES[stated]
