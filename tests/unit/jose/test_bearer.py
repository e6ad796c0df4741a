"""A provider's bearer token: signed with a registered key, for one address, short-lived."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from led_vc.errors import (
    ExpiredError,
    InvalidDomainError,
    MalformedValueError,
    NotYetValidError,
    ProofVerificationError,
)
from led_vc.keys import PrivateKey, PublicKey
from led_vc.securing.jose import BearerToken, sign_bearer, verify_bearer
from tests.unit.jose.forge import token

KEY = PrivateKey.from_seed("Ed25519", b"provider")
OTHER = PrivateKey.from_seed("P-256", b"provider")
URL = "https://led.example/deliveries"
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
EXPIRES = NOW + timedelta(minutes=4)
CLAIMS = {"iss": "OVO000334", "aud": URL, "jti": "one", "exp": int(EXPIRES.timestamp())}


def keys_of(issuer: str) -> list[PublicKey]:
    return [OTHER.public_key, KEY.public_key] if issuer == "OVO000334" else []


def verify(text: str, *, now: datetime = NOW) -> BearerToken:
    return verify_bearer(text, audience=URL, now=now, keys_of=keys_of)


def forged(**changes: Any) -> str:
    claims = {name: value for name, value in (CLAIMS | changes).items() if value is not None}
    return token({"alg": "EdDSA", "typ": "JWT"}, claims, KEY)


def test_a_token_tells_who_sent_it_and_its_number() -> None:
    text = sign_bearer(KEY, issuer="OVO000334", audience=URL, token_id="one", expires=EXPIRES)
    assert verify(text) == BearerToken(issuer="OVO000334", token_id="one", expires=EXPIRES)


def test_any_key_that_the_provider_registered_will_do() -> None:
    text = sign_bearer(OTHER, issuer="OVO000334", audience=URL, token_id="one", expires=EXPIRES)
    assert verify(text).issuer == "OVO000334"


def test_a_provider_without_a_key_is_refused() -> None:
    with pytest.raises(ProofVerificationError):
        verify(sign_bearer(KEY, issuer="OVO000039", audience=URL, token_id="one", expires=EXPIRES))


def test_a_key_that_was_not_registered_is_refused() -> None:
    stranger = PrivateKey.from_seed("Ed25519", b"stranger")
    with pytest.raises(ProofVerificationError):
        verify(sign_bearer(stranger, issuer="OVO000334", audience=URL, token_id="one", expires=EXPIRES))


@pytest.mark.parametrize("audience", ["https://led.example/", "https://led.example/deliveries/", [URL, "https://x"], 7])
def test_a_token_for_another_address_is_refused(audience: object) -> None:
    with pytest.raises(InvalidDomainError):
        verify(forged(aud=audience))


def test_a_token_that_ended_is_refused() -> None:
    with pytest.raises(ExpiredError):
        verify(forged(), now=EXPIRES + timedelta(minutes=1))


def test_a_token_that_lives_too_long_is_refused() -> None:
    with pytest.raises(MalformedValueError):
        verify(forged(exp=int((NOW + timedelta(minutes=10)).timestamp())))


def test_a_token_that_does_not_count_yet_is_refused() -> None:
    with pytest.raises(NotYetValidError):
        verify(forged(nbf=int((NOW + timedelta(minutes=2)).timestamp())))


@pytest.mark.parametrize("name", ["iss", "jti", "exp"])
@pytest.mark.parametrize("value", [None, True, "", [], "x" * 600])
def test_a_claim_that_is_missing_or_of_another_type_is_refused(name: str, value: object) -> None:
    with pytest.raises(MalformedValueError):
        verify(forged(**{name: value}))


@pytest.mark.parametrize("value", [1e300, -1e300])
def test_a_moment_beyond_all_calendars_is_refused(value: float) -> None:
    with pytest.raises(MalformedValueError):
        verify(forged(exp=value))
