"""Statements with labels of a suite's own choosing, where a canonical label would say how many others there are.

https://www.w3.org/TR/vc-di-ecdsa/#labelreplacementcanonicalizenquads
"""

from collections.abc import Collection, Mapping

from led_vc.contexts import ContextSet
from led_vc.encoding import JsonObject
from led_vc.errors import DataLossError
from led_vc.rdf.documents.quads import quads_of
from led_vc.rdf.documents.skolemized import Skolemized
from led_vc.rdf.documents.skolemized import skolemize as _skolemize
from led_vc.rdf.limits import Work
from led_vc.rdf.rdfc10 import canonicalize_quads
from led_vc.rdf.terms import Quad, line


def skolemize(document: JsonObject, contexts: ContextSet, work: Work) -> Skolemized:
    """Return `document` with an identifier in every node, and its statements."""
    found = _skolemize(document, contexts, work.limits)
    work.quads += len(found.quads)
    return found


def statements(document: JsonObject, contexts: ContextSet, work: Work) -> list[Quad]:
    """Return the statements of `document`, each once. Raises as `canonicalize` does."""
    quads, _tier = quads_of(document, contexts, work.limits)
    work.quads += len(quads)
    if len(set(quads)) != len(quads):
        raise DataLossError("a statement is made twice")
    return quads


def canonical_labels(quads: Collection[Quad], work: Work) -> Mapping[str, str]:
    """Return the canonical label, such as `c14n0`, of each blank node of distinct statements."""
    issued = canonicalize_quads(quads, work, "sha256").issued
    return {node: label[2:] for node, label in issued.items()}


def lines(quads: Collection[Quad], labels: Mapping[str, str]) -> list[str]:
    """Write statements with `labels` in place of blank nodes, in the order of `quads`.

    A blank node without a label is a KeyError: whoever calls has labels for all of them.
    """
    terms = {node: f"_:{label}" for node, label in labels.items()}
    return [
        line(
            (
                terms[subject] if subject[0] == "_" else subject,
                predicate,
                terms[value] if value[0] == "_" else value,
                terms[graph] if graph[:1] == "_" else graph,
            )
        )
        for subject, predicate, value, graph in quads
    ]
