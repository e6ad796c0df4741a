"""The bytes of a proof value: a header of three bytes, and an array in canonical CBOR.

Read strictly: exactly as many components as there should be, no tags, nothing after them, and the one encoding that
these values have. Otherwise one proof could be written in several ways.
https://www.w3.org/TR/vc-di-ecdsa/#serializebaseproofvalue
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, Final, TypeVar

from led_vc.encoding import cbor_decode, cbor_encode
from led_vc.errors import LedVcError, ProofVerificationError

MAXIMUM_COMPONENTS: Final = 4096
"""The most signatures, labels or indexes; a document has at most 2,000 statements."""

_T = TypeVar("_T", bytes, str, int)


def write_components(header: bytes, components: Sequence[object]) -> bytes:
    """Return a proof value."""
    return header + cbor_encode(list(components))


def read_components(value: bytes, header: bytes, count: int) -> list[Any]:
    """Return the `count` components of a proof value that begins with `header`. Raises ProofVerificationError."""
    if not value.startswith(header):
        raise ProofVerificationError("a proof value of another kind")
    data = value[len(header) :]
    try:
        found = cbor_decode(data)
        canonical = cbor_encode(found)
    except LedVcError as error:
        raise ProofVerificationError("the proof value is not CBOR, or longer than it") from error
    if not isinstance(found, list) or len(found) != count or canonical != data:
        raise ProofVerificationError(f"the proof value is not {count} components in canonical CBOR")
    return found


def as_bytes(value: Any, size: int) -> bytes:
    """Return a component that must be a byte string of `size` bytes."""
    if not isinstance(value, bytes) or len(value) != size:
        raise ProofVerificationError(f"a component of the proof value is not {size} bytes")
    return value


def as_list(value: Any, kind: type[_T]) -> tuple[_T, ...]:
    """Return a component that must be an array of `kind` alone."""
    if not isinstance(value, list) or len(value) > MAXIMUM_COMPONENTS or not set(map(type, value)) <= {kind}:
        raise ProofVerificationError(f"a component of the proof value is not a list of {kind.__name__}")
    return tuple(value)


def as_map(value: Any, kind: type[_T]) -> dict[int, _T]:
    """Return a component that must be a map of integers from 0 to `kind` alone."""
    if not isinstance(value, dict) or len(value) > MAXIMUM_COMPONENTS:
        raise ProofVerificationError("a component of the proof value is not a map")
    if any(type(key) is not int or key < 0 or type(one) is not kind for key, one in value.items()):
        raise ProofVerificationError(f"a component of the proof value is not a map of {kind.__name__} by number")
    return value


def as_indexes(value: Any, count: int) -> tuple[int, ...]:
    """Return a component that must be ascending indexes into `count` things, each once."""
    found = as_list(value, int)
    if any(one >= other for one, other in pairwise(found)):
        raise ProofVerificationError("the indexes do not ascend")
    if found and not (found[0] >= 0 and found[-1] < count):
        raise ProofVerificationError("an index is out of range")
    return found
