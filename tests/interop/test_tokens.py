"""Tokens beside npm's `jose` 6.2.18 and `@sd-jwt/core` 0.19.0, and Python's `sd-jwt` 0.10.4: both ways.

https://www.w3.org/TR/vc-jose-cose/, https://www.rfc-editor.org/rfc/rfc9901
"""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from jwcrypto.jwk import JWK
from sd_jwt.common import SDObj
from sd_jwt.holder import SDJWTHolder
from sd_jwt.issuer import SDJWTIssuer
from sd_jwt.verifier import SDJWTVerifier

from led_vc.encoding import base64url_encode
from led_vc.issue import issue_enveloped
from led_vc.keys import KeyAlgorithm, LocalSigner, PrivateKey
from led_vc.securing.jose import EncryptionKey, decrypt, encrypt
from led_vc.securing.jose.compact import WRITTEN
from led_vc.securing.sd_jwt import bind_key
from led_vc.verify import verify_credential, verify_presentation
from tests import world
from tests.interop.peer import NOW, Peer, PeerRefusedError
from tests.unit.verify.enveloping import EXPECTED, HIDDEN, parts, show, university

ALGORITHMS: tuple[KeyAlgorithm, ...] = ("Ed25519", "P-256", "P-384")
CURVES: tuple[KeyAlgorithm, ...] = ("P-256", "P-384")
each_algorithm = pytest.mark.parametrize("algorithm", ALGORITHMS)
each_curve = pytest.mark.parametrize("algorithm", CURVES)
FRAME = {"credentialSubject": {"_sd": ["familyName", "birthDate"], "hasClaim": {"_sd": ["title"]}}}
LEFT_OUT = {"credentialSubject": {"familyName": True, "hasClaim": {"title": True}}}


def secret_jwk(key: PrivateKey) -> dict[str, str]:
    return {**key.public_key.to_jwk(), "d": base64url_encode(key.to_bytes())}


def environment(algorithm: KeyAlgorithm) -> Any:
    keys = (world.trusted_key(world.UNIVERSITY, public_key=university(algorithm).public_key),)
    return world.environment(trust=world.trust(world.trusted_provider(keys=keys)))


def holder(algorithm: KeyAlgorithm) -> LocalSigner:
    return world.person("graduate", algorithm)


def summary(algorithm: KeyAlgorithm) -> dict[str, Any]:
    return world.summary(holder=holder(algorithm))


def issued(algorithm: KeyAlgorithm, *, hidden: tuple[str, ...] = HIDDEN) -> str:
    secured = issue_enveloped(
        summary(algorithm), university(algorithm), "vc+sd-jwt",
        created=world.ISSUED, disclosable=hidden, confirmation=holder(algorithm).public_key,
    )  # fmt: skip
    assert isinstance(secured, str)
    return secured


def claims(algorithm: KeyAlgorithm) -> dict[str, Any]:
    """Return the payload that another implementation signs."""
    issuer = world.did(university(algorithm))
    cnf = {"jwk": holder(algorithm).public_key.to_jwk()}
    return {**summary(algorithm), "iss": issuer, "iat": int(world.ISSUED.timestamp()), "cnf": cnf}


def header(algorithm: KeyAlgorithm, typ: str) -> dict[str, str]:
    return {"alg": WRITTEN[algorithm], "typ": typ, "cty": "vc", "kid": university(algorithm).verification_method}


@each_algorithm
@pytest.mark.parametrize("typ", ["vc+jwt", "vp+jwt"])
def test_jose_verifies_our_tokens(peer: Peer, algorithm: KeyAlgorithm, typ: str) -> None:
    secured = issue_enveloped(summary(algorithm), university(algorithm), "vc+jwt", created=world.ISSUED)
    key = university(algorithm).public_key
    if typ == "vp+jwt":
        secured, key = show(secured, holder=holder(algorithm)), holder(algorithm).public_key
    question = {"token": secured, "jwk": key.to_jwk(), "algorithms": [WRITTEN[algorithm]], "now": NOW}
    found = peer.ask("verifyToken", typ=typ, **question)
    assert (found["header"], found["payload"]) == parts(str(secured))
    with pytest.raises(PeerRefusedError):
        peer.ask("verifyToken", typ="JWT", **question)
    with pytest.raises(PeerRefusedError):
        peer.ask("verifyToken", typ=typ, **{**question, "token": str(secured)[:-9] + "A" * 9})


@each_algorithm
def test_we_verify_the_tokens_that_jose_makes(peer: Peer, algorithm: KeyAlgorithm) -> None:
    jwk, payload = secret_jwk(university(algorithm).private_key), claims(algorithm)
    token = peer.ask("signToken", header=header(algorithm, "vc+jwt"), payload=payload, jwk=jwk)
    report = verify_credential(token, environment(algorithm))
    assert report.verdict == "valid", report.checks
    assert report.credential is not None
    assert report.credential.document == summary(algorithm)
    other = peer.ask("signToken", header=header(algorithm, "JWT"), payload=payload, jwk=jwk)
    assert verify_credential(other, environment(algorithm)).check("proof").code == "PARSING_ERROR"


@pytest.mark.parametrize("encryption", ["A128GCM", "A192GCM", "A256GCM"])
@pytest.mark.parametrize("curve", ["P-256", "X25519"])
def test_jose_and_we_decrypt_what_the_other_encrypts(peer: Peer, curve: Any, encryption: Any) -> None:
    key = EncryptionKey.generate(curve)
    secret = key.jwk.export_private(as_dict=True)
    found = peer.ask("decryptToken", token=encrypt("geheim é".encode(), key, encryption), jwk=secret)
    assert (found["text"], found["header"]["enc"]) == ("geheim é", encryption)
    stated = {"alg": "ECDH-ES", "enc": encryption}
    theirs = peer.ask("encryptToken", text="geheim é", jwk=key.public_jwk(), header=stated)
    assert decrypt(theirs, key).plaintext.decode() == "geheim é"


@each_curve
def test_the_peer_reads_our_sd_jwts(peer: Peer, algorithm: KeyAlgorithm) -> None:
    found = peer.ask("verifySdJwt", text=issued(algorithm), jwk=university(algorithm).public_key.to_jwk(), now=NOW)
    assert found["payload"] == claims(algorithm)
    assert found["header"] == header(algorithm, "vc+sd-jwt")


@each_curve
def test_the_peer_shows_our_sd_jwt_and_we_its_own(peer: Peer, algorithm: KeyAlgorithm) -> None:
    asked = {"nonce": EXPECTED.challenge, "aud": EXPECTED.domain, "now": NOW}
    everything = {"credentialSubject": {"familyName": True, "birthDate": True, "hasClaim": {"title": True}}}
    text = issued(algorithm)
    shown = peer.ask(
        "presentSdJwt", text=text, frame=everything, holder=secret_jwk(holder(algorithm).private_key), **asked
    )
    report = verify_presentation(shown, environment(algorithm), expects=EXPECTED)
    assert report.verdict == "valid", (report.holder, report.credentials)
    less = peer.ask(
        "presentSdJwt", text=text, frame=LEFT_OUT, holder=secret_jwk(holder(algorithm).private_key), **asked
    )
    report = verify_presentation(less, environment(algorithm), expects=EXPECTED)
    [inside] = report.credentials
    assert (report.holder.outcome, inside.check("proof").outcome) == ("passed", "passed")
    assert inside.credential is not None
    shown_subject = {**summary(algorithm)["credentialSubject"]}
    del shown_subject["birthDate"]
    assert inside.credential.document["credentialSubject"] == shown_subject


@each_curve
def test_we_verify_the_sd_jwts_that_the_peer_makes(peer: Peer, algorithm: KeyAlgorithm) -> None:
    jwk, stated = secret_jwk(university(algorithm).private_key), header(algorithm, "vc+sd-jwt")
    text = peer.ask("issueSdJwt", payload=claims(algorithm), frame=FRAME, header=stated, jwk=jwk)
    report = verify_credential(text, environment(algorithm))
    assert report.verdict == "valid", report.checks
    assert report.credential is not None
    assert report.credential.document == summary(algorithm)
    assert len(text.split("~")) == 3 + 2


@each_curve
def test_the_peer_accepts_our_holders_signature_for_its_nonce_alone(peer: Peer, algorithm: KeyAlgorithm) -> None:
    key = university(algorithm).public_key.to_jwk()
    shown = bind_key(
        issued(algorithm), "sha-256", holder(algorithm), nonce="n-1", audience=EXPECTED.domain, issued_at=world.NOW
    )
    found = peer.ask("verifySdJwt", text=shown, jwk=key, nonce="n-1", now=NOW)
    assert (found["kb"]["nonce"], found["kb"]["aud"]) == ("n-1", EXPECTED.domain)
    with pytest.raises(PeerRefusedError):
        peer.ask("verifySdJwt", text=shown, jwk=key, nonce="n-2", now=NOW)


def _python_key(key: PrivateKey) -> JWK:
    return JWK(**secret_jwk(key))


def test_the_reference_implementation_reads_our_sd_jwts_and_their_holders_signature() -> None:
    key = JWK(**university("P-256").public_key.to_jwk())
    shown = bind_key(
        issued("P-256"), "sha-256", holder("P-256"), nonce="n-1", audience="https://a.example", issued_at=world.NOW
    )
    read = SDJWTVerifier(shown, lambda _issuer, _header: key, "https://a.example", "n-1").get_verified_payload()
    assert read == claims("P-256")


def _made_by_the_reference(*, decoys: bool = False) -> str:
    payload, names = claims("P-256"), ("familyName", "birthDate")
    subject = {SDObj(name) if name in names else name: one for name, one in payload["credentialSubject"].items()}
    stated = {name: value for name, value in header("P-256", "vc+sd-jwt").items() if name != "alg"}
    made = SDJWTIssuer(
        {**payload, "credentialSubject": subject}, _python_key(university("P-256").private_key),
        sign_alg="ES256", add_decoy_claims=decoys, extra_header_parameters=stated,
    )  # fmt: skip
    return str(made.sd_jwt_issuance)


def test_we_verify_what_the_reference_implementation_makes() -> None:
    report = verify_credential(_made_by_the_reference(), environment("P-256"))
    assert report.verdict == "valid", report.checks
    assert report.credential is not None
    assert report.credential.document == summary("P-256")


def test_digests_inside_a_member_that_nothing_may_be_hidden_from_are_refused_even_if_they_hide_nothing() -> None:
    # The reference puts decoys into every object, and nobody can tell them from what a holder left out.
    report = verify_credential(_made_by_the_reference(decoys=True), environment("P-256"))
    assert report.check("proof").code == "DISCLOSURE_ERROR"


def test_the_reference_implementation_shows_and_we_take_its_holders_signature() -> None:
    shower = SDJWTHolder(_made_by_the_reference())
    everything = {"credentialSubject": {"familyName": True, "birthDate": True}}
    secret = _python_key(holder("P-256").private_key)
    shower.create_presentation(everything, EXPECTED.challenge, EXPECTED.domain, secret, "ES256")
    shown = str(shower.sd_jwt_presentation)
    # It signs at the machine's moment, and cannot be given another: the verifier is there as well.
    signed_at = datetime.fromtimestamp(parts(shown.rpartition("~")[2])[1]["iat"], UTC)
    there = replace(environment("P-256"), now=signed_at)
    assert verify_presentation(shown, there, expects=EXPECTED).holder.outcome == "passed"
    other = replace(EXPECTED, challenge="another")
    assert verify_presentation(shown, there, expects=other).holder.code == "KEY_BINDING_ERROR"
