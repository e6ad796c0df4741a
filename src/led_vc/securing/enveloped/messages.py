"""`vc+cose` and `vp+cose`: from the bytes to an envelope. https://www.w3.org/TR/vc-jose-cose/#with-cose

The document is JSON inside a COSE_Sign1; what the token says of itself are CWT claims in the protected header.
"""

from collections.abc import Mapping
from typing import Any, Final, cast

from led_vc.encoding import parse_object
from led_vc.errors import MalformedValueError, ParsingError
from led_vc.securing.cose.sign1 import CONTENT_TYPE, CWT_CLAIMS, KID, MessageKind, Sign1, parse_sign1
from led_vc.securing.enveloped.envelope import MAXIMUM_CHARACTERS, Content, Envelope, EnvelopePolicy, MediaType
from led_vc.securing.enveloped.registered import read_claims
from led_vc.securing.enveloped.tokens import require_content_type

CWT_LABELS: Final[Mapping[int, str]] = {1: "iss", 2: "sub", 3: "aud", 4: "exp", 5: "nbf", 6: "iat", 10: "nonce"}
"""https://www.iana.org/assignments/cwt: the claims that are judged, by the names of JWT."""


def read_cose(data: bytes, content: Content, policy: EnvelopePolicy) -> Envelope:
    """Read a `vc+cose` or `vp+cose`."""
    media_type = cast(MediaType, f"{content}+cose")
    kind = MessageKind(type=f"application/{media_type}", algorithms=policy.cose_algorithms)
    message = parse_sign1(data, kind)
    require_content_type(message.protected.get(CONTENT_TYPE, f"application/{content}"), f"application/{content}")
    return Envelope(
        media_type=media_type,
        content=content,
        document=parse_object(message.payload, max_bytes=MAXIMUM_CHARACTERS),
        claims=read_claims(_claims(message), iat_may_be_text=False),
        kid=_kid(message),
        algorithm=message.algorithm,
        signed=message.signed,
        signature=message.signature,
    )


def _claims(message: Sign1) -> dict[str, Any]:
    stated = message.protected.get(CWT_CLAIMS, {})
    if not isinstance(stated, dict):
        raise MalformedValueError("the CWT claims are not a map")
    return {name: stated[label] for label, name in CWT_LABELS.items() if label in stated}


def _kid(message: Sign1) -> str | None:
    stated = message.protected.get(KID, message.unprotected.get(KID))
    try:
        return stated.decode("utf-8") if isinstance(stated, bytes) else None
    except UnicodeDecodeError as e:
        raise ParsingError("kid is not UTF-8") from e
