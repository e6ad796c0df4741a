"""Issue a credential: the issuer's proof over exactly the document that was planned.

Refuses a document that no verifier of ours would take: not a credential, not the exact contexts of its type, or
signed by another than its issuer. Whether it *should* be issued was decided before. https://www.w3.org/TR/vc-data-integrity/
"""

from datetime import datetime
from typing import Any

from led_vc import contexts
from led_vc.did import split_did_url
from led_vc.encoding import JsonObject
from led_vc.errors import ContextNotAllowedError, InvalidVerificationMethodError
from led_vc.model import Credential
from led_vc.ports import Signer
from led_vc.securing.data_integrity import Cryptosuite, ProofOptions, add_proof


def issue_credential(
    credential: Credential | JsonObject, signer: Signer, suite: Cryptosuite, *, created: datetime
) -> dict[str, Any]:
    """Return a copy of `credential` with the proof of its issuer, made at `created`."""
    view = credential if isinstance(credential, Credential) else Credential.from_document(credential)
    _require_exact_contexts(view)
    did, _fragment = split_did_url(signer.verification_method)
    if did != view.issuer:
        raise InvalidVerificationMethodError("the signer is not the credential's issuer")
    options = ProofOptions(purpose="assertionMethod", created=created)
    return add_proof(view.document, signer, suite, options, contexts.bundled())


def _require_exact_contexts(view: Credential) -> None:
    known = [contexts.EXACT[one] for one in view.types if one in contexts.EXACT]
    if not known or any(view.document["@context"] != list(exact) for exact in known):
        raise ContextNotAllowedError("@context is not the list that is laid down for this type")
