"""Sign with the suite that was named, whichever kind it is of."""

from datetime import datetime
from typing import Any

from led_issuer.suites import suite_for
from led_vc.encoding import JsonObject
from led_vc.issue import issue_credential, issue_selective_credential
from led_vc.ports import Signer
from led_vc.securing.suites import DRAFT_SUITES, SELECTIVE_SUITES, SUITES


def sign_document(
    document: JsonObject, signer: Signer, suite: str | None, *, created: datetime, mandatory: tuple[str, ...]
) -> dict[str, Any]:
    """Return `document` signed with the suite of that name, or with the usual one for the key. Raises LedVcError."""
    if suite is not None and suite in SELECTIVE_SUITES:
        chosen = SELECTIVE_SUITES[suite]
        return issue_selective_credential(document, signer, chosen, created=created, mandatory_pointers=mandatory)
    plain = {**SUITES, **DRAFT_SUITES}[suite] if suite else suite_for(signer.public_key)
    return issue_credential(document, signer, plain, created=created)
