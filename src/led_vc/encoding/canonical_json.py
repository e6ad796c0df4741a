"""JSON Canonicalization Scheme: the one way to write a JSON value. https://www.rfc-editor.org/rfc/rfc8785

Refuses numbers that a JSON reader would change, and text that is not Unicode.

Python's own encoder writes what is plain exactly so, many times faster; everything else goes to the library.
"""

from json import JSONEncoder
from typing import Any, Final

import rfc8785

from led_vc.errors import ComplexityLimitError, MalformedValueError, RangeError

_LARGEST: Final = 2**53 - 1
_PLAIN: Final = JSONEncoder(
    ensure_ascii=False, check_circular=False, allow_nan=False, sort_keys=True, separators=(",", ":")
)


def jcs(value: Any) -> bytes:
    """Write `value` in canonical form. Raises RangeError for integers beyond ±(2^53-1), else MalformedValueError."""
    try:
        return _PLAIN.encode(value).encode() if _is_plain(value) else rfc8785.dumps(value)
    except rfc8785.IntegerDomainError as e:
        raise RangeError("an integer beyond 2^53-1") from e
    except (rfc8785.CanonicalizationError, UnicodeError) as e:
        # The original message quotes the value, which may be personal.
        raise MalformedValueError(f"cannot be written as canonical JSON ({type(e).__name__})") from None
    except RecursionError:
        raise ComplexityLimitError("nested too deeply") from None


def _is_plain(value: Any) -> bool:
    """Tell whether there is no fraction in `value`, and no name whose place depends on UTF-16."""
    kind = type(value)
    if kind is dict:
        for name, one in value.items():
            if type(name) is not str or not name.isascii():
                return False
            if type(one) is not str and not _is_plain(one):
                return False
        return True
    if kind is list:
        for one in value:  # noqa: SIM110  # a generator for every list costs as much as the rest
            if type(one) is not str and not _is_plain(one):
                return False
        return True
    if kind is int:
        return bool(-_LARGEST <= value <= _LARGEST)
    return kind is str or kind is bool or value is None
