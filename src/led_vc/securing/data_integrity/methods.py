"""The key that made a proof: its controller's own, and listed for this purpose then.

https://www.w3.org/TR/cid-1.0/#retrieve-verification-method
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from led_vc.did import ControllerDocument, VerificationMethod, split_did_url
from led_vc.errors import ExpiredError, InvalidRelationshipError, InvalidVerificationMethodError, KeyRevokedError
from led_vc.ports import ProofPurpose

ControllerResolver = Callable[[str], ControllerDocument]
"""Return the controller document for the DID URL of a method, or raise; unknown-family if it is not to be had."""


def verification_method(
    proof: Mapping[str, Any], purpose: ProofPurpose, resolve: ControllerResolver, *, did_key_alone: bool = False
) -> VerificationMethod:
    """Return the method that the proof names, if its controller lists it for `purpose`.

    With `did_key_alone` a did:key without a fragment names its one key.
    """
    url = proof.get("verificationMethod")
    if not isinstance(url, str):
        raise InvalidVerificationMethodError("verificationMethod must be a DID URL")
    if did_key_alone and url.startswith("did:key:") and "#" not in url:
        url = f"{url}#{url.removeprefix('did:key:')}"
    did, _fragment = split_did_url(url)
    document = resolve(url)
    method = document.verification_methods.get(url)
    if document.id != did or method is None or method.id != url:
        raise InvalidVerificationMethodError("the controller has no such verification method")
    if method.controller != did:
        raise InvalidVerificationMethodError("the verification method is another controller's")
    allowed = document.assertion_method if purpose == "assertionMethod" else document.authentication
    if url not in allowed:
        raise InvalidRelationshipError(f"the verification method is not for {purpose}")
    return method


def require_time_of_key(method: VerificationMethod, created: datetime | None) -> None:
    """Raise if the proof was made after its key was revoked or had ended, or may have been."""
    for limit, error in ((method.revoked, KeyRevokedError), (method.expires, ExpiredError)):
        if limit is not None and (created is None or created >= limit):
            raise error("the proof was made after its key was revoked, or had ended")
