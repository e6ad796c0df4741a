"""Rows for what a holder shows: a live presentation in a code, and a part of a credential with selective disclosure."""

import json
import secrets
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any, Final

from bench.table.contest import Contest
from bench.table.ground import CREATED, NOTES, WRITE, Ground, ground, raw_pair
from bench.table.peer import NodePeer, version
from bench.table.row import About
from bench.table.samples import QUALIFICATION, SUMMARY
from led_vc.contexts import ContextSet, bundled
from led_vc.did import did_key
from led_vc.encoding import parse_object
from led_vc.environment import PROOF_ONLY, Environment
from led_vc.issue import issue_selective_credential
from led_vc.keys import PrivateKey
from led_vc.model import Credential
from led_vc.qr import decode_qr, demo_table, encode_qr
from led_vc.rdf import canonicalize
from led_vc.securing.bbs import LocalBbsSigner
from led_vc.securing.data_integrity import ProofOptions, add_base_proof, derive_proof
from led_vc.securing.memo import ProofMemo
from led_vc.securing.selective_disclosure import always_mandatory
from led_vc.securing.suites import SELECTIVE_SUITES
from led_vc.securing.suites.bbs_2023 import BBS_2023
from led_vc.verify import Live, verify_credential, verify_presentation
from tests import world
from tests.interop.cases import ours
from tests.interop.peer import PeerKey

SIX: Final = (
    "/credentialSubject/givenName", "/credentialSubject/familyName", "/credentialSubject/hasClaim/title",
    "/credentialSubject/hasClaim/titleEn",
)  # fmt: skip
TWENTY: Final = (
    *SIX, "/credentialSubject/birthDate", "/credentialSubject/hasClaim/proofType",
    "/credentialSubject/hasClaim/completion", "/credentialSubject/hasClaim/specifiedBy",
)  # fmt: skip
"""Pointers that disclose six and twenty statements of the full credential beside the mandatory ones."""

_DERIVED: Final = f"{NOTES}; a part is no document of the closed schema, so data model and proof alone are asked"
_TABLE: Final = demo_table()
_BBS_KEY: Final = PrivateKey.from_seed("BLS12-381-G2", b"bench")


def contests(peer: NodePeer | None) -> Iterator[Contest]:
    """Yield the rows."""
    yield from _presentations(peer)
    yield from _ecdsa_sd(peer)
    yield from _bbs(peer)


def _presentations(peer: NodePeer | None) -> Iterator[Contest]:
    own = ground("eddsa-rdfc-2022", "Ed25519")
    holder, check = world.did(world.GRADUATE), raw_pair("Ed25519")[1]
    remembering = replace(own.closed, memo=ProofMemo())

    def shown(count: int) -> list[dict[str, Any]]:
        documents = [SUMMARY.document() for _ in range(count)]
        for document in documents:
            document["credentialSubject"]["id"] = holder
        secured = [parse_object(own.issue(json.dumps(document))) for document in documents]
        return [world.show(one) for one in secured]

    def require_valid(presentation: dict[str, Any] | bytes, environment: Environment) -> None:
        report = verify_presentation(presentation, environment, expects=Live())
        if report.verdict != "valid":
            raise SystemExit(f"a presentation is {report.verdict}: {report.holder}")

    vc = None if peer is None else version("@digitalbazaar/vc")
    suite = {"suite": own.suite.name}
    yield Contest(
        about=About(
            name="presentation eddsa-rdfc-2022 verify, QR text of the summary to report",
            peer=None if peer is None else f"{version('@digitalbazaar/vpqr')} and {vc}",
            tier="shape",
            notes=NOTES,
        ),
        inputs=lambda count: [encode_qr(one, _TABLE) for one in shown(count)],
        ours=lambda text: require_valid(decode_qr(text, _TABLE), own.closed),
        peer=None if peer is None else peer.open("code", "verifyCode", {**suite, "header": "VP1-"}),
        raw=check,
    )
    same = WRITE(shown(1)[0])
    yield Contest(
        about=About(
            name="presentation eddsa-rdfc-2022 verify, the same bytes again",
            peer=vc,
            tier="shape",
            notes="ours with a memo of proofs that held, which the peer has not; all else is judged anew",
        ),
        inputs=lambda count: [same] * count,
        ours=lambda text: require_valid(text.encode(), remembering),
        peer=None if peer is None else peer.open("again", "verifyShown", suite),
        raw=check,
    )


def _ecdsa_sd(peer: NodePeer | None) -> Iterator[Contest]:
    own, suite = ground("ecdsa-rdfc-2019", "P-256"), SELECTIVE_SUITES["ecdsa-sd-2023"]

    def base(text: str) -> str:
        return WRITE(issue_selective_credential(parse_object(text), own.signer, suite, created=world.ISSUED))

    disclosing = _Disclosing(suite.name, own, peer, "@digitalbazaar/ecdsa-sd-2023-cryptosuite")
    key = ours(own.signer)
    yield disclosing.base(base, lambda: QUALIFICATION.fresh(), key)
    for pointers, statements in ((TWENTY, 20), (SIX, 6)):
        yield from disclosing.shown(base, lambda: QUALIFICATION.fresh(), pointers, statements)


def _bbs(peer: NodePeer | None) -> Iterator[Contest]:
    own = ground("eddsa-rdfc-2022", "Ed25519")
    disclosing = _Disclosing(BBS_2023.name, own, peer, "@digitalbazaar/bbs-2023-cryptosuite")
    secret = PeerKey(
        algorithm=_BBS_KEY.algorithm,
        id=did_key.method_of(_BBS_KEY.public_key),
        public=_BBS_KEY.public_key.to_multikey(),
        secret=_BBS_KEY.to_multikey(),
    )
    yield disclosing.base(_bbs_base, _bbs_fresh, secret)
    yield from disclosing.shown(_bbs_base, _bbs_fresh, TWENTY, 20)


def bbs_credential(pointers: tuple[str, ...]) -> str:
    """Return the part of a fresh credential under bbs-2023 that `pointers` disclose."""
    return _derive(_bbs_base(_bbs_fresh()), bundled(), pointers)


def _bbs_fresh() -> str:
    return WRITE({**QUALIFICATION.document(), "issuer": did_key.did_of(_BBS_KEY.public_key)})


def _bbs_base(text: str) -> str:
    view = Credential.from_document(parse_object(text))
    signer = LocalBbsSigner(did_key.method_of(_BBS_KEY.public_key), _BBS_KEY)
    options = ProofOptions(purpose="assertionMethod", created=world.ISSUED)
    mandatory = always_mandatory(view.document)
    made = add_base_proof(
        view.document, signer, BBS_2023, options, bundled(), mandatory_pointers=mandatory, random=secrets.token_bytes
    )
    return WRITE(made)


def _derive(text: str, contexts: ContextSet, pointers: tuple[str, ...]) -> str:
    return WRITE(derive_proof(parse_object(text), contexts, selective_pointers=pointers, random=secrets.token_bytes))


class _Disclosing:
    """The three roles of a suite with selective disclosure, and the same three of the peer."""

    def __init__(self, suite: str, own: Ground, peer: NodePeer | None, package: str) -> None:
        self._suite, self._own, self._peer = suite, own, peer
        self._name = None if peer is None else version(package)
        self._environment = replace(own.open, checks=PROOF_ONLY)
        self._quads = canonicalize(QUALIFICATION.document(), own.closed.contexts).quads

    def base(self, work: Any, fresh: Any, key: PeerKey) -> Contest:
        mandatory = always_mandatory(QUALIFICATION.document())
        options = {"suite": self._suite, "key": key.to_json(), "created": CREATED, "mandatoryPointers": mandatory}
        theirs = self._open("base", "base", options)
        if theirs is not None:
            self._verify(self._derive(theirs.outputs([fresh()])[0], SIX))
        about = self._about("base", len(mandatory), f"{len(mandatory)} mandatory pointers; {NOTES}")
        return Contest(about=about, inputs=lambda count: [fresh() for _ in range(count)], ours=work, peer=theirs)

    def shown(self, work: Any, fresh: Any, pointers: tuple[str, ...], statements: int) -> Iterator[Contest]:
        deriving = self._open(f"derive {statements}", "derive", {"suite": self._suite, "selectivePointers": pointers})
        verifying = self._open(f"verify {statements}", "verify", {"suite": self._suite})
        if deriving is not None and verifying is not None:
            secured = work(fresh())
            self._verify(deriving.outputs([secured])[0])
            verifying.time([self._derive(secured, pointers)])
        said = f"{statements} statements disclosed beside the mandatory ones; {_DERIVED}"
        yield Contest(
            about=self._about("derive", len(pointers), said, statements),
            inputs=lambda count: [work(fresh()) for _ in range(count)],
            ours=partial(self._derive, pointers=pointers),
            peer=deriving,
        )
        yield Contest(
            about=self._about("verify", len(pointers), said, statements),
            inputs=lambda count: [self._derive(work(fresh()), pointers) for _ in range(count)],
            ours=self._verify,
            peer=verifying,
        )

    def _derive(self, text: str, pointers: tuple[str, ...]) -> str:
        return _derive(text, self._own.closed.contexts, pointers)

    def _verify(self, text: str) -> None:
        report = verify_credential(text.encode(), self._environment)
        if report.check("proof").outcome != "passed":
            raise SystemExit(f"a derived credential does not hold: {report.check('proof')}")

    def _open(self, name: str, kind: str, options: dict[str, Any]) -> Any:
        return None if self._peer is None else self._peer.open(f"{self._suite} {name}", kind, options)

    def _about(self, role: str, pointers: int, notes: str, statements: int | None = None) -> About:
        disclosed = "" if statements is None else f", {statements} disclosed"
        return About(
            name=f"{self._suite} {role}, qualification{disclosed}",
            peer=self._name,
            quads=self._quads,
            pointers=pointers,
            notes=notes,
        )
