"""A record of the register as its citizen gets to see it."""

from collections.abc import Sequence
from typing import Any

from led_issuer.issuing.overview import IssuedCredential
from led_issuer.issuing.records import RegisterRecord, Version
from led_issuer.issuing.sensitive import is_sensitive
from led_issuer.schemas import CitizenRecord, CredentialState, Institution, Name, RecordVersion, StatusPlace, Supplier
from led_vc.errors import NotIssuableError
from led_vc.qualification import Equivalence, PersonName, Record, RegisterNames, check_issuable
from led_vc.qualification import Institution as Body


def citizen_record(
    found: RegisterRecord, versions: Sequence[Version], issued: Sequence[IssuedCredential], names: RegisterNames
) -> CitizenRecord:
    """Return what the register says of the record, what happened to it, and what was issued of it."""
    reason = not_issuable_because(found)
    return CitizenRecord(
        id=found.id,
        section="authentic" if found.record.authenticiteit == "Authentiek" else "own_declarations",
        state=found.state,
        version=found.version,
        changed_at=found.changed_at,
        supplier=Supplier(code=found.supplier, name=found.provider_name, did=names.did_of(found.record.provider)),
        seen_on=found.seen_on,
        **_described(found.record),
        sensitive=is_sensitive(found.record),
        issuable=reason is None,
        not_issuable_because=reason,
        versions=[_version(one) for one in versions],
        credentials=[_credential(one, names) for one in issued],
    )


def not_issuable_because(found: RegisterRecord) -> str | None:
    """Return the code of why nothing is issued of this record, or None."""
    try:
        check_issuable(found.record)
    except NotIssuableError as e:
        return e.code
    return "record_suspended" if found.state == "suspended" else None


def _described(record: Record) -> dict[str, Any]:
    return {
        "authenticity": record.authenticiteit,
        "title": record.titel_nl,
        "title_en": record.titel_en,
        "proof_type": record.bewijstype,
        "completion": record.bewijsstaat,
        "category": record.categorie,
        "degree": record.graad,
        "education_form": record.onderwijsvorm,
        "school_type": record.schooltype,
        "subject_area": record.onderwerp,
        "isced_field": record.isced,
        "study_programme": record.studierichting,
        "specialisation": record.specialisatie,
        "level": record.vks_niveau,
        "credits": record.studiepunten,
        "country": record.land,
        "language": record.taal,
        "awarding_date": record.uitreikingsdatum,
        "school_year": record.schooljaar,
        "name": _name(record.name),
        "name_at_award": record.naam_bij_uitreiking and _name(record.naam_bij_uitreiking),
        "birth_date": record.geboortedatum,
        "institutions": [_institution(body) for body in record.instellingen],
        "equivalent_to": record.gelijkwaardig_met and _foreign(record.gelijkwaardig_met),
    }


def _version(version: Version) -> RecordVersion:
    return RecordVersion(
        version=version.number,
        operation=version.operation,
        reason=version.reason,
        accepted_at=version.accepted_at,
    )


def _credential(issued: IssuedCredential, names: RegisterNames) -> CredentialState:
    return CredentialState(
        profile=issued.profile,
        record_version=issued.version,
        state=issued.standing,
        issued_at=issued.issued_at,
        valid_until=issued.valid_until,
        credential_status=[
            StatusPlace(
                status_purpose=place.purpose,
                status_list_credential=names.status_list(place.status_list),
                status_list_index=str(place.index),
            )
            for place in issued.places
        ],
    )


def _institution(body: Body) -> Institution:
    successor = _institution(body.opvolger) if body.opvolger else None
    return Institution(name=body.naam, number=body.nummer, successor=successor)


def _name(name: PersonName) -> Name:
    return Name(given_name=name.voornamen, family_name=name.familienaam)


def _foreign(foreign: Equivalence) -> dict[str, str]:
    dated = {"awarding_date": foreign.datum} if foreign.datum else {}
    return {"title": foreign.titel, "institution": foreign.instelling, "country": foreign.land, **dated}
