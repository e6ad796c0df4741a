"""What an absolute IRI is, and nothing looser: RDF tools drop or refuse other text, each in its own way.

https://www.rfc-editor.org/rfc/rfc3987#section-2.2
"""

import re
from typing import Final

_PLANES: Final = "".join(f"{chr(first)}-{chr(first + 0xFFFD)}" for first in range(0x10000, 0xE0000, 0x10000))
_UCS: Final = rf"\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef{_PLANES}\U000e1000-\U000efffd"
_PRIVATE: Final = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
_ASCII: Final = r"A-Za-z0-9\-._~!$&'()*+,;="


def _text(ascii_too: str, others: str = _UCS) -> str:
    return rf"(?:[{_ASCII}{ascii_too}]++|[{others}]++|%[0-9A-Fa-f]{{2}})*+"


_HOST: Final = rf"(?:\[[0-9A-Fa-f:.]++\]|{_text('')})"
_AUTHORITY: Final = rf"(?:{_text(':')}@)?{_HOST}(?::[0-9]*+)?"
_REST: Final = rf"{_text(':@/')}(?:\?{_text(':@/?', _UCS + _PRIVATE)})?(?:#{_text(':@/?')})?"

_FULL: Final = rf"[A-Za-z][A-Za-z0-9+.\-]*+:(?://{_AUTHORITY}(?=[/?#]|\Z)|(?!//)){_REST}"

# Tried first, it halves the time.
_PLAIN: Final = r"A-Za-z0-9\-._~!$&'()*+,;=:@/"
USUAL_IRI: Final = rf"[A-Za-z][A-Za-z0-9+.\-]*+:(?://[A-Za-z0-9.\-]++(?=[/#]|\Z)|(?!/))[{_PLAIN}]*+(?:#[{_PLAIN}?]*+)?"
"""Match what nearly every absolute IRI looks like."""

is_iri = re.compile(f"{USUAL_IRI}|{_FULL}").fullmatch
"""Match an absolute IRI, with or without a fragment."""
