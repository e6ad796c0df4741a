"""Create term definitions. https://www.w3.org/TR/json-ld11-api/#create-term-definition

Refuses what the algorithm calls an error. Contexts come from a closed and vetted set, so an error means that two of
them do not go together.
"""

from collections.abc import Mapping
from typing import Any, Final

from led_vc.errors import ContextNotAllowedError
from led_vc.rdf.active_context.iri_expansion import expand_iri
from led_vc.rdf.active_context.keywords import KEYWORDS, has_keyword_form
from led_vc.rdf.active_context.model import UNSET, TermDefinition
from led_vc.rdf.iri import is_iri
from led_vc.rdf.terms import is_language_tag

_CONTAINERS: Final = frozenset({"@graph", "@id", "@index", "@language", "@list", "@set", "@type"})
_ENTRIES: Final = frozenset(
    {
        "@id", "@reverse", "@container", "@context", "@direction", "@index", "@language", "@nest", "@prefix",
        "@protected", "@type",
    }
)  # fmt: skip
_GENERIC_DELIMITERS: Final = tuple(":/?#[]@")


def invalid(what: str) -> ContextNotAllowedError:
    """Return the error for a context that breaks a rule of JSON-LD."""
    return ContextNotAllowedError(f"a context, or a combination of contexts, is invalid: {what}")


class TermDefiner:
    """Adds the terms of one local context to `terms`, dependencies first."""

    def __init__(
        self,
        local: Mapping[str, Any],
        terms: dict[str, TermDefinition],
        vocab: str | None,
        *,
        override_protected: bool,
    ) -> None:
        self._local = local
        self._terms = terms
        self._vocab = vocab
        self._protected = _flag(local, "@protected")
        self._override_protected = override_protected
        self._defined: dict[str, bool] = {}

    def define(self, term: str) -> None:
        """Define `term` as the local context says, if it says anything; the numbers are the algorithm's."""
        if term not in self._local or self._defined.get(term):  # 1
            return
        if term in self._defined:
            raise invalid("cyclic IRI mapping")
        if not term:  # 2
            raise invalid("an empty term")
        self._defined[term] = False  # 3
        if self._may_define(term):
            previous = self._terms.pop(term, None)  # 7
            definition = self._definition(term, self._local[term])
            if definition is not None:
                self._terms[term] = self._unless_protected(definition, previous)  # 28, 29
        self._defined[term] = True

    def _may_define(self, term: str) -> bool:
        if term == "@type":  # 5
            entry = self._local[term]
            if not isinstance(entry, dict) or not entry.keys() <= {"@container", "@protected"}:
                raise invalid("keyword redefinition")
            return False  # its container shapes compaction alone
        if term in KEYWORDS:
            raise invalid("keyword redefinition")
        return has_keyword_form(term) is None  # 6

    def _definition(self, term: str, value: Any) -> TermDefinition | None:
        if value is None or isinstance(value, str):  # 8, 9
            return self._expanded(term, {"@id": value}, simple=True)
        if isinstance(value, dict):  # 10
            return self._expanded(term, value, simple=False)
        raise invalid("invalid term definition")

    def _expanded(self, term: str, value: Mapping[str, Any], *, simple: bool) -> TermDefinition | None:
        container = _container(value)  # 20
        if not value.keys() <= _ENTRIES or ("@index" in value and "@index" not in container):  # 27, 21.1
            raise invalid("invalid term definition")
        protected = _flag(value, "@protected") if "@protected" in value else self._protected  # 11, 12
        type_mapping = self._type_mapping(value)  # 13
        reverse = "@reverse" in value  # 14
        identifier = value["@reverse"] if reverse else value.get("@id", term)
        if identifier is None:  # 15.1
            return TermDefinition(iri=None, protected=protected)
        if not isinstance(identifier, str) or (reverse and ("@id" in value or "@nest" in value)):
            raise invalid("invalid IRI mapping")
        if identifier not in KEYWORDS and has_keyword_form(identifier):  # 15.2.2
            return None
        iri = self._iri_mapping(term, identifier)
        return TermDefinition(
            iri=iri,
            prefix=self._prefix(term, iri, value, simple=simple),
            protected=protected,
            reverse=reverse,
            type=type_mapping,
            container=container,
            language=language_mapping(value["@language"]) if "@language" in value and not type_mapping else UNSET,  # 23
            direction=direction_mapping(value["@direction"]) if "@direction" in value and not type_mapping else UNSET,
            nest=value.get("@nest"),  # 25
            index=value.get("@index"),
            context=value.get("@context", UNSET),  # 22
        )

    def _type_mapping(self, value: Mapping[str, Any]) -> str | None:
        if "@type" not in value:
            return None
        stated = value["@type"]
        expanded = self._expand(stated) if isinstance(stated, str) else None
        if expanded in ("@id", "@json", "@none", "@vocab") or (expanded is not None and is_iri(expanded)):
            return expanded
        raise invalid("invalid type mapping")

    def _iri_mapping(self, term: str, identifier: str) -> str:
        if identifier != term:  # 15.2.3
            iri = self._expand(identifier)
            if (":" in term[1:-1] or "/" in term) and self._expand_defined(term) != iri:  # 15.2.4
                raise invalid("invalid IRI mapping")
        elif ":" in term[1:]:  # 16
            prefix, _, suffix = term.partition(":")
            self.define(prefix)
            known = self._terms.get(prefix)
            iri = term if known is None or known.iri is None else known.iri + suffix
        elif "/" in term:  # 17
            iri = self._expand(term)
        else:  # 19
            iri = None if self._vocab is None else self._vocab + term
        if iri is None or iri == "@context" or not (iri in KEYWORDS or is_iri(iri) or iri.startswith("_:")):
            raise invalid("invalid IRI mapping")
        return iri

    def _expand(self, value: str) -> str | None:
        return expand_iri(value, self._terms, self._vocab, self.define)

    def _expand_defined(self, term: str) -> str | None:
        """Expand a term that looks like an IRI as if it were not being defined."""
        self._defined[term] = True
        return self._expand(term)

    def _prefix(self, term: str, iri: str, value: Mapping[str, Any], *, simple: bool) -> bool:
        if "@prefix" in value:  # 26
            if ":" in term or "/" in term:
                raise invalid("invalid term definition")
            return _flag(value, "@prefix")
        looks_like_one = iri.endswith(_GENERIC_DELIMITERS) or iri.startswith("_:")
        return simple and ":" not in term and "/" not in term and looks_like_one  # 15.2.5

    def _unless_protected(self, definition: TermDefinition, previous: TermDefinition | None) -> TermDefinition:
        if self._override_protected or previous is None or not previous.protected:
            return definition
        if not previous.same_but_protected(definition):
            raise invalid("protected term redefinition")
        return previous


def _flag(value: Mapping[str, Any], name: str) -> bool:
    flag = value.get(name, False)
    if not isinstance(flag, bool):
        raise invalid(f"{name} must be true or false")
    return flag


def _container(value: Mapping[str, Any]) -> frozenset[str]:
    stated = value.get("@container", [])
    names = [stated] if isinstance(stated, str) else stated
    if (
        not isinstance(names, list)
        or not all(isinstance(name, str) for name in names)
        or not _CONTAINERS.issuperset(names)
    ):
        raise invalid("invalid container mapping")
    return frozenset(names)


def language_mapping(stated: Any) -> str | None:
    """Return a default language, in lower case, or None for null."""
    if stated is None:
        return None
    if not isinstance(stated, str) or is_language_tag(stated.lower()) is None:
        raise invalid("invalid language mapping")
    return stated.lower()


def direction_mapping(stated: Any) -> str | None:
    """Return a default base direction, or None for null."""
    if stated not in ("ltr", "rtl", None):
        raise invalid("invalid base direction")
    return None if stated is None else str(stated)
