"""All 61 fixtures of the BBS draft, also the values on the way. Source: decentralized-identity/bbs-signature."""

import json

import pytest
from py_arkworks_bls12381 import G1Point, Scalar

from led_vc.errors import ProofVerificationError
from led_vc.keys import bls12_381
from led_vc.securing import bbs
from led_vc.securing.bbs.generators import generators
from led_vc.securing.bbs.indexes import others
from led_vc.securing.bbs.proof_gen import Blinding, proof_init
from led_vc.securing.bbs.proof_octets import Proof
from led_vc.securing.bbs.proof_verify import proof_verify_init
from led_vc.securing.bbs.scalars import random_scalars
from led_vc.securing.bbs.signatures import Signature
from led_vc.securing.bbs.statement import statement
from tests.paths import requires_shared
from tests.vectors.bbs_draft import FIXTURES, SUITES, Fixture, fixtures, seeded_randomness

pytestmark = requires_shared

SIGNATURES, PROOFS = fixtures("signature/*.json"), fixtures("proof/*.json")
VALID_PROOFS = [one for one in PROOFS if one.valid]
EACH_SUITE = [
    fixtures(f"{name}.json") for name in ("keypair", "h2s", "MapMessageToScalarAsHash", "generators", "mockedRng")
]
KEY_PAIRS, HASHES, MAPPED, GENERATORS, RANDOM = EACH_SUITE


def hexadecimal(value: G1Point | Scalar) -> str:
    return (value.to_compressed_bytes() if isinstance(value, G1Point) else value.to_be_bytes()).hex()


def disclosed(fixture: Fixture) -> bbs.DisclosedMessages:
    indexes = fixture.content["disclosedIndexes"]
    return bbs.DisclosedMessages(
        header=fixture.octets("header"),
        messages=[fixture.messages[index] for index in indexes],
        indexes=indexes,
        presentation_header=fixture.octets("presentationHeader"),
    )


def test_all_sixty_one_fixtures_are_tests() -> None:
    tested = {one.path for some in (*EACH_SUITE, SIGNATURES, PROOFS) for one in some} | {FIXTURES / "messages.json"}
    assert len(tested) == 61
    assert tested == set(FIXTURES.rglob("*.json"))
    assert (len(SIGNATURES), len(PROOFS), len(VALID_PROOFS), [len(one) for one in EACH_SUITE]) == (20, 30, 10, [2] * 5)
    assert len([one for one in SIGNATURES if one.valid]) == 6


def test_the_fixtures_sign_the_messages_of_the_draft() -> None:
    messages = [bytes.fromhex(one) for one in json.loads((FIXTURES / "messages.json").read_text())]
    signed = [one.messages for one in SIGNATURES if one.valid]
    assert [one for one in signed if one != messages[: len(one)]] == []


@pytest.mark.parametrize("fixture", KEY_PAIRS, ids=str)
def test_a_key_pair_comes_of_its_material(fixture: Fixture) -> None:
    secret = bbs.key_gen(
        fixture.octets("keyMaterial"),
        key_info=fixture.octets("keyInfo"),
        key_dst=fixture.octets("keyDst"),
        suite=fixture.suite,
    )
    pair = {"secretKey": secret.hex(), "publicKey": bbs.sk_to_pk(secret).hex()}
    assert pair == fixture.content["keyPair"]


@pytest.mark.parametrize("fixture", HASHES, ids=str)
def test_a_message_is_hashed_to_its_scalar(fixture: Fixture) -> None:
    scalar = fixture.suite.hash_to_scalar(fixture.octets("message"), fixture.octets("dst"))
    assert hexadecimal(scalar) == fixture.content["scalar"]


@pytest.mark.parametrize("fixture", MAPPED, ids=str)
def test_messages_are_mapped_to_their_scalars(fixture: Fixture) -> None:
    cases = fixture.content["cases"]
    scalars = fixture.suite.messages_to_scalars(bytes.fromhex(case["message"]) for case in cases)
    assert [hexadecimal(scalar) for scalar in scalars] == [case["scalar"] for case in cases]


@pytest.mark.parametrize("fixture", GENERATORS, ids=str)
def test_the_constants_are_the_generators(fixture: Fixture) -> None:
    points = generators(fixture.suite, 10)
    found = {"P1": hexadecimal(points.p1), "Q1": hexadecimal(points.q1)}
    assert {**found, "MsgGenerators": [hexadecimal(one) for one in points.messages]} == fixture.content


@pytest.mark.parametrize("fixture", RANDOM, ids=str)
def test_random_scalars_of_a_seed_are_the_expected_ones(fixture: Fixture) -> None:
    random = seeded_randomness(fixture.suite, fixture.octets("seed"), fixture.octets("dst"))
    scalars = random_scalars(random, fixture.content["count"])
    assert [hexadecimal(one) for one in scalars] == fixture.content["mockedScalars"]


@pytest.mark.parametrize("fixture", SIGNATURES, ids=str)
def test_a_signature_is_made_if_it_is_valid_and_refused_if_it_is_not(fixture: Fixture) -> None:
    pair, header = fixture.content["signerKeyPair"], fixture.octets("header")
    secret, public = bytes.fromhex(pair["secretKey"]), bytes.fromhex(pair["publicKey"])
    made = bbs.sign(secret, public, header=header, messages=fixture.messages, suite=fixture.suite)
    assert (made == fixture.octets("signature")) is fixture.valid
    if fixture.valid:
        bbs.verify(public, made, header=header, messages=fixture.messages, suite=fixture.suite)
        return
    with pytest.raises(ProofVerificationError):
        bbs.verify(public, fixture.octets("signature"), header=header, messages=fixture.messages, suite=fixture.suite)


@pytest.mark.parametrize("fixture", [one for one in SIGNATURES if one.valid], ids=str)
def test_the_point_that_is_signed_and_the_domain_are_the_expected_ones(fixture: Fixture) -> None:
    public = bytes.fromhex(fixture.content["signerKeyPair"]["publicKey"])
    signed = statement(fixture.suite, public, fixture.octets("header"), fixture.messages)
    assert {"B": hexadecimal(signed.b()), "domain": hexadecimal(signed.domain)} == fixture.content["trace"]


@pytest.mark.parametrize("fixture", PROOFS, ids=str)
def test_a_proof_verifies_if_it_is_valid_and_is_refused_if_it_is_not(fixture: Fixture) -> None:
    public, proof = fixture.octets("signerPublicKey"), fixture.octets("proof")
    assert Proof.from_octets(proof).to_octets() == proof
    if fixture.valid:
        bbs.proof_verify(public, proof, disclosed(fixture), suite=fixture.suite)
        return
    with pytest.raises(ProofVerificationError):
        bbs.proof_verify(public, proof, disclosed(fixture), suite=fixture.suite)


@pytest.mark.parametrize("fixture", VALID_PROOFS, ids=str)
def test_a_proof_of_given_randomness_is_the_expected_one(fixture: Fixture) -> None:
    disclosure = bbs.Disclosure(
        header=fixture.octets("header"),
        messages=fixture.messages,
        disclosed_indexes=fixture.content["disclosedIndexes"],
        presentation_header=fixture.octets("presentationHeader"),
    )
    [mocked] = [one for one in RANDOM if one.suite == fixture.suite]
    proof = bbs.proof_gen(
        fixture.octets("signerPublicKey"),
        fixture.octets("signature"),
        disclosure,
        suite=fixture.suite,
        random=seeded_randomness(fixture.suite, mocked.octets("seed"), mocked.octets("dst")),
    )
    assert proof.hex() == fixture.content["proof"]


@pytest.mark.parametrize("fixture", VALID_PROOFS, ids=str)
def test_the_maker_of_a_proof_and_its_verifier_come_to_the_same_points(fixture: Fixture) -> None:
    suite, content = fixture.suite, fixture.content
    trace, shown = content["trace"], content["disclosedIndexes"]
    signed = statement(suite, fixture.octets("signerPublicKey"), fixture.octets("header"), fixture.messages)
    scalars = trace["random_scalars"]
    fixed = [scalars[name] for name in ("r1", "r2", "e_tilde", "r1_tilde", "r3_tilde")]
    random = [Scalar.from_be_bytes(bytes.fromhex(one)) for one in (*fixed, *scalars["m_tilde_scalars"])]
    opened, hidden = Signature.from_octets(fixture.octets("signature")), others(shown, len(fixture.messages))
    made = proof_init(opened, signed.b(), signed, hidden, Blinding.of(random))
    proof = Proof.from_octets(fixture.octets("proof"))
    pairs = [(index, signed.scalars[index]) for index in shown]
    recovered = proof_verify_init(proof, signed.generators, signed.domain, pairs)
    assert made == recovered
    points = {"A_bar": made.a_bar, "B_bar": made.b_bar, "D": made.d, "T1": made.t1, "T2": made.t2}
    challenge = made.challenge(suite, pairs, fixture.octets("presentationHeader"))
    found: dict[str, G1Point | Scalar] = {**points, "domain": made.domain, "challenge": challenge}
    assert {name: hexadecimal(value) for name, value in found.items()} == {name: trace[name] for name in found}


@pytest.mark.parametrize("fixture", PROOFS, ids=str)
def test_the_keys_of_the_fixtures_are_keys(fixture: Fixture) -> None:
    octets = fixture.octets("signerPublicKey")
    assert bls12_381.load(octets).point.to_compressed_bytes() == octets


def test_the_suites_differ() -> None:
    first, second = SUITES.values()
    assert first.api_id != second.api_id
