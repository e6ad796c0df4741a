"""Other implementations' answers: the statements that PyLD and pyoxigraph find, and pyoxigraph's RDFC-1.0.

Neither has our contexts or our refusals: contexts are put into the document, and what they drop they drop in silence.
"""

import json
from collections.abc import Mapping
from typing import Any

import pyoxigraph
from pyld import jsonld

from led_vc.contexts import ContextSet
from led_vc.encoding import JsonObject


def pyoxigraph_statements(document: JsonObject, contexts: ContextSet) -> str:
    """Return the N-Quads of `document` as pyoxigraph finds them."""
    text = json.dumps(inlined(document, contexts)).encode()
    return sorted_lines(pyoxigraph.Dataset(pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.JSON_LD)))


def pyld_statements(document: JsonObject, contexts: ContextSet) -> str:
    """Return the N-Quads of `document` as PyLD finds them."""

    def refuse(url: str, _options: Mapping[str, Any]) -> dict[str, Any]:
        raise AssertionError(f"{url} is not in the document")

    options = {"format": "application/n-quads", "documentLoader": refuse}
    nquads: str = jsonld.to_rdf(inlined(document, contexts), options)
    return nquads


def canonical_dataset(nquads: str) -> str:
    """Return a dataset in N-Quads in canonical form, as pyoxigraph makes it."""
    dataset = pyoxigraph.Dataset(pyoxigraph.parse(nquads.encode(), format=pyoxigraph.RdfFormat.N_QUADS))
    dataset.canonicalize(pyoxigraph.CanonicalizationAlgorithm.RDFC_1_0)
    return sorted_lines(dataset)


def sorted_lines(dataset: pyoxigraph.Dataset) -> str:
    """Serialize a dataset with its lines in code point order."""
    data = pyoxigraph.serialize(dataset, format=pyoxigraph.RdfFormat.N_QUADS)
    assert data is not None  # it returns bytes where no output file is given
    return "".join(sorted(line + "\n" for line in data.decode().split("\n") if line))


_MAY_STATE_CONTEXT = ("verifiableCredential", "proof")


def inlined(value: Any, contexts: ContextSet, *, here: bool = True) -> Any:
    """Copy a document with context objects in place of known URLs, where a document may state contexts."""
    if isinstance(value, list):
        return [inlined(one, contexts, here=here) for one in value]
    if not isinstance(value, dict):
        return value
    return {
        key: _objects(one, contexts)
        if here and key == "@context"
        else inlined(one, contexts, here=key in _MAY_STATE_CONTEXT)
        for key, one in value.items()
    }


def _objects(stated: Any, contexts: ContextSet) -> list[Any]:
    urls = stated if isinstance(stated, list) else [stated]
    return [contexts.document(url)["@context"] if isinstance(url, str) and url in contexts else url for url in urls]
