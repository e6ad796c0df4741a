"""JSON Canonicalization Scheme: the one way to write a JSON value. https://www.rfc-editor.org/rfc/rfc8785

Refuses numbers that a JSON reader would change, and text that is not Unicode.
"""

from typing import Any

import rfc8785

from led_vc.errors import ComplexityLimitError, MalformedValueError, RangeError


def jcs(value: Any) -> bytes:
    """Write `value` in canonical form. Raises RangeError for integers beyond ±(2^53-1), else MalformedValueError."""
    try:
        return rfc8785.dumps(value)
    except rfc8785.IntegerDomainError as e:
        raise RangeError("an integer beyond 2^53-1") from e
    except (rfc8785.CanonicalizationError, UnicodeError) as e:
        # The original message quotes the value, which may be personal.
        raise MalformedValueError(f"cannot be written as canonical JSON ({type(e).__name__})") from None
    except RecursionError:
        raise ComplexityLimitError("nested too deeply") from None
