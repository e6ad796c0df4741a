"""Corpus group C, continued: keys that do not go with their suite, and keys without a secret."""

import hashlib
from collections.abc import Iterator
from typing import Any

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

from led_vc import contexts, rdf
from led_vc.encoding import JsonObject, base64url_encode, jcs, multibase_encode
from led_vc.errors import InvalidVerificationMethodError
from led_vc.keys import LocalSigner, PublicKey
from led_vc.verify import Live, verify_presentation
from tests import world
from tests.corpus.attack import Attack, Named, cases
from tests.corpus.judging import assert_refused, assert_refused_when_shown, environment
from tests.corpus.service import Employer, assert_never_green, assert_refused_over_http
from tests.corpus.signing import ECDSA_JCS, ECDSA_RDFC, EDDSA_JCS, EDDSA_RDFC, SIGNINGS, Signing
from tests.corpus.weak_keys import POINTS, did_jwk_of, did_key_of, presented_without_a_key

CURVES: dict[str, ec.EllipticCurve] = {"P-256": ec.SECP256R1(), "P-384": ec.SECP384R1()}


def _mismatched() -> Iterator[Named]:
    """A proof under the name of a suite of the other family, the signature kept and made anew."""
    for by in SIGNINGS.values():
        for other in SIGNINGS.values():
            if (by.algorithm == "Ed25519") != (other.algorithm == "Ed25519"):
                context = {} if other.rdfc else {"@context": by.summary()["@context"]}
                secured = by.tampered(**({"@context": ...} | context), cryptosuite=other.name)
                attack = Attack(arrives=secured, code="INVALID_VERIFICATION_METHOD", checked=0)
                yield f"C09 {by.algorithm} key / {other.name}", attack


def _other_hash() -> Iterator[Named]:
    """Nothing in a proof names a hash: the key decides, so that a signature over another one is just not its own."""
    p256 = Signing(suite=ECDSA_JCS.suite, algorithm="P-256", serial=2)
    for by, taken in ((ECDSA_JCS, "sha256"), (ECDSA_RDFC, "sha384"), (p256, "sha384")):
        attack = Attack(arrives=_signed_over(by, taken), code="PROOF_VERIFICATION_ERROR")
        yield f"C09 {by.algorithm} key with {taken} / {by.name}", attack
    yield "C09 P-384 key that says ES256", Attack(arrives=_says_es256(), code="INVALID_VERIFICATION_METHOD", checked=0)


def _signed_over(by: Signing, taken: str) -> dict[str, Any]:
    """Return the summary signed with the university's key over another hash than the key's own, all the way down."""
    proof = {name: value for name, value in by.issue()["proof"].items() if name != "proofValue"}
    config = {"@context": by.summary()["@context"], **proof}
    data = b"".join(hashlib.new(taken, _canonical(by, one, taken)).digest() for one in (config, by.summary()))
    secret = ec.derive_private_key(int.from_bytes(by.signer.private_key.to_bytes()), CURVES[by.algorithm])
    digest = hashes.SHA256() if taken == "sha256" else hashes.SHA384()
    size = 32 if by.algorithm == "P-256" else 48
    numbers = decode_dss_signature(secret.sign(data, ec.ECDSA(digest)))
    signature = b"".join(number.to_bytes(size) for number in numbers)
    return {**by.summary(), "proof": {**proof, "proofValue": multibase_encode(signature, "z")}}


def _canonical(by: Signing, document: JsonObject, taken: str) -> bytes:
    if not by.rdfc:
        return jcs(document)
    labels: Any = taken
    return rdf.canonicalize(document, contexts.bundled(), hash_algorithm=labels).nquads.encode()


def _says_es256() -> dict[str, Any]:
    """Return a credential of a did:jwk with a P-384 key that is said to be for SHA-256."""
    key = ECDSA_JCS.stranger.private_key
    did = "did:jwk:" + base64url_encode(jcs(key.public_key.to_jwk() | {"alg": "ES256"}))
    return ECDSA_JCS.forge(ECDSA_JCS.summary() | {"issuer": did}, signer=LocalSigner(f"{did}#0", key))


ATTACKS = [*_mismatched(), *_other_hash()]


@cases(ATTACKS)
def test_it_is_refused(attack: Attack) -> None:
    assert_refused(attack)


@cases(ATTACKS)
def test_it_is_refused_when_it_is_shown(attack: Attack) -> None:
    assert_refused_when_shown(attack)


@cases(ATTACKS)
def test_it_is_refused_over_http(attack: Attack, employer: Employer) -> None:
    assert_refused_over_http(employer, attack)


every_point = pytest.mark.parametrize(
    "point", [pytest.param(point, id=f"C25 {point.hex()[:4]}..{point.hex()[-4:]}") for point in POINTS]
)
by_key = pytest.mark.parametrize("named", [did_key_of, did_jwk_of], ids=["did:key", "did:jwk"])
by_suite = pytest.mark.parametrize("by", [EDDSA_RDFC, EDDSA_JCS], ids=lambda by: by.name)


@every_point
@by_key
@by_suite
def test_nobody_shows_a_credential_with_a_key_without_a_secret(
    point: bytes, named: Any, by: Signing, employer: Employer
) -> None:
    did, method = named(point)
    document = by.summary()
    document["credentialSubject"]["id"] = did
    shown = presented_without_a_key(by.forge(document), point, method, by.suite)
    report = verify_presentation(shown, environment(), expects=Live())
    assert (report.holder.outcome, report.holder.code) == ("failed", "INVALID_VERIFICATION_METHOD")
    assert (report.verdict, report.credentials, report.work.signature_checks) == ("invalid", (), 0)
    answer = employer.check(shown)
    assert_never_green(answer)
    assert answer["banner"]["code"] == "INVALID_VERIFICATION_METHOD"


@every_point
def test_a_key_without_a_secret_does_not_load(point: bytes) -> None:
    with pytest.raises(InvalidVerificationMethodError):
        PublicKey("Ed25519", point)


def test_the_points_are_the_fourteen_encodings() -> None:
    assert len(set(POINTS)) == 14


@by_suite
def test_the_same_presentation_with_a_real_key_is_valid(by: Signing) -> None:
    shown = world.show(by.issue(), holder=by.holder, suite=by.suite)
    assert verify_presentation(shown, environment(), expects=Live()).verdict == "valid"
