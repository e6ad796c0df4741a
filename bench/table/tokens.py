"""Rows for SD-JWT: the full credential with twenty-one members that the holder may leave out, all of them shown."""

import json
from collections.abc import Iterator
from importlib.metadata import version as installed
from typing import Any, Final

from jwcrypto.jwk import JWK
from sd_jwt.common import SDObj
from sd_jwt.issuer import SDJWTIssuer
from sd_jwt.verifier import SDJWTVerifier

from bench.table.contest import Contest
from bench.table.ground import NOTES, ground, raw_pair
from bench.table.peer import NodePeer, version
from bench.table.row import About
from bench.table.samples import QUALIFICATION
from led_vc.encoding import format_datetime, parse_object
from led_vc.issue import issue_enveloped
from led_vc.verify import verify_credential
from tests import world

_HIDDEN: Final[dict[str, Any]] = {
    "": ("givenName", "familyName", "birthDate"),
    "hasClaim": ("title", "titleEn", "proofType", "completion", "authenticity"),
    "hasClaim/awardedBy": ("country", "awardingDate"),
    "hasClaim/specifiedBy": (
        "eqfLevel", "vksLevel", "category", "degree", "studyProgramme", "subjectArea", "iscedField", "iscedLevel",
        "language",
    ),
    "hasClaim/creditReceived": ("framework", "point"),
}  # fmt: skip
_POINTERS: Final = [
    "/".join(filter(None, ("/credentialSubject", place, name))) for place, names in _HIDDEN.items() for name in names
]


def contests(peer: NodePeer | None) -> Iterator[Contest]:
    """Yield the rows: beside `@sd-jwt`, and beside the reference implementation in Python."""
    own = ground("ecdsa-rdfc-2019", "P-256")
    sign, check = raw_pair("P-256")

    def issue(text: str) -> str:
        document = parse_object(text)
        made = issue_enveloped(document, own.signer, "vc+sd-jwt", created=world.ISSUED, disclosable=_POINTERS)
        return str(made)

    def verify(text: str) -> None:
        report = verify_credential(text, own.closed)
        if report.verdict != "valid":
            raise SystemExit(f"an SD-JWT is {report.verdict}: {report.checks}")

    secret, public = _jwks(own.signer)
    header = {"typ": "vc+sd-jwt", "cty": "vc", "kid": own.signer.verification_method}
    payload = {"iss": world.did(own.signer), "iat": int(world.ISSUED.timestamp())}

    def fresh(count: int) -> list[str]:
        return [QUALIFICATION.fresh() for _ in range(count)]

    def claims(count: int) -> list[str]:
        return [json.dumps({**QUALIFICATION.document(), **payload}) for _ in range(count)]

    def issue_in_python(text: str) -> str:
        stated = {name: value for name, value in header.items() if name != "alg"}
        hidden = _marked({**parse_object(text), **payload})
        return str(SDJWTIssuer(hidden, secret, sign_alg="ES256", extra_header_parameters=stated).sd_jwt_issuance)

    def verify_in_python(text: str) -> None:
        SDJWTVerifier(text, lambda _issuer, _header: public).get_verified_payload()

    issuing = verifying = None
    if peer is not None:
        jwk = secret.export(as_dict=True)
        issuing = peer.open(
            "issue sd-jwt", "issueSdJwt", {"jwk": jwk, "frame": _frame(), "header": {**header, "alg": "ES256"}}
        )
        verifying = peer.open("verify sd-jwt", "verifySdJwt", {"jwk": jwk, "now": format_datetime(world.NOW)})
        verify(issuing.outputs(claims(1))[0])
        verifying.time([issue(fresh(1)[0])])
    verify(issue_in_python(fresh(1)[0]))
    verify_in_python(issue(fresh(1)[0]))
    notes = f"ES256; fresh salts; ours holds the credential against data model, schema, status and trust too; {NOTES}"
    theirs = None if peer is None else version("@sd-jwt/core")
    python = f"sd-jwt {installed('sd-jwt')} (Python)"

    def secured(count: int) -> list[str]:
        return [issue(one) for one in fresh(count)]

    for verb, inputs, work, node, other, raw in (
        ("issue", fresh, issue, issuing, issue_in_python, sign),
        ("verify", secured, verify, verifying, verify_in_python, check),
    ):
        name = f"vc+sd-jwt {verb}, qualification with 21 disclosures"
        for peer_name, theirs_work, beside in ((theirs, node, ""), (python, other, " beside Python")):
            about = About(name=name + beside, peer=peer_name, pointers=len(_POINTERS), notes=notes)
            yield Contest(about=about, inputs=inputs, ours=work, peer=theirs_work, raw=raw)


def _jwks(signer: Any) -> tuple[JWK, JWK]:
    public = signer.public_key.to_jwk()
    number = signer.private_key.to_bytes()
    from led_vc.encoding import base64url_encode

    return JWK(**public, d=base64url_encode(number)), JWK(**public)


def _frame() -> dict[str, Any]:
    frame: dict[str, Any] = {"credentialSubject": {}}
    for place, names in _HIDDEN.items():
        at = frame["credentialSubject"]
        for step in filter(None, place.split("/")):
            at = at.setdefault(step, {})
        at["_sd"] = list(names)
    return frame


def _marked(document: dict[str, Any]) -> dict[str, Any]:
    """Return a document in which the hidden members are marked as the reference implementation wants it."""
    return {**document, "credentialSubject": _marked_below(document["credentialSubject"], "")}


def _marked_below(value: dict[str, Any], place: str) -> dict[str, Any]:
    names, marked = _HIDDEN.get(place, ()), dict[Any, Any]()
    for name, one in value.items():
        inside = f"{place}/{name}".strip("/")
        below = _marked_below(one, inside) if inside in _HIDDEN else one
        marked[SDObj(name) if name in names else name] = below
    return marked
