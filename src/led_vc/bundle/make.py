"""Make a bundle, for the register. What goes in was signed already; the bundle's key says that it belongs together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from led_vc.bundle.document import BUNDLE_TYPE, context_digests
from led_vc.contexts import ContextSet
from led_vc.encoding import JsonObject
from led_vc.encoding.datetimes import format_datetime
from led_vc.ports import Signer
from led_vc.securing.data_integrity import ProofOptions, add_proof
from led_vc.securing.suites import SUITES
from led_vc.trust import InstitutionEntry, institutions_document


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleContents:
    """What a bundle holds. `status_max_age` says how long its status lists may be relied on without a newer bundle."""

    version: int
    created: datetime
    expires: datetime
    status_max_age: timedelta
    trust_list: JsonObject
    status_lists: Sequence[JsonObject]
    institutions: Mapping[int, InstitutionEntry]
    qr_table: JsonObject | None
    test: bool


def make_bundle(contents: BundleContents, signer: Signer) -> dict[str, Any]:
    """Return the bundle, secured with eddsa-jcs-2022 by the key that the trust list names for bundles."""
    document = {
        "type": BUNDLE_TYPE,
        "version": contents.version,
        "created": format_datetime(contents.created),
        "expires": format_datetime(contents.expires),
        "statusMaxAge": int(contents.status_max_age.total_seconds()),
        "test": contents.test,
        "trustList": contents.trust_list,
        "institutions": institutions_document(contents.institutions.values()),
        "qrTable": contents.qr_table,
        "contexts": dict(context_digests()),
        "statusLists": list(contents.status_lists),
    }
    options = ProofOptions(purpose="assertionMethod", created=contents.created)
    return add_proof(document, signer, SUITES["eddsa-jcs-2022"], options, ContextSet({}))
