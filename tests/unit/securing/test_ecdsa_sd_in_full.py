"""ecdsa-sd-2023 over documents that only the full processor takes: lists, language maps, labels of the author's own."""

import secrets
from typing import Any

import pytest

from led_vc.contexts import ContextSet
from led_vc.did import self_contained, split_did_url
from led_vc.errors import LedVcError
from led_vc.securing.data_integrity import ProofOptions, add_base_proof, derive_proof, verify_proof
from tests import world
from tests.unit.securing.base_proofs import SUITE

URL = "https://a.example/context"
V = "https://a.example/#"
SEC = "https://w3id.org/security#"
CONTEXTS = ContextSet(
    {
        URL: {
            "@context": {
                "id": "@id",
                "type": "@type",
                "name": f"{V}name",
                "knows": f"{V}knows",
                "link": {"@id": f"{V}link", "@type": "@id"},
                "order": {"@id": f"{V}order", "@container": "@list"},
                "words": {"@id": f"{V}words", "@container": "@language"},
                "DataIntegrityProof": f"{SEC}DataIntegrityProof",
                "cryptosuite": f"{SEC}cryptosuite",
                "created": "http://purl.org/dc/terms/created",
                "verificationMethod": {"@id": f"{SEC}verificationMethod", "@type": "@id"},
                "proofPurpose": {"@id": f"{SEC}proofPurpose", "@type": "@vocab"},
                "assertionMethod": f"{SEC}assertionMethod",
            }
        }
    }
)
DOCUMENT: dict[str, Any] = {
    "@context": [URL],
    "name": "root",
    "order": ["first", {"name": "second"}, "third"],
    "words": {"nl": "woord", "en": ["word", "term"]},
    "knows": [
        {"id": "_:me", "name": "me"},
        {"name": "you", "order": ["first", "other"]},
        {"name": "them", "order": ["first", "other"]},
    ],
    "link": "_:me",
}


def shown(*pointers: str) -> dict[str, Any]:
    options = ProofOptions(purpose="assertionMethod", created=world.ISSUED)
    secured = add_base_proof(
        DOCUMENT, world.person("issuer", "P-256"), SUITE, options, CONTEXTS,
        mandatory_pointers=("/name",), random=secrets.token_bytes,
    )  # fmt: skip
    return derive_proof(secured, CONTEXTS, selective_pointers=pointers, random=secrets.token_bytes)


def resolve(url: str) -> Any:
    return self_contained(split_did_url(url)[0])


def opened(secured: dict[str, Any]) -> dict[str, Any]:
    return verify_proof(secured, "assertionMethod", resolve, CONTEXTS).document


@pytest.mark.parametrize(
    ("pointers", "part"),
    [
        ([], {}),
        (["/order"], {"order": DOCUMENT["order"]}),
        (["/words/nl"], {"words": {"nl": "woord"}}),
        (["/words/en/1"], {"words": {"en": ["term"]}}),
        (["/knows/1/order"], {"knows": [{"order": ["first", "other"]}]}),
        (["/knows/2"], {"knows": [DOCUMENT["knows"][2]]}),
        (["/knows/0", "/link"], {"knows": [DOCUMENT["knows"][0]], "link": "_:me"}),
        ([""], {name: value for name, value in DOCUMENT.items() if name not in ("@context", "name")}),
    ],
)
def test_a_part_holds(pointers: list[str], part: dict[str, Any]) -> None:
    assert opened(shown(*pointers)) == {"@context": [URL], "name": "root", **part}


@pytest.mark.parametrize("pointers", [["/order/1"], ["/knows/1/order/0"], ["/knows/0/name", "/link"]])
def test_a_part_that_would_say_something_else_is_refused(pointers: list[str]) -> None:
    with pytest.raises(LedVcError):
        shown(*pointers)


@pytest.mark.parametrize(
    "change",
    [
        lambda d: d["order"].reverse(),
        lambda d: d["order"].pop(),
        lambda d: d["words"].update(nl="ander"),
        lambda d: d["knows"][1]["order"].append("more"),
        lambda d: d["knows"].pop(0),
        lambda d: d.update(link="urn:x:other"),
    ],
)
def test_a_changed_part_is_refused(change: Any) -> None:
    secured = shown("")
    change(secured)
    with pytest.raises(LedVcError):
        opened(secured)
