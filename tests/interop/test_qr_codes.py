"""A QR code beside `@digitalbazaar/vpqr` 6.0.0: the same text, and each reads, then verifies, what the other wrote.

https://github.com/digitalbazaar/vpqr, and below it @digitalbazaar/cborld 8.1.0 and @digitalbazaar/base45 1.0.0.
"""

import base64
import io
from datetime import timedelta
from typing import Any

import pytest
import zxingcpp
from PIL import Image

from led_vc import contexts
from led_vc.encoding import format_datetime
from led_vc.keys import PublicKey
from led_vc.qr import QrTable, decode_qr, encode_qr
from led_vc.qr.image import version
from led_vc.verify import Live, verify_presentation
from tests import world
from tests.interop.cases import CASES, Case, Profile, each_case, each_profile, knowing
from tests.interop.peer import Peer

_ENTRY = contexts.QR_TABLE_IDS["demo"]
_TABLE = QrTable.load(contexts.qr_table(_ENTRY))
_EXPIRES = format_datetime(world.NOW + timedelta(seconds=120))


@pytest.fixture(scope="module")
def codes(peer: Peer) -> Peer:
    """Return the peer, once it has the demo's table."""
    expanded = {kind: numbers.expanded() for kind, numbers in _TABLE.tables.items()}
    assert peer.ask("qrTables", entries={_ENTRY: expanded}) == 1
    return peer


def shown(case: Case, profile: Profile = "summary") -> dict[str, Any]:
    return world.show(case.credential(profile), holder=case.graduate, suite=case.suite)


def written(codes: Peer, document: dict[str, Any], header: str = "VP1-") -> dict[str, Any]:
    made: dict[str, Any] = codes.ask("toQr", document=document, header=header, entry=_ENTRY, level="M")
    return made


@each_case
@each_profile
def test_the_peer_reads_our_live_code_and_verifies_what_is_in_it(codes: Peer, case: Case, profile: Profile) -> None:
    read = codes.ask("fromQr", text=encode_qr(shown(case, profile), _TABLE), header="VP1-")
    assert read == shown(case, profile)
    assert codes.verify_live(read, case.given()).verified


@each_case
def test_the_peer_reads_our_printed_code_and_verifies_what_is_in_it(codes: Peer, case: Case) -> None:
    read = codes.ask("fromQr", text=encode_qr(case.credential(), _TABLE), header="VC1-")
    assert codes.verify_credential(read, case.given()).verified


@each_case
def test_the_peer_and_we_write_the_same_text(codes: Peer, case: Case) -> None:
    assert written(codes, shown(case))["text"] == encode_qr(shown(case), _TABLE)
    assert written(codes, case.credential(), "VC1-")["text"] == encode_qr(case.credential(), _TABLE)


@each_case
def test_the_peer_and_we_need_codes_of_the_same_size(codes: Peer, case: Case) -> None:
    made = written(codes, shown(case))
    assert made["version"] == version(made["text"], "M")


def test_we_read_the_picture_that_the_peer_draws_and_verify_what_is_in_it(codes: Peer) -> None:
    case = CASES[0]
    issuer = codes.new_key(case.algorithm, method=world.NAMES.verification_method(world.UNIVERSITY, 1))
    holder = codes.new_key(case.algorithm)
    issued = codes.issue(case.unsigned("summary", holder=holder.controller), case.suite.name, issuer)
    presented = codes.present([issued], case.suite.name, holder, expires=_EXPIRES)
    picture = written(codes, presented)["image"].partition("base64,")[2]
    image = Image.open(io.BytesIO(base64.b64decode(picture))).convert("L")
    (found,) = zxingcpp.read_barcodes(image)
    read = decode_qr(found.text, _TABLE)
    assert read == presented
    environment = knowing(PublicKey.from_multikey(issuer.public))
    assert verify_presentation(read, environment, expects=Live()).verdict == "valid"
