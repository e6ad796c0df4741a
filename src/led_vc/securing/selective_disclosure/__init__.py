"""Selective disclosure, what ecdsa-sd-2023 and bbs-2023 share: from JSON pointers to groups of labelled statements.

Knows no signatures. https://www.w3.org/TR/vc-di-ecdsa/#selective-disclosure-functions
"""

from led_vc.securing.selective_disclosure.grouping import (
    Group,
    GroupedDocument,
    LabelledDocument,
    canonicalize_and_group,
    label_document,
    verifier_labels,
)
from led_vc.securing.selective_disclosure.labels import (
    HMAC_KEY_BYTES,
    LabelMap,
    LabelMapFactory,
    given_labels,
    hmac_labels,
    shuffled_labels,
)
from led_vc.securing.selective_disclosure.mandatory import always_mandatory, demanded
from led_vc.securing.selective_disclosure.pointers import MAXIMUM_POINTERS, parse_pointer, select_json_ld

__all__ = [
    "HMAC_KEY_BYTES",
    "MAXIMUM_POINTERS",
    "Group",
    "GroupedDocument",
    "LabelMap",
    "LabelMapFactory",
    "LabelledDocument",
    "always_mandatory",
    "canonicalize_and_group",
    "demanded",
    "given_labels",
    "hmac_labels",
    "label_document",
    "parse_pointer",
    "select_json_ld",
    "shuffled_labels",
    "verifier_labels",
]
