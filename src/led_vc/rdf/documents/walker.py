"""Walk a document over compiled scopes and write its quads, without a JSON-LD processor.

The rule that makes a signature mean something: every member ends up in a quad of its own, or the document is refused.
https://www.w3.org/TR/vc-data-integrity/#securing-data-losslessly

Covers what credentials, presentations and proofs use of https://www.w3.org/TR/json-ld11-api/#expansion-algorithm;
anything else raises NotCoveredError, which leaves the document to the full processor.
"""

from collections.abc import Mapping
from typing import Any, Final, assert_never

from led_vc.encoding import JsonObject
from led_vc.errors import ComplexityLimitError, ContextNotAllowedError, DataLossError, ProofTransformationError
from led_vc.rdf.documents.blank_nodes import BlankNodes
from led_vc.rdf.documents.context_urls import context_urls
from led_vc.rdf.documents.scope import Member, Scope
from led_vc.rdf.documents.scopes import Scopes
from led_vc.rdf.documents.value_object import value_object
from led_vc.rdf.iri import is_iri
from led_vc.rdf.limits import Limits, check_quads
from led_vc.rdf.literals import json_literal, native_literal, text_literal
from led_vc.rdf.not_covered import NotCoveredError
from led_vc.rdf.terms import RDF_TYPE, Quad, escape, needs_escaping

VERIFIABLE_CREDENTIAL: Final = "<https://www.w3.org/2018/credentials#verifiableCredential>"
PROOF: Final = "<https://w3id.org/security#proof>"
_UNCOVERED_KEYWORDS: Final = frozenset({"@graph", "@list", "@set", "@value"})


Unnamed = dict[int, str]
"""The `id()` of a node object -> the blank node that stands for it."""


def walk(document: JsonObject, scopes: Scopes, limits: Limits, unnamed: Unnamed | None = None) -> list[Quad]:
    """Return the quads of `document`, repeated ones included. Raises a LedVcError or NotCoveredError.

    `unnamed`, where given, gets the blank node of each node object without an identifier.
    """
    walker = _Walker(scopes, limits, unnamed)
    stated = document.get("@context")
    walker.root(document, scopes.for_contexts(scopes.initial, context_urls(stated)), _Place("", stated, 1))
    walker.blank.check_identifiers()
    return walker.quads


class _Place:
    """Where a node lies: its graph, the `@context` stated by its credential or presentation, and how deep it is."""

    __slots__ = ("depth", "graph", "stated")

    def __init__(self, graph: str, stated: Any, depth: int) -> None:
        self.graph = graph
        self.stated = stated
        self.depth = depth


class _Walker:
    __slots__ = ("_limits", "_scopes", "_unnamed", "blank", "quads")

    def __init__(self, scopes: Scopes, limits: Limits, unnamed: Unnamed | None) -> None:
        self.quads: list[Quad] = []
        self.blank = BlankNodes()
        self._limits = limits
        self._scopes = scopes
        self._unnamed = unnamed

    def root(self, element: Mapping[str, Any], scope: Scope, place: _Place) -> None:
        """Write a node that no statement links to, so that its identifier is signed only if it says something."""
        before = len(self.quads)
        self._node(element, scope, place)
        if len(self.quads) == before:
            raise DataLossError("a node about which nothing is said")

    def _node(self, element: Mapping[str, Any], scope: Scope, place: _Place) -> str:
        """Write a node object in `scope`, which is already the one for its place, and return its term."""
        if place.depth > self._limits.max_depth:
            raise ComplexityLimitError(f"nodes within nodes, more than {self._limits.max_depth} deep")
        identifier, types = _identity(element, scope.keywords)
        inner = self._scopes.for_node(scope, types) if types else scope
        if identifier is None:
            subject = self.blank.new()
            if self._unnamed is not None:
                self._unnamed[id(element)] = subject
        else:
            subject = self.blank.term(inner.expand(identifier) if inner.prefixes else identifier)
        for name in types:
            self.quads.append((subject, RDF_TYPE, self.blank.term(scope.expand_vocab(name)), place.graph))
        self._members(subject, element, inner, place)
        check_quads(len(self.quads), self._limits)
        return subject

    def _members(self, subject: str, element: Mapping[str, Any], scope: Scope, place: _Place) -> None:
        keywords, members, graph, add = scope.keywords, scope.members, place.graph, self.quads.append
        for key, value in element.items():
            if key in keywords:
                continue
            member = members.get(key)
            # Most members are text, so that a call for each would be a good part of the walk.
            if member is not None and type(value) is str and member.quick is not None:
                if member.quick == "literal":
                    text = escape(value) if needs_escaping(value) else value
                    add((subject, member.predicate, f'"{text}{member.suffix}', graph))
                    continue
                if is_iri(value) and not scope.prefixes:
                    add((subject, member.predicate, f"<{value}>", graph))
                    continue
            self._member(subject, key, value, scope, place)

    def _member(self, subject: str, key: str, value: Any, scope: Scope, place: _Place) -> None:
        member = scope.members.get(key) or scope.member(key)
        if value is None:
            raise DataLossError("a null, which would not be signed")
        if member.use == "plain" and member.coercion == "json":
            self.quads.append((subject, member.predicate, json_literal(value), place.graph))
            return
        if isinstance(value, list):
            if not value:
                raise DataLossError("an empty list, which would not be signed")
        else:
            value = (value,)
        if member.use == "plain":
            for one in value:
                self.quads.append((subject, member.predicate, self._value(one, key, member, scope, place), place.graph))
        elif member.use == "graph":
            for one in value:
                self._graph(subject, one, key, member, scope, place)
        elif member.use == "lost":
            raise DataLossError("a term that turns a statement round or says nothing")
        else:
            raise NotCoveredError("a container")

    def _value(self, value: Any, key: str, member: Member, scope: Scope, place: _Place) -> str:
        if isinstance(value, dict):
            return self._object(value, key, member, scope, place)
        if member.scoped:
            scope = self._scopes.for_property(scope, scope, key)
            member = scope.members.get(key, scope.uncoerced)
        if not isinstance(value, str):
            if value is None or isinstance(value, list):
                raise DataLossError("a null or a list within a list, which would not be signed")
            return native_literal(value, member.datatype)
        match member.coercion:
            case "literal":
                return '"' + (escape(value) if needs_escaping(value) else value) + member.suffix
            case "iri":
                return self.blank.term(scope.expand(value) if scope.prefixes else value)
            case "vocab":
                return self.blank.term(scope.expand_vocab(value))
            case "double":
                return text_literal(value, member.datatype)
            case "json":
                raise NotCoveredError("a term that its own scoped context redefines")
            case "lost":
                raise DataLossError("text with a base direction, which would not be signed")
            case _:
                assert_never(member.coercion)

    def _object(self, element: dict[str, Any], key: str, member: Member, scope: Scope, place: _Place) -> str:
        if not scope.value_keys.isdisjoint(element):
            inner = self._scopes.for_property(scope, scope, key) if member.scoped else scope
            return value_object(element, inner)
        if "@context" in element:
            raise ContextNotAllowedError("a context within a document, which is not signed")
        inner = self._inner_scope(element, key, member, scope)
        return self._node(element, inner, _Place(place.graph, place.stated, place.depth + 1))

    def _inner_scope(self, element: dict[str, Any], key: str, member: Member, scope: Scope) -> Scope:
        """Go back from type-scoped terms, unless `element` is a mere link; then apply the term's own context."""
        inner = scope
        if scope.previous is not None and not (len(element) == 1 and scope.keywords.get(next(iter(element))) == "@id"):
            inner = scope.previous
        return self._scopes.for_property(inner, scope, key) if member.scoped else inner

    def _graph(self, subject: str, element: Any, key: str, member: Member, scope: Scope, place: _Place) -> None:
        """Write a node into a graph of its own. https://www.w3.org/TR/json-ld11/#graph-containers"""
        if not isinstance(element, dict) or not scope.value_keys.isdisjoint(element):
            # The URL of a credential in place of the credential would vanish without a trace.
            raise DataLossError("a graph that holds something else than a node")
        inner = self._inner_scope(element, key, member, scope)
        stated = place.stated
        if "@context" in element:
            stated = element["@context"]
            if member.predicate != VERIFIABLE_CREDENTIAL and not (member.predicate == PROOF and stated == place.stated):
                raise ContextNotAllowedError("a context within a document, which is not signed")
            inner = self._scopes.for_contexts(inner, context_urls(stated))
        name = self.blank.new()
        self.quads.append((subject, member.predicate, name, place.graph))
        self.root(element, inner, _Place(name, stated, place.depth + 1))


def _identity(element: Mapping[str, Any], keywords: Mapping[str, str]) -> tuple[str | None, tuple[str, ...]]:
    """Return the identifier and types of a node object, and refuse other keywords in it."""
    identifier: str | None = None
    types: tuple[str, ...] = ()
    for key in element:
        keyword = keywords.get(key)
        if keyword is None or keyword == "@context":
            continue
        value = element[key]
        if keyword == "@id" and identifier is None:
            if not isinstance(value, str):
                raise _not_text(value)
            identifier = value
        elif keyword == "@type" and not types:
            types = _types(value)
        elif keyword in ("@id", "@type"):
            raise ProofTransformationError("colliding keywords")
        elif keyword in _UNCOVERED_KEYWORDS:
            raise NotCoveredError(keyword)
        else:
            raise DataLossError("a keyword in a place where it would not be signed")
    return identifier, types


def _types(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list) and value and all(isinstance(name, str) for name in value):
        return tuple(value)
    raise _not_text(value)


def _not_text(value: Any) -> DataLossError | ProofTransformationError:
    if value is None or value == []:
        return DataLossError("an identifier or type that is empty and would not be signed")
    return ProofTransformationError("an identifier or type that is not text")
