"""The trust list as the JSON document that the root signs, and back. A closed format: what is unknown is refused."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from led_vc.encoding import JsonObject
from led_vc.encoding.datetimes import format_datetime
from led_vc.errors import MalformedValueError
from led_vc.keys import PublicKey
from led_vc.trust import fields
from led_vc.trust.lists import TrustedKey, TrustedProvider, TrustList

TRUST_LIST_TYPE = "LedTrustList"
ANY = "any"

_T = TypeVar("_T")

_LIST = frozenset({"type", "version", "issued", "expires", "bundleKey", "providers"})
_PROVIDER = frozenset({"id", "number", "name", "proofTypes", "institutions", "validFrom", "validUntil", "keys"})
_KEY = frozenset({"id", "publicKeyMultibase", "validFrom", "validUntil"})


def trust_list_document(trust: TrustList) -> dict[str, Any]:
    """Return `trust` as the document to be signed by the root with eddsa-jcs-2022."""
    return {
        "type": TRUST_LIST_TYPE,
        "version": trust.version,
        "issued": format_datetime(trust.issued),
        "expires": format_datetime(trust.expires),
        "bundleKey": trust.bundle_key.to_multikey(),
        "providers": [_provider_document(provider) for provider in trust.providers],
    }


def parse_trust_list(document: JsonObject) -> TrustList:
    """Read a trust list without its proof, or raise. The caller has checked the root's signature."""
    value = fields.closed(document, "the trust list", _LIST)
    if value["type"] != TRUST_LIST_TYPE:
        raise MalformedValueError(f"type must be {TRUST_LIST_TYPE}")
    return TrustList(
        version=fields.number(value["version"], "version"),
        issued=fields.moment(value["issued"], "issued"),
        expires=fields.moment(value["expires"], "expires"),
        bundle_key=_key(value["bundleKey"], "bundleKey"),
        providers=tuple(_provider(one) for one in fields.items(value["providers"], "providers")),
    )


def _provider_document(provider: TrustedProvider) -> dict[str, Any]:
    return {
        "id": provider.did,
        "number": provider.number,
        "name": provider.name,
        "proofTypes": _sorted_or_any(provider.proof_types),
        "institutions": _sorted_or_any(provider.institutions),
        "validFrom": format_datetime(provider.valid_from),
        "validUntil": format_datetime(provider.valid_until),
        "keys": [_key_document(key) for key in provider.keys],
    }


def _key_document(key: TrustedKey) -> dict[str, Any]:
    revoked = {} if key.revoked is None else {"revoked": format_datetime(key.revoked)}
    return {
        "id": key.verification_method,
        "publicKeyMultibase": key.public_key.to_multikey(),
        "validFrom": format_datetime(key.valid_from),
        "validUntil": format_datetime(key.valid_until),
        **revoked,
    }


def _sorted_or_any(values: Iterable[str] | Iterable[int] | None) -> list[Any] | str:
    return ANY if values is None else sorted(values)


def _provider(document: Any) -> TrustedProvider:
    value = fields.closed(document, "a provider", _PROVIDER)
    proof_types, institutions = value["proofTypes"], value["institutions"]
    return TrustedProvider(
        did=fields.text(value["id"], "id"),
        number=fields.number(value["number"], "number"),
        name=fields.text(value["name"], "name"),
        proof_types=None if proof_types == ANY else _set(proof_types, "proofTypes", fields.text),
        institutions=None if institutions == ANY else _set(institutions, "institutions", fields.number),
        valid_from=fields.moment(value["validFrom"], "validFrom"),
        valid_until=fields.moment(value["validUntil"], "validUntil"),
        keys=tuple(_trusted_key(one) for one in fields.items(value["keys"], "keys")),
    )


def _trusted_key(document: Any) -> TrustedKey:
    value = fields.closed(document, "a key", _KEY, frozenset({"revoked"}))
    return TrustedKey(
        verification_method=fields.text(value["id"], "id"),
        public_key=_key(value["publicKeyMultibase"], "publicKeyMultibase"),
        valid_from=fields.moment(value["validFrom"], "validFrom"),
        valid_until=fields.moment(value["validUntil"], "validUntil"),
        revoked=fields.moment(value["revoked"], "revoked") if "revoked" in value else None,
    )


def _key(value: Any, name: str) -> PublicKey:
    return PublicKey.from_multikey(fields.text(value, name))


def _set(value: Any, name: str, read: Callable[[Any, str], _T]) -> frozenset[_T]:
    return frozenset(read(one, name) for one in fields.items(value, name))
