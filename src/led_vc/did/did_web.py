"""did:web, a DID whose document lies on a web host. https://w3c-ccg.github.io/did-method-web/

Narrower than the specification: a public DNS name in lower-case ASCII and plain path segments, nothing else.
A port, percent-encoding, an address, a trailing dot, capitals or letters of other scripts each let one
name pass for another, or point inside somebody's network.
"""

import re

from led_vc.errors import UnsafeUrlError

_PREFIX = "did:web:"
_MAX_LENGTH = 1024
_MAX_HOST_LENGTH = 253
# No hyphens in the third and fourth place: that is punycode, and how a homograph is spelled in ASCII.
_LABEL = r"(?!..--)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
# At least two labels, and a last one that starts with a letter: no `localhost`, no address.
_HOST = re.compile(rf"(?:{_LABEL}\.)+(?=[a-z]){_LABEL}")
_SEGMENT = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*")


def url_of(did: str) -> str:
    """Return the URL of the document of `did`. Raises UnsafeUrlError."""
    if not did.startswith(_PREFIX) or len(did) > _MAX_LENGTH:
        raise UnsafeUrlError("not a did:web")
    host, *path = did.removeprefix(_PREFIX).split(":")
    if len(host) > _MAX_HOST_LENGTH or not _HOST.fullmatch(host):
        raise UnsafeUrlError("a did:web without a plain public host name")
    if not all(_SEGMENT.fullmatch(segment) for segment in path):
        raise UnsafeUrlError("a did:web with a path that is not plain")
    return f"https://{host}/{'/'.join(path or ['.well-known'])}/did.json"
