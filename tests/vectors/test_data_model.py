"""The inputs of the W3C test suite of the data model: names ending in -ok are taken, all others refused.

The inputs lack what the suite's runner fills in (issuer, dates); it is filled in here in the same way. Each is held
against everything that an instance asks which issues what it is given: the data model, and that every word is defined.
https://github.com/w3c/vc-data-model-2.0-test-suite, tests/input
"""

from pathlib import Path
from typing import Any

import pytest

from led_vc import contexts
from led_vc.errors import LedVcError, MalformedValueError
from led_vc.issue import read_openly
from led_vc.model import Presentation
from led_vc.rdf import require_defined
from tests.paths import VECTORS, requires_shared
from tests.vectors.data_integrity import load

pytestmark = requires_shared

FOLDER = VECTORS / "vc-data-model-2.0"
OTHER = {"validVc"}  # a secured credential of the runner's own
FILES = [
    path
    for path in sorted([*FOLDER.glob("*.json"), *FOLDER.glob("names-and-descriptions/*.json")])
    if path.stem not in OTHER
]
SEEN_BY_JSON_LD = {
    "credential-redef-type-fail",
    "credential-redef-type2-fail",
    "credential-type-unmapped-fail",
    "credential-type-mapped-nonurl-fail",
}
READ_BY_NO_TEST = {
    "credential-no-issuer-fail",
    "credential-proof-missing-type-fail",
    "presentation-enveloped-vc-missing-type-fail",
    "presentation-holder-fail",
    "presentation-holder-name-fail",
    "presentation-holder-object-fail",
    "presentation-no-context-fail-or-inject",
    "presentation-self-asserted-vc-holder-mismatch",
    "presentation-self-asserted-vc-issuer-mismatch",
    "presentation-self-asserted-vc-no-holder",
    "presentation-vc-as-string-fail",
    "presentation-vc-missing-required-type-fail",
}
"""The negative inputs that the suite has and does not use."""


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


def read(path: Path) -> None:
    """Read an input as a conformance instance does before it signs or looks at a signature."""
    document = filled_in(path.stem, load(path))
    if not path.stem.startswith("presentation"):
        read_openly(document, contexts.bundled_with_examples())
        return
    presentation = Presentation.from_document(document)
    if "self-asserted" in path.stem:  # the runner signs the credentials of the others
        presentation.require_holder_claims()
    require_defined(document, contexts.opened(contexts.bundled_with_examples()))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_input_is_taken_or_refused_as_its_name_says(path: Path) -> None:
    if path.stem.endswith("-ok"):
        read(path)
        return
    with pytest.raises(LedVcError) as caught:
        read(path)
    assert caught.value.outcome == "failed"
    assert isinstance(caught.value, MalformedValueError) == (path.stem not in SEEN_BY_JSON_LD)


def test_the_suite_is_there() -> None:
    names = {path.stem for path in FILES}
    assert len(FILES) == 120
    assert len([name for name in names if name.endswith("-ok")]) == 65
    assert names >= READ_BY_NO_TEST | SEEN_BY_JSON_LD


RESOURCE = {"id": "https://www.w3.org/ns/credentials/v2", "mediaType": "application/ld+json"}
SRI = {"digestSRI": "sha384-NSOcNpmdIVUxIJGvGUoe22FjTWrXiaXlsZ8q6912LdnR3KraQO2n75Ica4wK4Qeg"}
MULTIBASE = {"digestMultibase": "uJKGMkOmFbVJhEfKTduMC2XCyvRAYLjOVmZWwIH1wQ7k"}
WRONG = (
    {"digestMultibase": "uM4RgWQc3RUDtjJCSgTJtTfvpZ7SPEg_LNO0ESlovQC0"},
    {"digestSRI": "sha384-_rCVIV7fSXXTNIvpiq26jRDyj8JG8TDjij-tD0ewLk4JpnXEz6a5AeeY_1qQ0d0P"},
)


def pinning(related: Any) -> dict[str, Any]:
    document = filled_in("credential-ok", load(FOLDER / "credential-ok.json"))
    return document | {"relatedResource": related}


@pytest.mark.parametrize("related", [RESOURCE | SRI, RESOURCE | MULTIBASE, [RESOURCE | SRI | MULTIBASE]])
def test_the_digests_that_the_suite_states_are_of_a_published_version(related: Any) -> None:
    read_openly(pinning(related), contexts.bundled_with_examples())


@pytest.mark.parametrize(
    "related",
    [
        [RESOURCE["id"]],
        [MULTIBASE],
        [RESOURCE],
        [RESOURCE | SRI, RESOURCE | MULTIBASE],
        *([RESOURCE | wrong] for wrong in WRONG),
    ],
)
def test_the_related_resources_that_the_suite_refuses_are_refused(related: Any) -> None:
    with pytest.raises(MalformedValueError):
        read_openly(pinning(related), contexts.bundled_with_examples())
