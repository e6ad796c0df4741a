"""LED's code lists with Dutch and English labels, the suppliers, countries and languages.

The pupil-enrolment lists that the source publishes beside them are left out on purpose: they carry data
that has no place in a qualification. Codes are the last segments of the lists' IRIs.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from led_vc.contexts.library import library
from led_vc.encoding import JsonObject

_BASE = "https://w3id.org/led-vc/lists/"
Labels = Mapping[str, str]
"""Language -> text: `nl`, `en`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeList:
    """A list of codes, in its published order."""

    name: str
    prefix: str
    labels: Mapping[str, Labels]

    def __contains__(self, code: object) -> bool:
        return code in self.labels

    def uri(self, code: str) -> str:
        """Return the IRI of `code`. Raises KeyError for a code that is not in the list."""
        if code not in self.labels:
            raise KeyError(code)
        return self.prefix + code


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplier:
    """A LED leverancier: which categories and kinds of proof it may deliver."""

    code: str
    name: Labels
    categories: frozenset[str]
    proof_types: frozenset[str]
    own_declarations_only: bool


@cache
def code_lists() -> Mapping[str, CodeList]:
    """Return LED's lists by their LED names (`Bewijstype`, `Graad`, ...)."""
    return MappingProxyType(
        {
            name: CodeList(name=name, prefix=one["prefix"], labels=_frozen(one["concepts"]))
            for name, one in _list("codelists")["lists"].items()
        }
    )


@cache
def suppliers() -> Mapping[str, Supplier]:
    """Return the fourteen suppliers by code. Which categories each may deliver is this project's table."""
    return MappingProxyType(
        {
            code: Supplier(
                code=code,
                name=MappingProxyType(one["name"]),
                categories=frozenset(one["categories"]),
                proof_types=_proof_types(one["proof_types"]),
                own_declarations_only=one["own_declarations_only"],
            )
            for code, one in _list("suppliers")["suppliers"].items()
        }
    )


@cache
def countries() -> Mapping[str, str]:
    """Return ISO 3166-1 alpha-2 -> IRI of the EU authority table."""
    return _authority("countries")


@cache
def languages() -> Mapping[str, str]:
    """Return ISO 639-1 -> IRI of the EU authority table."""
    return _authority("languages")


def _proof_types(stated: Mapping[str, list[str]]) -> frozenset[str]:
    if "only" in stated:
        return frozenset(stated["only"])
    return frozenset(code_lists()["Bewijstype"].labels) - frozenset(stated["all_except"])


def _authority(name: str) -> Mapping[str, str]:
    value = _list(name)
    return MappingProxyType({code: value["prefix"] + authority for code, authority in value["codes"].items()})


def _frozen(concepts: Mapping[str, dict[str, str]]) -> Mapping[str, Labels]:
    return MappingProxyType({code: MappingProxyType(labels) for code, labels in concepts.items()})


def _list(name: str) -> JsonObject:
    return library().documents[f"{_BASE}{name}"]
