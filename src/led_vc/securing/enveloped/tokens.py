"""`vc+jwt`, `vp+jwt`, `vc+sd-jwt` and `vp+sd-jwt`: from the text to an envelope.

https://www.w3.org/TR/vc-jose-cose/#with-jose and #with-sd-jwt
"""

from typing import cast

from led_vc.encoding import JsonObject
from led_vc.errors import ParsingError
from led_vc.securing import sd_jwt
from led_vc.securing.enveloped.envelope import (
    MAXIMUM_CHARACTERS,
    MAXIMUM_DEPTH,
    Content,
    Envelope,
    EnvelopePolicy,
    MediaType,
    content_of,
)
from led_vc.securing.enveloped.registered import split_payload
from led_vc.securing.jose.compact import CHANGES_THE_RULES, CompactJws, TokenKind, parse_token
from led_vc.securing.sd_jwt import PresentedSdJwt


def read_jwt(token: str, content: Content, policy: EnvelopePolicy) -> Envelope:
    """Read a `vc+jwt` or `vp+jwt`."""
    media_type = cast(MediaType, f"{content}+jwt")
    jws = parse_token(token, token_kind(media_type, policy))
    require_content_type(jws.header.get("cty", content), content)
    return envelope_of(jws, jws.claims, media_type, policy)


def read_sd_jwt(text: str, content: Content, policy: EnvelopePolicy) -> Envelope:
    """Read a `vc+sd-jwt` or `vp+sd-jwt`, with what is disclosed in its place."""
    media_type = cast(MediaType, f"{content}+sd-jwt")
    parts = sd_jwt.split(text)
    jws = parse_token(parts.issuer_token, token_kind(media_type, policy))
    require_content_type(jws.header.get("cty", content), content)
    hash_ = sd_jwt.hash_named(jws.claims.get("_sd_alg", sd_jwt.DEFAULT_HASH))
    disclosures = sd_jwt.by_digest(parts.disclosures, hash_)
    payload = sd_jwt.disclose(jws.claims, disclosures, control_members=policy.control_members)
    presented = PresentedSdJwt(text=parts.presented, hash=hash_, key_binding=parts.key_binding)
    return envelope_of(jws, payload, media_type, policy, presented)


def token_kind(media_type: str, policy: EnvelopePolicy) -> TokenKind:
    """Return what a token of this media type may look like.

    Headers that bring a key along (`jku`, `jwk`, `x5u`, ...) are left alone: the key is looked for elsewhere.
    """
    return TokenKind(
        type=media_type,
        algorithms=policy.algorithms,
        refused_headers=CHANGES_THE_RULES,
        max_characters=MAXIMUM_CHARACTERS,
        max_depth=MAXIMUM_DEPTH,
    )


def envelope_of(
    jws: CompactJws,
    payload: JsonObject,
    media_type: MediaType,
    policy: EnvelopePolicy,
    presented: PresentedSdJwt | None = None,
) -> Envelope:
    """Return the envelope of a token whose payload is the document with claims beside it."""
    document, claims = split_payload(payload, iat_may_be_text=policy.iat_may_be_text)
    kid = jws.header.get("kid")
    return Envelope(
        media_type=media_type,
        content=content_of(media_type),
        document=document,
        claims=claims,
        kid=kid if isinstance(kid, str) else None,
        algorithm=jws.algorithm,
        signed=jws.signing_input,
        signature=jws.signature,
        presented=presented,
    )


def require_content_type(stated: object, expected: str) -> None:
    """Refuse a token that says it holds something else. https://www.w3.org/TR/vc-jose-cose/#using-header-params-claims-key-discovery"""
    if stated != expected:
        raise ParsingError(f"what is inside must be {expected}")
