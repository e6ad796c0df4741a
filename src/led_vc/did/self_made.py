"""The document of a DID that is its own key: one method, good for both purposes."""

from led_vc.did.controller_document import ControllerDocument, VerificationMethod
from led_vc.keys import PublicKey


def one_key_document(did: str, fragment: str, public_key: PublicKey) -> ControllerDocument:
    """Return the document of `did`, whose one method is `did#fragment`."""
    method = VerificationMethod(id=f"{did}#{fragment}", controller=did, public_key=public_key)
    purposes = frozenset({method.id})
    return ControllerDocument(
        id=did, verification_methods={method.id: method}, assertion_method=purposes, authentication=purposes
    )
