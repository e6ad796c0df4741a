"""What no holder may leave out, whatever the issuer's own wishes: who says it, from when to when, and its status.

A document without its end or its status would look good for ever.
"""

from collections.abc import Iterator
from typing import Any, Final

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


def demanded(schema: JsonObject, document: JsonObject, *, at: str = "") -> Iterator[str]:
    """Yield the pointers to what `schema` requires of `document`, which keeps to it.

    Of alternatives that each require a member, the first that is there. The held schemas have no `$ref`.
    """
    described: JsonObject = schema.get("properties", {})
    for name in dict.fromkeys(_required(schema, document)):
        if name == "@context" or name not in document:
            continue
        pointer, below = f"{at}/{name.replace('~', '~0').replace('/', '~1')}", described.get(name, {})
        if isinstance(document[name], dict) and below.get("required"):
            yield from demanded(below, document[name], at=pointer)
        else:
            yield pointer


def _required(schema: JsonObject, document: JsonObject) -> list[Any]:
    found = list(schema.get("required", ()))
    for part in schema.get("allOf", ()):
        found += _required(part, document)
    for keyword in ("oneOf", "anyOf"):
        alternatives = [one.get("required", ()) for one in schema.get(keyword, ())]
        if all(alternatives):  # one that requires nothing allows a holder to show nothing
            found += next((one for one in alternatives if document.keys() >= set(one)), ())
    # A member that only `then` requires is there just where `if` holds: `else` forbids it.
    return found + list(schema.get("then", {}).get("required", ()))
