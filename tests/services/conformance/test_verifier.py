"""What a verifier refuses, and the quirks of verifying. ../shared/reference/conformance.md §3 "Verifier" and §4"""

import base64
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import cbor2
import pytest
from fastapi.testclient import TestClient

from led_cli.conformance.application import create_app
from led_cli.conformance.house import House
from led_cli.conformance.state import StateFolder
from led_vc.encoding import multibase_decode
from tests.paths import VECTORS, requires_shared
from tests.services.conformance.service import URL, V2, Document, Service, codes, minimal

SELECTIVE = ("ecdsa-sd-2023", "bbs-2023")
WHOLE = ("eddsa-rdfc-2022", "eddsa-jcs-2022", "ecdsa-rdfc-2019-P-256", "ecdsa-jcs-2019-P-384", "Ed25519Signature2020")


@pytest.fixture(params=WHOLE)
def signed(service: Service, request: pytest.FixtureRequest) -> tuple[str, Document]:
    """An instance, and a credential that it signed."""
    return request.param, service.issued(minimal(name="Name"), request.param)


@pytest.mark.parametrize("proof", ["text", [], None, 4, True, ["text"], [[]], {}, [{}], [None]])
def test_a_proof_that_is_no_object_is_refused(service: Service, signed: tuple[str, Document], proof: Any) -> None:
    name, credential = signed
    assert codes(service.verify({**credential, "proof": proof}, name)) == ["PARSING_ERROR"]


def test_a_credential_in_a_string_is_refused(service: Service, signed: tuple[str, Document]) -> None:
    name, credential = signed
    assert codes(service.verify(json.dumps(credential), name)) == ["MALFORMED_VALUE_ERROR"]


@pytest.mark.parametrize("member", ["type", "verificationMethod", "proofPurpose", "proofValue"])
def test_a_proof_without_a_member_that_it_needs_is_refused(
    service: Service, signed: tuple[str, Document], member: str
) -> None:
    name, credential = signed
    proof = {key: value for key, value in credential["proof"].items() if key != member}
    codes(service.verify({**credential, "proof": proof}, name))


@pytest.mark.parametrize(
    "members",
    [
        {"proofPurpose": "authentication"},
        {"proofPurpose": "invalidPurpose"},
        {"type": "UnknownProofType"},
        {"cryptosuite": "unknown-suite-1999"},
        {"verificationMethod": "did:key:zNothing#zNothing"},
        {"verificationMethod": 4},
        {"proofValue": None},
        {"created": "invalidDate"},
        {"expires": "2020-01-01T00:00:00Z"},
    ],
)
def test_a_proof_that_says_something_else_is_refused(
    service: Service, signed: tuple[str, Document], members: Document
) -> None:
    name, credential = signed
    codes(service.verify({**credential, "proof": {**credential["proof"], **members}}, name))


@pytest.mark.parametrize("change", [lambda value: value[1:], lambda value: "u" + value[1:], lambda value: value[:-1]])
def test_a_proof_value_in_another_base_or_cut_short_is_refused(
    service: Service, signed: tuple[str, Document], change: Callable[[str], str]
) -> None:
    name, credential = signed
    proof = {**credential["proof"], "proofValue": change(credential["proof"]["proofValue"])}
    codes(service.verify({**credential, "proof": proof}, name))


@pytest.mark.parametrize(
    "members",
    [
        {"undefinedTerm": "IfDroppedWillVerify"},
        {"type": ["VerifiableCredential", "UndefinedType"]},
        {"credentialSubject": {"id": "did:example:subject", "undefinedTerm": "x"}},
        {"id": "/relative/url"},
    ],
)
def test_what_is_added_after_issuance_is_refused(
    service: Service, signed: tuple[str, Document], members: Document
) -> None:
    name, credential = signed
    codes(service.verify({**credential, **members}, name))


def test_a_text_proof_whose_context_does_not_begin_the_documents_is_refused(service: Service) -> None:
    credential = service.issued(minimal(), "eddsa-jcs-2022")
    extended = {**credential, "@context": [*credential["@context"], {"extra": "https://a.example/#extra"}]}
    codes(service.verify(extended, "eddsa-jcs-2022"))
    credential["proof"]["@context"] = ["https://w3id.org/security/data-integrity/v2"]
    codes(service.verify(credential, "eddsa-jcs-2022"))


def test_every_proof_of_a_set_must_hold(service: Service) -> None:
    first, second = service.issued(minimal(), "eddsa-rdfc-2022"), service.issued(minimal(), "ecdsa-rdfc-2019-P-256")
    assert first["credentialSubject"] == second["credentialSubject"]
    issuer = "https://issuer.example/1"
    pair = [service.issued(minimal(issuer=issuer), name)["proof"] for name in ("eddsa-rdfc-2022", "eddsa-jcs-2022")]
    both = {**minimal(issuer=issuer), "proof": pair}
    assert service.verify(both).json()["verified"] is True
    pair[1]["proofValue"] = first["proof"]["proofValue"]
    assert codes(service.verify(both)) == ["PROOF_VERIFICATION_ERROR"]


@requires_shared
@pytest.mark.parametrize("previous", ["urn:uuid:nobody", ["urn:uuid:nobody"], ["urn:uuid:nobody", "urn:uuid:26329423"]])
def test_a_previous_proof_that_is_not_there_is_refused(service: Service, previous: Any) -> None:
    credential = service.issued(minimal())
    credential["proof"]["previousProof"] = previous
    assert codes(service.verify(credential)) == ["PROOF_VERIFICATION_ERROR"]


@requires_shared
def test_a_previous_proof_that_fails_is_refused(tmp_path: Path) -> None:
    file = next((VECTORS / "vc-di-eddsa").rglob("signedProofChain1.json"))
    with at(datetime(2025, 1, 1, tzinfo=UTC), tmp_path) as service:
        chained = json.loads(file.read_text())
        assert service.verify(chained).json()["verified"] is True
        chained["proof"][0]["proofValue"] = chained["proof"][1]["proofValue"]
        codes(service.verify(chained))


@contextmanager
def at(now: datetime, folder: Path) -> Iterator[Service]:
    """A server whose clock stands still at another moment."""
    house = House.open(StateFolder.open(folder), public_url=URL, now=lambda: now)
    with TestClient(create_app(house), base_url=URL) as client:
        yield Service(client)


class TestSelective:
    """Derived proofs that are malformed."""

    @pytest.fixture(params=SELECTIVE)
    def shown(self, service: Service, request: pytest.FixtureRequest) -> tuple[str, Document]:
        """An instance, and what a holder derived from a credential of it."""
        credential = service.issued(minimal(name="Name", description="Hidden"), request.param)
        return request.param, service.derive(credential, request.param, "/name").json()

    def test_a_base_proof_is_not_verified(self, service: Service, shown: tuple[str, Document]) -> None:
        name, _derived = shown
        codes(service.verify(service.issued(minimal(), name), name))

    def test_what_was_disclosed_cannot_be_changed_or_taken_away(
        self, service: Service, shown: tuple[str, Document]
    ) -> None:
        name, derived = shown
        codes(service.verify({**derived, "name": "Other"}, name))
        codes(service.verify({key: value for key, value in derived.items() if key != "name"}, name))
        codes(service.verify({**derived, "description": "Hidden"}, name))

    @pytest.mark.parametrize(
        "change",
        [
            pytest.param(lambda header, parts: header[:2] + b"\xff" + cbor2.dumps(parts), id="another header"),
            pytest.param(lambda header, parts: header + cbor2.dumps(parts[:-1]), id="an element less"),
            pytest.param(lambda header, parts: header + cbor2.dumps([*parts, b""]), id="an element more"),
            pytest.param(lambda header, parts: header + cbor2.dumps({"a": parts}), id="no array"),
            pytest.param(lambda header, parts: header + cbor2.dumps(cbor2.CBORTag(64, parts)), id="a tag around"),
            pytest.param(
                lambda header, parts: header + cbor2.dumps([cbor2.CBORTag(64, parts[0]), *parts[1:]]), id="a tag inside"
            ),
            pytest.param(lambda header, parts: header + cbor2.dumps(parts) + b"\x00", id="bytes after the end"),
        ],
    )
    def test_a_proof_value_of_another_form_is_refused(
        self, service: Service, shown: tuple[str, Document], change: Callable[[bytes, list[Any]], bytes]
    ) -> None:
        name, derived = shown
        data = multibase_decode(derived["proof"]["proofValue"], max_bytes=2**20)
        value = change(data[:3], cbor2.loads(data[3:]))
        proof = {**derived["proof"], "proofValue": "u" + base64.urlsafe_b64encode(value).decode().rstrip("=")}
        codes(service.verify({**derived, "proof": proof}, name))

    def test_a_proof_value_that_does_not_begin_with_u_is_refused(
        self, service: Service, shown: tuple[str, Document]
    ) -> None:
        name, derived = shown
        proof = {**derived["proof"], "proofValue": "z" + derived["proof"]["proofValue"][1:]}
        codes(service.verify({**derived, "proof": proof}, name))

    def test_a_signature_less_than_there_are_statements_is_refused(self, service: Service) -> None:
        name = "ecdsa-sd-2023"
        credential = service.issued(minimal(name="Name", description="Also"), name)
        derived = service.derive(credential, name, "/name", "/description").json()
        data = multibase_decode(derived["proof"]["proofValue"], max_bytes=2**20)
        parts = cbor2.loads(data[3:])
        signatures = next(at for at, part in enumerate(parts) if isinstance(part, list) and part and len(part[0]) == 64)
        parts[signatures] = parts[signatures][:-1]
        value = data[:3] + cbor2.dumps(parts)
        proof = {**derived["proof"], "proofValue": "u" + base64.urlsafe_b64encode(value).decode().rstrip("=")}
        codes(service.verify({**derived, "proof": proof}, name))


@pytest.mark.parametrize("member", ["challenge", "domain"])
def test_a_challenge_or_domain_that_is_given_must_be_the_proofs(service: Service, member: str) -> None:
    answer = service.verify(service.issued(minimal()), **{member: "expected"})
    assert codes(answer) == [f"INVALID_{member.upper()}_ERROR"]


class TestQuirks:
    """§4"""

    def test_1_another_issuers_credential_holds_by_its_proof_alone(self, service: Service) -> None:
        credential = service.issued(minimal(issuer="https://vc.example/issuers/5678"))
        report = service.verify(credential).json()["report"]
        lines = {line["name"]: line["outcome"] for line in report["checks"]}
        assert (lines["proof"], lines["issuer"], report["verdict"]) == ("passed", "not_run", "valid")

    def test_4_an_expired_credential_holds_by_its_proof_alone(self, service: Service) -> None:
        credential = service.issued(minimal(validUntil="2020-01-01T00:00:00Z"))
        answer = service.verify(credential)
        lines = {line["name"]: line for line in answer.json()["report"]["checks"]}
        assert answer.json()["verified"] is True
        assert (lines["validity"]["outcome"], lines["validity"]["code"]) == ("not_run", "NOT_SELECTED")

    @requires_shared
    def test_4_the_clock_can_be_another(self, tmp_path: Path) -> None:
        credential = minimal()
        with at(datetime(2031, 1, 1, tzinfo=UTC), tmp_path / "later") as later:
            credential = later.issued(minimal())
            assert later.verify(credential).json()["verified"] is True
        with at(datetime(2025, 1, 1, tzinfo=UTC), tmp_path / "now") as now:
            assert codes(now.verify(credential)) == ["NOT_YET_VALID"]

    def test_6_an_envelope_whose_id_is_no_data_url_is_refused(self, service: Service) -> None:
        envelope = {"@context": V2, "type": "EnvelopedVerifiableCredential", "id": "not-a-credential"}
        assert codes(service.verify(envelope)) == ["PARSING_ERROR"]


class TestEnvelopes:
    """The 6 tests of the data-model suite about envelopes."""

    @pytest.fixture(params=["EnvelopingProof", "vc-sd-jwt-P-256", "vc-cose-P-384"])
    def envelope(self, service: Service, request: pytest.FixtureRequest) -> Document:
        return service.issued(minimal(), request.param)

    def test_one_is_accepted(self, service: Service, envelope: Document) -> None:
        assert service.verify(envelope, "EnvelopingProof").json()["verified"] is True

    @pytest.mark.parametrize("context", [[], "https://www.w3.org/ns/credentials/examples/v2", None])
    def test_one_without_the_context_is_refused(self, service: Service, envelope: Document, context: Any) -> None:
        codes(service.verify({**envelope, "@context": context}, "EnvelopingProof"))

    def test_one_whose_id_is_the_token_alone_is_refused(self, service: Service, envelope: Document) -> None:
        codes(service.verify({**envelope, "id": envelope["id"].split(",")[1]}, "EnvelopingProof"))

    @pytest.mark.parametrize("kind", [None, "VerifiableCredential", [], "EnvelopedVerifiablePresentation"])
    def test_one_of_another_type_is_refused(self, service: Service, envelope: Document, kind: Any) -> None:
        codes(service.verify({**envelope, "type": kind}, "EnvelopingProof"))

    def test_one_that_was_changed_is_refused(self, service: Service, envelope: Document) -> None:
        codes(service.verify({**envelope, "id": envelope["id"][:-8] + "AAAAAAAA"}, "EnvelopingProof"))
