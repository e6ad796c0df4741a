"""A provider's did:web document: its keys for whoever does not use the trust list.

https://w3c-ccg.github.io/did-method-web/, https://www.w3.org/TR/cid-1.0/. A key that no longer signs stays, with
`expires` at the end of the last credential it can have signed; only a revoked key loses its relationship.
"""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from led_issuer.keys import KeyRow
from led_vc.encoding import format_datetime
from led_vc.qualification import RegisterNames

_CONTEXT = ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"]


def did_document(
    names: RegisterNames, provider: int, keys: Iterable[KeyRow], *, credential_lifetime: timedelta
) -> dict[str, Any]:
    """Return the document of the provider's DID."""
    found = list(keys)
    return {
        "@context": _CONTEXT,
        "id": names.did_of(provider),
        "verificationMethod": [_method(names, key, credential_lifetime) for key in found],
        "assertionMethod": [
            names.verification_method(key.provider, key.serial) for key in found if key.revoked_at is None
        ],
    }


def _method(names: RegisterNames, key: KeyRow, credential_lifetime: timedelta) -> dict[str, str]:
    revoked = {} if key.revoked_at is None else {"revoked": format_datetime(key.revoked_at)}
    return {
        "id": names.verification_method(key.provider, key.serial),
        "type": "Multikey",
        "controller": names.did_of(key.provider),
        "publicKeyMultibase": key.public_key.to_multikey(),
        "expires": format_datetime(key.valid_until + credential_lifetime + timedelta(days=1)),
        **revoked,
    }
