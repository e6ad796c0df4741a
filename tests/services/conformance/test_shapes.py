"""Requests and answers. ../shared/reference/conformance.md §1 and §2"""

from typing import Any

import pytest

from led_vc.securing.cryptosuite import SelectiveCryptosuite
from led_vc.securing.suites import EXPERIMENTAL_SUITES
from led_vc.vcapi import problems
from tests.services.conformance.service import URL, V1, V2, Service, codes, minimal

SIGNING = [name for name, suite in EXPERIMENTAL_SUITES.items() if not isinstance(suite, SelectiveCryptosuite)]
SELECTIVE = [name for name, suite in EXPERIMENTAL_SUITES.items() if isinstance(suite, SelectiveCryptosuite)]


def test_an_instance_says_all_that_a_suite_needs(service: Service) -> None:
    found = service.instance("vc2.0")
    assert found == {
        "name": "vc2.0",
        "id": found["id"],
        "suite": "eddsa-jcs-2022",
        "key_type": "Ed25519",
        "vc_versions": ["1.1", "2.0"],
        "tags": ["vc2.0"],
        "endpoints": {
            "issue": f"{URL}/vc2.0/credentials/issue",
            "verify": f"{URL}/vc2.0/credentials/verify",
            "verify_presentation": f"{URL}/vc2.0/presentations/verify",
            "challenges": f"{URL}/vc2.0/challenges",
        },
    }
    assert found["id"].startswith("did:key:z6Mk")


def test_there_is_an_instance_for_each_mechanism_and_kind_of_key(service: Service) -> None:
    there = {(one["suite"], one["key_type"]) for one in service.instances()}
    embedded = {(suite.name, key_type) for suite in EXPERIMENTAL_SUITES.values() for key_type in suite.algorithms}
    enveloped = {
        (media_type, key_type)
        for media_type in ("vc+jwt", "vc+sd-jwt", "vc+cose")
        for key_type in ("Ed25519", "P-256", "P-384")
    }
    assert embedded | enveloped <= there


def test_there_is_an_instance_for_every_tag_of_the_suites(service: Service) -> None:
    tags = {tag for one in service.instances() for tag in one["tags"]}
    assert {
        "vc2.0",
        "EnvelopingProof",
        "eddsa-rdfc-2022",
        "eddsa-jcs-2022",
        "ecdsa-rdfc-2019",
        "ecdsa-jcs-2019",
        "ecdsa-sd-2023",
        "vcHolder",
        "BitstringStatusList",
        "Ed25519Signature2020",
        "vc-api",
    } <= tags


def test_no_two_instances_share_a_name_or_a_key(service: Service) -> None:
    found = service.instances()
    assert len({one["name"] for one in found}) == len({one["id"] for one in found}) == len(found)


def test_every_instance_signs_as_the_did_it_announces_and_what_it_signs_verifies(service: Service) -> None:
    for one in service.instances():
        if "derive" in one["endpoints"]:
            continue
        credential = service.issued(minimal(), one["name"])
        assert one["id"] in str(credential.get("proof", {}).get("verificationMethod", one["id"]))
        answer = service.verify(credential, one["name"])
        assert (answer.status_code, answer.json()["verified"]) == (200, True), one["name"]


def test_issuing_answers_201_with_the_credential(service: Service) -> None:
    answer = service.issue(minimal())
    assert answer.status_code == 201
    assert answer.headers["content-type"] == "application/json"
    assert answer.json().keys() == {"verifiableCredential"}
    assert answer.json()["verifiableCredential"]["proof"]["cryptosuite"] == "eddsa-jcs-2022"


def test_the_subject_comes_out_as_it_went_in(service: Service) -> None:
    subject = {"id": "did:example:subject", "name": "Zoë"}
    for name in ("vc2.0", "eddsa-rdfc-2022", "BitstringStatusList"):
        assert service.issued(minimal(credentialSubject=subject), name)["credentialSubject"] == subject


@pytest.mark.parametrize("path", ["/credentials/issue", "/credentials/verify", "/presentations/verify"])
def test_options_may_be_absent(service: Service, path: str) -> None:
    credential = minimal(issuer=service.instance("vc2.0")["id"])
    body = {
        "/credentials/issue": {"credential": credential},
        "/credentials/verify": {"verifiableCredential": service.issued(credential)},
        "/presentations/verify": {"verifiablePresentation": {"@context": [V2], "type": "VerifiablePresentation"}},
    }[path]
    assert service.post("vc2.0", path, body).status_code in (200, 201)


@pytest.mark.parametrize("suite", SELECTIVE)
def test_deriving_without_pointers_shows_what_is_mandatory(service: Service, suite: str) -> None:
    credential = service.issued(minimal(name="Hidden"), suite)
    answer = service.post(suite, "/credentials/derive", {"verifiableCredential": credential})
    assert answer.status_code == 201, answer.text
    assert answer.json()["issuer"] == credential["issuer"]
    assert "name" not in answer.json()


@pytest.mark.parametrize("suite", SELECTIVE)
def test_deriving_answers_201_with_the_bare_credential_and_it_verifies(service: Service, suite: str) -> None:
    credential = service.issued(minimal(name="Shown", description="Hidden"), suite, mandatoryPointers=["/issuer"])
    answer = service.derive(credential, suite, "/name")
    assert answer.status_code == 201
    assert (answer.json()["name"], "description" in answer.json()) == ("Shown", False)
    assert service.verify(answer.json(), suite).json()["verified"] is True


@pytest.mark.parametrize("suite", SIGNING[:1])
def test_what_has_no_base_proof_is_not_derived_from(service: Service, suite: str) -> None:
    name = next(one["name"] for one in service.instances() if one["suite"] == suite)
    assert codes(service.derive(service.issued(minimal(), name), name)) == ["UNSUPPORTED_FEATURE"]


def test_verified_is_true_for_what_is_valid(service: Service) -> None:
    answer = service.verify(service.issued(minimal()))
    assert answer.status_code == 200
    assert answer.json()["verified"] is True
    assert answer.json()["report"]["verdict"] == "valid"
    assert "errors" not in answer.json()


def test_what_is_invalid_is_400_with_the_report_and_errors(service: Service) -> None:
    credential = service.issued(minimal(name="A"))
    answer = service.verify({**credential, "name": "B"})
    assert codes(answer) == ["PROOF_VERIFICATION_ERROR"]
    assert answer.json()["verified"] is False
    assert answer.json()["report"]["verdict"] == "invalid"
    assert answer.json()["report"]["credential"] is None


def test_what_could_not_be_found_out_is_200_without_errors(service: Service) -> None:
    credential = service.issued(minimal())
    credential["proof"]["verificationMethod"] = "did:web:nowhere.example#k1"
    answer = service.verify(credential)
    assert answer.status_code == 200
    assert answer.json()["verified"] is False
    assert "errors" not in answer.json()
    assert [problem["title"] for problem in answer.json()["problemDetails"]] == ["RETRIEVAL_ERROR"]


def test_the_document_comes_back_when_it_is_asked_for_and_not_otherwise(service: Service) -> None:
    credential = service.issued(minimal())
    assert "credential" not in service.verify(credential).json()
    assert service.verify(credential, returnCredential=True).json()["credential"] == credential


def test_problems_have_the_types_that_w3c_gave_them() -> None:
    assert problems.problem_type("PARSING_ERROR") == "https://www.w3.org/TR/vc-data-model#PARSING_ERROR"
    assert problems.problem_type("PROOF_VERIFICATION_ERROR") == "https://w3id.org/security#PROOF_VERIFICATION_ERROR"
    assert problems.problem_type("CONTEXT_NOT_ALLOWED") == "https://w3id.org/led-vc/problems/context_not_allowed"


@pytest.mark.parametrize(
    "body",
    [
        {},
        [],
        "text",
        7,
        {"credential": "a string"},
        {"credential": None},
        {"credential": []},
        {"credential": {}, "options": []},
        {"credential": {}, "options": None},
        {"credential": {}, "options": {"mandatoryPointers": "/issuer"}},
        {"credential": {}, "options": {"mandatoryPointers": ["issuer"]}},
        {"credential": {}, "options": {"mandatoryPointers": [1]}},
        {"credential": {}, "options": {"mandatorPointers": ["/issuer"]}},
        {"credential": {}, "unknown": 1},
    ],
)
def test_a_malformed_request_to_issue_is_a_400(service: Service, body: Any) -> None:
    codes(service.post("vc2.0", "/credentials/issue", body))


@pytest.mark.parametrize(
    "options",
    [
        {"checks": "proof"},
        {"checks": []},
        {"checks": ["credentialStatus"]},
        {"checks": ["everything"]},
        {"checks": ["proof", "proof"]},
        {"challenge": 1},
        {"challenge": None},
        {"domain": ""},
        {"domain": ["a"]},
        {"returnCredential": "yes"},
        {"challange": "misspelt"},
    ],
)
def test_an_option_that_is_not_understood_is_refused_and_not_left_aside(service: Service, options: Any) -> None:
    body = {"verifiableCredential": service.issued(minimal()), "options": options}
    assert codes(service.post("vc2.0", "/credentials/verify", body)) == ["MALFORMED_VALUE_ERROR"]


@pytest.mark.parametrize("content", [b"", b"{", b'{"a":1,"a":2}', b"[" * 100, b"\xff\xfe", b'{"a":9007199254740993}'])
def test_a_body_that_is_not_strict_json_is_a_400(service: Service, content: bytes) -> None:
    for path in ("/credentials/issue", "/credentials/verify", "/presentations/verify", "/credentials/derive"):
        answer = service.client.post(f"/vc2.0{path}", content=content, headers={"content-type": "application/json"})
        assert codes(answer)[0] in ("PARSING_ERROR", "RANGE_ERROR")


def test_a_body_that_a_form_elsewhere_could_post_is_refused(service: Service) -> None:
    answer = service.client.post("/vc2.0/challenges/", content=b"{}", headers={"content-type": "text/plain"})
    assert answer.status_code < 500
    answer = service.client.post("/vc2.0/credentials/issue", content=b"{}", headers={"content-type": "text/plain"})
    assert (answer.status_code, answer.json()["code"]) == (415, "unsupported_media_type")


def test_a_body_of_more_than_a_mebibyte_is_refused(service: Service) -> None:
    body = b'{"credential": "' + b"x" * 2**20 + b'"}'
    answer = service.client.post("/vc2.0/credentials/issue", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 413


def test_an_instance_that_is_not_there_is_a_404(service: Service) -> None:
    for path in ("/credentials/issue", "/credentials/verify", "/status-lists"):
        assert service.post("nobody", path, {}).status_code == 404
    assert service.post("nobody", "/challenges", {}).status_code == 404
    assert service.client.get("/vc2.0/status-lists/1").status_code == 404


def test_a_suites_context_is_added_to_a_copy_of_an_older_credential(service: Service) -> None:
    older = {
        "@context": [V1],
        "type": ["VerifiableCredential"],
        "issuanceDate": "2020-01-01T00:00:00Z",
        "credentialSubject": {"id": "did:example:subject"},
    }
    embedded = service.issued(older, "eddsa-rdfc-2022")
    assert embedded["@context"] == [V1, "https://w3id.org/security/data-integrity/v2"]
    assert service.verify(embedded, "eddsa-rdfc-2022").json()["verified"] is True
    for context in ([V1], [V2]):
        document = {**older, "@context": context} if context == [V1] else minimal()
        signed = service.issued(document, "Ed25519Signature2020")
        assert signed["@context"] == [*context, "https://w3id.org/security/suites/ed25519-2020/v1"]
        assert service.verify(signed, "Ed25519Signature2020").json()["verified"] is True


def test_an_envelope_holds_no_older_credential(service: Service) -> None:
    older = {**minimal(), "@context": [V1], "issuanceDate": "2020-01-01T00:00:00Z"}
    assert codes(service.issue(older, "vc-jwt-Ed25519")) == ["MALFORMED_VALUE_ERROR"]


@pytest.mark.parametrize("name", ["vc-jwt-P-256", "vc-sd-jwt-Ed25519", "vc-cose-P-384", "EnvelopingProof"])
def test_a_token_is_not_issued_for_another_issuer_since_it_would_not_verify(service: Service, name: str) -> None:
    other = {**minimal(), "issuer": "https://vc.example/issuers/5678"}
    assert codes(service.issue(other, name)) == ["MALFORMED_VALUE_ERROR"]
