"""The examples of RFC 9901, of SD-JWT VC and the reference implementation's test cases, through our own reader.

Each was made with one fixed key. We verify its signature, read what is disclosed, and compare: all disclosures, those
of the presentation, and the holder's signature. The JSON serialisation of section 8 is not read here (VC-JOSE-COSE
knows the compact form alone); its parts are the same, so that they are compared after they were put in compact form.
"""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from led_vc.encoding import base64url_decode, parse_object
from led_vc.errors import LedVcError
from led_vc.keys import PublicKey
from led_vc.securing.jose import TokenKind, parse_token, verify_compact
from led_vc.securing.sd_jwt import (
    MustBePresentAndValid,
    MustNotBePresent,
    PresentedSdJwt,
    by_digest,
    disclose,
    hash_named,
    require_key_binding,
    split,
)
from tests.paths import VECTORS, requires_shared

FOLDERS = (
    VECTORS / "sd-jwt" / "oauth-wg-spec-examples",
    VECTORS / "sd-jwt" / "sd-jwt-python-testcases",
    VECTORS / "sd-jwt-vc",
)
ISSUER = PublicKey.from_jwk(
    {"kty": "EC", "crv": "P-256", "x": "b28d4MwZMjw8-00CG4xfnn9SLMVMM19SlqZpVb_uNtQ",
     "y": "Xv5zWwuoaTgdS6hV43yI6gBwTnjukmFQQnJ_kCxzqk8"}
)  # fmt: skip
"""`issuer_keys[0]` of every settings.yml."""
NONCE = "1234567890"
JSON_FORMS = ("json_serialization_flattened", "json_serialization_general")
pytestmark = requires_shared


def _cases() -> dict[str, Path]:
    found = [
        case for folder in FOLDERS for case in sorted(folder.glob("*")) if (case / "sd_jwt_payload.json").is_file()
    ]
    return {f"{case.parent.name}/{case.name}": case for case in found}


CASES = _cases()


def _text(case: Path, name: str) -> str:
    """Return a token; the examples wrap their lines, and those in JSON are put in compact form."""
    if case.name in JSON_FORMS:
        return _compact(json.loads("".join((case / f"{name}.json").read_text().split("\n"))))
    return "".join((case / f"{name}.txt").read_text().split())


def _compact(form: Any) -> str:
    form = json.loads(form) if isinstance(form, str) else form
    form = {name: "".join(value.split()) if isinstance(value, str) else value for name, value in form.items()}
    first = form["signatures"][0] if "signatures" in form else form
    unprotected = first.get("header", first)
    token = f"{first['protected']}.{form['payload']}.{first['signature']}"
    disclosures = ["".join(text.split()) for text in unprotected.get("disclosures", [])]
    return "~".join((token, *disclosures, "".join(unprotected.get("kb_jwt", "").split())))


def _read(text: str) -> tuple[dict[str, Any], PresentedSdJwt, dict[str, Any]]:
    parts = split(text)
    stated = parse_object(base64url_decode(parts.issuer_token.partition(".")[0])).get("typ")
    jws = parse_token(parts.issuer_token, TokenKind(type=str(stated), max_characters=2**16, max_depth=32))
    verify_compact(jws, ISSUER)
    hash_ = hash_named(jws.claims.get("_sd_alg", "sha-256"))
    disclosed = disclose(jws.claims, by_digest(parts.disclosures, hash_))
    presented = PresentedSdJwt(text=parts.presented, hash=hash_, key_binding=parts.key_binding)
    return disclosed, presented, dict(jws.claims)


def _payload(case: Path) -> Any:
    return json.loads((case / "sd_jwt_payload.json").read_text())


def test_every_example_is_there() -> None:
    assert len(CASES) == 15 + 17 + 3


@pytest.mark.parametrize("name", CASES)
def test_the_issuers_payload_is_the_published_one(name: str) -> None:
    _disclosed, presented, payload = _read(_text(CASES[name], "sd_jwt_issuance"))
    assert payload == _payload(CASES[name])
    assert require_key_binding(presented, None, MustNotBePresent()) is None


@pytest.mark.parametrize("name", CASES)
def test_what_is_presented_says_what_was_published(name: str) -> None:
    disclosed, *_rest = _read(_text(CASES[name], "sd_jwt_presentation"))
    assert disclosed == json.loads((CASES[name] / "verified_contents.json").read_text())


def _is_complete(case: Path) -> bool:
    try:
        json.loads((case / "user_claims.json").read_text())
    except json.JSONDecodeError:  # a snippet, as the folder's README says
        return False
    return True


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if _is_complete(case)])
def test_with_every_disclosure_it_says_what_the_issuer_was_given(name: str) -> None:
    disclosed, *_rest = _read(_text(CASES[name], "sd_jwt_issuance"))
    given = json.loads((CASES[name] / "user_claims.json").read_text())
    added = {"iss", "iat", "exp", "cnf"} - given.keys()
    assert {member: value for member, value in disclosed.items() if member not in added} == given


BOUND = {name: case for name, case in CASES.items() if (case / "kb_jwt_payload.json").is_file()}
COMPACT = [name for name, case in BOUND.items() if case.name not in JSON_FORMS]


@pytest.mark.parametrize("name", COMPACT)
def test_the_holders_signature_holds_for_its_nonce_and_no_other(name: str) -> None:
    _disclosed, presented, payload = _read(_text(BOUND[name], "sd_jwt_presentation"))
    stated = json.loads((BOUND[name] / "kb_jwt_payload.json").read_text())
    holder = PublicKey.from_jwk(payload["cnf"]["jwk"])
    now = datetime.fromtimestamp(stated["iat"], UTC)
    expects = MustBePresentAndValid(nonce=NONCE, audience=stated["aud"], now=now)
    shown = require_key_binding(presented, holder, expects)
    assert shown is not None
    assert presented.sd_hash == stated["sd_hash"]
    for other in (
        MustBePresentAndValid(nonce="other", audience=stated["aud"], now=now),
        MustBePresentAndValid(nonce=NONCE, audience="https://other.example", now=now),
        MustNotBePresent(),
    ):
        with pytest.raises(LedVcError):
            require_key_binding(presented, holder, other)


@pytest.mark.parametrize("name", [name for name in BOUND if name not in COMPACT])
def test_a_holders_signature_over_json_text_is_refused(name: str) -> None:
    # The tool that made these hashed its JSON text; section 4.3.1 of the RFC has the compact form hashed.
    _disclosed, presented, payload = _read(_text(BOUND[name], "sd_jwt_presentation"))
    stated = json.loads((BOUND[name] / "kb_jwt_payload.json").read_text())
    now = datetime.fromtimestamp(stated["iat"], UTC)
    with pytest.raises(LedVcError, match="other disclosures"):
        require_key_binding(
            presented,
            PublicKey.from_jwk(payload["cnf"]["jwk"]),
            MustBePresentAndValid(nonce=NONCE, audience=stated["aud"], now=now),
        )


def test_some_of_them_are_bound() -> None:
    assert (len(BOUND), len(COMPACT)) == (12, 8)


@pytest.mark.parametrize("name", CASES)
def test_a_changed_character_of_any_part_is_noticed(name: str) -> None:
    text = _text(CASES[name], "sd_jwt_issuance")
    for at in range(3, len(text) - 1, max(1, len(text) // 40)):
        if text[at] in ".~":
            continue
        with pytest.raises(LedVcError):
            _read(text[:at] + ("A" if text[at] != "A" else "B") + text[at + 1 :])
