"""What the suites stand on, by vectors of our own making: canonical graphs and JSON, keys, bases and status lists.

Each file in `own` says whose answers it holds; tests/interop/test_own_primitives.py asks those implementations again.
"""

import zlib
from typing import Any

import pytest

from led_vc.did import did_jwk, did_key
from led_vc.encoding import jcs, multibase_decode, multibase_encode, parse_json
from led_vc.errors import ComplexityLimitError, LedVcError, ParsingError
from led_vc.keys import PrivateKey, PublicKey
from led_vc.rdf import Limits, canonicalize_dataset
from led_vc.rdf.limits import DEFAULT_LIMITS, Work
from led_vc.rdf.nquads import parse_nquads
from led_vc.rdf.rdfc10 import canonicalize_quads
from led_vc.status import bitstring
from tests.fuzz.rdf.oracle import canonical_dataset
from tests.vectors.own_primitives import FILES, each, name_of, text


def bits(vector: dict[str, Any]) -> bytes:
    data = bytearray(vector["length"] // 8)
    for index in vector["set"]:
        bitstring.set_bit(data, index)
    return bytes(data)


def test_every_primitive_has_vectors_of_which_the_source_is_known() -> None:
    assert set(FILES) == {"bitstring-status-list", "jcs", "keys", "multibase", "rdfc-1.0"}
    for file in FILES.values():
        assert file["specification"].startswith("https://")
        assert file["provenance"]
        assert len(file["vectors"]) > 4


@each("rdfc-1.0")
def test_a_graph_has_its_canonical_form_and_its_labels(vector: dict[str, Any]) -> None:
    found = canonicalize_dataset(text(vector["input"]), hash_algorithm=vector["hashAlgorithm"])
    assert found.nquads == text(vector["canonical"])
    assert {name[2:]: label[2:] for name, label in found.issued.items()} == vector["issued"]


@each("rdfc-1.0")
def test_a_graph_takes_as_many_hash_calls_as_it_did_and_no_fewer(vector: dict[str, Any]) -> None:
    source, algorithm, calls = text(vector["input"]), vector["hashAlgorithm"], vector["hashCalls"]
    assert canonicalize_dataset(source, limits=Limits(max_hash_calls=calls), hash_algorithm=algorithm)
    if calls:
        with pytest.raises(ComplexityLimitError):
            canonicalize_dataset(source, limits=Limits(max_hash_calls=calls - 1), hash_algorithm=algorithm)


@pytest.mark.parametrize(
    "vector", [one for one in FILES["rdfc-1.0"]["vectors"] if one["hashAlgorithm"] == "sha256"], ids=name_of
)
def test_pyoxigraph_has_the_same_canonical_form(vector: dict[str, Any]) -> None:
    assert canonical_dataset(text(vector["input"])) == text(vector["canonical"])


@each("rdfc-1.0", "refused")
def test_a_poisoned_graph_ends_after_so_many_hash_calls(vector: dict[str, Any]) -> None:
    work = Work(DEFAULT_LIMITS)
    with pytest.raises(ComplexityLimitError) as refusal:
        canonicalize_quads(parse_nquads(text(vector["input"]), DEFAULT_LIMITS), work, vector["hashAlgorithm"])
    assert (refusal.value.code, work.hash_calls) == (vector["code"], vector["hashCalls"])


@each("jcs")
def test_a_json_text_has_its_canonical_form(vector: dict[str, Any]) -> None:
    assert jcs(parse_json(vector["text"])) == vector["canonical"].encode()


@each("jcs")
def test_a_canonical_form_is_its_own(vector: dict[str, Any]) -> None:
    assert jcs(parse_json(vector["canonical"])) == vector["canonical"].encode()


@each("jcs", "refused")
def test_a_json_text_of_which_there_is_more_than_one_reading_is_refused(vector: dict[str, Any]) -> None:
    with pytest.raises(LedVcError) as refusal:
        parse_json(vector["text"])
    assert refusal.value.code == vector["code"]


@each("keys")
def test_a_secret_key_has_its_public_key_and_both_are_written_and_read(vector: dict[str, Any]) -> None:
    private = PrivateKey.from_bytes(vector["algorithm"], bytes.fromhex(vector["secretKey"]))
    public = PublicKey(vector["algorithm"], bytes.fromhex(vector["publicKey"]))
    assert private.public_key == public
    assert private.to_multikey() == vector["secretKeyMultibase"]
    assert PrivateKey.from_multikey(vector["secretKeyMultibase"]).to_bytes() == private.to_bytes()
    assert public.to_multikey() == vector["publicKeyMultibase"]
    assert PublicKey.from_multikey(vector["publicKeyMultibase"]) == public


@each("keys")
def test_a_key_has_its_jwk(vector: dict[str, Any]) -> None:
    public = PublicKey(vector["algorithm"], bytes.fromhex(vector["publicKey"]))
    assert public.to_jwk() == vector["publicKeyJwk"]
    assert PublicKey.from_jwk(vector["publicKeyJwk"]) == public


@each("keys")
def test_a_key_has_its_did_key(vector: dict[str, Any]) -> None:
    public = PublicKey(vector["algorithm"], bytes.fromhex(vector["publicKey"]))
    assert did_key.did_of(public) == vector["didKey"]
    assert did_key.method_of(public) == vector["verificationMethod"]
    assert did_key.document(vector["didKey"]).verification_methods[vector["verificationMethod"]].public_key == public


@each("keys")
def test_a_key_has_its_did_jwk(vector: dict[str, Any]) -> None:
    public = PublicKey(vector["algorithm"], bytes.fromhex(vector["publicKey"]))
    assert did_jwk.did_of(public) == vector["didJwk"]
    assert did_jwk.document(vector["didJwk"]).verification_methods[did_jwk.method_of(public)].public_key == public


@each("multibase")
def test_bytes_have_their_text_in_both_bases(vector: dict[str, Any]) -> None:
    data = bytes.fromhex(vector["bytes"])
    assert (multibase_encode(data, "z"), multibase_encode(data, "u")) == (vector["base58btc"], vector["base64url"])
    assert multibase_decode(vector["base58btc"]) == multibase_decode(vector["base64url"]) == data


@each("multibase", "refused")
def test_a_text_that_is_not_the_one_spelling_of_its_bytes_is_refused(vector: dict[str, Any]) -> None:
    with pytest.raises(ParsingError):
        multibase_decode(vector["text"])


@each("bitstring-status-list")
def test_an_encoded_list_has_exactly_its_bits(vector: dict[str, Any]) -> None:
    data = bitstring.decode_list(vector["encodedList"])
    assert data == bits(vector)
    assert [index for index in range(vector["length"]) if bitstring.bit(data, index)] == vector["set"]


@pytest.mark.skipif("ng" in zlib.ZLIB_RUNTIME_VERSION, reason="zlib-ng compresses the same bits into other bytes")
@each("bitstring-status-list")
def test_a_list_has_its_encoding(vector: dict[str, Any]) -> None:
    assert bitstring.encode_list(bits(vector)) == vector["encodedList"]
