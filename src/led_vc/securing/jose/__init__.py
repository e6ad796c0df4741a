"""The little of JOSE that this product speaks: compact JWS with three algorithms, JWE with one agreement.

A key proof shows that a wallet holds a key (OpenID4VCI); a bearer token shows which provider knocks. Refuses whatever
the header would like to decide: other algorithms, keys from URLs, certificates, critical extensions, other types.
https://www.rfc-editor.org/rfc/rfc7515, https://www.rfc-editor.org/rfc/rfc8725
"""

from led_vc.securing.jose.bearer import BEARER_TYPE, BearerToken, sign_bearer, verify_bearer
from led_vc.securing.jose.compact import (
    ALGORITHMS,
    ALGORITHMS_WITH_ES512,
    CompactJws,
    Jws,
    TokenKind,
    parse_compact,
    parse_jws,
    parse_token,
    sign_compact,
    verify_compact,
)
from led_vc.securing.jose.encryption import Decrypted, EncryptionKey, decrypt, encrypt
from led_vc.securing.jose.key_proof import KEY_PROOF_TYPE, KeyProof, sign_key_proof, verify_key_proof
from led_vc.securing.jose.sign import sign_token

__all__ = [
    "ALGORITHMS",
    "ALGORITHMS_WITH_ES512",
    "BEARER_TYPE",
    "KEY_PROOF_TYPE",
    "BearerToken",
    "CompactJws",
    "Decrypted",
    "EncryptionKey",
    "Jws",
    "KeyProof",
    "TokenKind",
    "decrypt",
    "encrypt",
    "parse_compact",
    "parse_jws",
    "parse_token",
    "sign_bearer",
    "sign_compact",
    "sign_key_proof",
    "sign_token",
    "verify_bearer",
    "verify_compact",
    "verify_key_proof",
]
