"""did:web, fetched: https://w3c-ccg.github.io/did-method-web/#read-resolve

Refuses hosts that the caller did not name, and a document that speaks for another DID.
"""

from collections.abc import Set as AbstractSet
from urllib.parse import urlsplit

from led_vc.did import ControllerDocument, did_web, parse_controller_document
from led_vc.encoding import parse_object
from led_vc.errors import InvalidVerificationMethodError, RetrievalError, UnsafeUrlError
from led_vc.fetch.client import Fetcher

_ACCEPT = "application/did+json, application/did+ld+json, application/json"
_MAX_BYTES = 256 * 1024
_MAX_DEPTH = 16


def fetch_did_web(did: str, fetcher: Fetcher, *, hosts: AbstractSet[str]) -> ControllerDocument:
    """Return the document that the host of `did` publishes; only `hosts` are asked.

    (1) The DID says where the document lies. (2) Its host is one of `hosts`. (3) It answers 200 with JSON.
    (4) The document's id is the DID, letter by letter.

    Raises UnsafeUrlError for (1) and (2), RetrievalError, ParsingError, MalformedValueError, and
    InvalidVerificationMethodError for (4) and for a key that is none.
    """
    url = did_web.url_of(did)
    host = urlsplit(url).netloc
    if host not in hosts:
        raise UnsafeUrlError(f"{host} is not one of the hosts that may be asked")
    response = fetcher.get(url, headers={"accept": _ACCEPT})
    if response.status != 200:
        raise RetrievalError(f"{host} answers {response.status} to the request for its DID document")
    document = parse_controller_document(parse_object(response.body, max_bytes=_MAX_BYTES, max_depth=_MAX_DEPTH))
    if document.id != did:
        raise InvalidVerificationMethodError("the host of this DID publishes a document of another one")
    return document
