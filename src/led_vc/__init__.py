"""W3C Verifiable Credentials for the Flemish register of qualifications: issue, present, show as QR, verify.

Pure and synchronous: no clock, no sockets (but in `led_vc.fetch`), no state. Time, keys, contexts, status lists and
trust come in as values. These dozen names are the public face; the packages below hold what they are made of.
"""

from led_vc.derive import derive_credential
from led_vc.environment import Environment
from led_vc.errors import LedVcError
from led_vc.issue import issue_credential, issue_enveloped, issue_selective_credential
from led_vc.model import Credential
from led_vc.ports import Signer
from led_vc.present import present_credentials, present_enveloped
from led_vc.qr import decode_qr, encode_qr
from led_vc.verify import (
    Challenged,
    Live,
    PresentationReport,
    VerificationReport,
    verify_credential,
    verify_presentation,
)

__all__ = [
    "Challenged",
    "Credential",
    "Environment",
    "LedVcError",
    "Live",
    "PresentationReport",
    "Signer",
    "VerificationReport",
    "decode_qr",
    "derive_credential",
    "encode_qr",
    "issue_credential",
    "issue_enveloped",
    "issue_selective_credential",
    "present_credentials",
    "present_enveloped",
    "verify_credential",
    "verify_presentation",
]
