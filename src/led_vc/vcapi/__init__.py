"""VC-API (VCALM) messages: requests read strictly into values, answers made of reports. No HTTP, no clock, no keys.

Narrower than the specification, which lets services extend every `options`: a member that is not known here is refused,
since an option that is left aside in silence may be the one that should have stopped something.
https://w3c-ccg.github.io/vcalm/, and `docs/adr/0013` for where this departs from it.
"""

from led_vc.vcapi.answers import Answer, derived, issued, refused, unissuable, verified
from led_vc.vcapi.requests import (
    CreateStatusListRequest,
    DeriveRequest,
    IssueRequest,
    RequestedChecks,
    UpdateStatusRequest,
    VerifyCredentialRequest,
    VerifyPresentationRequest,
)

__all__ = [
    "Answer",
    "CreateStatusListRequest",
    "DeriveRequest",
    "IssueRequest",
    "RequestedChecks",
    "UpdateStatusRequest",
    "VerifyCredentialRequest",
    "VerifyPresentationRequest",
    "derived",
    "issued",
    "refused",
    "unissuable",
    "verified",
]
