"""The proof values of bbs-2023: each has one encoding, and components within bounds."""

from collections.abc import Callable
from typing import Any

import cbor2
import pytest

from led_vc.encoding import cbor_decode, multibase_decode
from led_vc.errors import LedVcError, ProofVerificationError, UnsupportedFeatureError
from led_vc.securing import bbs
from led_vc.securing.bbs_2023 import BASE_HEADER, DERIVED_HEADER, BaseProof, DisclosureProof
from led_vc.securing.bbs_2023.values import MAXIMUM_PRESENTATION_HEADER
from led_vc.securing.selective_disclosure import MAXIMUM_POINTERS
from led_vc.securing.suites.bbs_2023 import BBS_2023
from tests.disclosed import based, derived

BASE = multibase_decode(based(BBS_2023)["proof"]["proofValue"])
DERIVED = multibase_decode(derived(BBS_2023)["proof"]["proofValue"])
SIGNATURE, HEADER, PUBLIC_KEY, HMAC_KEY, POINTERS = range(5)
BBS_PROOF, LABELS, MANDATORY, SELECTIVE, PRESENTATION_HEADER = range(5)


def changed(value: bytes, at: int, component: Any) -> bytes:
    components = cbor_decode(value[3:])
    components[at] = component
    return value[:3] + cbor2.dumps(components, canonical=True)


def refused(decode: Callable[[bytes], object], value: bytes) -> LedVcError:
    with pytest.raises(LedVcError) as raised:
        decode(value)
    return raised.value


def test_what_is_read_is_written_as_it_was() -> None:
    assert BaseProof.decode(BASE).encode() == BASE
    assert DisclosureProof.decode(DERIVED).encode() == DERIVED
    assert (BASE[:3], DERIVED[:3]) == (BASE_HEADER, DERIVED_HEADER)


def test_a_base_proof_shows_nothing_of_itself() -> None:
    secret = BaseProof.decode(BASE)
    assert secret.hmac_key.hex() not in repr(secret)
    assert repr(secret.hmac_key) not in repr(secret)


@pytest.mark.parametrize(("at", "size"), [(SIGNATURE, 80), (HEADER, 64), (PUBLIC_KEY, 96), (HMAC_KEY, 32)])
def test_a_component_of_a_base_proof_has_its_length(at: int, size: int) -> None:
    assert len(cbor_decode(BASE[3:])[at]) == size
    for other in (bytes(size - 1), bytes(size + 1), b"", "x" * size, None, 7, [0] * size):
        assert isinstance(refused(BaseProof.decode, changed(BASE, at, other)), ProofVerificationError)


@pytest.mark.parametrize("pointers", ["/issuer", None, {}, [7], [b"/issuer"], ["/issuer", None], ["/a"] * 1025])
def test_mandatory_pointers_are_a_bounded_list_of_text(pointers: Any) -> None:
    assert MAXIMUM_POINTERS == 1024
    assert isinstance(refused(BaseProof.decode, changed(BASE, POINTERS, pointers)), ProofVerificationError)


@pytest.mark.parametrize("proof", [None, "text", [], b"x" * (bbs.MAXIMUM_PROOF_LENGTH + 1)], ids=str)
def test_a_bbs_proof_is_bytes_within_bounds(proof: Any) -> None:
    assert isinstance(refused(DisclosureProof.decode, changed(DERIVED, BBS_PROOF, proof)), ProofVerificationError)


@pytest.mark.parametrize("header", [None, "text", [], bytes(MAXIMUM_PRESENTATION_HEADER + 1)], ids=str)
def test_a_presentation_header_is_bytes_within_bounds(header: Any) -> None:
    longest = changed(DERIVED, PRESENTATION_HEADER, bytes(MAXIMUM_PRESENTATION_HEADER))
    assert len(DisclosureProof.decode(longest).presentation_header) == MAXIMUM_PRESENTATION_HEADER
    value = changed(DERIVED, PRESENTATION_HEADER, header)
    assert isinstance(refused(DisclosureProof.decode, value), ProofVerificationError)


@pytest.mark.parametrize("labels", [None, [], {0: -1}, {-1: 0}, {0: "b0"}, {"c14n0": 0}, {0: True}, {0: None}], ids=str)
def test_labels_are_numbers_by_number(labels: Any) -> None:
    assert isinstance(refused(DisclosureProof.decode, changed(DERIVED, LABELS, labels)), ProofVerificationError)


@pytest.mark.parametrize("at", [MANDATORY, SELECTIVE])
@pytest.mark.parametrize("indexes", [None, 0, [1, 0], [0, 0], [-1], [4096], [True], ["0"], [2**64]], ids=str)
def test_indexes_are_ascending_and_in_range(at: int, indexes: Any) -> None:
    assert isinstance(refused(DisclosureProof.decode, changed(DERIVED, at, indexes)), ProofVerificationError)


def test_a_derived_proof_is_no_base_proof_and_the_other_way_round() -> None:
    assert "base proof" in refused(DisclosureProof.decode, BASE).detail
    assert isinstance(refused(BaseProof.decode, DERIVED), ProofVerificationError)


@pytest.mark.parametrize("last", range(0x04, 0x0A))
def test_the_optional_features_are_not_supported(last: int) -> None:
    header = bytes((0xD9, 0x5D, last))
    for decode, value in ((BaseProof.decode, BASE), (DisclosureProof.decode, DERIVED)):
        assert isinstance(refused(decode, header + value[3:]), UnsupportedFeatureError)
        assert isinstance(refused(decode, header), UnsupportedFeatureError)


@pytest.mark.parametrize("header", [b"", b"\xd9", b"\xd9\x5d", b"\xd9\x5d\x00", b"\xd9\x5d\x0a", b"\xd9\x5e\x03"])
def test_another_header_is_refused(header: bytes) -> None:
    for decode, value in ((BaseProof.decode, BASE), (DisclosureProof.decode, DERIVED)):
        assert isinstance(refused(decode, header + value[3:]), ProofVerificationError)


def test_a_proof_value_has_five_components_and_nothing_after_them() -> None:
    for decode, value in ((BaseProof.decode, BASE), (DisclosureProof.decode, DERIVED)):
        components = cbor_decode(value[3:])
        others = [
            value + b"\0",
            value[:-1],
            value[:3] + cbor2.dumps(components[:4], canonical=True),
            value[:3] + cbor2.dumps([*components, b""], canonical=True),
            value[:3] + cbor2.dumps(cbor2.CBORTag(64, components), canonical=True),
            value[:3] + b"\x9f" + value[4:] + b"\xff",
        ]
        for other in others:
            assert isinstance(refused(decode, other), ProofVerificationError)
