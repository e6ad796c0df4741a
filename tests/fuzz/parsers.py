"""Each parser as a function from bytes to nothing, for whoever tries it with bytes.

Some hold their parser to more than refusing well: what was read and is written again reads as the same. What would be
stopped by a signature is signed first, with our own keys, so that it meets what lies behind.
"""

import io
from collections.abc import Callable
from functools import cache, partial
from typing import Any

from led_issuer.register.header import RowFormat
from led_issuer.register.rows import RowStream
from led_vc import contexts, encoding
from led_vc.bundle import open_bundle
from led_vc.did import did_jwk, did_key, did_web, parse_controller_document, split_did_url
from led_vc.environment import ALL_CHECKS, PROOF_ONLY
from led_vc.errors import LedVcError
from led_vc.keys import PrivateKey, PublicKey
from led_vc.oid4vci import CredentialRequest, IssuerMetadata, TokenResponse, parse_offer_link
from led_vc.qr import QrTable, decode_cborld, decode_qr, demo_table, recognise
from led_vc.rdf import canonicalize, canonicalize_dataset
from led_vc.status import bitstring
from led_vc.trust import parse_trust_list
from led_vc.vcapi import (
    CreateStatusListRequest,
    DeriveRequest,
    IssueRequest,
    RequestedChecks,
    UpdateStatusRequest,
    VerifyCredentialRequest,
    VerifyPresentationRequest,
)
from led_vc.verify import Live, verify_credential, verify_presentation, verify_status_list
from tests import world
from tests.fuzz import seeds

_CODE = 3000  # bytes, a little more than any code holds


def text_of(data: bytes) -> str:
    """Return any text that JSON or a scanner can hold."""
    return data.decode("utf-8", "replace")


def json(data: bytes) -> None:
    value = encoding.parse_json(data)
    assert encoding.parse_json(encoding.jcs(value)) == value


def cbor(data: bytes) -> None:
    written = encoding.cbor_encode(encoding.cbor_decode(data))
    assert encoding.cbor_encode(encoding.cbor_decode(written)) == written


def one_text_per_value(decode: Callable[[str], bytes], encode: Callable[[bytes], str]) -> Callable[[bytes], None]:
    def parse(data: bytes) -> None:
        text = text_of(data)
        assert encode(decode(text)) == text

    return parse


def multibase(data: bytes) -> None:
    text = text_of(data)
    decoded = encoding.multibase_decode(text)
    assert encoding.multibase_encode(decoded, "z" if text[0] == "z" else "u") == text


def datetime(data: bytes) -> None:
    moment = encoding.parse_datetime(text_of(data)).replace(microsecond=0)
    assert encoding.parse_datetime(encoding.format_datetime(moment)) == moment


def json_ld(data: bytes) -> None:
    found = canonicalize(encoding.parse_object(data), contexts.bundled())
    assert canonicalize_dataset(found.nquads).nquads == found.nquads


def nquads(data: bytes) -> None:
    found = canonicalize_dataset(text_of(data)).nquads
    assert canonicalize_dataset(found).nquads == found


@cache
def _table() -> QrTable:
    return demo_table()


def cborld(data: bytes) -> None:
    decode_cborld(data, _table())


def qr(data: bytes) -> None:
    recognise(text_of(data))
    decode_qr(text_of(data), _table())


def qr_payload(data: bytes) -> None:
    decode_qr("VC1-R" + encoding.base45_encode(data[:_CODE]), _table())


def qr_table(data: bytes) -> None:
    QrTable.load(encoding.parse_object(data))


def did(data: bytes) -> None:
    did = text_of(data)
    for read in (did_key.document, did_jwk.document, did_web.url_of, split_did_url):
        try:
            read(did)
        except LedVcError:
            continue


def controller(data: bytes) -> None:
    parse_controller_document(encoding.parse_object(data))


def jwk(data: bytes) -> None:
    key = PublicKey.from_jwk(encoding.parse_object(data))
    assert PublicKey.from_jwk(key.to_jwk()) == key


def multikey(data: bytes) -> None:
    text = text_of(data)
    assert PublicKey.from_multikey(text).to_multikey() == text


def secret_multikey(data: bytes) -> None:
    """Read a secret key, which verifiers never do and the command line does."""
    text = text_of(data)
    assert PrivateKey.from_multikey(text).to_multikey() == text


def status_list(data: bytes) -> None:
    bits = bitstring.decode_list("u" + encoding.base64url_encode(data), max_bytes=2**17)
    assert bitstring.decode_list(bitstring.encode_list(bits)) == bits


def credential(data: bytes) -> None:
    report = verify_credential(data, world.environment())
    assert report.verdict != "valid" or report.credential is not None


def presentation(data: bytes) -> None:
    verify_presentation(data, world.environment(), expects=Live()).to_json()


def signed_credential(data: bytes) -> None:
    """Sign whatever it says with the university's key, so that it meets what lies behind the signature."""
    document = encoding.parse_object(data)
    document.pop("proof", None)
    secured = world.forge(document, suite=world.JCS)
    for checks in (ALL_CHECKS, PROOF_ONLY):
        verify_credential(secured, world.environment(checks=checks)).to_json()
    verify_presentation(
        world.forge(document, signer=world.GRADUATE, suite=world.JCS, purpose="authentication", created=world.NOW),
        world.environment(),
        expects=Live(),
    ).to_json()


def signed_status_list(data: bytes) -> None:
    document = encoding.parse_object(data)
    document.pop("proof", None)
    verify_status_list(world.forge(document, suite=world.JCS), world.environment())


def trust_list(data: bytes) -> None:
    parse_trust_list(encoding.parse_object(data))


def bundle(data: bytes) -> None:
    """Open a bundle whose signatures hold, whatever else it says."""
    document = encoding.parse_object(data)
    document.pop("proof", None)
    signed = world.forge(document, signer=world.BUNDLER, suite=world.JCS)
    open_bundle(signed, root=world.did(world.ROOT), now=world.NOW)


def offer(data: bytes) -> None:
    parse_offer_link(text_of(data))


def protocol(data: bytes) -> None:
    document = encoding.parse_object(data)
    for read in (CredentialRequest.parse, TokenResponse.parse, _metadata):
        try:
            read(document)
        except LedVcError:
            continue


def _metadata(document: dict[str, Any]) -> None:
    IssuerMetadata.parse(document, credential_issuer=seeds.AUDIENCE)


def vc_api(data: bytes) -> None:
    """Read a body as each of the requests of VC-API."""
    message = encoding.parse_object(data)
    everything = RequestedChecks.EVERYTHING
    readers: tuple[Callable[[dict[str, Any]], object], ...] = (
        partial(VerifyCredentialRequest.parse, default=everything),
        partial(VerifyPresentationRequest.parse, default=everything),
        *(IssueRequest.parse, DeriveRequest.parse, CreateStatusListRequest.parse, UpdateStatusRequest.parse),
    )
    for read in readers:
        try:
            read(message)
        except LedVcError:
            continue


def rows(formaat: RowFormat) -> Callable[[bytes], None]:
    def parse(data: bytes) -> None:
        for row in RowStream(io.BytesIO(data), formaat):
            assert all(isinstance(cell, str) for cell in row.values.values())

    return parse
