"""Issue a credential: the issuer's proof over exactly the document that was planned, or a token around it.

Refuses a document that no verifier of ours would take: not a credential, not the exact contexts of its type, or
signed by another than its issuer. Whether it *should* be issued was decided before. https://www.w3.org/TR/vc-data-integrity/

With a suite of selective disclosure the holder may show a part later, but never without issuer, period and status.
"""

import json
import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal

from led_vc import contexts
from led_vc.contexts import ContextSet
from led_vc.did import split_did_url
from led_vc.encoding import JsonObject, parse_object
from led_vc.errors import (
    ContextNotAllowedError,
    CryptographicSecurityError,
    InvalidVerificationMethodError,
    MalformedValueError,
)
from led_vc.keys import PublicKey
from led_vc.model import ALL_VERSIONS, Credential, version_of
from led_vc.ports import KeyHolder, Randomness, Signer
from led_vc.rdf import require_defined
from led_vc.securing.cryptosuite import S, SelectiveCryptosuite
from led_vc.securing.data_integrity import Cryptosuite, ProofOptions, add_base_proof, add_proof, own_proof
from led_vc.securing.enveloped import CONTROL_MEMBERS, STRICT_ENVELOPES, EnvelopeOptions, secure_document
from led_vc.securing.selective_disclosure import always_mandatory, demanded

CredentialMediaType = Literal["vc+jwt", "vc+sd-jwt", "vc+cose"]
_JSON_SPACE = " \t\n\r"
_WRITE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_NEVER_HIDDEN = CONTROL_MEMBERS | {"id", "credentialSchema"}


def issue_credential(
    credential: Credential | JsonObject, signer: Signer, suite: Cryptosuite, *, created: datetime
) -> dict[str, Any]:
    """Return a copy of `credential` with the proof of its issuer, made at `created`."""
    view = _issuable(credential, signer)
    options = ProofOptions(purpose="assertionMethod", created=created)
    return add_proof(view.document, signer, suite, options, contexts.bundled())


def issue_text(credential: bytes | str, signer: Signer, suite: Cryptosuite, *, created: datetime) -> str:
    """Return the JSON text of a credential with the proof of its issuer behind its other members.

    As `issue_credential`, and the text itself stays as it is. Raises ParsingError for what is not strict JSON.
    """
    document = parse_object(credential)
    _issuable(document, signer)
    options = ProofOptions(purpose="assertionMethod", created=created)
    proof = _WRITE(own_proof(document, signer, suite, options, contexts.bundled()))
    text = credential if isinstance(credential, str) else credential.decode()
    # Strictly parsed, it is an object that has members, and so ends with a brace that another member may stand before.
    return f'{text.rstrip(_JSON_SPACE)[:-1]},"proof":{proof}}}'


def issue_selective_credential(
    credential: Credential | JsonObject,
    signer: S,
    suite: SelectiveCryptosuite[S],
    *,
    created: datetime,
    mandatory_pointers: Sequence[str] = (),
    random: Randomness = secrets.token_bytes,
) -> dict[str, Any]:
    """Return a copy of `credential` with a base proof of its issuer, for the holder alone.

    What `mandatory_pointers` (RFC 6901) point at is part of all that the holder derives; issuer, period, status,
    schema and the subject's id are so whatever the caller asks, and what the closed schema of its type requires.
    """
    view = _issuable(credential, signer)
    options = ProofOptions(purpose="assertionMethod", created=created)
    always = _mandatory(view)
    return add_base_proof(
        view.document,
        signer,
        suite,
        options,
        contexts.bundled(),
        mandatory_pointers=(*always, *(one for one in mandatory_pointers if one not in always)),
        random=random,
    )


def issue_enveloped(
    credential: Credential | JsonObject,
    signer: Signer,
    media_type: CredentialMediaType,
    *,
    created: datetime,
    disclosable: Sequence[str] = (),
    confirmation: PublicKey | None = None,
    random: Randomness = secrets.token_bytes,
) -> str | bytes:
    """Return `credential` in an envelope of its issuer, made at `created`: text, or bytes for COSE.

    Of an SD-JWT the holder may leave out what `disclosable` names (JSON pointers), and shows it with the key
    `confirmation`. What says whose it is and whether it still counts cannot be left out.
    """
    view = _issuable(credential, signer)
    if any(_is_kept(pointer) for pointer in disclosable):
        raise MalformedValueError("a holder must not be able to leave out whose it is, or whether it still counts")
    if signer.public_key.algorithm not in STRICT_ENVELOPES.algorithms.values():
        raise CryptographicSecurityError(f"no credential is signed with a key of {signer.public_key.algorithm}")
    options = EnvelopeOptions(
        kid=signer.verification_method,
        created=created,
        disclosable=tuple(disclosable),
        confirmation=confirmation,
        random=random,
    )
    return secure_document(view.document, signer, media_type, options)


def _issuable(credential: Credential | JsonObject, signer: KeyHolder) -> Credential:
    view = credential if isinstance(credential, Credential) else Credential.from_document(credential)
    _require_exact_contexts(view)
    did, _fragment = split_did_url(signer.verification_method)
    if did != view.issuer:
        raise InvalidVerificationMethodError("the signer is not the credential's issuer")
    return view


def _mandatory(view: Credential) -> tuple[str, ...]:
    """Return the pointers to what stays, so that all that a holder derives is a credential of its type."""
    always = always_mandatory(view.document)
    schema = f"{view.document['@context'][-1]}/schema.json"
    if schema not in contexts.schema_urls():
        return always
    found = demanded(contexts.schema(schema), view.document)
    return (*always, *(one for one in found if not any(f"{one}/".startswith(f"{kept}/") for kept in always)))


def _is_kept(pointer: str) -> bool:
    """Tell whether `pointer` leads to a member that stays, or to the whole of the subject or its id."""
    first, *below = pointer.removeprefix("/").split("/")
    if first != "credentialSubject":
        return first in _NEVER_HIDDEN
    subject = below[1:] if below and below[0].isdecimal() else below
    return subject in ([], ["id"])


def read_openly(document: JsonObject, known: ContextSet) -> Credential:
    """Return the credential that `document` is under the context policy `open`, or raise: before anybody signs it.

    For conformance instances, which issue what the product never would. In order:

    1. it is a credential of either version of the data model;
    2. what it pins by digest is, where it is held, a published version;
    3. `known` or the document itself defines every word, so that nothing would be lost, whichever suite signs.
    """
    credential = Credential.from_document(document, version=version_of(document, ALL_VERSIONS))  # (1)
    contexts.check_related_resources(credential.related_resources, any_version=True)  # (2)
    unsecured = {name: value for name, value in document.items() if name != "proof"}
    require_defined(unsecured, contexts.opened(known))  # (3)
    return credential


def _require_exact_contexts(view: Credential) -> None:
    known = [contexts.EXACT[one] for one in view.types if one in contexts.EXACT]
    if not known or any(view.document["@context"] != list(exact) for exact in known):
        raise ContextNotAllowedError("@context is not the list that is laid down for this type")
