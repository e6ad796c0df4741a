"""Each parser of what secures documents as a function from bytes to nothing, as in `parsers`."""

from dataclasses import replace
from typing import Any, get_args

from led_vc import encoding
from led_vc.encoding import base64url_encode
from led_vc.environment import ALL_CHECKS, PROOF_ONLY
from led_vc.errors import LedVcError
from led_vc.model import many
from led_vc.securing import bbs_2023, ecdsa_sd
from led_vc.securing.bbs import DisclosedMessages, proof_verify
from led_vc.securing.bbs.proof_octets import Proof
from led_vc.securing.bbs.signatures import Signature
from led_vc.securing.cose.sign1 import KID, TYP, sign_sign1
from led_vc.securing.data_integrity import derive_proof
from led_vc.securing.enveloped import CONFORMANCE_ENVELOPES, STRICT_ENVELOPES, Content, read_envelope
from led_vc.securing.jose import verify_bearer, verify_key_proof
from led_vc.securing.jose.sign import json_bytes, sign_token
from led_vc.securing.sd_jwt import joined
from led_vc.securing.selective_disclosure.pointers import parse_pointer
from led_vc.verify import Live, verify_credential, verify_presentation
from tests import world
from tests.disclosed import CONTEXTS, MANDATORY, derived, not_random, with_value
from tests.fuzz import securing_seeds, seeds
from tests.fuzz.parsers import text_of
from tests.unit.verify.enveloping import EXPECTED, university

_ANYTHING = world.environment(checks=PROOF_ONLY, contexts=CONTEXTS, context_policy="open")
_BBS_KEY = world.key("discloser", "BLS12-381-G2")


def key_proof(data: bytes) -> None:
    verify_key_proof(text_of(data), audience=seeds.AUDIENCE, now=world.NOW)


def bearer(data: bytes) -> None:
    keys = [key.public_key for key in securing_seeds.SIGNING]
    verify_bearer(text_of(data), audience=seeds.AUDIENCE, now=world.NOW, keys_of=lambda _: keys)


def signature(data: bytes) -> None:
    for key in securing_seeds.SIGNING:
        try:
            key.public_key.verify(data, b"signed by nobody")
        except LedVcError:
            continue
        raise AssertionError("a signature that nobody made")


def json_pointer(data: bytes) -> None:
    tokens = parse_pointer(text_of(data))
    assert parse_pointer("".join("/" + token.replace("~", "~0").replace("/", "~1") for token in tokens)) == tokens


def proof_value(data: bytes) -> None:
    for kind in (ecdsa_sd.BaseProof, ecdsa_sd.DisclosureProof, bbs_2023.BaseProof, bbs_2023.DisclosureProof):
        try:
            assert kind.decode(data).encode() == data
        except LedVcError:
            continue


def bbs_octets(data: bytes) -> None:
    """Read a BBS signature and a BBS proof, and verify the proof for a message that nobody signed."""
    for kind in (Signature, Proof):
        try:
            assert kind.from_octets(data).to_octets() == data
        except LedVcError:
            continue
    disclosed = DisclosedMessages(header=b"", messages=[b"x"], indexes=[0])
    try:
        proof_verify(_BBS_KEY.public_key.raw, data, disclosed)
    except LedVcError:
        return
    raise AssertionError("a proof that nobody made")


def envelope(data: bytes) -> None:
    """Read whatever arrives as an envelope, as both kinds and by both policies."""
    forms: list[Any] = [data, text_of(data)]
    if data[:1] == b"{":
        forms.append(encoding.parse_object(data))
    for secured in forms:
        for policy in (STRICT_ENVELOPES, CONFORMANCE_ENVELOPES):
            for content in get_args(Content):
                try:
                    read_envelope(secured, content, policy)
                except LedVcError:
                    continue


def envelope_verified(data: bytes) -> None:
    """Verify whatever arrives as an envelope."""
    for secured in (data, text_of(data)):
        verify_credential(secured, world.environment()).to_json()
        for expects in (Live(), EXPECTED):
            verify_presentation(secured, world.environment(), expects=expects).to_json()


def signed_openly(data: bytes) -> None:
    """Sign whatever it says by whoever it is, and verify it where any context is taken, with and without its status."""
    document = encoding.parse_object(data)
    document.pop("proof", None)
    secured = world.forge(document, signer=world.STRANGER, suite=world.JCS)
    for checks in (ALL_CHECKS, PROOF_ONLY):
        environment = replace(_ANYTHING, checks=checks)
        verify_credential(secured, environment).to_json()
        verify_presentation(secured, environment, expects=Live()).to_json()


def signed_token(data: bytes) -> None:
    """Sign a payload with the university's key as each kind of token, so that it meets what lies behind."""
    payload = encoding.parse_object(data)
    disclosures = [base64url_encode(json_bytes(one)) for one in many(payload.pop("disclosures", []))]
    signer = university()
    for kind in ("vc+jwt", "vc+sd-jwt", "vp+jwt"):
        token = sign_token({"typ": kind, "kid": signer.verification_method}, payload, signer)
        envelope_verified((joined(token, disclosures) if "sd" in kind else token).encode())


def signed_cose(data: bytes) -> None:
    """Sign a payload with the university's key as COSE."""
    signer = university()
    protected = {KID: signer.verification_method.encode(), TYP: "application/vc+cose"}
    envelope_verified(sign_sign1(data, signer, protected=protected))


def shown(data: bytes) -> None:
    """Verify what is shown with these bytes as the value of its proof."""
    for suite in securing_seeds.SELECTIVE_SUITES:
        sound = derived(suite)
        environment = replace(_ANYTHING, suites={suite.name: suite})
        report = verify_credential(with_value(sound, data), environment)
        assert report.verdict != "valid" or with_value(sound, data) == sound


def derive(data: bytes) -> None:
    """Derive from whatever somebody holds, whatever is asked for."""
    secured = encoding.parse_object(data)
    pointers = [one for one in secured.pop("pointers", MANDATORY) if isinstance(one, str)]
    derive_proof(secured, CONTEXTS, selective_pointers=pointers, random=not_random)
