"""A document as labelled statements, and which of them its pointers select.

Selection is a matter of JSON, signatures one of statements: this is where one becomes the other. What a pointer
selects must be statements of the document as they are. A part of a list or of a JSON literal makes another statement,
which nobody signed, and is refused.
https://www.w3.org/TR/vc-di-ecdsa/#canonicalizeandgroup
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from led_vc import rdf
from led_vc.contexts import ContextSet
from led_vc.encoding import JsonObject
from led_vc.errors import ProofGenerationError
from led_vc.rdf import Quad
from led_vc.securing.selective_disclosure.labels import LabelMap, LabelMapFactory
from led_vc.securing.selective_disclosure.pointers import select_json_ld
from led_vc.securing.work import Meter


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledDocument:
    """The statements of a document as lines of N-Quads, sorted. `labels`: canonical label -> the one in the lines."""

    lines: tuple[str, ...]
    labels: LabelMap


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """What some pointers select: ascending indexes of lines, and those statements by the blank nodes of the whole."""

    indexes: tuple[int, ...]
    quads: tuple[Quad, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupedDocument:
    """The statements of a document as lines of N-Quads, sorted, and the groups by name.

    `labels`: blank node of the whole -> its label in the lines.
    """

    lines: tuple[str, ...]
    labels: Mapping[str, str]
    groups: Mapping[str, Group]


def label_document(
    document: JsonObject, contexts: ContextSet, label_map: LabelMapFactory, meter: Meter
) -> LabelledDocument:
    """Return the labelled statements of a document as it was shown.

    https://www.w3.org/TR/vc-di-ecdsa/#labelreplacementcanonicalizejsonld
    """
    with _metered(meter) as work:
        quads = rdf.statements(document, contexts, work)
        canonical = rdf.canonical_labels(quads, work)
    labels = label_map(canonical.values())
    lines = rdf.lines(quads, {node: labels[label] for node, label in canonical.items()})
    return LabelledDocument(lines=tuple(sorted(lines)), labels=labels)


def canonicalize_and_group(
    document: JsonObject,
    contexts: ContextSet,
    label_map: LabelMapFactory,
    groups: Mapping[str, Sequence[str]],
    meter: Meter,
) -> GroupedDocument:
    """Return the labelled statements of `document`, and which ones the pointers of each group select.

    A group without pointers selects nothing. Raises ProofGenerationError for a pointer that matches nothing.
    """
    with _metered(meter) as work:
        whole = rdf.skolemize(document, contexts, work)
        canonical = rdf.canonical_labels(whole.quads, work)
    named = label_map(canonical.values())
    labels = {node: named[label] for node, label in canonical.items()}
    order = sorted(zip(rdf.lines(whole.quads, labels), whole.quads, strict=True))
    index = {quad: at for at, (_, quad) in enumerate(order)}
    return GroupedDocument(
        lines=tuple(text for text, _ in order),
        labels=labels,
        groups={name: _group(whole, pointers, index) for name, pointers in groups.items()},
    )


def verifier_labels(
    revealed: JsonObject, contexts: ContextSet, shown: Sequence[Quad], labels: Mapping[str, str], meter: Meter
) -> LabelMap:
    """Return the label of each blank node by the canonical label that a verifier of `revealed` will find for it.

    `shown` are the statements that `revealed` has to make, `labels` those of the whole document. Raises
    ProofGenerationError if it makes others, as when a label of the author's own is cut off from what it links to.
    """
    with _metered(meter) as work:
        canonical = rdf.canonical_labels(shown, work)
        made = rdf.statements(revealed, contexts, work)
        if sorted(rdf.lines(made, rdf.canonical_labels(made, work))) != sorted(rdf.lines(shown, canonical)):
            raise ProofGenerationError("what is selected does not stand by itself")
    return {label: labels[node] for node, label in canonical.items()}


def _group(whole: rdf.Skolemized, pointers: Sequence[str], index: Mapping[Quad, int]) -> Group:
    if not pointers:
        return Group(indexes=(), quads=())
    quads = whole.statements(select_json_ld(whole.document, pointers))
    if not index.keys() >= set(quads):
        raise ProofGenerationError("a JSON pointer into what is signed as a whole")
    return Group(indexes=tuple(sorted({index[quad] for quad in quads})), quads=tuple(quads))


@contextmanager
def _metered(meter: Meter) -> Iterator[rdf.Work]:
    """Count what a document cost, also when it is refused."""
    work = rdf.Work()
    try:
        yield work
    finally:
        meter.add(quads=work.quads, hash_calls=work.hash_calls)
