"""The registered claims of a token, apart from the document that stands beside them in one JSON object.

https://www.w3.org/TR/vc-jose-cose/#jwt-claims-set says which may stand there; each must say what the document says.
`vc` and `vp`, the claims of VCDM 1.1, may not: a reader of the older kind would find another document in them.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from led_vc.did import self_contained, split_did_url
from led_vc.encoding import JsonObject
from led_vc.errors import InvalidVerificationMethodError, MalformedValueError, ParsingError, ProofVerificationError
from led_vc.keys import PublicKey
from led_vc.securing.enveloped.envelope import Confirmation, TokenClaims
from led_vc.securing.jose import claims

REGISTERED: Final = frozenset({"iss", "sub", "aud", "exp", "nbf", "iat", "jti", "nonce", "cnf"})
_OLDER = frozenset({"vc", "vp"})


def split_payload(payload: JsonObject, *, iat_may_be_text: bool) -> tuple[dict[str, Any], TokenClaims]:
    """Return the document and the claims of a payload. Raises ParsingError and MalformedValueError."""
    if not _OLDER.isdisjoint(payload):
        raise ParsingError("a token with a vc or vp claim: the document is the payload itself")
    document = {name: value for name, value in payload.items() if name not in REGISTERED}
    return document, read_claims(payload, iat_may_be_text=iat_may_be_text)


def read_claims(payload: Mapping[str, Any], *, iat_may_be_text: bool) -> TokenClaims:
    """Read the registered claims, each of its type."""
    textual = iat_may_be_text and isinstance(payload.get("iat"), str)
    return TokenClaims(
        issuer=_text(payload, "iss"),
        subject=_text(payload, "sub"),
        token_id=_text(payload, "jti"),
        issued_at=None if textual else _moment(payload, "iat"),
        not_before=_moment(payload, "nbf"),
        expires=_moment(payload, "exp"),
        audience=_audience(payload),
        nonce=_text(payload, "nonce"),
        confirmation=payload.get("cnf"),
    )


def require_agreement(document: JsonObject, stated: TokenClaims, controller: str) -> None:
    """Raise ProofVerificationError unless the claims say of issuer, subject and id what the document says."""
    if stated.issuer is not None and stated.issuer != controller:
        raise ProofVerificationError("iss is another than the one who made the document")
    if stated.token_id is not None and stated.token_id != document.get("id"):
        raise ProofVerificationError("jti is another than the document's id")
    subject = document.get("credentialSubject")
    if stated.subject is not None and (not isinstance(subject, dict) or subject.get("id") != stated.subject):
        raise ProofVerificationError("sub is another than the credential's subject")


def confirmation_of(claims: TokenClaims) -> Confirmation | None:
    """Return the holder's key that `cnf` states: a JWK, or the URL of a did:key or did:jwk that can authenticate.

    Raises InvalidVerificationMethodError, and UnsupportedFeatureError for another kind of key.
    """
    value = claims.confirmation
    if value is None:
        return None
    match value:
        case {"jwk": dict() as jwk, **others} if not others:
            return Confirmation(public_key=PublicKey.from_jwk(jwk), did=None)
        case {"kid": str() as url, **others} if not others:
            did, _fragment = split_did_url(url)
            document = self_contained(did)
            method = None if document is None else document.verification_methods.get(url)
            if document is not None and method is not None and url in document.authentication:
                return Confirmation(public_key=method.public_key, did=did)
    raise InvalidVerificationMethodError("cnf must be a jwk, or the kid of a did:key or did:jwk")


def _text(payload: Mapping[str, Any], name: str) -> str | None:
    return claims.text(payload, name) if name in payload else None


def _moment(payload: Mapping[str, Any], name: str) -> datetime | None:
    return claims.moment(payload, name) if name in payload else None


def _audience(payload: Mapping[str, Any]) -> tuple[str, ...]:
    if "aud" not in payload:
        return ()
    value = payload["aud"]
    found = value if isinstance(value, list) else [value]
    if not found or not all(isinstance(one, str) for one in found):
        raise MalformedValueError("aud must be text, or a list of texts")
    return tuple(found)
