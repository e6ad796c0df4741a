"""Verify what an envelope holds. https://www.w3.org/TR/vc-jose-cose/#key-discovery

In order to say that the one whom the document names made it, we establish that:

1. the document names its issuer, or its holder, and the token's claims agree with it;
2. `kid` names a method of that controller, absolute or relative to it, and no other header chooses the key;
3. the controller lists the method for this purpose, and it was not revoked or past its time;
4. the signature is that key's, by the algorithm that goes with it.

`nbf` and `exp` are not judged here: they say of the document what `validFrom` and `validUntil` say.
"""

from led_vc.errors import CryptographicSecurityError, InvalidVerificationMethodError, ProofVerificationError
from led_vc.keys import PublicKey
from led_vc.model.values import link
from led_vc.securing.data_integrity.methods import ControllerResolver, require_time_of_key, verification_method
from led_vc.securing.data_integrity.verify import Opened, VerifiedProof
from led_vc.securing.enveloped.envelope import PURPOSES, Envelope
from led_vc.securing.enveloped.registered import require_agreement
from led_vc.securing.work import Meter


def open_envelope(envelope: Envelope, resolve: ControllerResolver, *, meter: Meter | None = None) -> Opened:
    """Return the document that `envelope` secures, or raise a LedVcError."""
    controller = controller_of(envelope)
    require_agreement(envelope.document, envelope.claims, controller)  # (1)
    url = method_url(envelope.kid, controller)  # (2)
    purpose = PURPOSES[envelope.content]
    method = verification_method({"verificationMethod": url}, purpose, resolve)  # (3)
    require_time_of_key(method, envelope.claims.issued_at)
    verify_envelope(envelope, method.public_key, meter=meter)  # (4)
    claims = envelope.claims
    proof = VerifiedProof(
        cryptosuite=envelope.media_type,
        purpose=purpose,
        verification_method=method.id,
        controller=method.controller,
        public_key=method.public_key,
        created=claims.issued_at,
        expires=None,
        challenge=claims.nonce,
        domains=claims.audience,
        not_before=claims.not_before,
        not_after=claims.expires,
    )
    return Opened(document=envelope.document, proofs=(proof,))


def verify_envelope(envelope: Envelope, key: PublicKey, *, meter: Meter | None = None) -> None:
    """Check the signature with `key`, whosever it is. Raises CryptographicSecurityError, ProofVerificationError."""
    if envelope.algorithm != key.algorithm:
        raise CryptographicSecurityError("the token's algorithm is not the key's")
    if not envelope.signature:
        raise ProofVerificationError("the token is not signed")
    if meter is not None:
        meter.add(signature_checks=1)
    key.verify(envelope.signature, envelope.signed)


def controller_of(envelope: Envelope) -> str:
    """Return whom the document names as its issuer or holder, unverified."""
    name = "issuer" if envelope.content == "vc" else "holder"
    return link(envelope.controller, name)


def method_url(kid: str | None, controller: str) -> str:
    """Return the URL of the method that `kid` names. https://www.w3.org/TR/vc-jose-cose/#kid"""
    if kid is None:
        raise InvalidVerificationMethodError("the token does not name its key (kid)")
    if kid.startswith("did:"):
        if kid.partition("#")[0] != controller:
            raise InvalidVerificationMethodError("kid is a key of another than the one who made the document")
        return kid
    return f"{controller}#{kid.removeprefix('#')}"
