"""What a verified credential says, as the page shows it: labels of the code lists, names of the signed directory.

Takes verified credentials only. A code or level that says "unknown" or "does not apply" is no claim (rules D9, D10),
and what was not disclosed has no member at all.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from led_vc import contexts
from led_vc.model import many
from led_vc.trust import InstitutionEntry
from led_vc.verify import VerifiedCredential
from led_verifier.schemas import AwardingBody, Claims, Equivalence, Labels, Level

_LED = "https://solid.data.vlaanderen.be/id/concept/Leercredential-"
_EQF = "http://data.europa.eu/snb/eqf/"
_NO_CLAIM = frozenset({"NietBeschikbaar", "NietVanToepassing", "Nbs", "Nvt", "TeBepalen"})
_COMPLETION = "Bewijsstaat"
_INTERIM = "Tussenbewijs"


@dataclass(frozen=True, slots=True)
class Directory:
    """The names of institutions by their IRI."""

    base: str
    entries: Mapping[int, InstitutionEntry]

    def body(self, iri: str) -> AwardingBody | None:
        """Return the institution that `iri` names, with the one that took over from it; None if nobody knows it."""
        serial = iri.removeprefix(self.base)
        entry = self.entries.get(int(serial)) if iri.startswith(self.base) and serial.isdecimal() else None
        if entry is None:
            return None
        return AwardingBody(name=entry.name, successor=self._successor(entry), by_provider=False)

    def _successor(self, entry: InstitutionEntry) -> str | None:
        """Follow the chain of mergers to its end; the bound is for a directory that goes round."""
        last: InstitutionEntry | None = None
        for _ in range(10):
            following = self.entries.get(entry.successor) if entry.successor is not None else None
            if following is None:
                break
            last = entry = following
        return None if last is None else last.name


def claims_of(verified: VerifiedCredential, directory: Directory, *, source: str) -> Claims:
    """Return the claims of a credential of either profile; `source` is the issuer's name in the trust list."""
    subject = verified.credential.subjects[0]
    claim = _object(subject.get("hasClaim"))
    award, qualification = _object(claim.get("awardedBy")) or claim, _object(claim.get("specifiedBy"))
    interim = _code("Bewijsstaat", claim.get("completion")) == _INTERIM
    return Claims(
        title=str(claim.get("title", "")),
        interim=interim,
        family_name=str(subject.get("familyName", "")),
        given_name=subject.get("givenName"),
        birth_date=_dated(subject, "birth"),
        kind=_kind(claim, interim=interim),
        completion=_label(_COMPLETION, claim.get("completion")),
        category=_label("Categorie", qualification.get("category")),
        level=_level(claim, qualification),
        awarded_by=[*_bodies(award, directory), *_partners(award)],
        awarded_on=_dated(award, "awarding"),
        subject=_label("Onderwerp", qualification.get("subjectArea")),
        equivalent_to=_equivalence(_object(claim.get("equivalentTo"))),
        source=source,
    )


def _object(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _code(name: str, iri: object) -> str | None:
    prefix = f"{_LED}{name}/"
    if not isinstance(iri, str) or not iri.startswith(prefix):
        return None
    code = iri.removeprefix(prefix)
    return None if code in _NO_CLAIM else code


def _label(name: str, iri: object) -> Labels | None:
    code, known = _code(name, iri), contexts.code_lists()[name].labels
    return None if code is None or code not in known else Labels(nl=known[code]["nl"], en=known[code]["en"])


def _kind(claim: Mapping[str, Any], *, interim: bool) -> Labels | None:
    """Return the kind of proof; what is interim is never called a diploma (rule D8)."""
    label = _label("Bewijstype", claim.get("proofType"))
    return None if label is None or (interim and "diploma" in label.nl.lower()) else label


def _level(claim: Mapping[str, Any], qualification: Mapping[str, Any]) -> Level | None:
    eqf = qualification.get("eqfLevel") or claim.get("level")
    vks = _code("VKSNiveauOnderwijskwalificatie", qualification.get("vksLevel"))
    vks = vks or _code("VKSNiveauBeroepskwalificatie", qualification.get("vksLevel"))
    number = eqf.removeprefix(_EQF) if isinstance(eqf, str) and eqf.startswith(_EQF) else None
    return None if number is None and vks is None else Level(eqf=number, vks=vks)


def _dated(holder: Mapping[str, Any], prefix: str) -> str | None:
    """Return a full or partial date as it is: nothing is filled in."""
    found = (holder.get(prefix + suffix) for suffix in ("Date", "Month", "Year"))
    return next((value for value in found if isinstance(value, str)), None)


def _bodies(award: Mapping[str, Any], directory: Directory) -> Iterable[AwardingBody]:
    for body in many(award.get("awardingBody")):
        iri = body.get("id") if isinstance(body, Mapping) else body
        known = directory.body(iri) if isinstance(iri, str) else None
        name = body.get("legalName") if isinstance(body, Mapping) else None
        if known is not None:
            yield known
        elif isinstance(name, str):
            yield AwardingBody(name=name, successor=None, by_provider=True)


def _partners(award: Mapping[str, Any]) -> Iterable[AwardingBody]:
    names = (name for name in many(award.get("awardingBodyName")) if isinstance(name, str))
    return (AwardingBody(name=name, successor=None, by_provider=True) for name in names)


def _equivalence(foreign: Mapping[str, Any]) -> Equivalence | None:
    if not foreign:
        return None
    country = foreign.get("country")
    return Equivalence(
        title=str(foreign.get("foreignTitle", "")),
        awarded_by=foreign.get("awardingBodyName"),
        country=country.rsplit("/", 1)[-1] if isinstance(country, str) else None,
        awarded_on=_dated(foreign, "awarding"),
    )
