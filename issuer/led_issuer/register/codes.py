"""LED's code lists and who may deliver what, as sets to look a row up in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Self

from led_vc import contexts

NARIC: Final = "OVO000854"
NEEDS_DEGREE: Final = frozenset({"LagerOnderwijs", "SecundairOnderwijs", "HogerOnderwijs", "HogerBeroepsonderwijs"})
QUALIFYING: Final = frozenset({"BewijsVanBeroepskwalificatie", "BewijsVanDeelkwalificatie"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplier:
    """One of LED's leveranciers: what it may deliver."""

    code: str
    name: str
    categories: frozenset[str]
    proof_types: frozenset[str]
    own_declarations_only: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Codes:
    """The closed lists by LED's own names, suppliers by OVO code, countries and languages by their ISO codes."""

    lists: Mapping[str, frozenset[str]]
    suppliers: Mapping[str, Supplier]
    countries: Mapping[str, str]
    languages: Mapping[str, str]

    @classmethod
    def bundled(cls) -> Self:
        """Return what the product is shipped with."""
        return cls(
            lists={name: frozenset(code_list.labels) for name, code_list in contexts.code_lists().items()},
            suppliers={
                code: Supplier(
                    code=code,
                    name=supplier.name["nl"],
                    categories=supplier.categories,
                    proof_types=supplier.proof_types,
                    own_declarations_only=supplier.own_declarations_only,
                )
                for code, supplier in contexts.suppliers().items()
            },
            countries=_last_segments(contexts.countries()),
            languages=_last_segments(contexts.languages()),
        )


def _last_segments(iris: Mapping[str, str]) -> dict[str, str]:
    return {code: iri.rpartition("/")[2] for code, iri in iris.items()}
