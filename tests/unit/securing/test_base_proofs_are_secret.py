"""Who has a base proof can show any part of the document: none goes into a presentation or a QR code."""

from typing import Any

import pytest

from led_vc.encoding import multibase_decode, multibase_encode
from led_vc.errors import MalformedValueError
from led_vc.present import LivePresentation, prepare_presentation, present_credentials
from led_vc.qr import demo_table, encode_qr
from led_vc.securing.ecdsa_sd import BaseProof
from tests import world
from tests.unit.securing.base_proofs import TITLE, base, derived, with_value

_HOLDER = world.GRADUATE


def _in_base58(secured: dict[str, Any]) -> dict[str, Any]:
    value = multibase_encode(multibase_decode(secured["proof"]["proofValue"]), "z")
    return {**secured, "proof": {**secured["proof"], "proofValue": value}}


SECRETS = {
    "a base proof": base(),
    "a base proof in a set": {**base(), "proof": [world.issue(world.summary())["proof"], base()["proof"]]},
    "a base proof in another base": _in_base58(base()),
    "a proof of an unknown kind of this suite": with_value(base(), b"\xd9\x5d\x02\x80"),
    "no value": {**base(), "proof": {**base()["proof"], "proofValue": None}},
}
each_secret = pytest.mark.parametrize("secret", SECRETS.values(), ids=SECRETS)


@each_secret
def test_no_presentation_holds_one(secret: dict[str, Any]) -> None:
    with pytest.raises(MalformedValueError):
        world.show(secret)
    with pytest.raises(MalformedValueError):
        present_credentials(
            [world.issue(world.summary()), secret], _HOLDER, world.RDFC,
            created=world.NOW, challenge="c", domain="d",
        )  # fmt: skip
    method, key = _HOLDER.verification_method, _HOLDER.public_key
    with pytest.raises(MalformedValueError):
        prepare_presentation(secret, method, key, world.RDFC, LivePresentation.at(world.NOW))


@each_secret
def test_no_qr_code_holds_one(secret: dict[str, Any]) -> None:
    with pytest.raises(MalformedValueError, match="base proof"):
        encode_qr(secret, demo_table())
    shown = world.show(world.issue(world.summary()))
    for credentials in (secret, [secret]):
        with pytest.raises(MalformedValueError, match="base proof"):
            encode_qr({**shown, "verifiableCredential": credentials}, demo_table())


def test_what_is_derived_may_be_shown() -> None:
    shown = derived(TITLE)
    assert world.show(shown)["verifiableCredential"] == shown


def test_a_base_proof_does_not_show_itself_in_a_trace() -> None:
    proof = BaseProof.decode(multibase_decode(base()["proof"]["proofValue"]))
    assert proof.hmac_key.hex() not in repr(proof)
    assert str(proof.hmac_key) not in f"{proof}"
