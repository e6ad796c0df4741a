"""Whether a holder must sign is the verifier's to say, and each claim of what it signs counts.

https://www.rfc-editor.org/rfc/rfc9901#section-7.3
"""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from led_vc.did import did_key
from led_vc.errors import KeyBindingError, MalformedValueError
from led_vc.keys import LocalSigner, PrivateKey
from led_vc.securing.sd_jwt import (
    MustBePresentAndValid,
    MustNotBePresent,
    PresentedSdJwt,
    bind_key,
    hash_named,
    require_key_binding,
    split,
)
from tests.unit.jose.forge import token

NOW = datetime(2026, 11, 23, 18, tzinfo=UTC)
HOLDER, OTHER = (PrivateKey.from_seed("P-256", seed) for seed in (b"holder", b"other"))
SHOWN = "a.b.c~d1~d2~"
EXPECTS = MustBePresentAndValid(nonce="n-1", audience="https://employer.example", now=NOW)
SECONDS = int(NOW.timestamp())


def presented(text: str, hash_name: str = "sha-256") -> PresentedSdJwt:
    parts = split(text)
    return PresentedSdJwt(text=parts.presented, hash=hash_named(hash_name), key_binding=parts.key_binding)


def signed(**changes: Any) -> str:
    """Return the holder's token with members of its claims changed; `...` takes one away."""
    claims = {"iat": SECONDS, "aud": EXPECTS.audience, "nonce": "n-1", "sd_hash": presented(SHOWN).sd_hash, **changes}
    return token({"alg": "ES256", "typ": "kb+jwt"}, {k: v for k, v in claims.items() if v is not ...}, HOLDER)


def test_the_holders_signature_is_accepted() -> None:
    signer = LocalSigner(did_key.method_of(HOLDER.public_key), HOLDER)
    text = bind_key(SHOWN, "sha-256", signer, nonce="n-1", audience=EXPECTS.audience, issued_at=NOW)
    shown = require_key_binding(presented(text), HOLDER.public_key, EXPECTS)
    assert shown is not None
    assert (shown.public_key, shown.issued_at) == (HOLDER.public_key, NOW)


def test_the_hash_is_the_issuers() -> None:
    signer = LocalSigner(did_key.method_of(HOLDER.public_key), HOLDER)
    text = bind_key(SHOWN, "sha-512", signer, nonce="n-1", audience=EXPECTS.audience, issued_at=NOW)
    require_key_binding(presented(text, "sha-512"), HOLDER.public_key, EXPECTS)
    with pytest.raises(KeyBindingError):
        require_key_binding(presented(text, "sha-256"), HOLDER.public_key, EXPECTS)


def test_one_that_is_missing_is_never_excused() -> None:
    with pytest.raises(KeyBindingError):
        require_key_binding(presented(SHOWN), HOLDER.public_key, EXPECTS)


def test_one_that_nobody_asked_for_is_refused_without_looking_at_it() -> None:
    with pytest.raises(KeyBindingError):
        require_key_binding(presented(SHOWN + signed()), HOLDER.public_key, MustNotBePresent())
    assert require_key_binding(presented(SHOWN), HOLDER.public_key, MustNotBePresent()) is None


@pytest.mark.parametrize(("nonce", "audience"), [("", "a"), ("n", "")])
def test_a_verifier_cannot_expect_nothing(nonce: str, audience: str) -> None:
    with pytest.raises(MalformedValueError):
        MustBePresentAndValid(nonce=nonce, audience=audience, now=NOW)


def test_without_a_key_of_the_issuers_naming_nobody_is_bound() -> None:
    with pytest.raises(KeyBindingError):
        require_key_binding(presented(SHOWN + signed()), None, EXPECTS)


REFUSED = {
    "another nonce": signed(nonce="n-0"),
    "no nonce": signed(nonce=...),
    "a nonce that is no text": signed(nonce=["n-1"]),
    "another audience": signed(aud="https://other.example"),
    "two audiences": signed(aud=[EXPECTS.audience, "https://other.example"]),
    "no audience": signed(aud=...),
    "no iat": signed(iat=...),
    "iat as text": signed(iat=str(SECONDS)),
    "made too long ago": signed(iat=SECONDS - 400),
    "made in the future": signed(iat=SECONDS + 120),
    "no sd_hash": signed(sd_hash=...),
    "another sd_hash": signed(sd_hash=presented("a.b.c~d1~").sd_hash),
    "ended": signed(exp=SECONDS - 120),
    "not started": signed(nbf=SECONDS + 120),
    "another key": token({"alg": "ES256", "typ": "kb+jwt"}, {}, OTHER),
    "another key, brought along": token({"alg": "ES256", "typ": "kb+jwt", "jwk": OTHER.public_key.to_jwk()}, {}, OTHER),
    "not signed": signed().rpartition(".")[0] + ".",
    "another type": token({"alg": "ES256", "typ": "JWT"}, {}, HOLDER),
    "no type": token({"alg": "ES256"}, {}, HOLDER),
    "not a token": "x",
    "a critical extension": token({"alg": "ES256", "typ": "kb+jwt", "crit": ["exp"]}, {}, HOLDER),
}


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused(name: str) -> None:
    with pytest.raises(KeyBindingError):
        require_key_binding(presented(SHOWN + REFUSED[name]), HOLDER.public_key, EXPECTS)


@pytest.mark.parametrize("shown", ["a.b.c~d1~", "a.b.c~d1~d2~d3~", "a.b.c~d2~d1~", "a.b.x~d1~d2~", "a.b.c~"])
def test_other_disclosures_than_those_that_were_signed_are_refused(shown: str) -> None:
    with pytest.raises(KeyBindingError):
        require_key_binding(presented(shown + signed()), HOLDER.public_key, EXPECTS)


def test_the_age_is_the_verifiers_choice() -> None:
    old = presented(SHOWN + signed(iat=SECONDS - 200))
    require_key_binding(old, HOLDER.public_key, EXPECTS)
    strict = MustBePresentAndValid(nonce="n-1", audience=EXPECTS.audience, now=NOW, max_age=timedelta(seconds=60))
    with pytest.raises(KeyBindingError):
        require_key_binding(old, HOLDER.public_key, strict)
