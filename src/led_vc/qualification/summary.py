"""The summary: what fits in a QR code, without any number it could share with the full profile."""

from datetime import datetime
from typing import Any

from led_vc.encoding import format_datetime
from led_vc.qualification.names import RegisterNames, StatusIndex
from led_vc.qualification.record import PersonName, Record
from led_vc.qualification.refusal import check_issuable
from led_vc.qualification.subject import achievement, eqf_level, named
from led_vc.qualification.terms import SUMMARY, V2, claims, dated, one_or_many


def summary_credential(
    record: Record,
    *,
    names: RegisterNames,
    holder: str,
    valid_until: datetime,
    revocation: StatusIndex,
    birth_date: bool,
    present_name: PersonName | None = None,
) -> dict[str, Any]:
    """Return the unsigned LedSummaryCredential of `record` for the DID `holder`.

    `birth_date` is the holder's choice to let it travel along. Raises NotIssuableError.
    """
    check_issuable(record)
    numbers = [names.institution(body.nummer) for body in record.instellingen if body.nummer]
    partners = [body.naam for body in record.instellingen if not body.nummer]
    return {
        "@context": [V2, SUMMARY],
        "type": ["VerifiableCredential", "LedSummaryCredential"],
        "issuer": names.did_of(record.provider),
        "validUntil": format_datetime(valid_until),
        "credentialSubject": {
            "id": holder,
            **named(present_name or record.name),
            **(dated("birth", record.geboortedatum) if birth_date else {}),
            "hasClaim": claims(
                **achievement(record),
                level=eqf_level(record),
                awardingBody=one_or_many(numbers),
                awardingBodyName=one_or_many(partners),
                **dated("awarding", record.uitreikingsdatum),
            ),
        },
        "credentialStatus": {
            "type": "BitstringStatusListEntry",
            "statusPurpose": "revocation",
            "statusListIndex": str(revocation.index),
            "statusListCredential": names.status_list(revocation.status_list),
        },
    }
