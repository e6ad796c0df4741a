"""Put a document in an envelope. https://www.w3.org/TR/vc-jose-cose/#securing-vcs

The token says by which key (`kid`), by whom (`iss`) and when (`iat`) it was made; `typ` and `cty` say what it is.
Whether the document should be signed at all is for the verbs above to ask.
"""

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from secrets import token_bytes
from typing import Any, Literal, assert_never

from led_vc.encoding import JsonObject
from led_vc.errors import MalformedValueError
from led_vc.keys import PublicKey
from led_vc.model import own_copy
from led_vc.model.values import link
from led_vc.ports import Randomness, Signer
from led_vc.securing import sd_jwt
from led_vc.securing.cose.sign1 import CONTENT_TYPE, CWT_CLAIMS, KID, TYP, sign_sign1
from led_vc.securing.enveloped.envelope import Content, MediaType
from led_vc.securing.enveloped.messages import CWT_LABELS
from led_vc.securing.enveloped.registered import REGISTERED
from led_vc.securing.jose.claims import numeric_date
from led_vc.securing.jose.sign import json_bytes, sign_token
from led_vc.securing.sd_jwt.hide import hide

NewMediaType = Literal["vc+jwt", "vp+jwt", "vc+sd-jwt", "vp+sd-jwt", "vc+cose", "vp+cose"]
"""What is made; `application/jwt` is only read."""

Claims = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class EnvelopeOptions:
    """What a token says of itself, and what of the document its holder may leave out (`disclosable`, JSON pointers).

    `kid` is how the signer's key is named. `confirmation` is the key that has to sign when an SD-JWT is shown.
    """

    kid: str
    created: datetime
    expires: datetime | None = None
    audience: str | None = None
    nonce: str | None = None
    confirmation: PublicKey | None = None
    disclosable: tuple[str, ...] = ()
    random: Randomness = token_bytes


def secure_document(
    document: JsonObject, signer: Signer, media_type: NewMediaType, options: EnvelopeOptions
) -> str | bytes:
    """Return `document` in an envelope: text, or bytes for COSE. Raises MalformedValueError."""
    own = own_copy(document)
    if "proof" in own or not REGISTERED.isdisjoint(own):
        raise MalformedValueError("the document has a proof already, or members that a token uses itself")
    if options.disclosable and not media_type.endswith("+sd-jwt"):
        raise MalformedValueError(f"nothing in a {media_type} can be left out")
    content: Content = "vc" if media_type.startswith("vc") else "vp"
    claims = _claims(own, content, options)
    match media_type:
        case "vc+jwt" | "vp+jwt":
            return sign_token(_header(media_type, content, options), {**own, **claims}, signer)
        case "vc+sd-jwt" | "vp+sd-jwt":
            payload = {**own, **claims}
            disclosures = hide(payload, options.disclosable, random=options.random)
            return sd_jwt.joined(sign_token(_header(media_type, content, options), payload, signer), disclosures)
        case "vc+cose" | "vp+cose":
            return sign_sign1(json_bytes(own), signer, protected=_cose_header(media_type, content, options, claims))
        case _:
            assert_never(media_type)


def cose_text(message: bytes) -> str:
    """Return a COSE message as base64, as a data URL and the official suite have it."""
    return base64.b64encode(message).decode("ascii")


def media_type_of(secured: str | bytes) -> MediaType:
    """Return the media type of a credential's token, by its form."""
    if isinstance(secured, bytes):
        return "vc+cose"
    return "vc+sd-jwt" if "~" in secured else "vc+jwt" if "." in secured else "vc+cose"


def credential_text(secured: str | bytes) -> str:
    """Return a credential's token as it stands in a data URL."""
    return cose_text(secured) if isinstance(secured, bytes) else secured


def _claims(document: JsonObject, content: Content, options: EnvelopeOptions) -> Claims:
    name = "issuer" if content == "vc" else "holder"
    claims: Claims = {
        "iss": link(document[name], name) if name in document else None,
        "iat": numeric_date(options.created),
        "exp": None if options.expires is None else numeric_date(options.expires),
        "aud": options.audience,
        "nonce": options.nonce,
        "cnf": None if options.confirmation is None else {"jwk": options.confirmation.to_jwk()},
    }
    return {name: value for name, value in claims.items() if value is not None}


def _header(media_type: str, content: Content, options: EnvelopeOptions) -> Mapping[str, str]:
    return {"typ": media_type, "cty": content, "kid": options.kid}


def _cose_header(media_type: str, content: Content, options: EnvelopeOptions, claims: Claims) -> Mapping[int, Any]:
    if "cnf" in claims:
        raise MalformedValueError(f"a {media_type} names no key of its holder")
    return {
        CONTENT_TYPE: f"application/{content}",
        KID: options.kid.encode(),
        CWT_CLAIMS: {label: claims[name] for label, name in CWT_LABELS.items() if name in claims},
        TYP: f"application/{media_type}",
    }
