"""Base proofs, which an issuer gives to the holder alone, and what the holder derives from them.

A base proof is a secret of the holder's: whoever has it can show any part of the document. It is never logged, shown
or put in a QR code. https://www.w3.org/TR/vc-di-ecdsa/#selective-disclosure-functions
"""

from collections.abc import Mapping, Sequence
from typing import Any

from led_vc.contexts import ContextSet
from led_vc.encoding import JsonObject, multibase_encode
from led_vc.errors import InvalidVerificationMethodError, LedVcError, MalformedValueError, UnsupportedFeatureError
from led_vc.model import many, own_copy
from led_vc.ports import Randomness
from led_vc.securing.cryptosuite import BaseRequest, DeriveRequest, S, SelectiveCryptosuite, Suite
from led_vc.securing.data_integrity import members
from led_vc.securing.data_integrity.chains import proofs_of
from led_vc.securing.data_integrity.create import ProofOptions, proof_configuration
from led_vc.securing.suites import EXPERIMENTAL_SUITES, VERIFIED_SUITES
from led_vc.securing.work import Meter

_MAXIMUM_BASE_BYTES = 512 * 1024


def add_base_proof(
    document: JsonObject,
    signer: S,
    suite: SelectiveCryptosuite[S],
    options: ProofOptions,
    contexts: ContextSet,
    *,
    mandatory_pointers: Sequence[str],
    random: Randomness,
) -> dict[str, Any]:
    """Return a copy of `document` with a base proof by `signer`, from which the holder can derive.

    What `mandatory_pointers` (RFC 6901) point at is part of everything that the holder ever shows.
    """
    if "proof" in document:
        raise MalformedValueError("the document has a proof already")
    if signer.public_key.algorithm not in suite.algorithms:
        raise InvalidVerificationMethodError(f"{suite.name} does not take a key of {signer.public_key.algorithm}")
    own = own_copy(document)
    proof = proof_configuration(own, signer.verification_method, suite, options)
    request = BaseRequest(
        document=own,
        proof=proof,
        mandatory_pointers=tuple(mandatory_pointers),
        contexts=contexts,
        meter=Meter(),
        random=random,
    )
    value = suite.add_base(request, signer)
    return {**own, "proof": {**proof, "proofValue": multibase_encode(value, suite.base)}}


def derive_proof(
    secured: JsonObject,
    contexts: ContextSet,
    *,
    selective_pointers: Sequence[str],
    random: Randomness,
    suites: Mapping[str, Suite] = VERIFIED_SUITES,
) -> dict[str, Any]:
    """Return the part of `secured` that its mandatory pointers and `selective_pointers` point at, with its proof.

    The document must have one proof, a base proof of a suite with selective disclosure.
    """
    own = own_copy(secured)
    proofs = proofs_of(own.pop("proof", None))
    suite = members.suite_of(proofs[0], suites)
    if len(proofs) != 1 or not isinstance(suite, SelectiveCryptosuite):
        raise UnsupportedFeatureError("only from one proof of a suite with selective disclosure can be derived")
    proof = {name: value for name, value in proofs[0].items() if name != "proofValue"}
    request = DeriveRequest(
        document=own,
        proof=proof,
        proof_value=members.proof_value(proofs[0], suite.base, max_bytes=_MAXIMUM_BASE_BYTES),
        selective_pointers=tuple(selective_pointers),
        contexts=contexts,
        meter=Meter(),
        random=random,
    )
    derived = suite.derive(request)
    return {**derived.document, "proof": {**proof, "proofValue": multibase_encode(derived.proof_value, suite.base)}}


def require_no_base_proof(document: JsonObject) -> None:
    """Refuse to show a credential or presentation in which there is a holder's secret. Raises MalformedValueError.

    Of a suite with selective disclosure only what is known to be a derived proof may be shown.
    """
    for one in (document, *many(document.get("verifiableCredential"))):
        for proof in many(one.get("proof")) if isinstance(one, Mapping) else ():
            if isinstance(proof, Mapping) and not _may_be_shown(proof):
                raise MalformedValueError("a base proof is the holder's secret: derive from it what is to be shown")


def _may_be_shown(proof: Mapping[str, Any]) -> bool:
    name = proof.get("cryptosuite")
    suite = EXPERIMENTAL_SUITES.get(name) if isinstance(name, str) else None
    if not isinstance(suite, SelectiveCryptosuite):
        return True
    try:
        value = members.proof_value(proof, suite.base, max_bytes=_MAXIMUM_BASE_BYTES)
    except LedVcError:
        return False
    return value.startswith(suite.derived_header)
