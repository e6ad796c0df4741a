"""The inputs of the W3C test suite of the data model: names ending in -ok are taken, -fail refused.

The inputs lack what the suite's runner fills in (issuer, dates); it is filled in here in the same way. What only a
JSON-LD processor can see (a term redefined or not defined) is for safe mode, tested with the statements.
"""

from typing import Any

import pytest

from led_vc.errors import MalformedValueError
from led_vc.model import Credential, Presentation
from tests.paths import VECTORS, requires_shared
from tests.vectors.data_integrity import load

pytestmark = requires_shared

FOLDER = VECTORS / "vc-data-model-2.0"
SEEN_BY_JSON_LD = {"credential-redef-type-fail", "credential-redef-type2-fail", "credential-type-unmapped-fail"} | {
    "credential-type-mapped-nonurl-fail"
}
FILES = [
    path
    for path in sorted([*FOLDER.glob("*.json"), *FOLDER.glob("names-and-descriptions/*.json")])
    if path.stem.endswith(("-ok", "-fail", "-fail-or-inject")) and path.stem not in SEEN_BY_JSON_LD
]


def filled_in(name: str, document: dict[str, Any]) -> dict[str, Any]:
    """Fill in what the suite's runner does."""
    if name.startswith("presentation"):
        return document
    if "no-issuer" not in name:
        issuer = document.setdefault("issuer", "did:example:issuer")
        if isinstance(issuer, dict) and (name.endswith("-ok") or name.startswith("issuer-")):
            issuer.setdefault("id", "did:example:issuer")
    dates = {"PAST DATE": "2020-01-01T00:00:00Z", "FUTURE DATE": "2040-01-01T00:00:00Z"}
    for member in ("validFrom", "validUntil"):
        if member in document:
            document[member] = dates.get(document[member], document[member])
    return document


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_input_is_taken_or_refused_as_its_name_says(path: Any) -> None:
    document = filled_in(path.stem, load(path))
    model = Presentation if path.stem.startswith("presentation") else Credential
    if path.stem.endswith("-ok"):
        model.from_document(document)
        return
    with pytest.raises(MalformedValueError):
        model.from_document(document)


def test_the_suite_is_there() -> None:
    assert len(FILES) > 100
