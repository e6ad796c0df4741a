"""The trust list and the institution directory: who may award what, for whom, from when to when.

Parses and looks up; judges no signature and reads no clock. Only `verify` and `bundle` make a `TrustList` of a
document they checked; the register makes one to sign. https://www.w3.org/TR/vc-data-model-2.0/#trust-model
"""

from led_vc.trust import fields
from led_vc.trust.directory import InstitutionEntry, institution_entries, institutions_document
from led_vc.trust.document import parse_trust_list, trust_list_document
from led_vc.trust.lists import TrustedKey, TrustedProvider, TrustList

__all__ = [
    "InstitutionEntry",
    "TrustList",
    "TrustedKey",
    "TrustedProvider",
    "fields",
    "institution_entries",
    "institutions_document",
    "parse_trust_list",
    "trust_list_document",
]
