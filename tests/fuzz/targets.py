"""The parsers that are fuzzed: by what function, from which seeds, and how each says no.

The table is driven twice: by Hypothesis in the ordinary test run (`test_targets`), and by Atheris, which looks for new
paths through the code for as long as one likes (`python -m tests.fuzz.atheris_run TARGET --seconds N`).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from led_issuer.register.header import parse_header
from led_issuer.register.refused import DeliveryRefusedError
from led_vc import encoding
from led_vc.errors import LedVcError
from tests.fuzz import parsers, protocol_seeds, securing, securing_seeds, seeds


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A parser, and what it is first given. `refuses` is how it says no."""

    parse: Callable[[bytes], Any]
    seeds: Callable[[], seeds.Seeds]
    refuses: type[Exception] = LedVcError

    def reads(self, data: bytes) -> bool:
        """Parse, whatever it is, and tell whether it was taken."""
        try:
            self.parse(data)
        except self.refuses:
            return False
        return True

    def __call__(self, data: bytes) -> None:
        """Parse, whatever it is."""
        self.reads(data)


TARGETS: Mapping[str, Target] = MappingProxyType(
    {
        "json": Target(parse=parsers.json, seeds=seeds.values),
        "json-ld": Target(parse=parsers.json_ld, seeds=seeds.secured),
        "n-quads": Target(parse=parsers.nquads, seeds=seeds.statements),
        "cbor": Target(parse=parsers.cbor, seeds=seeds.cbor),
        "cbor-ld": Target(parse=parsers.cborld, seeds=seeds.cbor),
        "qr": Target(parse=parsers.qr, seeds=seeds.codes),
        "qr-payload": Target(parse=parsers.qr_payload, seeds=seeds.cbor),
        "qr-table": Target(parse=parsers.qr_table, seeds=seeds.tables),
        "multibase": Target(parse=parsers.multibase, seeds=seeds.alphabets),
        "base58": Target(
            parse=parsers.one_text_per_value(encoding.base58btc_decode, encoding.base58btc_encode),
            seeds=seeds.alphabets,
        ),
        "base45": Target(
            parse=parsers.one_text_per_value(encoding.base45_decode, encoding.base45_encode), seeds=seeds.alphabets
        ),
        "base64url": Target(
            parse=parsers.one_text_per_value(encoding.base64url_decode, encoding.base64url_encode),
            seeds=seeds.alphabets,
        ),
        "datetime": Target(parse=parsers.datetime, seeds=seeds.moments),
        "key-proof": Target(parse=securing.key_proof, seeds=securing_seeds.tokens),
        "bearer": Target(parse=securing.bearer, seeds=securing_seeds.tokens),
        "did": Target(parse=parsers.did, seeds=seeds.dids),
        "controller": Target(parse=parsers.controller, seeds=seeds.controllers),
        "jwk": Target(parse=parsers.jwk, seeds=seeds.keys),
        "multikey": Target(parse=parsers.multikey, seeds=seeds.keys),
        "secret-multikey": Target(parse=parsers.secret_multikey, seeds=seeds.secret_keys),
        "json-pointer": Target(parse=securing.json_pointer, seeds=securing_seeds.pointers),
        "proof-value": Target(parse=securing.proof_value, seeds=securing_seeds.proof_values),
        "shown": Target(parse=securing.shown, seeds=securing_seeds.proof_values),
        "bbs-octets": Target(parse=securing.bbs_octets, seeds=securing_seeds.bbs_octets),
        "envelope": Target(parse=securing.envelope, seeds=securing_seeds.envelopes),
        "envelope-verified": Target(parse=securing.envelope_verified, seeds=securing_seeds.envelopes),
        "signed-openly": Target(parse=securing.signed_openly, seeds=securing_seeds.open_documents),
        "signed-token": Target(parse=securing.signed_token, seeds=securing_seeds.payloads),
        "signed-cose": Target(parse=securing.signed_cose, seeds=seeds.secured),
        "derive": Target(parse=securing.derive, seeds=securing_seeds.disclosed),
        "signature": Target(parse=securing.signature, seeds=securing_seeds.signatures),
        "status-list": Target(parse=parsers.status_list, seeds=seeds.lists),
        "credential": Target(parse=parsers.credential, seeds=seeds.secured),
        "presentation": Target(parse=parsers.presentation, seeds=seeds.presentations),
        "signed-credential": Target(parse=parsers.signed_credential, seeds=seeds.secured),
        "signed-status-list": Target(parse=parsers.signed_status_list, seeds=seeds.status_lists),
        "trust-list": Target(parse=parsers.trust_list, seeds=seeds.trust_lists),
        "bundle": Target(parse=parsers.bundle, seeds=seeds.bundles),
        "offer": Target(parse=parsers.offer, seeds=protocol_seeds.offers),
        "oid4vci": Target(parse=parsers.protocol, seeds=protocol_seeds.messages),
        "vc-api": Target(parse=parsers.vc_api, seeds=protocol_seeds.requests),
        "delivery-header": Target(parse=parse_header, seeds=seeds.headers, refuses=DeliveryRefusedError),
        "delivery-csv": Target(parse=parsers.rows("csv"), seeds=seeds.deliveries, refuses=DeliveryRefusedError),
        "delivery-jsonl": Target(parse=parsers.rows("jsonl"), seeds=seeds.deliveries, refuses=DeliveryRefusedError),
    }
)
