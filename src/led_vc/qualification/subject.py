"""What both profiles say alike about the person and the achievement."""

from typing import Any

from led_vc.qualification.record import PersonName, Record
from led_vc.qualification.terms import EQF, NO_CLAIM, claims, concept


def named(name: PersonName) -> dict[str, str]:
    """Return the name that a verifier compares with an identity card."""
    return claims(givenName=name.voornamen, familyName=name.familienaam)


def achievement(record: Record) -> dict[str, Any]:
    """Return the claims about the achievement that both profiles make."""
    return claims(
        title=record.titel_nl,
        proofType=concept("Bewijstype", record.bewijstype),
        completion=concept("Bewijsstaat", record.bewijsstaat),
        authenticity=concept("Authenticiteit", record.authenticiteit),
    )


def eqf_level(record: Record) -> str | None:
    """Return the IRI of the European level, which equals the Flemish one; None while it is unknown (D10)."""
    level = record.vks_niveau
    return None if level is None or level in NO_CLAIM else EQF + level
