"""Who signs, and what both sides verify with: the same contexts, keys, controllers and decoded status lists."""

import base64
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from nacl.bindings import crypto_sign_open

from bench.table.peer import NodePeer
from bench.table.samples import Sample, contexts
from led_vc import contexts as held
from led_vc.contexts import EXACT
from led_vc.encoding import format_datetime, parse_object
from led_vc.environment import CheckName, Environment
from led_vc.issue import issue_text
from led_vc.keys import KeyAlgorithm, LocalSigner
from led_vc.model import Credential
from led_vc.qr import demo_table
from led_vc.securing.data_integrity import Cryptosuite, ProofOptions, own_proof
from led_vc.securing.suites import SUITES
from led_vc.verify import VerificationReport, verify_credential
from tests import world
from tests.interop.cases import controller, ours

MESSAGE: Final = b"m" * 64
"""What Data Integrity signs: two SHA-256 digests."""
CREATED: Final = format_datetime(world.ISSUED)
NOTES: Final = (
    "bytes in, bytes or report out; both sides keep contexts, loaded keys, the suite's verifier for a key and decoded "
    "status lists; nothing of a document is kept"
)
_SERIALS: Final[dict[KeyAlgorithm, int]] = {"Ed25519": 1, "P-256": 2}
WRITE: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_ASKED: Final[tuple[CheckName, ...]] = ("proof", "data_model", "issuer", "validity", "status")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """One suite with a key, and everything around it."""

    suite: Cryptosuite
    signer: LocalSigner
    closed: Environment
    open: Environment

    def issue(self, text: str) -> str:
        """Issue as the library does it: strict parsing, data model, safe mode, signature."""
        return issue_text(text, self.signer, self.suite, created=world.ISSUED)

    def issue_openly(self, text: str) -> str:
        """Issue a credential without a profile of this register: the same steps by hand."""
        document = parse_object(text)
        Credential.from_document(document)
        options = ProofOptions(purpose="assertionMethod", created=world.ISSUED)
        proof = own_proof(document, self.signer, self.suite, options, self.open.contexts)
        return f'{text[:-1]},"proof":{WRITE(proof)}}}'

    def issuer(self, sample: Sample) -> Callable[[str], str]:
        """Return the issuing that fits a sample."""
        return self.issue if sample.document()["type"][-1] in EXACT else self.issue_openly

    def verify(self, text: str) -> VerificationReport:
        """Verify with everything on, and make sure that all of it held."""
        report = verify_credential(text.encode(), self.closed)
        if report.verdict != "valid":
            raise SystemExit(f"a credential is {report.verdict}: {report.checks}")
        return report

    def verify_openly(self, text: str) -> VerificationReport:
        """Verify a credential without a profile of this register: all checks that it has."""
        report = verify_credential(text.encode(), self.open)
        if any(report.check(name).outcome != "passed" for name in _ASKED):
            raise SystemExit(f"a credential did not pass: {report.checks}")
        return report

    def verifier(self, sample: Sample) -> Callable[[str], VerificationReport]:
        """Return the verification that fits a sample."""
        return self.verify if sample.document()["type"][-1] in EXACT else self.verify_openly

    def secured(self, sample: Sample, count: int) -> list[str]:
        """Return fresh documents, issued."""
        issue = self.issuer(sample)
        return [issue(sample.fresh()) for _ in range(count)]

    def options(self) -> dict[str, Any]:
        """Return what the peer issues and verifies with."""
        return {"suite": self.suite.name, "key": ours(self.signer).to_json(), "created": CREATED}


def ground(suite: str, algorithm: KeyAlgorithm) -> Ground:
    """Return the ground for a suite with a key of that kind."""
    signer = signer_of(algorithm)
    key = world.trusted_key(
        world.UNIVERSITY, public_key=signer.public_key, verification_method=signer.verification_method
    )
    closed = world.environment(trust=world.trust(world.trusted_provider(keys=(key,))))
    return Ground(
        suite=SUITES[suite],
        signer=signer,
        closed=closed,
        open=replace(closed, contexts=contexts(), context_policy="open"),
    )


def signer_of(algorithm: KeyAlgorithm) -> LocalSigner:
    """Return the provider's signer with a key of that kind."""
    return world.provider(world.UNIVERSITY, serial=_SERIALS[algorithm], algorithm=algorithm)


def set_up(peer: NodePeer) -> None:
    """Give the peer what it verifies with."""
    peer.ask("setUp", **given())


def given() -> dict[str, Any]:
    """Return what the peer verifies with: the provider's document has a key of each kind."""
    documents: dict[str, Any] = {}
    whole: dict[str, Any] = {}
    for algorithm, serial in _SERIALS.items():
        text = json.dumps(controller(signer_of(algorithm).public_key)).replace("#k1", f"#k{serial}")
        document = json.loads(text)
        whole = {
            **document,
            **{name: [*whole.get(name, []), *document[name]] for name in ("verificationMethod", "assertionMethod")},
        }
        for method in document["verificationMethod"]:
            documents[method["id"]] = {"@context": "https://w3id.org/security/multikey/v1", **method}
    documents[whole["id"]] = whole
    expanded = {kind: numbers.expanded() for kind, numbers in demo_table().tables.items()}
    return {
        "contexts": {url: dict(document) for url, document in contexts().documents.items()},
        "documents": documents,
        "lists": {url: base64.b64encode(one.data).decode() for url, one in world.all_lists().items()},
        "now": format_datetime(world.NOW),
        "tables": {str(held.QR_TABLE_IDS["demo"]): expanded},
    }


def raw_pair(algorithm: KeyAlgorithm) -> tuple[Callable[[], object], Callable[[], object]]:
    """Return the bare signature and the bare verification of the same libraries, with loaded keys.

    Ours signs with OpenSSL, and verifies Ed25519 with libsodium.
    """
    if algorithm == "Ed25519":
        key = Ed25519PrivateKey.from_private_bytes(world.key("raw").to_bytes())
        public, signed = world.key("raw").public_key.raw, key.sign(MESSAGE) + MESSAGE
        return lambda: key.sign(MESSAGE), lambda: crypto_sign_open(signed, public)
    number = int.from_bytes(world.key("raw", "P-256").to_bytes())
    private, digest = ec.derive_private_key(number, ec.SECP256R1()), hashes.SHA256()
    point, made = private.public_key(), private.sign(MESSAGE, ec.ECDSA(digest))
    signing = ec.ECDSA(digest, deterministic_signing=True)
    return lambda: private.sign(MESSAGE, signing), lambda: point.verify(made, MESSAGE, ec.ECDSA(digest))
