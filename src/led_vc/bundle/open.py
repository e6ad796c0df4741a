"""Open a bundle, or refuse it whole.

In order to verify with a bundle, we establish that:

1. it has the members of the format and no others;
2. the root signed its trust list, and the key that this list names signed the bundle;
3. neither is older than what was seen before;
4. its contexts are, byte for byte, those that we verify with;
5. each status list holds by itself; one that does not stands as the reason why.

A bundle past its time opens: then what it says about status is too old, and the checks say `unknown`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any

from led_vc import contexts
from led_vc.bundle.document import BUNDLE_TYPE, MEMBERS, context_digests
from led_vc.did import did_key
from led_vc.encoding import JsonObject, parse_object
from led_vc.environment import ALL_CHECKS, CheckName, Environment
from led_vc.errors import ContextNotAllowedError, LedVcError, MalformedValueError, RollbackError
from led_vc.model import own_copy
from led_vc.status import StatusList
from led_vc.trust import InstitutionEntry, TrustList, fields, institution_entries
from led_vc.verify import newer, verify_status_list, verify_trust_list
from led_vc.verify.register_documents import open_register_document

MAXIMUM_BYTES = 16 * 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """An opened bundle. `status` holds each list by URL, or the error that says why it could not be used."""

    version: int
    created: datetime
    expires: datetime
    status_max_age: timedelta
    trust: TrustList
    status: Mapping[str, StatusList | LedVcError]
    institutions: Mapping[int, InstitutionEntry]
    qr_table: JsonObject | None
    test: bool

    def is_stale(self, now: datetime) -> bool:
        """Tell whether the bundle is past its time, so that a newer one is needed."""
        return now >= self.expires or now - self.created > self.status_max_age

    def environment(self, now: datetime, *, checks: frozenset[CheckName] = ALL_CHECKS) -> Environment:
        """Return what to verify with at `now`, offline."""
        return Environment(
            now=now,
            contexts=contexts.bundled(),
            trust=self.trust,
            status=self.status,
            institutions=self.institutions,
            table=self.qr_table,
            status_max_age=min(self.status_max_age, self.expires - self.created),
            checks=checks,
            test=self.test,
        )


def open_bundle(
    document: JsonObject | bytes | str, *, root: str, now: datetime, previous: Bundle | None = None
) -> Bundle:
    """Return the bundle whose trust list the did:key `root` signed, or raise; on RollbackError keep `previous`."""
    received = _admit(document)
    before = None if previous is None else previous.trust
    trust = verify_trust_list(_trust_list(received), root=root, now=now, previous=before)  # (2)
    value = open_register_document(received, did_key.did_of(trust.bundle_key), now)
    fields.closed(value, "the bundle", MEMBERS)  # (1)
    if value["type"] != BUNDLE_TYPE:
        raise MalformedValueError(f"type must be {BUNDLE_TYPE}")
    version, created = fields.number(value["version"], "version"), fields.moment(value["created"], "created")
    if previous is not None and (version, created) < (previous.version, previous.created):  # (3)
        raise RollbackError(f"bundle {version} came after {previous.version}")
    _require_our_contexts(value["contexts"])  # (4)
    expires = fields.moment(value["expires"], "expires")
    if expires <= created:
        raise MalformedValueError("the bundle ends before it starts")
    environment = Environment(now=now, contexts=contexts.bundled(), trust=trust)
    return Bundle(
        version=version,
        created=created,
        expires=expires,
        status_max_age=timedelta(seconds=fields.number(value["statusMaxAge"], "statusMaxAge")),
        trust=trust,
        status=_lists(fields.items(value["statusLists"], "statusLists"), environment, created, previous),
        institutions=institution_entries(value["institutions"]),
        qr_table=_table(value["qrTable"]),
        test=_flag(value["test"]),
    )


def _admit(document: JsonObject | bytes | str) -> dict[str, Any]:
    if isinstance(document, bytes | str):
        return parse_object(document, max_bytes=MAXIMUM_BYTES)
    return own_copy(document)


def _trust_list(received: JsonObject) -> JsonObject:
    found = received.get("trustList")
    if not isinstance(found, dict):
        raise MalformedValueError("the bundle lacks a trust list")
    return found


def _require_our_contexts(stated: Any) -> None:
    ours = context_digests()
    if not isinstance(stated, dict):
        raise MalformedValueError("contexts must be an object")
    for url in sorted(ours.keys() | stated.keys()):
        if stated.get(url) != ours.get(url):
            raise ContextNotAllowedError(f"the bundle was made with another version of {url}")


def _lists(
    documents: list[Any], environment: Environment, created: datetime, previous: Bundle | None
) -> Mapping[str, StatusList | LedVcError]:
    found: dict[str, StatusList | LedVcError] = {}
    for document in documents:
        url = document.get("id") if isinstance(document, dict) else None
        if not isinstance(url, str) or url in found:
            raise MalformedValueError("a status list must be an object with an id of its own")
        found[url] = _list(document, environment, created, None if previous is None else previous.status.get(url))
    return MappingProxyType(found)


def _list(
    document: JsonObject, environment: Environment, created: datetime, seen: StatusList | LedVcError | None
) -> StatusList | LedVcError:
    """Return the list, the error that says why it cannot be used, or the newer one that was seen before."""
    before = seen if isinstance(seen, StatusList) else None
    try:
        return newer(before, verify_status_list(document, environment, fetched_at=created))
    except RollbackError as error:
        return before if before is not None else error
    except LedVcError as error:
        return error.with_traceback(None)


def _table(value: Any) -> JsonObject | None:
    if value is not None and not isinstance(value, dict):
        raise MalformedValueError("qrTable must be an object or null")
    return value


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise MalformedValueError("test must be true or false")
    return value
