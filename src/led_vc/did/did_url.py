"""DID URLs that name a verification method: a DID, `#`, a fragment. https://www.w3.org/TR/did-core/#did-url-syntax

Refuses paths and queries (no method here has a use for them) and characters outside the syntax.
"""

import re

from led_vc.errors import InvalidVerificationMethodError

_MAX_LENGTH = 4096
_IDCHARS = r"(?:[A-Za-z0-9._-]|%[0-9A-Fa-f]{2})"
_DID_URL = re.compile(
    rf"(did:[a-z0-9]+:(?:{_IDCHARS}*+:)*+{_IDCHARS}++)#((?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{{2}})++)"
)


def split_did_url(url: str) -> tuple[str, str]:
    """Return the DID and the fragment of `url`. Raises InvalidVerificationMethodError."""
    match = _DID_URL.fullmatch(url) if len(url) <= _MAX_LENGTH else None
    if match is None:
        raise InvalidVerificationMethodError("not a DID URL with a fragment")
    return match[1], match[2]
