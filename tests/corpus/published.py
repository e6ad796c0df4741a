"""The status lists that the register of the corpus publishes: sound ones, and each kind of bad one under a number."""

import gzip
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from led_vc.encoding import base64url_encode
from led_vc.errors import LedVcError
from led_vc.status import StatusList
from led_vc.verify import verify_status_list
from tests import world
from tests.corpus.signing import trust

REVOKED, SUSPENDED, SCHOOLS = 104, 105, 107
MISSING = 108
FOREIGN, OTHER_PURPOSE, SHORT, BOMB, NESTED_BOMB, LOOP, CORNERS = 110, 111, 116, 117, 118, 119, 121
INDEX = world.SUMMARY_REVOCATION.index
CORNER_BITS = (0, 7, 8, 131_071)
_ZEROS = gzip.compress(bytes(64 * 2**20), mtime=0)


def on_list(document: dict[str, Any], number: int, index: int | str = INDEX) -> dict[str, Any]:
    """Return the summary `document` with its status in another list."""
    entry = document["credentialStatus"] | {
        "statusListIndex": str(index),
        "statusListCredential": world.NAMES.status_list(number),
    }
    return document | {"credentialStatus": entry}


def unsigned_list(number: int, **subject: Any) -> dict[str, Any]:
    """Return a sound list without its proof, with members of its subject changed."""
    document = {name: value for name, value in world.signed_status_list(number).items() if name != "proof"}
    return {**document, "credentialSubject": {**document["credentialSubject"], **subject}}


def packed(data: bytes) -> str:
    """Return the text of a list of any length, packed already or not."""
    return "u" + base64url_encode(data if data[:2] == b"\x1f\x8b" else gzip.compress(data, mtime=0))


@cache
def published() -> Mapping[int, dict[str, Any]]:
    """Return every list by its number, as it is fetched."""
    loop = unsigned_list(LOOP) | {"credentialStatus": _entry(LOOP)}
    return MappingProxyType(
        {
            world.SUMMARY_REVOCATION.status_list: world.signed_status_list(12),
            world.REVOCATION.status_list: world.signed_status_list(3),
            world.SUSPENSION.status_list: world.signed_status_list(4, "suspension"),
            REVOKED: world.signed_status_list(REVOKED, bits=[INDEX]),
            SUSPENDED: world.signed_status_list(SUSPENDED, "suspension", bits=[INDEX]),
            SCHOOLS: world.signed_status_list(SCHOOLS, signer=world.provider(world.SCHOOL)),
            FOREIGN: world.signed_status_list(FOREIGN, signer=world.provider(world.SCHOOL)),
            OTHER_PURPOSE: world.signed_status_list(OTHER_PURPOSE, "suspension"),
            SHORT: world.forge(unsigned_list(SHORT, encodedList=packed(bytes(131_072 // 8 - 1)))),
            BOMB: world.forge(unsigned_list(BOMB, encodedList=packed(_ZEROS))),
            NESTED_BOMB: world.forge(unsigned_list(NESTED_BOMB, encodedList=packed(gzip.compress(_ZEROS, mtime=0)))),
            LOOP: world.forge(loop),
            CORNERS: world.signed_status_list(CORNERS, bits=CORNER_BITS),
        }
    )


@cache
def known_lists() -> Mapping[str, StatusList | LedVcError]:
    """Return what a verifier holds after it fetched every list: the list, or why it is none."""
    return {document["id"]: _known(document) for document in published().values()}


def _known(document: dict[str, Any]) -> StatusList | LedVcError:
    try:
        return verify_status_list(document, world.environment(trust=trust()))
    except LedVcError as error:
        return error.with_traceback(None)


def _entry(number: int) -> dict[str, Any]:
    return {
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": "5",
        "statusListCredential": world.NAMES.status_list(number),
    }
