"""A graduate's credential with a base proof, what is derived from it, and ways to write its proof value anew."""

from collections.abc import Callable
from typing import Any

from led_vc import contexts
from led_vc.derive import derive_credential
from led_vc.encoding import JsonObject, cbor_decode, cbor_encode, multibase_decode, multibase_encode
from led_vc.issue import issue_selective_credential
from led_vc.securing.suites import SELECTIVE_SUITES
from led_vc.verify import VerificationReport, verify_credential
from tests import world

SUITE = SELECTIVE_SUITES["ecdsa-sd-2023"]
PROVIDER = world.provider(world.UNIVERSITY, algorithm="P-256")
CLAIM = "/credentialSubject/hasClaim"
TITLE = f"{CLAIM}/title"
DEMANDED = {
    "summary": (
        "/credentialSubject/familyName", TITLE, f"{CLAIM}/proofType", f"{CLAIM}/authenticity", f"{CLAIM}/awardingBody",
    ),
    "qualification": (
        "/evidence", "/refreshService", "/termsOfUse", "/credentialSubject/familyName", "/credentialSubject/birthDate",
        TITLE, f"{CLAIM}/proofType", f"{CLAIM}/authenticity", f"{CLAIM}/awardedBy", f"{CLAIM}/specifiedBy/category",
    ),
}  # fmt: skip
"""What the closed schema of each profile demands, and an issuer therefore makes mandatory."""

_HEADER_BYTES = 3


def base(document: JsonObject | None = None, *, mandatory: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return a credential with a base proof, of fixed randomness."""
    return issue_selective_credential(
        world.summary() if document is None else document, PROVIDER, SUITE, created=world.ISSUED,
        mandatory_pointers=mandatory, random=lambda count: bytes(range(1, count + 1)),
    )  # fmt: skip


def derived(*pointers: str, secured: JsonObject | None = None) -> dict[str, Any]:
    """Return what is shown of it."""
    return derive_credential(base() if secured is None else secured, pointers, contexts=contexts.bundled())


def report_of(shown: Any) -> VerificationReport:
    """Return what an employer finds."""
    trusted = world.trusted_key(world.UNIVERSITY, public_key=PROVIDER.public_key)
    return verify_credential(shown, world.environment(trust=world.trust(world.trusted_provider(keys=(trusted,)))))


def proof_code(shown: Any) -> str | None:
    """Return why its proof does not hold; None if it does."""
    return report_of(shown).check("proof").code


def with_value(secured: JsonObject, value: bytes) -> dict[str, Any]:
    """Return a copy with another proof value."""
    return {**secured, "proof": {**secured["proof"], "proofValue": multibase_encode(value, "u")}}


def components(secured: JsonObject) -> list[Any]:
    """Return what its proof value holds."""
    found: list[Any] = cbor_decode(multibase_decode(secured["proof"]["proofValue"])[_HEADER_BYTES:])
    return found


def rewritten(secured: JsonObject, change: Callable[[list[Any]], Any]) -> dict[str, Any]:
    """Return a copy whose proof value has what `change` makes of its components."""
    header = multibase_decode(secured["proof"]["proofValue"])[:_HEADER_BYTES]
    return with_value(secured, header + cbor_encode(change(components(secured))))


def put(components: list[Any], at: int, value: object) -> list[Any]:
    """Return components with another value at one place."""
    return [*components[:at], value, *components[at + 1 :]]
