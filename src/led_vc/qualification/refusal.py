"""What may never become a credential, in any format."""

from led_vc.errors import NotIssuableError
from led_vc.qualification.record import Record
from led_vc.qualification.terms import NO_CLAIM


def check_issuable(record: Record) -> None:
    """Raise NotIssuableError unless `record` is authentic, active and of a known kind (rules L5, L7)."""
    if record.authenticiteit != "Authentiek":
        raise NotIssuableError("an own declaration is never issued", code="own_declaration_not_issuable")
    if record.operatie == "INTREKKING":
        raise NotIssuableError("the provider withdrew this record", code="record_withdrawn")
    if record.bewijstype in NO_CLAIM:
        raise NotIssuableError("the kind of proof is not known", code="proof_type_unknown")
