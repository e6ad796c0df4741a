"""Presentations. ../shared/reference/conformance.md §2 and §3 "Presentations", with the inputs that no suite reads"""

import json
import re
from typing import Any

import pytest

from led_vc import contexts
from led_vc.did import did_key
from led_vc.keys import LocalSigner, PrivateKey
from led_vc.securing.data_integrity import ProofOptions, add_proof
from led_vc.securing.enveloped import enveloped
from led_vc.securing.jose.sign import sign_token
from led_vc.securing.suites.eddsa_rdfc_2022 import EDDSA_RDFC_2022
from led_vc.verify import verify_credential
from tests import world
from tests.paths import VECTORS, requires_shared
from tests.services.conformance.service import V2, Document, Service, codes, minimal, vector

KEY = PrivateKey.from_seed("Ed25519", b"holder of the conformance tests")
SIGNER = LocalSigner(did_key.method_of(KEY.public_key), KEY)
HOLDER = did_key.did_of(KEY.public_key)
CHALLENGE, DOMAIN = "uZHVtbXkgY2hhbGxlbmdl", "github.com/w3c/vc-data-model-2.0-test-suite"
_INPUTS = sorted(path.stem for path in (VECTORS / "vc-data-model-2.0").glob("presentation-*.json"))


def presentation(*credentials: Document, **members: Any) -> Document:
    held = {"verifiableCredential": list(credentials)} if credentials else {}
    return {"@context": [V2], "type": ["VerifiablePresentation"], **held, **members}


def signed(document: Document, *, challenge: str | None = CHALLENGE, domain: str | None = DOMAIN) -> Document:
    options = ProofOptions(purpose="authentication", created=world.NOW, challenge=challenge, domain=domain)
    known = contexts.opened(contexts.bundled_with_examples())
    return add_proof(document, SIGNER, EDDSA_RDFC_2022, options, known)


def secured(service: Service, document: Document) -> Document:
    """Return a presentation of the suite with its credentials issued, as the suite does."""
    held = document.get("verifiableCredential")
    if not held:
        return document
    return {**document, "verifiableCredential": [service.issued(one, "eddsa-rdfc-2022") for one in held]}


def test_a_signed_presentation_is_verified(service: Service) -> None:
    shown = signed(presentation(service.issued(minimal())))
    answer = service.present(shown, challenge=CHALLENGE, domain=DOMAIN)
    assert (answer.status_code, answer.json()["verified"]) == (200, True), answer.text


def test_a_signed_presentation_of_nothing_is_verified(service: Service) -> None:
    assert service.present(signed(presentation()), challenge=CHALLENGE).json()["verified"] is True


def test_several_credentials_are_each_verified(service: Service) -> None:
    held = [service.issued(minimal(), name) for name in ("vc2.0", "ecdsa-rdfc-2019-P-384", "EnvelopingProof")]
    answer = service.present(signed(presentation(*held)))
    assert answer.json()["verified"] is True
    assert [one["verdict"] for one in answer.json()["report"]["credentials"]] == ["valid"] * 3


@pytest.mark.parametrize("holder", [HOLDER, {"id": HOLDER}])
def test_a_holder_is_a_url_or_an_object_with_one(service: Service, holder: Any) -> None:
    assert service.present(signed(presentation(holder=holder))).json()["verified"] is True


def test_an_unsigned_presentation_is_looked_at_and_never_verified(service: Service) -> None:
    answer = service.present(presentation(service.issued(minimal())))
    assert answer.status_code == 200
    assert answer.json()["verified"] is False
    assert "errors" not in answer.json()
    holder = answer.json()["report"]["holder"]
    assert (holder["outcome"], holder["code"]) == ("not_run", "PRESENTATION_NOT_SIGNED")


def test_an_unsigned_presentation_may_come_under_its_own_name(service: Service) -> None:
    body = {"presentation": presentation()}
    assert service.post("vc2.0", "/presentations/verify", body).json()["verified"] is False
    assert codes(service.post("vc2.0", "/presentations/verify", {"presentation": signed(presentation())}))
    both = {"presentation": presentation(), "verifiablePresentation": presentation()}
    assert codes(service.post("vc2.0", "/presentations/verify", both))


def test_a_credential_in_an_unsigned_presentation_that_does_not_hold_is_refused(service: Service) -> None:
    held = {**service.issued(minimal(name="A")), "name": "B"}
    assert codes(service.present(presentation(held))) == ["PROOF_VERIFICATION_ERROR"]


@pytest.mark.parametrize("sign", [True, False])
@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"@context": None}, id="no context"),
        pytest.param({"@context": []}, id="an empty context"),
        pytest.param({"@context": ["https://www.w3.org/ns/credentials/examples/v2", V2]}, id="the wrong order"),
        pytest.param({"@context": [V2, "https://example.com"]}, id="an unknown context"),
        pytest.param({"@context": [V2, "https ://not-a-url/contexts/example/v1"]}, id="a context that is no URL"),
        pytest.param({"@context": [V2, 123192875]}, id="a context that is a number"),
        pytest.param({"type": None}, id="no type"),
        pytest.param({"type": ["OtherPresentation"]}, id="another type"),
        pytest.param({"holder": "not a URL"}, id="a holder that is no URL"),
        pytest.param({"holder": {"name": "Acme"}}, id="a holder without an id"),
        pytest.param({"id": "not a URL"}, id="an id that is no URL"),
        pytest.param({"verifiableCredential": ["eyJhbGciOi"]}, id="a credential in text"),
        pytest.param({"verifiableCredential": [{}]}, id="an empty credential"),
        pytest.param({"verifiableCredential": []}, id="an empty list"),
    ],
)
def test_what_is_no_presentation_is_refused_signed_or_not(service: Service, change: Document, sign: bool) -> None:
    document = {**(signed(presentation()) if sign else presentation()), **change}
    codes(service.present({key: value for key, value in document.items() if value is not None}))


def test_a_changed_proof_value_is_refused(service: Service) -> None:
    shown = signed(presentation())
    value = shown["proof"]["proofValue"]
    shown["proof"]["proofValue"] = value[:-2] + ("11" if value[-2:] != "11" else "22")
    codes(service.present(shown, challenge=CHALLENGE, domain=DOMAIN))


def test_a_proof_that_asserts_and_does_not_authenticate_is_refused(service: Service) -> None:
    options = ProofOptions(purpose="assertionMethod", created=world.NOW)
    shown = add_proof(presentation(), SIGNER, EDDSA_RDFC_2022, options, contexts.bundled())
    assert codes(service.present(shown)) == ["PROOF_VERIFICATION_ERROR"]


@pytest.mark.parametrize("member", ["challenge", "domain"])
def test_another_challenge_or_domain_is_refused(service: Service, member: str) -> None:
    given = {"challenge": CHALLENGE, "domain": DOMAIN, member: "another"}
    assert codes(service.present(signed(presentation()), **given)) == [f"INVALID_{member.upper()}_ERROR"]


def test_a_challenge_of_ours_is_answered_once(service: Service) -> None:
    challenge = service.post("vc2.0", "/challenges", {}).json()["challenge"]
    shown = signed(presentation(), challenge=challenge)
    assert service.present(shown, challenge=challenge).json()["verified"] is True
    assert codes(service.present(shown, challenge=challenge)) == ["INVALID_CHALLENGE_ERROR"]


@requires_shared
@pytest.mark.parametrize("name", [name for name in _INPUTS if re.search("-ok$", name) and "enveloped" not in name])
def test_a_sound_input_is_verified_when_its_holder_signs_it(service: Service, name: str) -> None:
    document = secured(service, vector(name))
    document |= {"holder": HOLDER} if "holder" in document else {}
    answer = service.present(signed(document), challenge=CHALLENGE, domain=DOMAIN)
    assert (answer.status_code, answer.json()["verified"]) == (200, True), answer.text


@requires_shared
@pytest.mark.parametrize("name", [name for name in _INPUTS if re.search("-fail|-enveloped-vc-ok", name)])
def test_an_input_that_is_not_sound_is_refused(service: Service, name: str) -> None:
    """Also the sound one with an envelope: its token is of a media type that was never registered."""
    document = vector(name)
    held = document.get("verifiableCredential", [])
    if "holder" in name or "context" in name:
        document = secured(service, document)
    codes(service.present(document))
    assert all(isinstance(one, dict | str) for one in held)


@requires_shared
@pytest.mark.parametrize("name", [name for name in _INPUTS if "self-asserted" in name and not name.endswith("-ok")])
def test_who_presents_a_self_asserted_credential_is_not_asked_of_its_proof(service: Service, name: str) -> None:
    """The suite means these to fail; issuer and holder are bound by the product's checks and not by the proof."""
    document = secured(service, vector(name))
    assert service.present(document).json()["verified"] is False
    assert "HOLDER_BINDING_ERROR" not in json.dumps(service.present(document).json())


class TestOlderTokens:
    """§4, quirk 3: the EnvelopingProof presentation is a token of VCDM 1.1, with credentials of its kind inside."""

    @staticmethod
    def token(claims: Document) -> str:
        header = {"typ": "JWT", "kid": SIGNER.verification_method}
        return sign_token(header, {"iss": HOLDER, **claims}, SIGNER)

    def credential(self, **members: Any) -> Document:
        claims = {"vc": minimal(issuer=HOLDER), "sub": "did:example:subject", **members}
        return enveloped("jwt", self.token(claims)) | {"type": "EnvelopedVerifiableCredential"}

    def presentation(self, **members: Any) -> Document:
        claims = {"vp": presentation(self.credential(), holder=HOLDER), "nonce": CHALLENGE, "aud": DOMAIN, **members}
        return enveloped("jwt", self.token(claims))

    def test_one_is_verified_with_the_credential_in_it(self, service: Service) -> None:
        answer = service.present(self.presentation(), "EnvelopingProof", challenge=CHALLENGE, domain=DOMAIN)
        assert (answer.status_code, answer.json()["verified"]) == (200, True), answer.text

    @pytest.mark.parametrize("claims", [{"vc": {}}, {"vp": None}, {"vp": "text"}])
    def test_one_that_holds_both_or_neither_is_refused(self, service: Service, claims: Document) -> None:
        codes(service.present(self.presentation(**claims), "EnvelopingProof"))

    def test_a_credential_of_the_older_kind_that_contradicts_itself_is_refused(self, service: Service) -> None:
        codes(service.verify(self.credential(sub="did:example:another"), "EnvelopingProof"))

    def test_the_product_takes_no_credential_of_the_older_kind(self) -> None:
        report = verify_credential(self.credential(), world.environment())
        assert report.check("proof").code == "PARSING_ERROR"

    def test_a_newer_token_with_the_older_claims_is_refused(self, service: Service) -> None:
        newer = enveloped("vp+jwt", self.token({"vp": presentation(holder=HOLDER)}))
        codes(service.present(newer, "EnvelopingProof"))
