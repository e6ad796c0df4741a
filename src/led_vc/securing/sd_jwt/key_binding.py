"""The holder's signature over what it presents. https://www.rfc-editor.org/rfc/rfc9901#section-4.3

Whether it must be there is for the verifier to say, in one value, before it looks: whoever presents cannot choose by
leaving a token or a nonce away. In order to accept a Key Binding JWT we check (section 7.3) that:

1. the issuer named the holder's key;
2. the token is a `kb+jwt`, signed with that key and no other;
3. it was made a moment ago, for this verifier and its nonce;
4. it is over exactly the disclosures that are presented;
5. it says nothing of its time that is over, or not there yet.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from led_vc.errors import KeyBindingError, LedVcError, MalformedValueError
from led_vc.keys import PublicKey
from led_vc.ports import Signer
from led_vc.securing.jose import claims
from led_vc.securing.jose.compact import ALGORITHMS, Algorithms, TokenKind, parse_token, verify_compact
from led_vc.securing.jose.sign import sign_token
from led_vc.securing.sd_jwt.disclosures import digest_of
from led_vc.securing.sd_jwt.limits import hash_named
from led_vc.securing.sd_jwt.presented import PresentedSdJwt

KEY_BINDING_TYPE = "kb+jwt"
MAXIMUM_AGE = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class MustNotBePresent:
    """Expect a credential as it was issued: one that somebody presented to a verifier is refused."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MustBePresentAndValid:
    """Expect the holder's signature for this nonce and audience, at most `max_age` before `now`."""

    nonce: str
    audience: str
    now: datetime
    max_age: timedelta = MAXIMUM_AGE
    algorithms: Algorithms = field(default_factory=lambda: ALGORITHMS)

    def __post_init__(self) -> None:
        if not self.nonce or not self.audience:
            raise MalformedValueError("a nonce and an audience must not be empty")


KeyBinding = MustNotBePresent | MustBePresentAndValid


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownBy:
    """What a Key Binding JWT proves: which key showed it, and when."""

    public_key: PublicKey
    issued_at: datetime


def require_key_binding(
    presented: PresentedSdJwt, confirmation: PublicKey | None, expects: KeyBinding
) -> ShownBy | None:
    """Return who showed it, None where nobody may have; raise KeyBindingError for everything else."""
    match expects:
        case MustNotBePresent():
            if presented.key_binding is not None:
                raise KeyBindingError("it was presented to somebody, and not issued like this")
            return None
        case MustBePresentAndValid():
            if presented.key_binding is None:
                raise KeyBindingError("the holder's signature is missing")
            if confirmation is None:  # (1)
                raise KeyBindingError("the issuer named no key of the holder")
            try:
                return _verified(presented, presented.key_binding, confirmation, expects)
            except KeyBindingError:
                raise
            except LedVcError as error:
                raise KeyBindingError(f"the holder's signature does not hold: {error.detail}") from error


def _verified(presented: PresentedSdJwt, token: str, key: PublicKey, expects: MustBePresentAndValid) -> ShownBy:
    jws = parse_token(token, TokenKind(type=KEY_BINDING_TYPE, algorithms=expects.algorithms))
    verify_compact(jws, key)  # (2)
    issued = claims.moment(jws.claims, "iat")
    claims.require_recent(issued, expects.now, expects.max_age)  # (3)
    claims.require_audience(jws.claims, expects.audience)
    if jws.claims.get("nonce") != expects.nonce:
        raise KeyBindingError("the holder signed for another nonce")
    if jws.claims.get("sd_hash") != presented.sd_hash:  # (4)
        raise KeyBindingError("the holder signed other disclosures")
    claims.require_started(jws.claims, expects.now)  # (5)
    claims.require_not_ended(jws.claims, expects.now)
    return ShownBy(public_key=key, issued_at=issued)


def bind_key(presented: str, hash_name: str, signer: Signer, *, nonce: str, audience: str, issued_at: datetime) -> str:
    """Return the SD-JWT `presented`, which ends in `~`, with the signature of its holder."""
    payload = {
        "iat": claims.numeric_date(issued_at),
        "aud": audience,
        "nonce": nonce,
        "sd_hash": digest_of(presented, hash_named(hash_name)),
    }
    return presented + sign_token({"typ": KEY_BINDING_TYPE}, payload, signer)
