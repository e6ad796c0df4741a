"""What no holder may leave out, whatever the issuer's own wishes: who says it, from when to when, and its status.

A document without its end or its status would look good for ever.
"""

from typing import Final

from led_vc.encoding import JsonObject

_MEMBERS: Final = (
    "issuer",
    "validFrom",
    "validUntil",
    "issuanceDate",
    "expirationDate",
    "credentialStatus",
    "credentialSchema",
)
"""Of VCDM 2.0, and the two dates of 1.1."""


def always_mandatory(document: JsonObject) -> tuple[str, ...]:
    """Return the pointers to what is there of the issuer, the period, status, schema and the subjects' ids."""
    found = [f"/{name}" for name in _MEMBERS if name in document]
    subject = document.get("credentialSubject")
    if isinstance(subject, dict) and "id" in subject:
        found.append("/credentialSubject/id")
    if isinstance(subject, list):
        found += [
            f"/credentialSubject/{at}/id" for at, one in enumerate(subject) if isinstance(one, dict) and "id" in one
        ]
    return tuple(found)
