"""Our CBOR-LD codec beside @digitalbazaar/cborld 8.1.0: the same bytes, and each reads the other's.

https://github.com/digitalbazaar/cborld
"""

from pathlib import Path
from typing import Any

import pytest

from led_vc import contexts
from led_vc.qr import QrTable, decode_cborld, encode_cborld
from tests.interop.conftest import RunNode
from tests.unit.qr.documents import presentation, qualification, summary

_SCRIPT = Path(__file__).parent / "exchange.mjs"
_EACH = 20
_ENTRIES = tuple(contexts.QR_TABLE_IDS.values())


def _documents() -> list[dict[str, Any]]:
    summaries = [summary(seed) for seed in range(_EACH)]
    full = [qualification(seed) for seed in range(_EACH)]
    shown = [presentation(credential, seed) for seed, credential in enumerate(summaries + full[: _EACH // 2])]
    return summaries + full + shown + [presentation([summaries[0], full[0]], 99), _out_of_place(summaries[1])]


def _out_of_place(credential: dict[str, Any]) -> dict[str, Any]:
    """Return a credential with members where their term has no meaning, or another than at the top."""
    strange = {"validFrom": credential["validUntil"], "issuer": credential["issuer"], "insz": "no such term"}
    subject = {**credential["credentialSubject"], **strange, "cryptosuite": "eddsa-rdfc-2022"}
    return {**credential, "credentialSubject": subject, "evidence": [{"type": "Other", **strange}, strange]}


def _expanded(table: QrTable) -> dict[str, dict[str, int]]:
    return {kind: numbers.expanded() for kind, numbers in table.tables.items()}


class Exchange:
    """What both implementations made of the same documents."""

    def __init__(self, run_node: RunNode) -> None:
        self.tables = {entry: QrTable.load(contexts.qr_table(entry)) for entry in _ENTRIES}
        self.cases = [(entry, document) for entry in _ENTRIES for document in _documents()]
        self.ours = [encode_cborld(document, self.tables[entry]) for entry, document in self.cases]
        answer = run_node(_SCRIPT, {
            "contexts": dict(contexts.bundled().documents),
            "entries": {entry: _expanded(table) for entry, table in self.tables.items()},
            "encode": [{"entry": entry, "document": document} for entry, document in self.cases],
            "decode": [data.hex() for data in self.ours],
        })  # fmt: skip
        self.theirs = [bytes.fromhex(data) for data in answer["encoded"]]
        self.decoded_by_them = answer["decoded"]


@pytest.fixture(scope="module")
def exchange(run_node: RunNode) -> Exchange:
    return Exchange(run_node)


def test_both_entries_are_tried_with_enough_documents(exchange: Exchange) -> None:
    assert len(exchange.cases) >= 2 * 60


def test_we_write_the_bytes_that_the_node_implementation_writes(exchange: Exchange) -> None:
    assert [data.hex() for data in exchange.ours] == [data.hex() for data in exchange.theirs]


def test_the_node_implementation_reads_what_we_write(exchange: Exchange) -> None:
    assert exchange.decoded_by_them == [document for _, document in exchange.cases]


def test_we_read_what_the_node_implementation_writes(exchange: Exchange) -> None:
    read = [
        decode_cborld(data, exchange.tables[entry])
        for (entry, _), data in zip(exchange.cases, exchange.theirs, strict=True)
    ]
    assert read == [document for _, document in exchange.cases]
