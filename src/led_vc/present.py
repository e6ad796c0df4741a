"""Present credentials: prepare the bytes to sign, complete with the holder's signature.

The key may live where this code does not, in a browser or a token; so there are two steps, and one that does both
with a signer at hand. A presentation is live (it says when it ends) or answers a challenge; there is no third kind.
https://www.w3.org/TR/vc-data-model-2.0/#verifiable-presentations
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from led_vc import contexts
from led_vc.did import split_did_url
from led_vc.encoding import JsonObject
from led_vc.errors import MalformedValueError
from led_vc.keys import PublicKey
from led_vc.model import CREDENTIALS_V2
from led_vc.ports import Signer
from led_vc.securing.data_integrity import (
    Cryptosuite,
    PreparedProof,
    ProofOptions,
    complete_proof,
    prepare_proof,
    require_no_base_proof,
)
from led_vc.securing.enveloped import (
    EnvelopeOptions,
    credential_text,
    enveloped,
    is_enveloped,
    media_type_of,
    secure_document,
)

PresentationMediaType = Literal["vp+jwt", "vp+sd-jwt", "vp+cose"]
LIVE_FOR = timedelta(seconds=120)
"""How long a live presentation says it may be used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LivePresentation:
    """Show it now, to anybody; with `domain` only to that verifier."""

    created: datetime
    expires: datetime
    domain: str | None = None

    @classmethod
    def at(cls, created: datetime, *, domain: str | None = None) -> "LivePresentation":
        """Return what a code on a screen says that is made at `created`."""
        return cls(created=created, expires=created + LIVE_FOR, domain=domain)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChallengedPresentation:
    """Answer a verifier's challenge, for its domain, once."""

    created: datetime
    challenge: str
    domain: str
    expires: datetime | None = None

    def __post_init__(self) -> None:
        if not self.challenge or not self.domain:
            raise MalformedValueError("a challenge and a domain must not be empty")


def prepare_presentation(
    secured: JsonObject | Sequence[JsonObject],
    verification_method: str,
    public_key: PublicKey,
    suite: Cryptosuite,
    occasion: LivePresentation | ChallengedPresentation,
) -> PreparedProof:
    """Return a presentation that lacks its signature; `.data` is what the holder's key has to sign."""
    document: dict[str, Any] = {"@context": [CREDENTIALS_V2], "type": "VerifiablePresentation"}
    if isinstance(occasion, ChallengedPresentation):
        document["holder"], _fragment = split_did_url(verification_method)
    document["verifiableCredential"] = _held(secured)
    return prepare_proof(document, verification_method, public_key, suite, _options(occasion), contexts.bundled())


def complete_presentation(prepared: PreparedProof, signature: bytes) -> dict[str, Any]:
    """Return the presentation; a signature that is not by the key named in `prepared` is refused."""
    return complete_proof(prepared, signature)


def present_credentials(
    secured: JsonObject | Sequence[JsonObject],
    signer: Signer,
    suite: Cryptosuite,
    *,
    created: datetime,
    expires: datetime | None = None,
    challenge: str | None = None,
    domain: str | None = None,
) -> dict[str, Any]:
    """Return a presentation by `signer`: with `expires` live, with `challenge` and `domain` an answer."""
    occasion = _occasion(created, expires, challenge, domain)
    prepared = prepare_presentation(secured, signer.verification_method, signer.public_key, suite, occasion)
    return complete_presentation(prepared, signer.sign(prepared.data))


def present_enveloped(
    secured: JsonObject | str | bytes | Sequence[JsonObject | str | bytes],
    signer: Signer,
    media_type: PresentationMediaType,
    occasion: LivePresentation | ChallengedPresentation,
) -> str | bytes:
    """Return a presentation in an envelope of its holder: text, or bytes for COSE.

    Its credentials are objects with a proof, or tokens of theirs, which are put in data URLs.
    """
    holder, _fragment = split_did_url(signer.verification_method)
    several = [secured] if isinstance(secured, Mapping | str | bytes) else list(secured)
    document = {
        "@context": [CREDENTIALS_V2],
        "type": "VerifiablePresentation",
        "holder": holder,
        "verifiableCredential": _held([_as_object(one) for one in several]),
    }
    options = EnvelopeOptions(
        kid=signer.verification_method,
        created=occasion.created,
        expires=occasion.expires,
        audience=occasion.domain,
        nonce=occasion.challenge if isinstance(occasion, ChallengedPresentation) else None,
    )
    return secure_document(document, signer, media_type, options)


def _as_object(secured: JsonObject | str | bytes) -> JsonObject:
    return secured if isinstance(secured, Mapping) else enveloped(media_type_of(secured), credential_text(secured))


def _occasion(
    created: datetime, expires: datetime | None, challenge: str | None, domain: str | None
) -> LivePresentation | ChallengedPresentation:
    if challenge is not None and domain is not None:
        return ChallengedPresentation(created=created, expires=expires, challenge=challenge, domain=domain)
    if challenge is None and expires is not None:
        return LivePresentation(created=created, expires=expires, domain=domain)
    raise MalformedValueError("a presentation is live (expires) or challenged (challenge and domain)")


def _options(occasion: LivePresentation | ChallengedPresentation) -> ProofOptions:
    return ProofOptions(
        purpose="authentication",
        created=occasion.created,
        expires=occasion.expires,
        challenge=occasion.challenge if isinstance(occasion, ChallengedPresentation) else None,
        domain=occasion.domain,
    )


def _held(secured: JsonObject | Sequence[JsonObject]) -> JsonObject | list[JsonObject]:
    """Return one credential as itself and several as a list: a list of one is longer and says no more."""
    found = [secured] if isinstance(secured, Mapping) else list(secured)
    if not found or not all(isinstance(one, Mapping) and (one.get("proof") or is_enveloped(one)) for one in found):
        raise MalformedValueError("a presentation holds secured credentials")
    for one in found:
        require_no_base_proof(one)
    return found[0] if len(found) == 1 else found
