"""What is refused before any Ed25519 backend is asked: keys and R of small order or not canonical, and S >= L.

With a small-order key anybody can sign any message, with a small-order R or S >= L one message has several
signatures; backends differ in what they refuse, so it is refused here first, and then all of them agree on the rest.
https://www.rfc-editor.org/rfc/rfc8032#section-5.1
"""

from led_vc.errors import InvalidVerificationMethodError, ProofVerificationError

_P = 2**255 - 19
_L = 2**252 + 27742317777372353535851937790883648493
_D = -121665 * pow(121666, -1, _P) % _P
# The points of order 8 are the roots of d y^4 + 2 y^2 - 1; orders 1, 2 and 4 have y = 1, -1, 0.
_Y8 = 2707385501144840649318225287225658788936804267575313519463743609750303402022
_SMALL_ORDER_Y = (0, 1, _P - 1, _Y8, _P - _Y8)
_SIGN = 2**255


def _encodings(*ys: int) -> frozenset[bytes]:
    return frozenset((y + sign).to_bytes(32, "little") for y in ys for sign in (0, _SIGN))


SMALL_ORDER = _encodings(*_SMALL_ORDER_Y, _P, _P + 1)
"""The fourteen encodings of the eight points of small order."""

REFUSED = SMALL_ORDER | _encodings(*range(_P, _SIGN))
"""Those, and every encoding whose y is not below p: no honest key or R is one of these 48."""


def check_key(raw: bytes) -> None:
    """Refuse a key of another length, not canonical or of small order. Raises InvalidVerificationMethodError."""
    if len(raw) != 32:
        raise InvalidVerificationMethodError("not an Ed25519 public key")
    if raw in REFUSED:
        why = "of small order: anybody can sign for it" if raw in SMALL_ORDER else "that is not canonical"
        raise InvalidVerificationMethodError(f"an Ed25519 key {why}")


def check_on_curve(raw: bytes) -> None:
    """Refuse a y for which -x^2 + y^2 = 1 + d x^2 y^2 has no x; costs nearly as much as verifying a signature.

    Raises InvalidVerificationMethodError.
    """
    y2 = pow(int.from_bytes(raw, "little") & (_SIGN - 1), 2, _P)
    u, v = (y2 - 1) % _P, (_D * y2 + 1) % _P
    # x^2 = u/v has a root exactly when u*v has one.
    if u and pow(u * v, (_P - 1) // 2, _P) != 1:
        raise InvalidVerificationMethodError("not an Ed25519 public key: no point of the curve")


def check_signature(signature: bytes) -> None:
    """Refuse S >= L, and an R that is not canonical or of small order. Raises ProofVerificationError."""
    if len(signature) != 64 or int.from_bytes(signature[32:], "little") >= _L:
        raise ProofVerificationError("not an Ed25519 signature")
    if signature[:32] in REFUSED:
        raise ProofVerificationError("an Ed25519 signature with an R that no signer makes")
