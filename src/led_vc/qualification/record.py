"""The record: what the register knows about one proof of qualification, in LED's own words.

Fields carry LED's Dutch column names. Codes are the last segment of the IRI in LED's lists; countries and languages are
the codes of the EU authority lists (BEL, NLD); dates are `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, never completed.
There is no INSZ here and no reference of the supplier: neither may ever reach a credential.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Literal, get_args

from led_vc.errors import ParsingError

Operatie = Literal["NIEUW", "WIJZIGING", "INTREKKING"]
Authenticiteit = Literal["Authentiek", "EigenVerklaringGeverifieerd", "EigenVerklaringOpEer"]


@dataclass(frozen=True, slots=True)
class PersonName:
    """First names, which some people do not have, and the family name."""

    voornamen: str | None
    familienaam: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Institution:
    """An awarding body; `nummer` is its serial in the register's directory, absent for a partner outside it."""

    naam: str
    nummer: int | None = None
    klasse: str | None = None
    opvolger: "Institution | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Equivalence:
    """The foreign proof that an equivalence (bewijstype Gelijkwaardigheid) is about."""

    titel: str
    instelling: str
    land: str
    datum: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One version of one proof; `register_id` is 30 letters, so that it can never look like an INSZ."""

    register_id: str
    register_versie: int
    operatie: Operatie
    authenticiteit: Authenticiteit
    leverancier: str
    provider: int
    familienaam: str
    geboortedatum: str
    categorie: str
    bewijstype: str
    titel_nl: str
    instellingen: tuple[Institution, ...]
    voornamen: str | None = None
    naam_bij_uitreiking: PersonName | None = None
    titel_en: str | None = None
    bewijsstaat: str | None = None
    graad: str | None = None
    onderwijsvorm: str | None = None
    schooltype: str | None = None
    onderwerp: str | None = None
    isced: str | None = None
    iscedniveau: str | None = None
    studierichting: str | None = None
    specialisatie: str | None = None
    uitreikingsdatum: str | None = None
    schooljaar: str | None = None
    land: str | None = None
    taal: str | None = None
    vks_niveau: str | None = None
    studiepunten: str | None = None
    gelijkwaardig_met: Equivalence | None = None

    @property
    def name(self) -> PersonName:
        """Return the name as the supplier delivered it."""
        return PersonName(self.voornamen, self.familienaam)


_NESTED = frozenset({"instellingen", "gelijkwaardig_met", "naam_bij_uitreiking"})
_PLAIN = tuple(field.name for field in fields(Record) if field.name not in _NESTED)


def record_from_json(document: Mapping[str, Any]) -> Record:
    """Return the record that `document` describes; members that a record does not have are left aside.

    Raises ParsingError when a required member is missing or `operatie` or `authenticiteit` is not one of its values.
    """
    plain = {name: document[name] for name in _PLAIN if document.get(name) is not None}
    if plain.get("operatie") not in get_args(Operatie) or plain.get("authenticiteit") not in get_args(Authenticiteit):
        raise ParsingError("a record needs a known operatie and authenticiteit")
    if "studiepunten" in plain:
        plain["studiepunten"] = str(plain["studiepunten"])
    foreign, former = document.get("gelijkwaardig_met"), document.get("naam_bij_uitreiking")
    try:
        return Record(
            **plain,
            instellingen=tuple(_institution(body) for body in document["instellingen"]),
            gelijkwaardig_met=Equivalence(**foreign) if foreign else None,
            naam_bij_uitreiking=PersonName(former.get("voornamen"), former["familienaam"]) if former else None,
        )
    except (KeyError, TypeError) as e:
        raise ParsingError("a record lacks a required member") from e


def record_to_json(record: Record) -> dict[str, Any]:
    """Return `record` as JSON members, without those that are absent: what `record_from_json` reads."""
    members: dict[str, Any] = {name: getattr(record, name) for name in _PLAIN}
    members["instellingen"] = [_members(body) for body in record.instellingen]
    members["gelijkwaardig_met"] = record.gelijkwaardig_met and _members(record.gelijkwaardig_met)
    members["naam_bij_uitreiking"] = record.naam_bij_uitreiking and _members(record.naam_bij_uitreiking)
    return {name: value for name, value in members.items() if value is not None}


def _institution(body: Mapping[str, Any]) -> Institution:
    successor = body.get("opvolger")
    return Institution(
        naam=body["naam"],
        nummer=body.get("nummer"),
        klasse=body.get("klasse"),
        opvolger=_institution(successor) if successor else None,
    )


def _members(value: Institution | Equivalence | PersonName) -> dict[str, Any]:
    found = {field.name: getattr(value, field.name) for field in fields(value)}
    return {
        name: _members(item) if isinstance(item, Institution) else item
        for name, item in found.items()
        if item is not None
    }
