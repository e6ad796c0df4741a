"""Corpus group G, and C35: tokens whose header, spelling or disclosures decide more than the issuer signed."""

import hmac
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_der_public_key

from led_vc.encoding import base64url_encode, jcs
from led_vc.issue import CredentialMediaType, issue_enveloped
from led_vc.keys import LocalSigner
from led_vc.verify import verify_credential, verify_presentation
from tests import world
from tests.corpus.attack import Attack, Named, case, cases
from tests.corpus.judging import assert_refused, assert_refused_when_shown, environment
from tests.corpus.service import Employer, assert_never_green, assert_refused_over_http
from tests.corpus.signing import ECDSA_RDFC, EDDSA_RDFC
from tests.unit.sd_jwt.forge import digest, disclosure
from tests.unit.verify.enveloping import EXPECTED, HIDDEN, forge, parts, reforge, show, wrapped

SIGNERS = {"EdDSA": EDDSA_RDFC.signer, "ES256": ECDSA_RDFC.signer}
CRYPTOGRAPHIC = "CRYPTOGRAPHIC_SECURITY_ERROR"


def issued(signer: LocalSigner, media_type: CredentialMediaType = "vc+jwt") -> str:
    """Return the summary as a token, of which an SD-JWT can leave out the name."""
    more: dict[str, Any] = {}
    if media_type == "vc+sd-jwt":
        more = {"disclosable": HIDDEN, "confirmation": world.GRADUATE.public_key}
    secured = issue_enveloped(world.summary(), signer, media_type, created=world.ISSUED, **more)
    assert isinstance(secured, str)
    return secured


def resigned(token: str, header: dict[str, Any], signature: bytes | None, *, key: bytes = b"") -> str:
    """Return the token under another header, with this signature or with an HMAC by `key`."""
    old, payload = parts(token)
    signed = f"{base64url_encode(jcs({**old, **header}))}.{base64url_encode(json.dumps(payload).encode())}"
    made = hmac.digest(key, signed.encode(), "sha256") if signature is None else signature
    return f"{signed}.{base64url_encode(made)}"


def _headers(signer: LocalSigner) -> Iterator[Named]:
    token = issued(signer)
    for name in ("none", "None", "nOnE", "NONE"):
        for kind, signature in (("empty", b""), ("kept", bytes(64))):
            attack = Attack(arrives=resigned(token, {"alg": name}, signature), code=CRYPTOGRAPHIC, checked=0)
            yield f"G01 {name}, signature {kind}", attack
    unsigned = Attack(arrives=token.rpartition(".")[0] + ".", code="PROOF_VERIFICATION_ERROR", checked=0)
    yield "G01 empty signature under an alg of ours", unsigned
    for name, secret in _public_secrets(signer).items():
        attack = Attack(arrives=resigned(token, {"alg": "HS256"}, None, key=secret), code=CRYPTOGRAPHIC, checked=0)
        yield f"G02 {name} as secret", attack
    for name, kid in {"path": "../../etc/passwd", "SQL": "' OR 1=1--", "long": "x" * 700_000}.items():
        forged = reforge(token, header={"kid": kid}, signer=signer)
        yield f"G04 {name}", Attack(arrives=forged, code="INVALID_VERIFICATION_METHOD", checked=0)
    stranger = reforge(token, header={"kid": world.STRANGER.verification_method}, signer=world.STRANGER)
    yield "G04 another's key", Attack(arrives=stranger, code="INVALID_VERIFICATION_METHOD", checked=0)


def _public_secrets(signer: LocalSigner) -> dict[str, bytes]:
    """Return what an attacker knows of the public key."""
    jwk = signer.public_key.to_jwk()
    found = {"JWK": jcs(jwk), "raw key": signer.public_key.raw}
    if jwk["kty"] == "OKP":
        der = bytes.fromhex("302a300506032b6570032100") + signer.public_key.raw
        found["PEM"] = load_der_public_key(der).public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    return found


def _types(signer: LocalSigner) -> Iterator[Named]:
    token = issued(signer)
    for name in ("statuslist+jwt", "kb+jwt", "at+jwt", "JWT", "openid4vci-proof+jwt", "dc+sd-jwt"):
        attack = Attack(arrives=reforge(token, header={"typ": name}, signer=signer), code="PARSING_ERROR", checked=0)
        yield f"G06 {name} as a credential", replace(attack, tone="neu")
    for name in ("vc+sd-jwt", "vc+cose"):
        attack = Attack(
            arrives=reforge(token, header={"typ": name}, signer=signer).rstrip("~"), code="PARSING_ERROR", checked=0
        )
        yield f"G06 {name} in another form", attack


def _spellings(signer: LocalSigner) -> Iterator[Named]:
    head, payload, signature = issued(signer).split(".")
    last = {"A": "B", "Q": "R", "g": "h", "w": "x"}[signature[-1]]
    for name, text in {
        "padding": f"{head}.{payload}.{signature}==",
        "padded payload": f"{head}.{payload}=.{signature}",
        "plain alphabet": f"{head}.{payload}.{'+/' + signature[2:]}",
        "white space": f"{head}.{payload}.\n{signature}",
        "a space inside": f"{head[:9]} {head[9:]}.{payload}.{signature}",
    }.items():
        yield f"G07 {name}", Attack(arrives=text, code="PARSING_ERROR", checked=0, tone="neu")
    yield (
        "G07 trailing bits",
        Attack(arrives=f"{head}.{payload}.{signature[:-1]}{last}", code="PARSING_ERROR", checked=0),
    )


def _disclosures(signer: LocalSigner) -> Iterator[Named]:
    secured = issued(signer, "vc+sd-jwt")
    header, payload = parts(secured)
    _token, *texts, _end = secured.split("~")
    subject = payload["credentialSubject"]

    def attack(*more: str, code: str = "DISCLOSURE_ERROR", **changes: Any) -> Attack:
        return Attack(arrives=forge(header, {**payload, **changes}, *texts, *more, signer=signer), code=code, checked=0)

    twice = {**subject, "_sd": [*subject["_sd"], subject["_sd"][0]]}
    yield "G08 twice in one list", attack(credentialSubject=twice)
    yield "G08 twice in two places", attack(name={"_sd": subject["_sd"]})
    inner = disclosure("more", {"_sd": [subject["_sd"][0]]})
    yield "G08 by recursion", attack(inner, credentialSubject={**subject, "_sd": [*subject["_sd"], digest(inner)]})
    yield "G09 appended", attack(disclosure("familyName", "Peeters"))
    yield "G09 the same disclosure again", attack(texts[0])
    for name in (
        "iss",
        "cnf",
        "_sd",
        "...",
        "exp",
        "nbf",
        "status",
        "issuer",
        "validUntil",
        "credentialStatus",
        "@context",
        "type",
    ):
        made = disclosure(name, "x")
        yield f"G10 {name}", attack(made, _sd=[digest(made)])
    sibling = disclosure("givenName", "Jan")
    yield "G10 a sibling", attack(sibling, credentialSubject={**subject, "_sd": [*subject["_sd"], digest(sibling)]})
    for hash_name in ("md5", "sha-1", "sha-256-32", "unknown", None):
        yield f"G12 {hash_name}", attack(code=CRYPTOGRAPHIC, _sd_alg=hash_name)


def _nested(signer: LocalSigner) -> Iterator[Named]:
    header, secured = parts(issued(signer))[0], issued(signer)
    for depth in range(1, 21):
        secured = forge(header, wrapped("vc+jwt", secured), signer=signer)
        if depth in (1, 20):
            attack = Attack(arrives=wrapped("vc+jwt", secured), code="PARSING_ERROR", checked=0)
            yield f"C35 {depth} deep", replace(attack, shown="cannot be" if len(secured) > 2**19 else "credential")


ATTACKS = [
    (f"{name} / {algorithm}", attack)
    for algorithm, signer in SIGNERS.items()
    for attacks in (_headers, _types, _spellings, _disclosures, _nested)
    for name, attack in attacks(signer)
]


@cases(ATTACKS)
def test_it_is_refused(attack: Attack) -> None:
    assert_refused(attack)


@cases(ATTACKS)
def test_it_is_refused_when_it_is_shown(attack: Attack) -> None:
    if isinstance(attack.arrives, str):
        media_type = "vc+sd-jwt" if "~" in attack.arrives else "vc+jwt"
        attack = replace(attack, arrives=wrapped(media_type, attack.arrives))
    assert_refused_when_shown(attack)


@cases(ATTACKS)
def test_it_is_refused_over_http(attack: Attack, employer: Employer) -> None:
    assert_refused_over_http(employer, attack)


@pytest.mark.parametrize("signer", SIGNERS.values(), ids=SIGNERS)
@case("G06 a credential as a presentation")
def test_a_credential_is_no_presentation(case: str, signer: LocalSigner, employer: Employer) -> None:
    token = issued(signer)
    for shown in (token, reforge(token, header={"typ": "vc+jwt", "cty": "vp"}, signer=signer)):
        report = verify_presentation(shown, environment(), expects=EXPECTED)
        assert (report.verdict, report.holder.code) == ("invalid", "PARSING_ERROR"), case
    presentation = reforge(show(token), header={"typ": "vc+jwt"}, signer=world.GRADUATE)
    assert verify_credential(presentation, environment()).verdict == "invalid"
    assert_never_green(employer.check(presentation))
    assert_never_green(employer.check(show(token, holder=world.STRANGER)))


@pytest.mark.parametrize("signer", SIGNERS.values(), ids=SIGNERS)
@pytest.mark.parametrize("media_type", ["vc+jwt", "vc+sd-jwt"])
def test_the_same_tokens_without_an_attack_are_valid(
    media_type: CredentialMediaType, signer: LocalSigner, employer: Employer
) -> None:
    secured = issued(signer, media_type)
    assert verify_credential(secured, environment()).verdict == "valid"
    assert verify_presentation(show(secured), environment(), expects=EXPECTED).verdict == "valid"
    assert {banner["verdict"] for banner in (employer.check(secured)["banner"],)} == {"valid"}
    assert employer.check(show(secured, live=True))["banner"]["tone"] == "ok"
