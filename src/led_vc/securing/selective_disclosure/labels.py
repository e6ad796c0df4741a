"""Labels for blank nodes that say nothing about what is not shown.

Canonical labels are counted, and in the order of hashes of everything: to see `c14n7` is to know that there are seven
others. A label map gives each another name, by a key that the issuer made for this document alone.
"""

import hmac
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from led_vc.encoding import base64url_encode
from led_vc.errors import ProofVerificationError

LabelMap = Mapping[str, str]
"""Canonical label, such as `c14n0` -> label, both without `_:`."""

LabelMapFactory = Callable[[Iterable[str]], LabelMap]
"""Make the label map for the canonical labels of a document."""

HMAC_KEY_BYTES: Final = 32


def hmac_labels(key: bytes) -> LabelMapFactory:
    """Name each by its HMAC, of SHA-256. https://www.w3.org/TR/vc-di-ecdsa/#createhmacidlabelmapfunction"""
    if len(key) != HMAC_KEY_BYTES:
        raise ProofVerificationError(f"the HMAC key must have {HMAC_KEY_BYTES} bytes")
    return lambda canonical: {
        label: "u" + base64url_encode(hmac.digest(key, label.encode(), "sha256")) for label in canonical
    }


def shuffled_labels(key: bytes) -> LabelMapFactory:
    """Name them `b0`, `b1`, ... in the order of their HMACs.

    https://www.w3.org/TR/vc-di-bbs/#createshuffledidlabelmapfunction
    """
    hashed = hmac_labels(key)

    def shuffled(canonical: Iterable[str]) -> LabelMap:
        names = hashed(canonical)
        order = {name: f"b{at}" for at, name in enumerate(sorted(names.values()))}
        return {label: order[name] for label, name in names.items()}

    return shuffled


def given_labels(stated: LabelMap) -> LabelMapFactory:
    """Name them as a derived proof says: each of them, and no others, by names that differ.

    https://www.w3.org/TR/vc-di-ecdsa/#createlabelmapfunction
    """

    def given(canonical: Iterable[str]) -> LabelMap:
        if set(canonical) != stated.keys():
            raise ProofVerificationError("the label map is not one of the document's blank nodes")
        if len(set(stated.values())) != len(stated):
            raise ProofVerificationError("the label map gives one label to two blank nodes")
        return stated

    return given
