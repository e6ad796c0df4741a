"""Credentials in JWT, SD-JWT and COSE get the same seven checks. https://www.w3.org/TR/vc-jose-cose/"""

import base64
import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from led_vc.environment import PROOF_ONLY
from led_vc.issue import CredentialMediaType
from led_vc.keys import KeyAlgorithm
from led_vc.verify import needs, verify_credential
from tests import world
from tests.unit.verify.enveloping import (
    MEDIA_TYPES,
    forge,
    issue,
    parts,
    recose,
    reforge,
    show,
    university,
    wrapped,
)

ENVIRONMENT = world.environment()
BY_ALGORITHM: dict[KeyAlgorithm, Any] = {
    algorithm: world.environment(trust=world.trust(world.trusted_provider(keys=(world.trusted_key(
        world.UNIVERSITY, public_key=university(algorithm).public_key),))))
    for algorithm in ("Ed25519", "P-256", "P-384")
}  # fmt: skip


def told(secured: Any, check: str = "proof", environment: Any = ENVIRONMENT) -> tuple[str, str | None]:
    found = verify_credential(secured, environment).check(check)  # type: ignore[arg-type]  # a name of the seven
    return found.outcome, found.code


def forms(media_type: CredentialMediaType) -> list[Any]:
    """Return a credential in every form in which it may arrive."""
    secured = issue(media_type)
    found = [secured, wrapped(media_type, secured), json.dumps(wrapped(media_type, secured))]
    if isinstance(secured, bytes):
        text = base64.b64encode(secured).decode()
        return [
            *found,
            text,
            text.rstrip("="),
            base64.urlsafe_b64encode(secured).decode(),
            secured.hex(),
            text.encode(),
        ]
    return [*found, secured.encode()]


@pytest.mark.parametrize("media_type", MEDIA_TYPES)
def test_a_credential_is_valid_in_every_form_and_says_what_was_issued(media_type: CredentialMediaType) -> None:
    for secured in forms(media_type):
        report = verify_credential(secured, ENVIRONMENT)
        assert report.verdict == "valid", report.checks
        assert report.credential is not None
        assert report.credential.document == world.summary()
        assert report.credential.proofs[0].cryptosuite == media_type
        assert report.issuer is not None
        assert report.work.signature_checks == 1


@pytest.mark.parametrize("algorithm", ["Ed25519", "P-256", "P-384"])
@pytest.mark.parametrize("media_type", MEDIA_TYPES)
def test_each_algorithm_is_taken(media_type: CredentialMediaType, algorithm: KeyAlgorithm) -> None:
    secured = issue(media_type, signer=university(algorithm))
    assert verify_credential(secured, BY_ALGORITHM[algorithm]).verdict == "valid"


@pytest.mark.parametrize("kid", ["{did}#{fragment}", "#{fragment}", "{fragment}"])
def test_kid_is_absolute_or_relative_to_the_issuer(kid: str) -> None:
    did, _, fragment = university().verification_method.partition("#")
    secured = reforge(issue("vc+jwt"), header={"kid": kid.format(did=did, fragment=fragment)})
    assert told(secured) == ("passed", None)


@pytest.mark.parametrize(
    "kid", [..., 5, "", "#", "nobody", "../../etc/passwd", "' OR 1=1--", "https://evil.example/k", "x" * 10_000,
            world.STRANGER.verification_method, world.provider(world.SCHOOL).verification_method]
)  # fmt: skip
def test_another_kid_is_looked_for_nowhere_else(kid: Any) -> None:
    assert told(reforge(issue("vc+jwt"), header={"kid": kid})) == ("failed", "INVALID_VERIFICATION_METHOD")


@pytest.mark.parametrize("name", ["jku", "x5u", "jwk", "x5c"])
def test_a_header_that_brings_a_key_along_chooses_nothing(name: str) -> None:
    brought = {"jwk": world.STRANGER.public_key.to_jwk(), "x5c": ["MII"]}.get(name, "https://evil.example/keys")
    assert told(reforge(issue("vc+jwt"), header={name: brought})) == ("passed", None)
    header, payload = parts(issue("vc+jwt"))
    by_stranger = forge({**header, name: brought}, payload, signer=world.STRANGER)
    assert told(by_stranger) == ("failed", "PROOF_VERIFICATION_ERROR")


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ({"typ": ...}, "PARSING_ERROR"),
        ({"typ": "JWT"}, "PARSING_ERROR"),
        ({"typ": "vp+jwt"}, "PARSING_ERROR"),
        ({"typ": "vc+sd-jwt"}, "PARSING_ERROR"),
        ({"typ": "application/vc+jwt"}, "PARSING_ERROR"),
        ({"cty": "vp"}, "PARSING_ERROR"),
        ({"crit": ["exp"]}, "PARSING_ERROR"),
        ({"b64": False}, "PARSING_ERROR"),
        ({"zip": "DEF"}, "PARSING_ERROR"),
        ({"alg": "none"}, "CRYPTOGRAPHIC_SECURITY_ERROR"),
        ({"alg": "HS256"}, "CRYPTOGRAPHIC_SECURITY_ERROR"),
        ({"alg": "ES512"}, "CRYPTOGRAPHIC_SECURITY_ERROR"),
        ({"alg": "ES256"}, "CRYPTOGRAPHIC_SECURITY_ERROR"),
    ],
)
def test_another_header_is_refused(header: dict[str, Any], code: str) -> None:
    assert told(reforge(issue("vc+jwt"), header=header)) == ("failed", code)


def test_the_content_type_may_be_absent() -> None:
    assert told(reforge(issue("vc+jwt"), header={"cty": ...})) == ("passed", None)


@pytest.mark.parametrize(
    ("claims", "code"),
    [
        ({"vc": {}}, "PARSING_ERROR"),
        ({"vp": None}, "PARSING_ERROR"),
        ({"proof": {"type": "DataIntegrityProof"}}, "PARSING_ERROR"),
        ({"iss": "did:web:led.example:provider:7"}, "PROOF_VERIFICATION_ERROR"),
        ({"jti": "urn:uuid:0"}, "PROOF_VERIFICATION_ERROR"),
        ({"sub": "did:example:1"}, "PROOF_VERIFICATION_ERROR"),
        ({"iat": "2026-11-23T09:00:00Z"}, "MALFORMED_VALUE_ERROR"),
        ({"exp": None}, "MALFORMED_VALUE_ERROR"),
        ({"nbf": True}, "MALFORMED_VALUE_ERROR"),
        ({"iss": 1}, "MALFORMED_VALUE_ERROR"),
        ({"aud": {}}, "MALFORMED_VALUE_ERROR"),
        ({"iat": ...}, "PROOF_VERIFICATION_ERROR"),
        ({"issuer": ...}, "MALFORMED_VALUE_ERROR"),
        ({"@context": ["https://www.w3.org/ns/credentials/v2"]}, "CONTEXT_NOT_ALLOWED"),
        ({"type": ["VerifiableCredential"]}, "CONTEXT_NOT_ALLOWED"),
    ],
)
def test_other_claims_are_refused(claims: dict[str, Any], code: str) -> None:
    assert told(reforge(issue("vc+jwt"), **claims)) == ("failed", code)


def test_claims_that_say_what_the_document_says_are_taken_and_not_shown() -> None:
    document = world.qualification()
    document_claims = {"jti": document["id"], "sub": document["credentialSubject"]["id"], "iss": document["issuer"]}
    report = verify_credential(reforge(issue("vc+jwt", document), **document_claims), ENVIRONMENT)
    assert report.credential is not None
    assert report.credential.document == document


@pytest.mark.parametrize("seconds", [-1, 0])
def test_exp_belongs_to_validity_and_not_to_the_proof(seconds: int) -> None:
    secured = reforge(issue("vc+jwt"), exp=int(world.NOW.timestamp()) + seconds)
    assert (told(secured), told(secured, "validity")) == (("passed", None), ("failed", "EXPIRED"))
    proof_only = replace(ENVIRONMENT, checks=PROOF_ONLY)
    assert verify_credential(secured, proof_only).verdict == "valid"
    assert told(secured, "validity", proof_only) == ("not_run", "NOT_SELECTED")


def test_nbf_belongs_to_validity_as_well() -> None:
    later = int((world.NOW + timedelta(minutes=6)).timestamp())
    assert told(reforge(issue("vc+jwt"), nbf=later), "validity") == ("failed", "NOT_YET_VALID")


def test_iat_is_when_the_issuer_signed_and_trust_is_judged_then() -> None:
    early = int((world.YEAR_START - timedelta(days=1)).timestamp())
    assert told(reforge(issue("vc+jwt"), iat=early), "issuer")[0] == "failed"
    later = int((world.NOW + timedelta(minutes=6)).timestamp())
    assert told(reforge(issue("vc+jwt"), iat=later)) == ("failed", "NOT_YET_VALID")


def test_cwt_claims_are_judged_as_those_of_a_jwt() -> None:
    secured = issue("vc+cose")
    did = world.did(university())
    issued, ended = int(world.ISSUED.timestamp()), int(world.NOW.timestamp())
    assert told(recose(secured, protected={15: {1: did, 4: ended, 6: issued}}), "validity") == ("failed", "EXPIRED")
    assert told(recose(secured, protected={15: {1: "did:example:1", 6: issued}})) == (
        "failed",
        "PROOF_VERIFICATION_ERROR",
    )
    assert told(recose(secured, protected={15: ...})) == ("failed", "PROOF_VERIFICATION_ERROR")
    assert told(recose(secured, protected={15: [1]})) == ("failed", "MALFORMED_VALUE_ERROR")
    assert told(recose(secured, protected={3: "application/vp"})) == ("failed", "PARSING_ERROR")
    assert told(recose(secured, protected={4: b"\xff"})) == ("failed", "PARSING_ERROR")
    assert told(recose(secured, payload=b"[]")) == ("failed", "PARSING_ERROR")


def test_what_a_holder_leaves_out_is_not_there() -> None:
    secured = issue("vc+sd-jwt")
    token, *disclosures, _ = secured.split("~")
    without = "~".join((token, disclosures[1], disclosures[2], ""))
    proof_only = replace(ENVIRONMENT, checks=PROOF_ONLY)
    report = verify_credential(without, proof_only)
    assert report.check("proof").outcome == "passed"
    # The closed schema of the register's own types asks for the name all the same.
    assert told(without, "data_model") == ("failed", "MALFORMED_VALUE_ERROR")


@pytest.mark.parametrize(
    "edit",
    [
        {"id": "not-a-credential"},
        {"id": "https://evil.example/vc.jwt"},
        {"id": "data:text/plain,x"},
        {"id": "data:application/vp+jwt," + show(issue("vc+jwt"))},
        {"id": "data:application/vc+sd-jwt," + issue("vc+jwt")},
        {"id": "data:application/vc+jwt;base64," + issue("vc+jwt")},
        {"id": "data:application/vc+jwt"},
        {"id": ["data:application/vc+jwt,x"]},
        {"type": ["EnvelopedVerifiableCredential", "VerifiableCredential"]},
        {"type": "EnvelopedVerifiablePresentation"},
        {"issuer": "did:example:1"},
        {"@context": "https://www.w3.org/ns/credentials/v1"},
    ],
)
def test_an_object_that_is_not_quite_an_envelope_is_refused(edit: dict[str, Any]) -> None:
    outcome, code = told({**wrapped("vc+jwt", issue("vc+jwt")), **edit})
    assert (outcome, code in ("PARSING_ERROR", "MALFORMED_VALUE_ERROR")) == ("failed", True)


def test_an_envelope_in_an_envelope_is_refused() -> None:
    secured = issue("vc+jwt")
    for _ in range(20):
        secured = forge(parts(issue("vc+jwt"))[0], wrapped("vc+jwt", secured))
        assert told(secured) == told(wrapped("vc+jwt", secured)) == ("failed", "PARSING_ERROR")


def test_what_is_needed_is_found_inside_envelopes() -> None:
    expected = needs(world.issue(world.summary()))
    for media_type in MEDIA_TYPES:
        secured = issue(media_type)
        assert needs(secured) == needs(wrapped(media_type, secured)) == expected
        assert needs(show(secured)).status_lists == expected.status_lists
    assert needs("eyJ.x.y").status_lists == ()


def test_an_issuers_demand_for_a_cryptosuite_is_not_met_by_a_token() -> None:
    demanding = replace(ENVIRONMENT, required_suites=frozenset({"eddsa-rdfc-2022"}))
    assert told(issue("vc+jwt"), environment=demanding) == ("failed", "DOWNGRADE")
