"""The IRIs of coded values, and the codes that are never a claim.

"Niet beschikbaar" is not "niet van toepassing", but neither is a fact about a qualification, and "te bepalen" is none
yet: all are left out of credentials (rules D9 and D10). OV1 to OV3 and the school type reveal a disability.
"""

from typing import Any, Final

V2: Final = "https://www.w3.org/ns/credentials/v2"
BASE: Final = "https://w3id.org/led-vc/"
QUALIFICATION: Final = BASE + "qualification/v1"
SUMMARY: Final = BASE + "summary/v1"
TERMS_OF_USE: Final = BASE + "terms/v1"
LED: Final = "https://solid.data.vlaanderen.be/id/concept/Leercredential-"
EQF: Final = "http://data.europa.eu/snb/eqf/"
EU: Final = "http://publications.europa.eu/resource/authority/"
ECTS: Final = "http://data.europa.eu/snb/education-credit/6fcec5c5af"

NO_CLAIM: Final = frozenset({"", "NietBeschikbaar", "NietVanToepassing", "Nbs", "Nvt", "TeBepalen"})
SENSITIVE: Final = frozenset({"Ov1", "Ov2", "Ov3"})


def concept(code_list: str, code: str | None) -> str | None:
    """Return the IRI of `code` in LED's list, or None where it is no claim or a sensitive one."""
    if code is None or code in NO_CLAIM or code in SENSITIVE:
        return None
    return f"{LED}{code_list}/{code}"


def authority(table: str, code: str | None) -> str | None:
    """Return the IRI of `code` in an EU authority list (country, language)."""
    return None if code is None or code in NO_CLAIM else f"{EU}{table}/{code}"


def dated(prefix: str, value: str | None) -> dict[str, str]:
    """Return the one member for a full or partial date: `<prefix>Date`, `<prefix>Month` or `<prefix>Year`."""
    return {} if not value else {prefix + {4: "Year", 7: "Month", 10: "Date"}[len(value)]: value}


def claims(**members: Any) -> dict[str, Any]:
    """Return the members that say something: JSON-LD drops null and an empty list, so they are never signed."""
    return {name: value for name, value in members.items() if value not in (None, {}, [])}


def one_or_many(values: list[Any]) -> Any:
    """Return the single value itself: JSON-LD signs `[x]` and `x` alike, and the schema allows one spelling."""
    return values[0] if len(values) == 1 else values
