"""A document in an envelope: a token around it, read and not yet verified. https://www.w3.org/TR/vc-jose-cose/

An envelope is a JWT, an SD-JWT or a COSE_Sign1, for a credential (`vc`) or a presentation (`vp`). Its media type
decides how it is read; nothing is guessed from what is inside.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Any, Literal

from led_vc.keys import KeyAlgorithm, PublicKey
from led_vc.ports import ProofPurpose
from led_vc.securing.cose.sign1 import COSE_ALGORITHMS, COSE_ALGORITHMS_WITH_ES512, CoseAlgorithms
from led_vc.securing.jose.compact import ALGORITHMS, ALGORITHMS_WITH_ES512, Algorithms
from led_vc.securing.sd_jwt.presented import PresentedSdJwt

Content = Literal["vc", "vp"]
Mechanism = Literal["jwt", "sd-jwt", "cose"]
MediaType = Literal["vc+jwt", "vp+jwt", "vc+sd-jwt", "vp+sd-jwt", "vc+cose", "vp+cose", "jwt"]
"""`jwt` is a token of VCDM 1.1, of either content; the others are of VC-JOSE-COSE. Each stands after `application/`."""

MAXIMUM_CHARACTERS = 2**20
MAXIMUM_DEPTH = 64

PURPOSES: Mapping[Content, ProofPurpose] = MappingProxyType({"vc": "assertionMethod", "vp": "authentication"})


def content_of(media_type: MediaType) -> Content:
    """Return what the media type says is inside; of the older kind it says nothing, and a presentation is meant."""
    return "vc" if media_type.startswith("vc") else "vp"


CONTROL_MEMBERS = frozenset(
    {"iss", "exp", "nbf", "cnf", "status", "issuer", "validFrom", "validUntil", "credentialStatus", "@context", "type"}
)
"""What a holder must not be able to leave out: whoever can hide it can hide that the credential has ended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EnvelopePolicy:
    """What is taken of envelopes.

    `control_members` cannot be selectively disclosable. With `iat_may_be_text` an `iat` that is no number is taken for
    none, as the tokens of the official suite have it. With `older_credentials` a credential may be a token of VCDM 1.1.
    """

    algorithms: Algorithms = field(default_factory=lambda: ALGORITHMS)
    cose_algorithms: CoseAlgorithms = field(default_factory=lambda: COSE_ALGORITHMS)
    control_members: frozenset[str] = CONTROL_MEMBERS
    iat_may_be_text: bool = False
    older_credentials: bool = False


STRICT_ENVELOPES = EnvelopePolicy()
"""What the product takes."""

CONFORMANCE_ENVELOPES = EnvelopePolicy(
    algorithms=ALGORITHMS_WITH_ES512,
    cose_algorithms=COSE_ALGORITHMS_WITH_ES512,
    control_members=frozenset(),
    iat_may_be_text=True,
    older_credentials=True,
)
"""What conformance instances take: the tokens of the official suite."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """A holder's key (https://www.rfc-editor.org/rfc/rfc7800#section-3); `did` is None where the token gives a JWK."""

    public_key: PublicKey
    did: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenClaims:
    """The registered claims that are judged, each of its type. https://www.rfc-editor.org/rfc/rfc7519#section-4.1

    `confirmation` is the member `cnf` as it stands there: only who asks a holder to sign reads the key in it.
    """

    issuer: str | None = None
    subject: str | None = None
    token_id: str | None = None
    issued_at: datetime | None = None
    not_before: datetime | None = None
    expires: datetime | None = None
    audience: tuple[str, ...] = ()
    nonce: str | None = None
    confirmation: object = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """What an envelope holds, before anything of it may be believed.

    `document` is the document without the token's own claims; `signed` are the bytes that `signature` is over.
    `presented` is there for an SD-JWT: what its holder's key signs, if it does. `content` is what is inside.
    """

    media_type: MediaType
    content: Content
    document: dict[str, Any]
    claims: TokenClaims
    kid: str | None
    algorithm: KeyAlgorithm
    signed: bytes
    signature: bytes
    presented: PresentedSdJwt | None = None

    @property
    def controller(self) -> object:
        """Return what the document states as the one who made it: the issuer, or the holder."""
        return self.document.get("issuer" if self.content == "vc" else "holder")
