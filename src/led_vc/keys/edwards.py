"""What the Ed25519 of common backends does not check: canonical, on the curve, not of small order.

With a small-order key anybody can sign any message, with a small-order R or S >= L one message has several
signatures; backends differ in what they refuse, so it is refused here first.
https://www.rfc-editor.org/rfc/rfc8032#section-5.1
"""

_P = 2**255 - 19
_L = 2**252 + 27742317777372353535851937790883648493
_D = -121665 * pow(121666, -1, _P) % _P
# The points of order 8 are the roots of d y^4 + 2 y^2 - 1; orders 1, 2 and 4 have y = 1, -1, 0.
_Y8 = 2707385501144840649318225287225658788936804267575313519463743609750303402022
_SMALL_ORDER_Y = frozenset({0, 1, _P - 1, _Y8, _P - _Y8})


def is_canonical(point: bytes) -> bool:
    """Say whether `point` is the one encoding of its y."""
    return _y(point) < _P


def is_small_order(point: bytes) -> bool:
    """Say whether `point` is one of the eight points of small order, in any of their fourteen encodings."""
    return _y(point) % _P in _SMALL_ORDER_Y


def is_on_curve(point: bytes) -> bool:
    """Say whether -x^2 + y^2 = 1 + d x^2 y^2 has an x for this y."""
    y2 = pow(_y(point), 2, _P)
    u, v = (y2 - 1) % _P, (_D * y2 + 1) % _P
    # u/v is a square exactly when u*v is.
    return u == 0 or pow(u * v, (_P - 1) // 2, _P) == 1


def is_canonical_scalar(scalar: bytes) -> bool:
    """Say whether S is below the group's order."""
    return int.from_bytes(scalar, "little") < _L


def _y(point: bytes) -> int:
    return int.from_bytes(point, "little") & (2**255 - 1)
