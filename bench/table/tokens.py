"""Rows for SD-JWT: the full credential with twenty-one members that the holder may leave out, all of them shown."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version as installed
from typing import Any, Final

from jwcrypto.jwk import JWK
from sd_jwt.common import SDObj
from sd_jwt.issuer import SDJWTIssuer
from sd_jwt.verifier import SDJWTVerifier

from bench.table.contest import Contest
from bench.table.ground import NOTES, Ground, ground, raw_pair
from bench.table.peer import NodePeer, NodeWork, version
from bench.table.row import About
from bench.table.samples import QUALIFICATION
from led_vc.encoding import base64url_encode, format_datetime, parse_object
from led_vc.issue import issue_enveloped
from led_vc.keys import LocalSigner
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
_NOTES: Final = (
    f"ES256; fresh salts; ours holds the credential against data model, schema, status and trust too; {NOTES}"
)
_POINTERS: Final = [
    "/".join(filter(None, ("/credentialSubject", place, name))) for place, names in _HIDDEN.items() for name in names
]


@dataclass(frozen=True, slots=True)
class _Ours:
    """Issue and verify as the library does it, with every check on."""

    ground: Ground

    def issue(self, text: str) -> str:
        document, signer = parse_object(text), self.ground.signer
        return str(issue_enveloped(document, signer, "vc+sd-jwt", created=world.ISSUED, disclosable=_POINTERS))

    def verify(self, text: str) -> None:
        report = verify_credential(text, self.ground.closed)
        if report.verdict != "valid":
            raise SystemExit(f"an SD-JWT is {report.verdict}: {report.checks}")

    def secured(self, count: int) -> list[str]:
        return [self.issue(one) for one in _fresh(count)]


@dataclass(frozen=True, slots=True)
class _Stated:
    """What the peers are told to write into header and payload, and the keys that they sign and verify with."""

    header: dict[str, Any]
    payload: dict[str, Any]
    secret: JWK
    public: JWK

    @classmethod
    def of(cls, signer: LocalSigner) -> "_Stated":
        public = signer.public_key.to_jwk()
        return cls(
            header={"typ": "vc+sd-jwt", "cty": "vc", "kid": signer.verification_method},
            payload={"iss": world.did(signer), "iat": int(world.ISSUED.timestamp())},
            secret=JWK(**public, d=base64url_encode(signer.private_key.to_bytes())),
            public=JWK(**public),
        )

    def issue_in_python(self, text: str) -> str:
        hidden = _marked({**parse_object(text), **self.payload})
        issuer = SDJWTIssuer(hidden, self.secret, sign_alg="ES256", extra_header_parameters=self.header)
        return str(issuer.sd_jwt_issuance)

    def verify_in_python(self, text: str) -> None:
        SDJWTVerifier(text, lambda _issuer, _header: self.public).get_verified_payload()

    def in_node(self, peer: NodePeer) -> tuple[NodeWork, NodeWork]:
        jwk = self.secret.export(as_dict=True)
        asked = {"jwk": jwk, "frame": _frame(), "header": {**self.header, "alg": "ES256"}}
        verifying = {"jwk": jwk, "now": format_datetime(world.NOW)}
        return (
            peer.open("issue sd-jwt", "issueSdJwt", asked),
            peer.open("verify sd-jwt", "verifySdJwt", verifying),
        )

    def claims(self) -> str:
        return json.dumps({**QUALIFICATION.document(), **self.payload})


def contests(peer: NodePeer | None) -> Iterator[Contest]:
    """Yield the rows: beside `@sd-jwt`, and beside the reference implementation in Python."""
    ours = _Ours(ground("ecdsa-rdfc-2019", "P-256"))
    stated = _Stated.of(ours.ground.signer)
    issuing, verifying = (None, None) if peer is None else stated.in_node(peer)
    _agree(ours, stated, issuing, verifying)
    sign, check = raw_pair("P-256")
    node = None if peer is None else version("@sd-jwt/core")
    python = f"sd-jwt {installed('sd-jwt')} (Python)"
    for verb, inputs, work, in_node, in_python, raw in (
        ("issue", _fresh, ours.issue, issuing, stated.issue_in_python, sign),
        ("verify", ours.secured, ours.verify, verifying, stated.verify_in_python, check),
    ):
        name = f"vc+sd-jwt {verb}, qualification with 21 disclosures"
        for peer_name, theirs, beside in ((node, in_node, ""), (python, in_python, " beside Python")):
            about = About(name=name + beside, peer=peer_name, pointers=len(_POINTERS), notes=_NOTES)
            yield Contest(about=about, inputs=inputs, ours=work, peer=theirs, raw=raw)


def _agree(ours: _Ours, stated: _Stated, issuing: NodeWork | None, verifying: NodeWork | None) -> None:
    """See to it that each verifies what the other made."""
    if issuing is not None and verifying is not None:
        ours.verify(issuing.outputs([stated.claims()])[0])
        verifying.time(ours.secured(1))
    ours.verify(stated.issue_in_python(_fresh(1)[0]))
    stated.verify_in_python(ours.secured(1)[0])


def _fresh(count: int) -> list[str]:
    return [QUALIFICATION.fresh() for _ in range(count)]


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
