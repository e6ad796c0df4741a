"""Controller documents and DID URLs."""

from datetime import UTC, datetime
from typing import Any

import pytest

from led_vc.did import parse_controller_document, split_did_url
from led_vc.errors import ComplexityLimitError, InvalidVerificationMethodError, LedVcError, MalformedValueError
from led_vc.keys import PrivateKey

DID = "did:web:led.example:provider:7"
KEY = PrivateKey.from_seed("Ed25519", b"provider").public_key
METHOD: dict[str, Any] = {
    "id": f"{DID}#k1",
    "type": "Multikey",
    "controller": DID,
    "publicKeyMultibase": KEY.to_multikey(),
}


def _document(**members: Any) -> dict[str, Any]:
    return {"id": DID, "verificationMethod": [METHOD], "assertionMethod": [f"{DID}#k1"], **members}


def test_a_key_is_found_under_its_url_with_its_purpose() -> None:
    document = parse_controller_document(_document())
    assert document.verification_methods[f"{DID}#k1"].public_key == KEY
    assert (set(document.assertion_method), set(document.authentication)) == ({f"{DID}#k1"}, set())


def test_a_jwk_is_read_as_well_as_a_multikey() -> None:
    method = {"id": f"{DID}#k1", "type": "JsonWebKey", "controller": DID, "publicKeyJwk": KEY.to_jwk()}
    document = parse_controller_document(_document(verificationMethod=[method]))
    assert document.verification_methods[f"{DID}#k1"].public_key == KEY


def test_a_method_may_be_embedded_in_its_purpose_and_then_has_no_other() -> None:
    document = parse_controller_document({"id": DID, "authentication": [METHOD]})
    assert (set(document.authentication), set(document.assertion_method)) == ({f"{DID}#k1"}, set())
    assert f"{DID}#k1" in document.verification_methods


def test_a_reference_may_be_a_fragment_alone() -> None:
    document = parse_controller_document(
        _document(verificationMethod=[{**METHOD, "id": "#k1"}], assertionMethod=["#k1"])
    )
    assert document.assertion_method == {f"{DID}#k1"} == set(document.verification_methods)


def test_the_end_and_the_revocation_of_a_key_are_moments() -> None:
    method = {**METHOD, "expires": "2027-01-01T00:00:00Z", "revoked": "2026-12-01T01:00:00+01:00"}
    read = parse_controller_document(_document(verificationMethod=[method])).verification_methods[f"{DID}#k1"]
    assert (read.expires, read.revoked) == (datetime(2027, 1, 1, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC))


def test_a_key_under_the_name_of_somebody_else_is_left_out() -> None:
    foreign = {**METHOD, "id": "did:web:led.example:provider:70#k1"}
    assert not parse_controller_document(_document(verificationMethod=[foreign])).verification_methods


@pytest.mark.parametrize("url", [DID, f"{DID}0#k1", f"{DID}:x#k1", f"{DID}/x#k1"])
def test_a_url_that_only_begins_like_the_controller_is_somebody_else(url: str) -> None:
    document = parse_controller_document(_document(verificationMethod=[{**METHOD, "id": url}]))
    assert not document.verification_methods


@pytest.mark.parametrize(
    "method",
    [
        {"type": "EcdsaSecp256k1VerificationKey2019", "publicKeyBase58": "1"},
        {"type": "Multikey", "publicKeyMultibase": "zQ3shokFTS3brHcDQrn82RUDfCZESWL1ZdCEJwekUDPQiYBme"},
        {"type": "JsonWebKey", "publicKeyJwk": {"kty": "OKP", "crv": "X25519", "x": "AA"}},
    ],
)
def test_another_kind_of_key_is_left_out_and_the_rest_stays(method: dict[str, Any]) -> None:
    other = {"id": f"{DID}#other", "controller": DID, **method}
    document = parse_controller_document(_document(verificationMethod=[other, METHOD]))
    assert set(document.verification_methods) == {f"{DID}#k1"}


@pytest.mark.parametrize("member", ["secretKeyMultibase", "secretKeyJwk", "privateKeyJwk", "privateKeyBase58"])
def test_a_document_with_a_secret_in_it_is_refused(member: str) -> None:
    with pytest.raises(InvalidVerificationMethodError, match="secret"):
        parse_controller_document(_document(verificationMethod=[{**METHOD, member: "z"}]))


@pytest.mark.parametrize(
    "change",
    [
        {"publicKeyJwk": KEY.to_jwk()},
        {"publicKeyMultibase": "u7QE"},
        {"publicKeyMultibase": "z"},
        {"publicKeyMultibase": None},
        {"publicKeyMultibase": 1},
        {"type": "JsonWebKey"},
        {"type": "JsonWebKey", "publicKeyMultibase": None, "publicKeyJwk": "x"},
    ],
)
def test_a_method_without_one_good_key_refuses_the_document(change: dict[str, Any]) -> None:
    with pytest.raises(InvalidVerificationMethodError):
        parse_controller_document(_document(verificationMethod=[{**METHOD, **change}]))


@pytest.mark.parametrize(
    "members",
    [
        {"id": None},
        {"id": ""},
        {"id": 7},
        {"verificationMethod": METHOD},
        {"verificationMethod": [None]},
        {"verificationMethod": [[METHOD]]},
        {"verificationMethod": [{**METHOD, "id": None}]},
        {"verificationMethod": [{**METHOD, "controller": None}]},
        {"verificationMethod": [{**METHOD, "controller": [DID]}]},
        {"verificationMethod": [{**METHOD, "type": ["Multikey"]}]},
        {"verificationMethod": [{**METHOD, "expires": "tomorrow"}]},
        {"verificationMethod": [{**METHOD, "revoked": None}]},
        {"assertionMethod": f"{DID}#k1"},
        {"assertionMethod": [1]},
        {"authentication": {}},
    ],
)
def test_a_document_that_is_not_as_the_data_model_says_is_refused(members: dict[str, Any]) -> None:
    with pytest.raises(MalformedValueError):
        parse_controller_document(_document(**members))


@pytest.mark.parametrize("place", ["verificationMethod", "assertionMethod", "authentication"])
def test_two_methods_of_one_name_are_refused_wherever_they_stand(place: str) -> None:
    other = {**METHOD, "publicKeyMultibase": PrivateKey.from_seed("P-256", b"x").public_key.to_multikey()}
    members = {"verificationMethod": [METHOD, other]} if place == "verificationMethod" else {place: [other]}
    with pytest.raises(MalformedValueError, match="one id"):
        parse_controller_document(_document(**members))


def test_a_document_of_endless_keys_is_refused_before_they_are_loaded() -> None:
    with pytest.raises(ComplexityLimitError):
        parse_controller_document(_document(verificationMethod=[METHOD] * 257))


@pytest.mark.parametrize(
    ("url", "parts"),
    [
        (f"{DID}#k1", (DID, "k1")),
        ("did:key:z6Mk#z6Mk", ("did:key:z6Mk", "z6Mk")),
        ("did:jwk:eyJ9#0", ("did:jwk:eyJ9", "0")),
        ("did:example:a::b#k", ("did:example:a::b", "k")),
    ],
)
def test_a_did_url_is_a_did_and_a_fragment(url: str, parts: tuple[str, str]) -> None:
    assert split_did_url(url) == parts


@pytest.mark.parametrize(
    "url",
    [
        "",
        "#k1",
        DID,
        f"{DID}#",
        f"{DID}#a#b",
        f"{DID}/path#k1",
        f"{DID}?q=1#k1",
        "did:web:#k1",
        "did:web:a:#k1",
        "did:#k",
        "did:WEB:a#k",
        "https://led.example#k1",
        f"{DID}#k1\n",
        f" {DID}#k1",
        f"{DID}#k\u00e9",
        "did:a:" + "b" * 5000 + "#k",
    ],
)
def test_what_is_no_did_url_with_a_fragment_is_refused(url: str) -> None:
    with pytest.raises(LedVcError):
        split_did_url(url)
