"""Issue and derive on a conformance instance: whoever asks, whatever it says, but nothing that a verifier would refuse.

1. The suite's context is added to a copy, where the document has none that defines the proof.
2. The document is linted: signed with a key that is thrown away, and judged as our verifier judges it.
3. A status entry is added, where the instance does that.
4. It is signed. That `issuer` is the instance's DID is asked for tokens alone, which would not verify otherwise: the
   suites sign other issuers' examples too.
"""

import secrets
from datetime import datetime
from typing import Any, assert_never

from led_cli.conformance.house import House, Instance
from led_cli.conformance.kinds import Enveloping
from led_vc.did import did_key
from led_vc.encoding import JsonObject
from led_vc.errors import LedVcError, MalformedValueError
from led_vc.keys import LocalSigner, PrivateKey
from led_vc.model import CREDENTIALS_V2, many, own_copy
from led_vc.securing.cryptosuite import Cryptosuite, SelectiveCryptosuite
from led_vc.securing.data_integrity import ProofOptions, add_base_proof, add_proof, derive_proof
from led_vc.securing.enveloped import EnvelopeOptions, cose_text, enveloped, secure_document
from led_vc.securing.selective_disclosure.mandatory import always_mandatory
from led_vc.securing.suites.ed25519_signature_2020 import ED25519_SIGNATURE_2020
from led_vc.securing.suites.eddsa_jcs_2022 import EDDSA_JCS_2022
from led_vc.vcapi import Answer, DeriveRequest, IssueRequest, RequestedChecks, derived, issued, refused, unissuable
from led_vc.verify import verify_credential

CREDENTIALS_V1 = "https://www.w3.org/2018/credentials/v1"
_DATA_INTEGRITY = "https://w3id.org/security/data-integrity/v2"
_DEFINES_DATA_INTEGRITY = frozenset({CREDENTIALS_V2, _DATA_INTEGRITY, "https://w3id.org/security/data-integrity/v1"})
_ED25519_2020 = "https://w3id.org/security/suites/ed25519-2020/v1"


def issue(house: House, instance: Instance, request: IssueRequest) -> Answer:
    """Return the signed credential, or why it is not signed."""
    try:
        document = _prepared(instance, request)
        refusal = _lint(house, instance, document)
        if refusal is not None:
            return refusal
        document = _with_status(instance, document, request.credential_id)
        return issued(_sign(house, instance, document, request.mandatory_pointers))
    except LedVcError as error:
        return refused(error)


def derive(house: House, instance: Instance, request: DeriveRequest) -> Answer:
    """Return the part of a credential that was asked for, or why not."""
    environment = house.environment(instance, RequestedChecks.PROOF)
    try:
        return derived(
            derive_proof(
                request.credential,
                environment.known_contexts,
                selective_pointers=request.selective_pointers,
                random=secrets.token_bytes,
                suites=environment.suites,
            )
        )
    except LedVcError as error:
        return refused(error)


def _prepared(instance: Instance, request: IssueRequest) -> dict[str, Any]:
    """Return a copy of the document with a context that defines the instance's proof. (1)"""
    document, mechanism = own_copy(request.credential), instance.kind.mechanism
    stated = many(document.get("@context"))
    if stated[:1] == [CREDENTIALS_V1] and "1.1" not in instance.kind.vc_versions:
        raise MalformedValueError("this instance signs credentials of version 2.0")
    if isinstance(mechanism, Enveloping):
        _require_own(document, instance)
        return document
    if not isinstance(document.get("@context"), list):
        return document
    needed, defining = _DATA_INTEGRITY, _DEFINES_DATA_INTEGRITY
    if mechanism.type == ED25519_SIGNATURE_2020.type:
        needed, defining = _ED25519_2020, frozenset({_ED25519_2020})
    if not stated or any(one in defining for one in stated if isinstance(one, str)):
        return document  # without any context it is for the data model to refuse
    return {**document, "@context": [*stated, needed]}


def _require_own(document: JsonObject, instance: Instance) -> None:
    """Refuse another issuer's document: the key of a token is looked for with the issuer, where ours is not."""
    issuer = document.get("issuer")
    if (issuer.get("id") if isinstance(issuer, dict) else issuer) != instance.id:
        raise MalformedValueError("this instance signs what it issues itself: issuer must be its id")


def _lint(house: House, instance: Instance, document: JsonObject) -> Answer | None:
    """Return the refusal of a document that our verifier would refuse, whoever signed it."""
    key, environment = PrivateKey.generate("Ed25519"), house.environment(instance, RequestedChecks.PROOF)
    signer = LocalSigner(did_key.method_of(key.public_key), key)
    signed = add_proof(document, signer, EDDSA_JCS_2022, _options(environment.now), environment.known_contexts)
    report = verify_credential(signed, environment)
    return None if report.verdict == "valid" else unissuable(report)


def _with_status(instance: Instance, document: dict[str, Any], credential_id: str | None) -> dict[str, Any]:
    if instance.statuses is None:
        return document
    if "credentialStatus" in document:
        raise MalformedValueError("this instance adds credentialStatus itself")
    entries = instance.statuses.enter(credential_id or document.get("id"))
    return {**document, "credentialStatus": entries[0] if len(entries) == 1 else entries}


def _sign(house: House, instance: Instance, document: JsonObject, pointers: tuple[str, ...]) -> dict[str, Any]:
    environment = house.environment(instance, RequestedChecks.PROOF)
    options, known = _options(environment.now), environment.known_contexts
    match instance.kind.mechanism:
        case Cryptosuite() as suite:
            return add_proof(document, instance.signer, suite, options, known)
        case SelectiveCryptosuite() as suite:
            mandatory = tuple(dict.fromkeys((*always_mandatory(document), *pointers)))
            return add_base_proof(
                document,
                instance.selective_signer,
                suite,
                options,
                known,
                mandatory_pointers=mandatory,
                random=secrets.token_bytes,
            )
        case Enveloping(media_type):
            inside = EnvelopeOptions(kid=instance.signer.verification_method, created=environment.now)
            token = secure_document(document, instance.signer, media_type, inside)
            return enveloped(media_type, token if isinstance(token, str) else cose_text(token))
        case _:
            assert_never(instance.kind.mechanism)


def _options(now: datetime) -> ProofOptions:
    return ProofOptions(purpose="assertionMethod", created=now)
