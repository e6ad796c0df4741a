"""Issuer and authorization server metadata.

https://openid.net/specs/openid-4-verifiable-credential-issuance-1_0.html#section-12
"""

import json
from typing import Any

import pytest

from led_vc.errors import MalformedValueError, UnsupportedFeatureError
from led_vc.oid4vci import (
    AuthorizationServerMetadata,
    CredentialConfiguration,
    Display,
    IssuerMetadata,
    authorization_server_metadata_url,
    issuer_metadata_url,
)
from tests.paths import VECTORS, requires_shared

ISSUER = "https://led.example"
SUMMARY = CredentialConfiguration(
    context=("https://www.w3.org/ns/credentials/v2", "https://w3id.org/led-vc/summary/v1"),
    type=("VerifiableCredential", "LedSummaryCredential"),
    cryptosuites=("eddsa-rdfc-2022",),
    binding_methods=("did:key", "jwk"),
    proof_algorithms=("EdDSA", "ES256"),
    display=(Display("Samenvatting", "nl-BE"),),
)
METADATA = IssuerMetadata(
    credential_issuer=ISSUER,
    credential_endpoint=f"{ISSUER}/credential",
    nonce_endpoint=f"{ISSUER}/nonce",
    batch_size=16,
    display=(Display("LED", "nl-BE"),),
    configurations={"LedSummaryCredential": SUMMARY},
)
SERVER = AuthorizationServerMetadata(issuer=ISSUER, token_endpoint=f"{ISSUER}/token")


def test_metadata_survive_their_json() -> None:
    assert IssuerMetadata.parse(json.loads(json.dumps(METADATA.to_json())), credential_issuer=ISSUER) == METADATA


def test_an_issuer_without_authorization_servers_is_its_own() -> None:
    assert METADATA.authorization_server == ISSUER


def test_metadata_of_another_issuer_are_refused() -> None:
    with pytest.raises(MalformedValueError):
        IssuerMetadata.parse(METADATA.to_json(), credential_issuer="https://evil.example")


@requires_shared
def test_the_specifications_own_ldp_vc_configuration_is_understood() -> None:
    document = json.loads((VECTORS / "openid4vci" / "1.0" / "credential_metadata_ldp_vc.json").read_text())
    kind = document["credential_configurations_supported"]["UniversityDegree_LDP_VC"]
    read = CredentialConfiguration.parse({**kind, "proof_types_supported": {"jwt": {}}})
    assert read.type == ("VerifiableCredential", "UniversityDegreeCredential")


@requires_shared
def test_configurations_of_other_formats_are_left_out() -> None:
    document = json.loads((VECTORS / "openid4vci" / "1.0" / "credential_issuer_metadata_sd_jwt_long.json").read_text())
    read = IssuerMetadata.parse(document, credential_issuer="https://credential-issuer.example.com")
    assert (read.batch_size, dict(read.configurations)) == (10, {})


@pytest.mark.parametrize(
    "change",
    [
        {"credential_endpoint": "http://led.example/credential"},
        {"nonce_endpoint": 7},
        {"credential_configurations_supported": []},
        {"credential_configurations_supported": {"a": 7}},
        {"batch_credential_issuance": {"batch_size": 0}},
        {"display": {}},
        {"display": [{}]},
        {"authorization_servers": []},
    ],
)
def test_malformed_metadata_are_refused(change: dict[str, Any]) -> None:
    with pytest.raises(MalformedValueError):
        IssuerMetadata.parse({**METADATA.to_json(), **change}, credential_issuer=ISSUER)


def test_server_metadata_survive_their_json() -> None:
    assert AuthorizationServerMetadata.parse(SERVER.to_json(), issuer=ISSUER) == SERVER


def test_server_metadata_of_another_are_refused() -> None:
    with pytest.raises(MalformedValueError):
        AuthorizationServerMetadata.parse(SERVER.to_json(), issuer="https://led.example/")


def test_a_server_that_takes_no_pre_authorized_codes_is_unsupported() -> None:
    with pytest.raises(UnsupportedFeatureError):
        AuthorizationServerMetadata.parse({"issuer": ISSUER, "token_endpoint": f"{ISSUER}/token"}, issuer=ISSUER)


def test_the_well_known_part_goes_before_the_path() -> None:
    assert issuer_metadata_url("https://x.example/a") == "https://x.example/.well-known/openid-credential-issuer/a"
    assert authorization_server_metadata_url(ISSUER) == f"{ISSUER}/.well-known/oauth-authorization-server"
