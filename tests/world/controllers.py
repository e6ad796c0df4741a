"""The controller document of an issuer that no list knows, as somebody might hand it to a verifier."""

from datetime import datetime

from led_vc.did import ControllerDocument, VerificationMethod
from led_vc.ports import Signer


def controller(
    did: str,
    signer: Signer,
    *,
    named: str | None = None,
    asserts: bool = True,
    expires: datetime | None = None,
    revoked: datetime | None = None,
) -> ControllerDocument:
    """Return the document of `did` with the key of `signer`; `named` is whom the method calls its controller."""
    method = VerificationMethod(
        id=signer.verification_method,
        controller=named or did,
        public_key=signer.public_key,
        expires=expires,
        revoked=revoked,
    )
    methods = frozenset({method.id})
    return ControllerDocument(
        id=did,
        verification_methods={method.id: method},
        assertion_method=methods if asserts else frozenset(),
        authentication=methods,
    )
