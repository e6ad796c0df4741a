"""The full profile: the whole qualification in the terms of the European Learning Model.

Every node has an IRI, so that canonicalization never meets a blank node; special education never enters it.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, Literal

from led_vc.encoding import format_datetime
from led_vc.qualification.names import RegisterNames, StatusIndex
from led_vc.qualification.record import Equivalence, Institution, PersonName, Record
from led_vc.qualification.refusal import check_issuable
from led_vc.qualification.subject import achievement, eqf_level, named
from led_vc.qualification.terms import (
    ECTS,
    NO_CLAIM,
    QUALIFICATION,
    TERMS_OF_USE,
    V2,
    authority,
    claims,
    concept,
    dated,
    one_or_many,
)

HiddenClaim = Literal["onderwijsvorm", "naam_bij_uitreiking"]


def qualification_credential(
    record: Record,
    *,
    names: RegisterNames,
    holder: str,
    credential_id: str,
    valid_from: datetime,
    valid_until: datetime,
    revocation: StatusIndex,
    suspension: StatusIndex,
    show: Collection[HiddenClaim] = (),
    present_name: PersonName | None = None,
) -> dict[str, Any]:
    """Return the unsigned LedQualificationCredential of `record` for the DID `holder`.

    `show` names what the holder asked to show although it is hidden by default; `present_name` is the name of today
    where the login knows it. Raises NotIssuableError.
    """
    check_issuable(record)
    node = names.record(record.register_id)
    name = present_name or record.name
    return {
        "@context": [V2, QUALIFICATION],
        "id": names.credential(credential_id),
        "type": ["VerifiableCredential", "LedQualificationCredential"],
        "issuer": names.did_of(record.provider),
        "validFrom": format_datetime(valid_from),
        "validUntil": format_datetime(valid_until),
        "credentialSubject": {
            "id": holder,
            "type": "Person",
            **named(name),
            **dated("birth", record.geboortedatum),
            **(_name_at_award(record, name) if "naam_bij_uitreiking" in show else {}),
            "hasClaim": _claim(record, names, node, show),
        },
        "evidence": {
            "id": f"{node}#v{record.register_versie}",
            "type": "LedRegisterRecord",
            "supplier": concept("Leverancier", record.leverancier),
            "recordVersion": record.register_versie,
        },
        "credentialStatus": [_status(names, revocation, "revocation"), _status(names, suspension, "suspension")],
        "credentialSchema": {"id": QUALIFICATION + "/schema.json", "type": "JsonSchema"},
        "refreshService": {"id": names.refresh, "type": "LedRefreshService"},
        "termsOfUse": {"id": TERMS_OF_USE, "type": "LedTermsOfUse"},
    }


def _name_at_award(record: Record, shown: PersonName) -> dict[str, str]:
    former = record.naam_bij_uitreiking or record.name
    if former == shown:
        return {}
    return claims(givenNameAtAward=former.voornamen, familyNameAtAward=former.familienaam)


def _claim(record: Record, names: RegisterNames, node: str, show: Collection[HiddenClaim]) -> dict[str, Any]:
    bodies = _bodies(record.instellingen, names, node)
    return claims(
        id=node,
        type="LearningAchievement",
        titleEn=record.titel_en,
        **achievement(record),
        awardedBy=claims(
            id=node + "#award",
            type="AwardingProcess",
            awardingBody=one_or_many(bodies),
            country=authority("country", record.land),
            **dated("awarding", record.uitreikingsdatum),
        ),
        specifiedBy=_specification(record, node, show),
        creditReceived=record.studiepunten
        and {"id": node + "#credits", "type": "CreditPoint", "framework": ECTS, "point": record.studiepunten},
        equivalentTo=record.gelijkwaardig_met and _foreign(record.gelijkwaardig_met, node),
    )


def _specification(record: Record, node: str, show: Collection[HiddenClaim]) -> dict[str, Any]:
    return claims(
        id=node + "#qualification",
        type="Qualification",
        category=concept("Categorie", record.categorie),
        eqfLevel=eqf_level(record),
        vksLevel=concept(_vks_list(record), record.vks_niveau),
        degree=concept("Graad", record.graad),
        studyProgramme=record.studierichting,
        specialisation=record.specialisatie,
        subjectArea=concept("Onderwerp", record.onderwerp),
        iscedField=concept("ISCEDStudiegebied", record.isced),
        iscedLevel=concept("ISCEDNiveau", record.iscedniveau),
        educationForm=concept("Onderwijsvorm", record.onderwijsvorm) if "onderwijsvorm" in show else None,
        language=authority("language", record.taal),
    )


def _vks_list(record: Record) -> str:
    vocational = record.bewijstype in ("BewijsVanBeroepskwalificatie", "BewijsVanDeelkwalificatie")
    return "VKSNiveauBeroepskwalificatie" if vocational else "VKSNiveauOnderwijskwalificatie"


def _bodies(institutions: Sequence[Institution], names: RegisterNames, node: str) -> list[dict[str, Any]]:
    """Describe every institution once: a statement that is made twice is refused, since it could be taken out unseen.

    A successor that is an awarding body itself, or another body's successor, stands in the directory as such.
    """
    described = {body.nummer for body in institutions}
    bodies = []
    for place, body in enumerate(institutions, start=1):
        successor = None if body.opvolger is None or body.opvolger.nummer in described else body.opvolger
        described.add(successor.nummer if successor else None)
        bodies.append(_body(body, successor, names, f"{node}#partner-{place}"))
    return bodies


def _body(body: Institution, successor: Institution | None, names: RegisterNames, partner: str) -> dict[str, Any]:
    return claims(
        id=names.institution(body.nummer) if body.nummer else partner,
        type="Organisation",
        legalName=body.naam,
        organisationClass=None if body.klasse in NO_CLAIM else concept("Instantie", body.klasse),
        successor=successor
        and successor.nummer
        and {"id": names.institution(successor.nummer), "type": "Organisation", "legalName": successor.naam},
    )


def _foreign(foreign: Equivalence, node: str) -> dict[str, Any]:
    return claims(
        id=node + "#foreign",
        type="LearningAchievement",
        foreignTitle=foreign.titel,
        awardingBodyName=foreign.instelling,
        country=authority("country", foreign.land),
        **dated("awarding", foreign.datum),
    )


def _status(names: RegisterNames, bit: StatusIndex, purpose: str) -> dict[str, str]:
    url = names.status_list(bit.status_list)
    return {
        "id": f"{url}#{bit.index}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": purpose,
        "statusListIndex": str(bit.index),
        "statusListCredential": url,
    }
