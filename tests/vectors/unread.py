"""Files of the official vectors that no test opens, by pattern, and why. The first pattern that fits counts."""

from collections.abc import Mapping
from types import MappingProxyType

_ABOUT = "words about the files"
_AGAIN = "stands in a file that is read"
_PROSE = "text or a fragment, not a document"
_OPTIONAL = "an optional feature, refused as unsupported"

UNREAD: Mapping[str, str] = MappingProxyType(
    {
        "*README.md": _ABOUT,
        "*LICEN[CS]E*": _ABOUT,
        "vc-di-*/unsigned.json": _AGAIN,
        "vc-di-*/employmentAuth.json": _AGAIN,
        "vc-di-*/prCredUnsigned.json": _AGAIN,
        "vc-di-eddsa/proof-set-chain/proof*.json": _AGAIN,
        "vc-di-bbs/FeatureInputs/*": _OPTIONAL,
        "vc-di-bbs/HolderBinding/*": _OPTIONAL,
        "vc-di-bbs/Pseudonym*/*": _OPTIONAL,
        "vc-jose-cose/spec-examples/*": "the suite's own inputs are read; these are fragments, or unsigned",
        "vc-data-model-2.0/contexts/*": "known by their digests; the contexts come from packages",
        "vc-data-model-2.0/validVc.json": "a template of the suite's runner",
        "di-quantum-safe/*SLHDSA*": "SLH-DSA is in no library that we use",
        "di-quantum-safe/*slhdsa*": "SLH-DSA is in no library that we use",
        "di-quantum-safe/employmentAuth.json": _AGAIN,
        "di-quantum-safe/proofOptions-general.json": _AGAIN,
        "did-*/spec-*": _PROSE,
        "multikey-cid/*.txt": _PROSE,
        "bitstring-status-list/*.txt": _PROSE,
        "sd-jwt*.md": "the disclosures as prose",
        "sd-jwt*.yml": "settings of the generator",
        "sd-jwt*_jws_part.*": _AGAIN,
        "sd-jwt*kb_jwt_*": _AGAIN,
        "sd-jwt*decoy_digests*": "the disclosures as prose",
        "rdf-canon/manifest*": "the same list is read as JSON-LD",
        "rdf-canon/vocab*": "the vocabulary of the list of tests",
        "wycheproof/*schema*": "the form of the files",
        "wycheproof/mldsa_[68]*": "ML-DSA-44 alone is taken",
        "wycheproof/json_web_crypto_test.json": "of its kinds of key we take one, whose cases are in other files",
    }
)
