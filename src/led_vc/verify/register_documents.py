"""Documents that the register itself signs, closed JSON under eddsa-jcs-2022: the trust list and the bundle."""

from datetime import datetime
from typing import Any

from led_vc.contexts import ContextSet
from led_vc.did import ControllerDocument, self_contained, split_did_url
from led_vc.encoding import JsonObject
from led_vc.errors import IssuerNotTrustedError, MalformedValueError, ParsingError, RollbackError
from led_vc.securing.data_integrity import verify_proof
from led_vc.securing.suites import SUITES
from led_vc.trust import TrustList, parse_trust_list
from led_vc.verify.intake import Secured, admit
from led_vc.verify.proofs import require_timely

_SUITE = SUITES["eddsa-jcs-2022"]


def open_register_document(document: JsonObject, signer: str, now: datetime) -> dict[str, Any]:
    """Return `document` without its proof if the did:key `signer` made it, or raise."""

    def resolve(url: str) -> ControllerDocument:
        did, _fragment = split_did_url(url)
        found = self_contained(did) if did == signer else None
        if found is None:
            raise IssuerNotTrustedError("the document was signed by another key than the one that should")
        return found

    proof = document.get("proof")
    if not isinstance(proof, dict):
        raise ParsingError("the document needs one proof")
    if proof.get("cryptosuite") != _SUITE.name or "@context" in document:
        raise MalformedValueError(f"the register's own documents are plain JSON under {_SUITE.name}")
    opened = verify_proof(document, "assertionMethod", resolve, ContextSet({}))
    require_timely(opened.proofs[0], now, created_required=True)
    return opened.document


def verify_trust_list(secured: Secured, *, root: str, now: datetime, previous: TrustList | None = None) -> TrustList:
    """Return the trust list that the did:key `root` signed, or raise.

    An older version than `previous`, or another list under the same number, raises RollbackError: keep what you had.
    A list past its time is returned: whether it still counts is for the issuer check to say.
    """
    trust = parse_trust_list(open_register_document(admit(secured), root, now))
    if previous is not None:
        if trust.version < previous.version:
            raise RollbackError(f"trust list {trust.version} came after {previous.version}")
        if trust.version == previous.version and trust != previous:
            raise RollbackError(f"another trust list under the number {trust.version}")
    return trust
