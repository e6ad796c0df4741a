"""The token endpoint's messages. https://openid.net/specs/openid-4-verifiable-credential-issuance-1_0.html#section-6"""

import json

import pytest

from led_vc.errors import MalformedValueError, UnsupportedFeatureError
from led_vc.oid4vci import PRE_AUTHORIZED_CODE, AuthorizationDetail, ErrorResponse, TokenRequest, TokenResponse

DETAIL = AuthorizationDetail(credential_configuration_id="LedSummaryCredential")


@pytest.mark.parametrize(
    "request_",
    [
        TokenRequest(pre_authorized_code="c"),
        TokenRequest(pre_authorized_code="c", tx_code="493536"),
        TokenRequest(pre_authorized_code="c", authorization_details=(DETAIL,)),
    ],
)
def test_a_request_survives_its_form(request_: TokenRequest) -> None:
    assert TokenRequest.parse(request_.to_form()) == request_


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ({}, "invalid_request"),
        ({"grant_type": "authorization_code", "code": "x"}, "unsupported_grant_type"),
        ({"grant_type": PRE_AUTHORIZED_CODE}, "invalid_request"),
        ({"grant_type": PRE_AUTHORIZED_CODE, "pre-authorized_code": ""}, "invalid_request"),
        (
            {"grant_type": PRE_AUTHORIZED_CODE, "pre-authorized_code": "c", "authorization_details": "{"},
            "invalid_request",
        ),
        (
            {"grant_type": PRE_AUTHORIZED_CODE, "pre-authorized_code": "c", "authorization_details": "{}"},
            "invalid_request",
        ),
        (
            {"grant_type": PRE_AUTHORIZED_CODE, "pre-authorized_code": "c", "authorization_details": '[{"type":"x"}]'},
            "invalid_request",
        ),
        ({"grant_type": PRE_AUTHORIZED_CODE, "pre-authorized_code": "c", "tx_code": "1" * 3000}, "invalid_request"),
    ],
)
def test_a_request_that_cannot_be_read_names_the_specifications_error(form: dict[str, str], code: str) -> None:
    with pytest.raises(MalformedValueError) as caught:
        TokenRequest.parse(form)
    assert caught.value.code == code


def test_an_answer_survives_its_json() -> None:
    detail = AuthorizationDetail(credential_configuration_id="A", credential_identifiers=("a-1", "a-2"))
    answer = TokenResponse(access_token="t", expires_in=300, authorization_details=(detail,))
    assert TokenResponse.parse(json.loads(json.dumps(answer.to_json()))) == answer


def test_no_secret_is_in_a_repr() -> None:
    assert "s3cret" not in repr(TokenResponse(access_token="s3cret")) + repr(TokenRequest(pre_authorized_code="s3cret"))


def test_a_token_of_another_kind_is_not_taken_for_a_bearer() -> None:
    with pytest.raises(UnsupportedFeatureError):
        TokenResponse.parse({"access_token": "t", "token_type": "DPoP"})


@pytest.mark.parametrize("expires_in", [0, -1, "300", True, 1.5])
def test_a_lifetime_is_a_positive_whole_number(expires_in: object) -> None:
    with pytest.raises(MalformedValueError):
        TokenResponse.parse({"access_token": "t", "token_type": "bearer", "expires_in": expires_in})


def test_an_error_keeps_a_code_that_is_not_known_here() -> None:
    answer = ErrorResponse.parse({"error": "slow_down", "error_description": "later"})
    assert answer.to_json() == {"error": "slow_down", "error_description": "later"}
