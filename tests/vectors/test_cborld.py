"""CBOR-LD vectors: bytes of another implementation, kept beside this file; and those of the specifications.

`cborld/vectors.json` was written by @digitalbazaar/cborld 8.1.0, so that the bytes are held without Node too.
The others are read from ../shared: w3c/vc-barcodes, whose two contexts are stood in for by their list of terms, and
digitalbazaar/cborld, whose files are in the form that came before CBOR-LD 1.0.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from led_vc import contexts
from led_vc.errors import ParsingError
from led_vc.qr import QrTable, decode_cborld, decode_qr, encode_cborld, encode_qr
from tests.paths import SHARED, VECTORS, requires_shared

_OWN = json.loads((Path(__file__).parent / "cborld" / "vectors.json").read_text())["vectors"]
_EXAMPLES = SHARED / "credential" / "examples"
_V2, _BARCODES, _UTOPIA = (
    "https://www.w3.org/ns/credentials/v2",
    "https://w3id.org/vc-barcodes/v1",
    "https://w3id.org/utopia/v2",
)


@pytest.mark.parametrize("vector", _OWN, ids=lambda vector: str(vector["name"]))
def test_our_bytes_are_those_of_the_vector(vector: dict[str, Any]) -> None:
    table = QrTable.load(contexts.qr_table(vector["entry"]))
    assert encode_cborld(vector["document"], table).hex() == vector["cborld"]


@pytest.mark.parametrize("vector", _OWN, ids=lambda vector: str(vector["name"]))
def test_the_bytes_of_a_vector_are_its_document(vector: dict[str, Any]) -> None:
    table = QrTable.load(contexts.qr_table(vector["entry"]))
    assert decode_cborld(bytes.fromhex(vector["cborld"]), table) == vector["document"]


@requires_shared
@pytest.mark.parametrize(("name", "file"), [("summary", "summary.signed.json"), ("presentation", "presentation.json")])
def test_the_examples_of_the_credential_have_their_bytes_and_text(name: str, file: str) -> None:
    table = QrTable.load(contexts.qr_table(5300))
    document, text = json.loads((_EXAMPLES / file).read_text()), (_EXAMPLES / f"{name}.qr.txt").read_text().strip()
    assert encode_cborld(document, table).hex() == (_EXAMPLES / f"{name}.cborld.hex").read_text().strip()
    assert (encode_qr(document, table), decode_qr(text, table)) == (text, document)


def _barcode_table() -> QrTable:
    multibase = {"@id": "https://w3id.org/vc-barcodes#component", "@type": "https://w3id.org/security#multibase"}
    status = {
        "terseStatusListBaseUrl": {"@id": "https://w3id.org/vc-barcodes#base", "@type": "@id"},
        "terseStatusListIndex": {"@id": "https://w3id.org/vc-barcodes#index"},
    }
    barcodes = {
        "AamvaDriversLicenseScannableInformation": "https://w3id.org/vc-barcodes#Aamva",
        "MachineReadableZone": "https://w3id.org/vc-barcodes#MachineReadableZone",
        "OpticalBarcodeCredential": "https://w3id.org/vc-barcodes#OpticalBarcodeCredential",
        "TerseBitstringStatusListEntry": {"@id": "https://w3id.org/vc-barcodes#Terse", "@context": status},
        "protectedComponentIndex": multibase,
    }
    listed = re.findall(r"'((?:did|https):[^']+)' => \d+", _barcode_text(11))
    known = contexts.bundled().extended(
        {_BARCODES: {"@context": barcodes}, _UTOPIA: {"@context": {url: {"@id": url} for url in listed}}}
    )
    suites = {"ecdsa-rdfc-2019": 1, "ecdsa-sd-2023": 2, "eddsa-rdfc-2022": 3, "ecdsa-xi-2023": 4}
    document = {
        "registryEntryId": 100,
        "context": {_V2: 32768, _BARCODES: 32769, _UTOPIA: 32770},
        "https://w3id.org/security#cryptosuiteString": suites,
    }
    return QrTable.load(document, known)


def _barcode_text(number: int) -> str:
    return next((VECTORS / "vc-barcodes").glob(f"spec-{number:02}-*")).read_text()


@requires_shared
@pytest.mark.parametrize(
    ("document", "encoded"), [(9, 12), (16, 19)], ids=["driver's licence", "employment authorization"]
)
def test_the_codes_of_vc_barcodes_are_written_and_read(document: int, encoded: int) -> None:
    table, parsed = _barcode_table(), json.loads(_barcode_text(document))
    data = bytes.fromhex(_barcode_text(encoded).split()[0])
    assert encode_cborld(parsed, table).hex() == data.hex()
    assert decode_cborld(data, table) == parsed


@requires_shared
@pytest.mark.parametrize("name", ["cit", "didKey", "empty-array", "empty-object", "note", "prc", "uncompressible"])
def test_the_form_before_cbor_ld_1_is_refused(name: str) -> None:
    with pytest.raises(ParsingError):
        decode_cborld((VECTORS / "cbor-ld" / f"{name}.cborld").read_bytes(), QrTable.load(contexts.qr_table(5300)))
