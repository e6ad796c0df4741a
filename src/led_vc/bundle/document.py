"""The bundle's closed format, and the digests by which both sides know that they mean the same contexts."""

from collections.abc import Mapping

from led_vc import contexts

BUNDLE_TYPE = "LedVerificationBundle"

MEMBERS = frozenset(
    {
        "type",
        "version",
        "created",
        "expires",
        "statusMaxAge",
        "test",
        "trustList",
        "institutions",
        "qrTable",
        "contexts",
        "statusLists",
    }
)


def context_digests() -> Mapping[str, str]:
    """Return the SHA-256 of each context that credentials of this register use, in hex, by URL."""
    used = {url for exact in contexts.EXACT.values() for url in exact}
    return {url: contexts.digest(url) for url in sorted(used)}
