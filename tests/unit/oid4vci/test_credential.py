"""The credential and nonce endpoints' messages.

https://openid.net/specs/openid-4-verifiable-credential-issuance-1_0.html#section-8
"""

import json
from typing import Any

import pytest

from led_vc.errors import MalformedValueError, UnsupportedFeatureError
from led_vc.oid4vci import MAXIMUM_PROOFS, CredentialRequest, CredentialResponse, NonceResponse
from tests.paths import VECTORS, requires_shared

PROOFS = {"jwt": ["a.b.c"]}


@pytest.mark.parametrize(
    "request_",
    [
        CredentialRequest(credential_configuration_id="LedSummaryCredential", proofs=("a.b.c",)),
        CredentialRequest(credential_identifier="summary-1", proofs=("a.b.c", "d.e.f")),
    ],
)
def test_a_request_survives_its_json(request_: CredentialRequest) -> None:
    assert CredentialRequest.parse(request_.to_json()) == request_


@pytest.mark.parametrize(
    ("document", "code"),
    [
        ({"proofs": PROOFS}, "invalid_credential_request"),
        (
            {"credential_configuration_id": "a", "credential_identifier": "b", "proofs": PROOFS},
            "invalid_credential_request",
        ),
        ({"credential_configuration_id": 7, "proofs": PROOFS}, "invalid_credential_request"),
        ({"credential_configuration_id": "a"}, "invalid_proof"),
        ({"credential_configuration_id": "a", "proof": {"proof_type": "jwt", "jwt": "a.b.c"}}, "invalid_proof"),
        ({"credential_configuration_id": "a", "proofs": {"jwt": []}}, "invalid_proof"),
        ({"credential_configuration_id": "a", "proofs": {"jwt": "a.b.c"}}, "invalid_proof"),
        ({"credential_configuration_id": "a", "proofs": {"jwt": [7]}}, "invalid_proof"),
        ({"credential_configuration_id": "a", "proofs": {"jwt": ["a"] * (MAXIMUM_PROOFS + 1)}}, "invalid_proof"),
        ({"credential_configuration_id": "a", "proofs": {"jwt": ["a" * 20_000]}}, "invalid_proof"),
        ({"credential_configuration_id": "a", "proofs": {"di_vp": [{}]}}, "invalid_proof"),
        ({"credential_configuration_id": "a", "proofs": {"jwt": ["a"], "di_vp": [{}]}}, "invalid_proof"),
        (
            {"credential_configuration_id": "a", "proofs": PROOFS, "credential_response_encryption": {}},
            "invalid_encryption_parameters",
        ),
    ],
)
def test_a_request_that_cannot_be_read_names_the_specifications_error(document: dict[str, Any], code: str) -> None:
    with pytest.raises(MalformedValueError) as caught:
        CredentialRequest.parse(document)
    assert caught.value.code == code


def test_an_answer_survives_its_json() -> None:
    answer = CredentialResponse(({"id": "urn:1"}, {"id": "urn:2"}))
    assert CredentialResponse.parse(answer.to_json()) == answer


@requires_shared
def test_the_specifications_own_answer_is_read() -> None:
    text = (VECTORS / "openid4vci" / "1.0" / "credential_response_ldp_vc.txt").read_text()
    document = json.loads("".join(line.strip() for line in text[text.index("{") :].splitlines()))
    (credential,) = CredentialResponse.parse(document).credentials
    assert credential["id"] == "http://example.edu/credentials/3732"


def test_an_answer_for_later_is_unsupported() -> None:
    with pytest.raises(UnsupportedFeatureError):
        CredentialResponse.parse({"transaction_id": "8xLOxBtZp8", "interval": 3600})


@pytest.mark.parametrize("credentials", [None, [], {}, ["a.b.c"], [{"credential": "a.b.c"}], [{}] * 100])
def test_an_answer_without_credentials_of_our_format_is_refused(credentials: object) -> None:
    with pytest.raises(MalformedValueError):
        CredentialResponse.parse({"credentials": credentials})


def test_a_nonce_survives_its_json() -> None:
    assert NonceResponse.parse(NonceResponse("wKI4LT17ac15ES9bw8ac4").to_json()) == NonceResponse(
        "wKI4LT17ac15ES9bw8ac4"
    )


def test_a_nonce_is_text() -> None:
    with pytest.raises(MalformedValueError):
        NonceResponse.parse({"c_nonce": 5})
