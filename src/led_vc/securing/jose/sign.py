"""Make a compact JWS with any signer: a key in memory, in a rack, or elsewhere."""

import json
from typing import Any

from led_vc.encoding import JsonObject, base64url_encode
from led_vc.errors import CryptographicSecurityError, MalformedValueError
from led_vc.keys import KeyAlgorithm, LocalSigner
from led_vc.ports import Signer
from led_vc.securing.jose.compact import WRITTEN

_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def sign_token(header: JsonObject, payload: JsonObject, signer: Signer) -> str:
    """Return `payload` signed; `header` gains the key's `alg`.

    Raises MalformedValueError for what is not JSON, ProofVerificationError if the signature is not the signer's key's.
    """
    protected = {"alg": written_algorithm(signer.public_key.algorithm), **header}
    signing_input = f"{base64url_encode(json_bytes(protected))}.{base64url_encode(json_bytes(payload))}"
    data = signing_input.encode("ascii")
    return f"{signing_input}.{base64url_encode(signature_by(signer, data))}"


def signature_by(signer: Signer, data: bytes) -> bytes:
    """Return the signature, after a look whether it is the one of the key that the signer names.

    Only a key in this process's memory is believed: there the two are one object.
    """
    signature = signer.sign(data)
    if not isinstance(signer, LocalSigner):
        signer.public_key.verify(signature, data)
    return signature


def written_algorithm(algorithm: KeyAlgorithm) -> str:
    """Return the `alg` of a kind of key. Raises CryptographicSecurityError for one that signs no tokens."""
    if algorithm not in WRITTEN:
        raise CryptographicSecurityError(f"a key of {algorithm} signs no tokens")
    return WRITTEN[algorithm]


def json_bytes(value: Any) -> bytes:
    """Write `value` as JSON without spaces; the members keep their order, since the bytes themselves are signed."""
    try:
        return _ENCODER.encode(value).encode()
    except (TypeError, ValueError):  # UnicodeEncodeError is a ValueError; the message quotes what may be personal
        raise MalformedValueError("cannot be written as JSON") from None
