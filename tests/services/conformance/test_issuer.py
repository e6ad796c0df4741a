"""What an issuer refuses, and what it must not refuse. ../shared/reference/conformance.md §3 "Issuer" and §4

The inputs are those of the official suite for the data model: a name that ends in -ok is signed, one that ends in -fail
is refused, and where a suite lets an issuer add a context we refuse. Each is tried over statements and over text.
"""

from typing import Any

import pytest

from tests.paths import VECTORS, requires_shared
from tests.services.conformance.service import EXAMPLES, V2, Service, codes, minimal, vector

pytestmark = requires_shared
OVER_TEXT, OVER_STATEMENTS = "vc2.0", "eddsa-rdfc-2022"
INSTANCES = (OVER_TEXT, OVER_STATEMENTS)
FAMILY = "vc-data-model-2.0"
_OFFICIAL = sorted(path.stem for path in (VECTORS / FAMILY).glob("credential-*.json"))
_NAMES = sorted(f"names-and-descriptions/{path.stem}" for path in (VECTORS / FAMILY).glob("names-and-*/*.json"))
SIGNED = [name for name in (*_OFFICIAL, *_NAMES) if name.endswith("-ok")]
REFUSED = [name for name in (*_OFFICIAL, *_NAMES) if name.endswith(("-fail", "-fail-or-inject"))]
BY_VERIFYING = {"credential-no-issuer-fail", "credential-proof-missing-type-fail"}
"""The suite gives these an issuer, or means them for a verifier: see below."""
UNSIGNED = {"credential-proof-ok", "credential-validUntil-validFrom-ok"}
"""One has a proof already; the other gets its times from the suite when it runs."""


@pytest.mark.parametrize("instance", INSTANCES)
@pytest.mark.parametrize("name", [name for name in SIGNED if name not in UNSIGNED])
def test_an_input_that_is_sound_is_signed_and_verifies(service: Service, name: str, instance: str) -> None:
    document = vector(name)
    if instance == OVER_STATEMENTS and "@direction" in str(document):
        assert codes(service.issue(document, instance)) == ["DATA_LOSS_DETECTION_ERROR"]
        return
    credential = service.issued(document, instance)
    assert service.verify(credential, instance).json()["verified"] is True


@pytest.mark.parametrize("instance", INSTANCES)
@pytest.mark.parametrize("name", [name for name in REFUSED if name not in BY_VERIFYING])
def test_an_input_that_is_not_sound_is_not_signed(service: Service, name: str, instance: str) -> None:
    codes(service.issue(vector(name), instance))


def test_a_credential_without_an_issuer_is_not_signed(service: Service) -> None:
    body = {"credential": vector("credential-no-issuer-fail")}
    assert codes(service.post("vc2.0", "/credentials/issue", body)) == ["MALFORMED_VALUE_ERROR"]


@pytest.mark.parametrize("name", ["credential-proof-ok", "credential-proof-missing-type-fail"])
def test_a_credential_with_a_proof_is_not_signed_again(service: Service, name: str) -> None:
    codes(service.issue(vector(name)))


@pytest.mark.parametrize("instance", INSTANCES)
@pytest.mark.parametrize(
    "members",
    [
        pytest.param({"@context": [V2, "https://example.com"]}, id="a context at an unknown URL"),
        pytest.param({"@context": [V2, "https ://not-a-url/contexts/example/v1"]}, id="a context that is no URL"),
        pytest.param({"@context": [V2, 123192875]}, id="a context that is a number"),
        pytest.param({"@context": [EXAMPLES, V2]}, id="contexts in the wrong order"),
        pytest.param({"@context": 4}, id="contexts that are no list"),
        pytest.param({"id": None}, id="an id that is null"),
        pytest.param({"id": ["https://a.example", "https://b.example"]}, id="an id that is a list"),
        pytest.param({"id": "not a URL"}, id="an id that is no URL"),
        pytest.param({"credentialSubject": {"id": None}}, id="a subject whose id is null"),
        pytest.param({"credentialSubject": {"id": ["did:a:b"]}}, id="a subject whose id is a list"),
        pytest.param({"credentialSubject": {"id": "not a URL"}}, id="a subject whose id is no URL"),
        pytest.param({"type": []}, id="no type"),
        pytest.param({"type": ["VerifiableCredential", "Unmapped"]}, id="a type that no context defines"),
        pytest.param({"type": ["VerifiableCredential", 4]}, id="a type that is a number"),
        pytest.param({"type": None}, id="a type that is null"),
        pytest.param({"issuer": None}, id="an issuer that is null"),
        pytest.param({"issuer": {"id": None}}, id="an issuer whose id is null"),
        pytest.param({"issuer": "not a URL"}, id="an issuer that is no URL"),
        pytest.param({"credentialSubject": {}}, id="an empty subject"),
        pytest.param({"credentialSubject": []}, id="no subject"),
        pytest.param({"credentialSubject": [{"id": "did:a:b"}, {}]}, id="an empty subject among others"),
        pytest.param({"validFrom": "Sat, 01 Jan 2022 00:00:00 GMT"}, id="a time as in e-mail"),
        pytest.param({"validFrom": "2022-01-01T00:00:00"}, id="a time without a zone"),
        pytest.param(
            {"validFrom": "2023-01-01T00:00:00Z", "validUntil": "2022-01-01T00:00:00Z"}, id="an end before the start"
        ),
        pytest.param({"credentialStatus": {"id": "https://a.example"}}, id="a status without a type"),
        pytest.param({"credentialStatus": {"id": ["urn:a", "urn:b"], "type": "T"}}, id="a status with two ids"),
        pytest.param({"credentialStatus": {"id": "no URL", "type": "T"}}, id="a status whose id is no URL"),
        pytest.param({"credentialSchema": {"type": "JsonSchema"}}, id="a schema without an id"),
        pytest.param({"credentialSchema": {"id": "https://a.example/s"}}, id="a schema without a type"),
        pytest.param({"refreshService": {"id": "https://a.example/s"}}, id="a refresh service without a type"),
        pytest.param({"termsOfUse": {"id": "https://a.example/s"}}, id="terms of use without a type"),
        pytest.param({"evidence": [{"id": "https://a.example/s"}]}, id="evidence without a type"),
        pytest.param({"undefinedTerm": "x"}, id="a member that no context defines"),
        pytest.param({"name": {"@value": "x", "extra": "y"}}, id="a name with an extra member"),
        pytest.param({"description": {"@value": 4}}, id="a description that is a number"),
        pytest.param({"name": {"@value": "x", "@language": 4}}, id="a language that is a number"),
        pytest.param({"relatedResource": "https://a.example"}, id="a related resource in text"),
        pytest.param({"relatedResource": [{"digestSRI": "sha384-x"}]}, id="a related resource without an id"),
        pytest.param({"relatedResource": [{"id": V2}]}, id="a related resource without a digest"),
    ],
)
def test_each_line_of_what_an_issuer_refuses(service: Service, members: dict[str, Any], instance: str) -> None:
    document = {**minimal(issuer=service.instance(instance)["id"]), **members}
    codes(service.post(instance, "/credentials/issue", {"credential": document}))


def test_a_context_that_redefines_a_protected_term_is_refused(service: Service) -> None:
    own = {"VerifiableCredential": "https://a.example/#Other"}
    codes(service.issue(minimal(**{"@context": [V2, own]}), OVER_STATEMENTS))
    codes(service.issue(minimal(**{"@context": [V2, own]}), OVER_TEXT))


@pytest.mark.parametrize(
    "time",
    ["2022-01-01T00:00:00Z", "2022-01-01T00:00:00.123Z", "2022-01-01T00:00:00+01:00", "2022-01-01T00:00:00-11:00"],
)
def test_offsets_and_milliseconds_are_times(service: Service, time: str) -> None:
    assert service.issued(minimal(validFrom=time))["validFrom"] == time


def test_a_status_may_lack_an_id(service: Service) -> None:
    assert service.issued(vector("credential-status-missing-id-ok"))


@pytest.mark.parametrize("suite", ["ecdsa-sd-2023", "bbs-2023"])
@pytest.mark.parametrize("pointer", ["/nothing", "/credentialSubject/name", "/type/7"])
def test_a_pointer_that_matches_nothing_is_refused(service: Service, suite: str, pointer: str) -> None:
    codes(service.issue(minimal(), suite, mandatoryPointers=[pointer]))
    codes(service.derive(service.issued(minimal(), suite), suite, pointer))


@pytest.mark.parametrize("suite", ["ecdsa-sd-2023", "bbs-2023"])
def test_a_holder_can_hide_neither_the_end_nor_whose_it_is(service: Service, suite: str) -> None:
    credential = service.issued(minimal(validUntil="2030-01-01T00:00:00Z", name="x"), suite)
    shown = service.derive(credential, suite, "/name").json()
    assert {"issuer", "validUntil", "name", "credentialSubject"} <= shown.keys()


class TestRelatedResource:
    """§4, quirk 2: digests of a context as it was once published."""

    OLD_SRI = "sha384-NSOcNpmdIVUxIJGvGUoe22FjTWrXiaXlsZ8q6912LdnR3KraQO2n75Ica4wK4Qeg"
    OLD_MULTIBASE = "uJKGMkOmFbVJhEfKTduMC2XCyvRAYLjOVmZWwIH1wQ7k"

    @pytest.mark.parametrize("digest", [{"digestSRI": OLD_SRI}, {"digestMultibase": OLD_MULTIBASE}])
    @pytest.mark.parametrize("as_list", [True, False])
    def test_an_older_published_digest_counts(self, service: Service, digest: dict[str, str], as_list: bool) -> None:
        resource = {"id": V2, "mediaType": "application/ld+json", **digest}
        assert service.issued(minimal(relatedResource=[resource] if as_list else resource))

    @pytest.mark.parametrize(
        "digest",
        [
            {"digestMultibase": "uM4RgWQc3RUDtjJCSgTJtTfvpZ7SPEg_LNO0ESlovQC0"},
            {"digestSRI": "sha384-_rCVIV7fSXXTNIvpiq26jRDyj8JG8TDjij-tD0ewLk4JpnXEz6a5AeeY_1qQ0d0P"},
        ],
    )
    def test_a_wrong_digest_is_refused(self, service: Service, digest: dict[str, str]) -> None:
        codes(service.issue(minimal(relatedResource=[{"id": V2, **digest}])))

    def test_the_same_resource_twice_is_refused(self, service: Service) -> None:
        twice = [{"id": V2, "digestSRI": self.OLD_SRI}, {"id": V2, "digestMultibase": self.OLD_MULTIBASE}]
        codes(service.issue(minimal(relatedResource=twice)))

    def test_a_list_of_texts_is_refused(self, service: Service) -> None:
        codes(service.issue(minimal(relatedResource=[V2])))
