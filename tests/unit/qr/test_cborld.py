"""CBOR-LD from a stranger: refused with a reason, in bounded work, and never read in two ways."""

import random
from contextlib import suppress
from typing import Any

import pytest

from led_vc import contexts
from led_vc.encoding import CborTag, cbor_encode
from led_vc.errors import (
    ComplexityLimitError,
    ContextNotAllowedError,
    LedVcError,
    MalformedValueError,
    ParsingError,
    QrTableUnknownError,
    RangeError,
)
from led_vc.qr import QrTable, decode_cborld, demo_table, encode_cborld
from tests.unit.qr.documents import SUMMARY, V2, presentation, qualification, summary

TABLE = demo_table()
ENTRY = TABLE.entry_id
# Numbers of credentials/v2: its terms, sorted, from 100 in steps of two.
ID, NAME, TYPE = 140, 150, 156
TIME = "2026-11-23T18:00:00Z"
CRYPTOSUITE = 164  # the third of the terms that DataIntegrityProof (108) brings


def payload(value: Any, *, entry: Any = ENTRY, tag: int = 51997) -> bytes:
    return cbor_encode(CborTag(tag, [entry, value]))


@pytest.mark.parametrize("seed", range(10))
def test_a_document_comes_back_as_it_was(seed: int) -> None:
    document = presentation([summary(seed), qualification(seed)], seed)
    assert decode_cborld(encode_cborld(document, TABLE), TABLE) == document


def test_a_member_that_no_context_defines_comes_back_too() -> None:
    document = {**summary(1), "insz": "85073003328", "x": [1, -1, 1.5, True, False, None, {"y": ["z"]}]}
    assert decode_cborld(encode_cborld(document, TABLE), TABLE) == document


def test_the_real_register_and_the_demo_do_not_read_each_other() -> None:
    real = QrTable.load(contexts.qr_table(5300))
    with pytest.raises(QrTableUnknownError):
        decode_cborld(encode_cborld(summary(1), real), TABLE)


@pytest.mark.parametrize(
    "value",
    [
        {1: [1, 99]},
        {1: [1], TYPE: bytes([254])},
        {1: [1], ID: (64_999).to_bytes(2)},
        {1: [1], NAME: bytes([200])},
        {1: [1], TYPE: 108, CRYPTOSUITE: 99},
    ],
    ids=["context", "one byte", "two bytes", "string", "cryptosuite"],
)
def test_a_number_that_the_table_does_not_have_is_never_guessed(value: Any) -> None:
    with pytest.raises(QrTableUnknownError) as caught:
        decode_cborld(payload(value), TABLE)
    assert (caught.value.code, caught.value.outcome) == ("QR_TABLE_UNKNOWN", "unknown")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xd9\xcb\x1d",
        payload({}, tag=51998),
        payload([]),
        payload("x"),
        payload({}, entry="5301"),
        cbor_encode(CborTag(51997, [ENTRY])),
        cbor_encode({1: [1]}),
        payload({}) + b"\x00",
        payload({1: [1], 98: 1}),
        payload({1: [1], 9998: 1}),
        payload({1: [1], -2: 1}),
        payload({0: 1, 1: [1]}),
        payload({1: 1}),
        payload({1: [1], ID: b"\x00\x10"}),
        payload({1: [1], ID: b"\x00\x00\x00\x00\x10"}),
        payload({1: [1], ID: b""}),
        payload({1: [1], ID: True}),
        payload({1: [1], ID: 1.5}),
        payload({1: [1], ID: 101}),
        payload({1: [1], TYPE: 118, TYPE + 1: [118]}),
        payload({1: [1], "name": "x"}),
        payload({1: [1], "@context": "https://evil.example/"}),
        payload({1: [1], NAME + 1: "x"}),
        payload({1: [1], NAME: float("nan")}),
        payload({1: [1], NAME: float("inf")}),
        payload({1: [1], NAME: CborTag(0, "2026-11-23T18:00:00Z")}),
        payload({1: [1], "x": CborTag(2, b"\x01")}),
    ],
)
def test_what_is_not_cbor_ld_is_refused(data: bytes) -> None:
    with pytest.raises(ParsingError):
        decode_cborld(data, TABLE)


@pytest.mark.parametrize("context", [{0: {}}, {0: None}, {1: [{}]}, {0: True}, {0: "https://evil.example/v1"}])
def test_a_context_from_elsewhere_is_refused(context: Any) -> None:
    with pytest.raises(ContextNotAllowedError):
        decode_cborld(payload(context), TABLE)


def test_an_integer_that_json_cannot_carry_is_refused() -> None:
    with pytest.raises(RangeError):
        decode_cborld(payload({1: [1], NAME: 2**53}), TABLE)


def _nested(depth: int) -> Any:
    return {} if depth == 0 else {"x": _nested(depth - 1)}


@pytest.mark.parametrize(
    "value",
    [
        {"x": [{} for _ in range(64)], "y": [{} for _ in range(64)]},
        {"x": [0] * 65},
        {str(name): 0 for name in range(65)},
        _nested(20),
    ],
    ids=["objects", "items", "members", "depth"],
)
def test_more_than_a_code_needs_is_refused_in_both_directions(value: Any) -> None:
    with pytest.raises(ComplexityLimitError):
        decode_cborld(payload(value), TABLE)
    with pytest.raises(ComplexityLimitError):
        encode_cborld(value, TABLE)


def test_bytes_that_nest_without_end_are_refused_unread() -> None:
    with pytest.raises(ParsingError):
        decode_cborld(b"\xd9\xcb\x1d\x82\x19\x14\xb5" + b"\x81" * 4000, TABLE)


def test_more_bytes_than_a_code_holds_are_refused_unread() -> None:
    with pytest.raises(ParsingError, match="larger than 4096"):
        decode_cborld(payload({"x": "y" * 5000}), TABLE)


@pytest.mark.parametrize(
    "change",
    [
        {"@context": {"title": "https://evil.example/"}},
        {"@context": [V2, {}]},
        {"@context": None},
        {"@context": [V2, "https://evil.example/v1"]},
    ],
)
def test_a_document_with_a_context_of_its_own_is_not_encoded(change: dict[str, Any]) -> None:
    with pytest.raises(ContextNotAllowedError):
        encode_cborld({**summary(1), **change}, TABLE)


@pytest.mark.parametrize(
    "change",
    [{"issuer": 7}, {"validUntil": 7}, {"issuer": [["https://a.example/", "https://b.example/"]]}],
    ids=["url", "time", "list in a list"],
)
def test_a_value_that_would_be_read_as_another_is_not_encoded(change: dict[str, Any]) -> None:
    with pytest.raises(MalformedValueError):
        encode_cborld({**summary(1), **change}, TABLE)


def test_a_proof_value_that_is_no_multibase_stays_text() -> None:
    document = summary(1)
    document["proof"]["proofValue"] = "z0OIl"
    assert decode_cborld(encode_cborld(document, TABLE), TABLE) == document


def test_terms_are_numbered_from_100_over_the_sorted_terms_of_each_context() -> None:
    document = {"@context": [V2, SUMMARY], "title": "x"}
    terms = sorted(key for key in contexts.bundled().document(V2)["@context"] if not key.startswith("@"))
    terms += sorted(key for key in contexts.bundled().document(SUMMARY)["@context"] if not key.startswith("@"))
    number = 100 + 2 * terms.index("title")
    assert encode_cborld(document, TABLE) == payload({1: [1, 2], number: "x"})


def test_the_null_context_takes_the_terms_away() -> None:
    # In a presentation of credentials/v2 an embedded credential starts from nothing; its numbers remain.
    document = {"@context": [V2], "type": "VerifiablePresentation", "verifiableCredential": {"type": "JsonSchema"}}
    assert b"\x18\x9c\x6aJsonSchema" in encode_cborld(document, TABLE)  # type: a text, no longer a term


def test_the_terms_that_a_type_brings_do_not_last() -> None:
    # validFrom is a time in a VerifiableCredential, and a text in what it holds.
    document = {"@context": [V2], "type": "VerifiableCredential", "credentialSubject": {"validFrom": TIME}}
    assert TIME.encode() in encode_cborld(document, TABLE)
    assert TIME.encode() not in encode_cborld({**document, "validFrom": TIME, "credentialSubject": {}}, TABLE)


@pytest.mark.parametrize("seed", range(300))
def test_mutated_bytes_end_in_a_document_or_an_error_of_ours(seed: int) -> None:
    rng = random.Random(seed)
    data = bytearray(encode_cborld(presentation(summary(seed % 7), seed % 5), TABLE))
    for _ in range(rng.randint(1, 6)):
        at = rng.randrange(len(data))
        match rng.randint(0, 2):
            case 0:
                data[at] = rng.randrange(256)
            case 1:
                del data[at]
            case _:
                data.insert(at, rng.randrange(256))
    with suppress(LedVcError):
        assert isinstance(decode_cborld(bytes(data), TABLE), dict)
