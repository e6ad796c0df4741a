"""One register record, and what becomes of it in a credential.

Pure: no clock, no database, no signature. It refuses whatever may never be issued (own declarations, withdrawn
records) before a single member is written, and it writes no claim that the record does not make.
"""

from led_vc.qualification.full import qualification_credential
from led_vc.qualification.names import RegisterNames, StatusIndex
from led_vc.qualification.record import (
    Authenticiteit,
    Equivalence,
    Institution,
    Operatie,
    PersonName,
    Record,
    record_from_json,
    record_to_json,
)
from led_vc.qualification.refusal import check_issuable
from led_vc.qualification.summary import summary_credential
from led_vc.qualification.title import title_line

__all__ = [
    "Authenticiteit",
    "Equivalence",
    "Institution",
    "Operatie",
    "PersonName",
    "Record",
    "RegisterNames",
    "StatusIndex",
    "check_issuable",
    "qualification_credential",
    "record_from_json",
    "record_to_json",
    "summary_credential",
    "title_line",
]
