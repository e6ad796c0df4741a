"""Secure and verify for the VC-JOSE-COSE suite: the key is given, and whose it is is not asked.

What these files alone allow: ES512, the suite's contexts, `iat` as text, members hidden that decide whether a document
counts, and a `kid` that is the key's thumbprint. Of what a presentation holds only the form is looked at: the suite's
presentations hold tokens that were cut short.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, Self, cast

from led_vc.contexts import bundled_with_examples
from led_vc.encoding import JsonObject, base64url_decode, base64url_encode, jcs, parse_json, parse_object
from led_vc.errors import (
    InvalidVerificationMethodError,
    MalformedValueError,
    NotYetValidError,
    ParsingError,
)
from led_vc.keys import LocalSigner, PrivateKey, PublicKey
from led_vc.model import Credential, Presentation
from led_vc.securing.enveloped import (
    CONFORMANCE_ENVELOPES,
    Envelope,
    EnvelopeOptions,
    NewMediaType,
    content_of,
    controller_of,
    cose_text,
    enveloped_text,
    read_text,
    require_agreement,
    secure_document,
    verify_envelope,
)

_MECHANISMS: Final[Mapping[str, str]] = {"jose": "jwt", "sdjwt": "sd-jwt", "cose": "cose"}
_SKEW: Final = timedelta(minutes=5)
_PATH: Final = re.compile(r"([^.\[\]]+)((?:\[[0-9]{1,6}\])*)")
# https://www.w3.org/TR/vc-data-model-2.0/: the suite wants other members refused when a credential is issued.
_CREDENTIAL_TERMS: Final = frozenset(
    {"@context", "id", "type", "name", "description", "issuer", "validFrom", "validUntil", "credentialSubject"}
    | {"credentialStatus", "credentialSchema", "refreshService", "termsOfUse", "evidence", "relatedResource"}
    | {"confidenceMethod", "renderMethod"}
)
_PRESENTATION_TERMS: Final = frozenset({"@context", "id", "type", "holder", "verifiableCredential", "termsOfUse"})


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFile:
    """A verification method as the suite writes it; `secret` may be absent. `names` is what `kid` may say."""

    public_key: PublicKey
    secret: PrivateKey | None
    names: tuple[str, ...]

    @classmethod
    def parse(cls, data: bytes) -> Self:
        """Read the file. Raises ParsingError, MalformedValueError, InvalidVerificationMethodError."""
        method = parse_object(data)
        public = method.get("publicKeyJwk")
        if not isinstance(public, dict):
            raise MalformedValueError("a verification method needs a publicKeyJwk")
        key = PublicKey.from_jwk(public)
        stated = (thumbprint(key), public.get("kid"), method.get("id"))
        names = tuple(dict.fromkeys(name for name in stated if isinstance(name, str)))
        return cls(public_key=key, secret=_secret(method.get("secretKeyJwk"), key), names=names)


def issued(document: JsonObject, key: KeyFile, feature: str, hidden: tuple[str, ...], now: datetime) -> str:
    """Return `document` secured as `feature` says, after it was verified again."""
    media_type = _media_type(feature)
    if key.secret is None:
        raise InvalidVerificationMethodError("a key to sign with needs its secretKeyJwk")
    _require_model(document, media_type)
    if not document.keys() <= (_CREDENTIAL_TERMS if media_type.startswith("vc") else _PRESENTATION_TERMS):
        raise MalformedValueError("a member that the data model does not know")
    signer = LocalSigner(key.names[0], key.secret)
    options = EnvelopeOptions(kid=key.names[0], created=now, disclosable=hidden)
    secured = secure_document(document, signer, media_type, options)
    text = cose_text(secured) if isinstance(secured, bytes) else secured
    if verified(text.encode(), key, feature, now).keys() != document.keys():
        raise MalformedValueError("what was issued does not say what it should")
    return text


def verified(source: bytes, key: KeyFile, feature: str, now: datetime) -> dict[str, Any]:
    """Return the document that `source` secures, or raise."""
    media_type = _media_type(feature)
    envelope = read_text(_text(source), media_type, content_of(media_type), CONFORMANCE_ENVELOPES)
    if envelope.kid is not None and envelope.kid not in key.names:
        raise InvalidVerificationMethodError("kid is another key than the one that was given")
    if envelope.content == "vc" or envelope.controller is not None:
        require_agreement(envelope.document, envelope.claims, controller_of(envelope))
    verify_envelope(envelope, key.public_key)
    _require_made(envelope, now)
    _require_model(envelope.document, media_type)
    return envelope.document


def pointers(text: str) -> tuple[str, ...]:
    """Return the suite's paths (`credentialSubject.phones[0]`) as JSON pointers. Raises ParsingError."""
    paths = parse_json(text)
    if not isinstance(paths, list) or not all(isinstance(path, str) for path in paths):
        raise ParsingError("not a list of paths")
    return tuple("".join(f"/{step}" for step in _steps(path)) for path in paths)


def thumbprint(key: PublicKey) -> str:
    """Return the key's JWK thumbprint. https://www.rfc-editor.org/rfc/rfc7638"""
    return base64url_encode(hashlib.sha256(jcs(key.to_jwk())).digest())


def _secret(jwk: object, public_key: PublicKey) -> PrivateKey | None:
    if jwk is None:
        return None
    if not isinstance(jwk, dict) or not isinstance(jwk.get("d"), str):
        raise MalformedValueError("a secretKeyJwk needs its d")
    secret = PrivateKey.from_bytes(public_key.algorithm, base64url_decode(jwk["d"]))
    if secret.public_key != public_key:
        raise InvalidVerificationMethodError("the two JWKs are not of one key")
    return secret


def _media_type(feature: str) -> NewMediaType:
    content, _, mechanism = feature.partition("_")
    return cast(NewMediaType, f"{'vc' if content == 'credential' else 'vp'}+{_MECHANISMS[mechanism]}")


def _require_model(document: JsonObject, media_type: NewMediaType) -> None:
    for url in document.get("@context", ()):
        if isinstance(url, str):
            bundled_with_examples().document(url)
    if media_type.startswith("vc"):
        Credential.from_document(document)
        return
    for credential in Presentation.from_document(document).credentials:
        if "proof" not in credential:
            enveloped_text(credential, "vc")


def _require_made(envelope: Envelope, now: datetime) -> None:
    if envelope.claims.issued_at is not None and envelope.claims.issued_at > now + _SKEW:
        raise NotYetValidError("the token was made in the future")


def _text(source: bytes) -> str:
    try:
        return source.decode("ascii").strip()
    except UnicodeDecodeError as e:
        raise ParsingError("neither a token nor base64") from e


def _steps(path: str) -> Iterator[str]:
    for part in path.split("."):
        match = _PATH.fullmatch(part)
        if match is None:
            raise ParsingError("not a path")
        yield match[1].replace("~", "~0").replace("/", "~1")
        yield from re.findall(r"[0-9]+", match[2])
