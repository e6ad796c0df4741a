"""The proof that a wallet holds the key its credential will be bound to: `openid4vci-proof+jwt`.

https://openid.net/specs/openid-4-verifiable-credential-issuance-1_0.html#appendix-F.1

The key comes from the token itself, as a did:key in `kid` or as a public `jwk`; it becomes the credential's holder.
In order to accept a proof we check that:

1. it is a JWS of this type, with an algorithm of ours and exactly one statement of the key;
2. it is signed with that key;
3. it was made for this issuer, just now;
4. it carries a nonce. Whether the nonce is one the issuer gave, and not used yet, only the issuer knows: the caller
   spends `KeyProof.nonce`.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from led_vc.did import self_contained, split_did_url
from led_vc.errors import InvalidChallengeError, InvalidVerificationMethodError
from led_vc.keys import PrivateKey, PublicKey
from led_vc.securing.jose import claims
from led_vc.securing.jose.compact import CompactJws, parse_compact, sign_compact, verify_compact

KEY_PROOF_TYPE = "openid4vci-proof+jwt"
MAXIMUM_AGE = timedelta(minutes=5)
_MAX_NONCE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyProof:
    """A verified proof: the key, and the nonce that the caller must still spend.

    `did` is the holder as the wallet named itself; None where it gave a bare JWK.
    """

    public_key: PublicKey
    did: str | None
    nonce: str
    issued_at: datetime


def verify_key_proof(token: str, *, audience: str, now: datetime) -> KeyProof:
    """Return the key that `token` proves for the issuer `audience`.

    Raises InvalidChallengeError when there is no nonce, and other LedVcErrors for whatever else does not hold.
    """
    jws = parse_compact(token, type_=KEY_PROOF_TYPE)  # (1)
    did, key = _stated_key(jws)
    verify_compact(jws, key)  # (2)
    claims.require_audience(jws.claims, audience)  # (3)
    issued = claims.moment(jws.claims, "iat")
    claims.require_recent(issued, now, MAXIMUM_AGE)
    nonce = jws.claims.get("nonce")
    if not isinstance(nonce, str) or not 0 < len(nonce) <= _MAX_NONCE:  # (4)
        raise InvalidChallengeError("the proof has no nonce")
    return KeyProof(public_key=key, did=did, nonce=nonce, issued_at=issued)


def sign_key_proof(
    private_key: PrivateKey, *, verification_method: str, audience: str, nonce: str, issued_at: datetime
) -> str:
    """Return the proof that a wallet sends; `verification_method` is the key's did:key URL."""
    members = {"aud": audience, "iat": claims.numeric_date(issued_at), "nonce": nonce}
    return sign_compact(members, private_key, header={"typ": KEY_PROOF_TYPE, "kid": verification_method})


def _stated_key(jws: CompactJws) -> tuple[str | None, PublicKey]:
    stated = {"kid", "jwk"} & jws.header.keys()
    if stated == {"kid"}:
        url = claims.text(jws.header, "kid")
        did, _fragment = split_did_url(url)
        document = self_contained(did) if did.startswith("did:key:") else None
        method = None if document is None else document.verification_methods.get(url)
        if document is None or method is None or url not in document.authentication:
            raise InvalidVerificationMethodError("kid must be the URL of a did:key that can authenticate")
        return did, method.public_key
    if stated == {"jwk"} and isinstance(jws.header["jwk"], dict):
        return None, PublicKey.from_jwk(jws.header["jwk"])
    raise InvalidVerificationMethodError("a proof states its key once, as kid or as jwk")
