"""Every error that the library raises for its input, each with a stable code.

Two families that a caller must not mix up: `failed` (it was checked and it does not hold) and `unknown`
(it could not be found out). A bug is neither: it stays an ordinary Python exception.
Codes are the problem types of the specifications where those exist:
https://www.w3.org/TR/vc-data-model-2.0/#problem-details,
https://www.w3.org/TR/vc-data-integrity/#processing-errors,
https://www.w3.org/TR/vc-bitstring-status-list/#processing-errors,
https://www.w3.org/TR/cid-1.0/#processing-errors.
"""

from typing import ClassVar, Literal

Outcome = Literal["failed", "unknown"]


class LedVcError(Exception):
    """Say what does not hold or could not be found out; `detail` is for people and quotes no personal data."""

    code: str = "LED_VC_ERROR"
    outcome: ClassVar[Outcome] = "failed"

    def __init__(self, detail: str, *, code: str | None = None) -> None:
        """Take the sentence, and a code that is narrower than the class's own."""
        super().__init__(detail)
        self.detail = detail
        if code is not None:
            self.code = code

    def __str__(self) -> str:
        return f"{self.code}: {self.detail}"


# -- reading ---------------------------------------------------------------------------------------------------------


class ParsingError(LedVcError):
    """Refuse bytes that are not what they should be: encoding, syntax, duplicate members, depth, size."""

    code = "PARSING_ERROR"


class MalformedValueError(LedVcError):
    """Refuse a document whose members are not as its data model wants them."""

    code = "MALFORMED_VALUE_ERROR"


class RangeError(LedVcError):
    """Refuse a number outside its range."""

    code = "RANGE_ERROR"


class ComplexityLimitError(LedVcError):
    """Stop at input that would take more work than a document ever needs."""

    code = "COMPLEXITY_LIMIT"


class UnsafeUrlError(LedVcError):
    """Refuse a URL that must not be asked: another scheme, a private address, a name that pretends."""

    code = "UNSAFE_URL"


# -- JSON-LD and proofs ----------------------------------------------------------------------------------------------


class ContextNotAllowedError(LedVcError):
    """Refuse a context that is not of the pinned set, or not the exact list of its type."""

    code = "CONTEXT_NOT_ALLOWED"


class DataLossError(LedVcError):
    """Refuse a document with a member that would not be signed."""

    code = "DATA_LOSS_DETECTION_ERROR"


class ProofVerificationError(LedVcError):
    """Refuse a proof that does not verify."""

    code = "PROOF_VERIFICATION_ERROR"


class ProofGenerationError(LedVcError):
    """Refuse to make or derive a proof: what it should cover or show is not in the document."""

    code = "PROOF_GENERATION_ERROR"


class ProofTransformationError(LedVcError):
    """Refuse a document or proof options that cannot be transformed to what is signed."""

    code = "PROOF_TRANSFORMATION_ERROR"


class CryptographicSecurityError(LedVcError):
    """Refuse an algorithm that is not allowed here."""

    code = "CRYPTOGRAPHIC_SECURITY_ERROR"


class DowngradeError(LedVcError):
    """Refuse a document that lacks a proof which the verifier demands, however well the others hold."""

    code = "DOWNGRADE"


class InvalidVerificationMethodError(LedVcError):
    """Refuse a key, or a verification method that is not its controller's."""

    code = "INVALID_VERIFICATION_METHOD"


class InvalidRelationshipError(LedVcError):
    """Refuse a key that its controller did not list for this purpose."""

    code = "INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD"


# -- presentations ---------------------------------------------------------------------------------------------------


class InvalidChallengeError(LedVcError):
    """Refuse a presentation made for another challenge, or for none."""

    code = "INVALID_CHALLENGE_ERROR"


class InvalidDomainError(LedVcError):
    """Refuse a presentation made for another verifier."""

    code = "INVALID_DOMAIN_ERROR"


class HolderBindingError(LedVcError):
    """Refuse a presentation that was not signed by the subject's key."""

    code = "HOLDER_BINDING_ERROR"


class PresentationExpiredError(LedVcError):
    """Refuse a presentation that is too old."""

    code = "PRESENTATION_EXPIRED"


class PresentationFromFutureError(LedVcError):
    """Refuse a presentation that was made later than now."""

    code = "PRESENTATION_FROM_FUTURE"


class DisclosureError(LedVcError):
    """Refuse a selective disclosure that the issuer did not make room for, or that says something twice."""

    code = "DISCLOSURE_ERROR"


class KeyBindingError(LedVcError):
    """Refuse a token that the holder's key did not sign for this verifier, or that it signed where nobody asked."""

    code = "KEY_BINDING_ERROR"


# -- validity, trust, status -----------------------------------------------------------------------------------------


class ExpiredError(LedVcError):
    """Refuse what is no longer valid."""

    code = "EXPIRED"


class NotYetValidError(LedVcError):
    """Refuse what is not valid yet."""

    code = "NOT_YET_VALID"


class IssuerNotTrustedError(LedVcError):
    """Refuse an issuer that the trust list does not name for that moment."""

    code = "ISSUER_NOT_TRUSTED"


class IssuerScopeError(LedVcError):
    """Refuse a proof that its issuer may not award, or for an institution that is not its own."""

    code = "ISSUER_SCOPE"


class KeyRevokedError(LedVcError):
    """Refuse a key that was revoked before it signed."""

    code = "KEY_REVOKED"


class StatusRevokedError(LedVcError):
    """Say that the credential was revoked."""

    code = "STATUS_REVOKED"


class StatusSuspendedError(LedVcError):
    """Say that the credential is suspended for now."""

    code = "STATUS_SUSPENDED"


class StatusMissingError(LedVcError):
    """Refuse a credential without the status entry that its type demands."""

    code = "STATUS_MISSING"


class NotIssuableError(LedVcError):
    """Refuse to make a credential of a record; the code is lower_snake, for the API."""

    code = "record_not_issuable"


# -- could not find out ----------------------------------------------------------------------------------------------


class UnknownOutcomeError(LedVcError):
    """Say that something could not be found out. Never green, never "invalid"."""

    code = "UNKNOWN_OUTCOME"
    outcome = "unknown"


class StatusRetrievalError(UnknownOutcomeError):
    """Say that no fresh status list could be had."""

    code = "STATUS_RETRIEVAL_ERROR"


class StatusVerificationError(UnknownOutcomeError):
    """Refuse a status list that does not verify: the status stays unknown."""

    code = "STATUS_VERIFICATION_ERROR"


class StatusListLengthError(UnknownOutcomeError):
    """Refuse a status list that is too short to hide anybody: the status stays unknown."""

    code = "STATUS_LIST_LENGTH_ERROR"


class RollbackError(UnknownOutcomeError):
    """Refuse a list or bundle that is older than one seen before, however well signed."""

    code = "ROLLBACK"


class TrustListMissingError(UnknownOutcomeError):
    """Say that there is no trust list, or no root to check it with."""

    code = "TRUST_LIST_MISSING"


class TrustListStaleError(UnknownOutcomeError):
    """Say that the trust list is past its end."""

    code = "TRUST_LIST_STALE"


class QrTableUnknownError(UnknownOutcomeError):
    """Say that a QR code uses a table, id or number that this bundle does not have."""

    code = "QR_TABLE_UNKNOWN"


class UnsupportedFeatureError(UnknownOutcomeError):
    """Say that this is a form that led-vc cannot check."""

    code = "UNSUPPORTED_FEATURE"


class RetrievalError(UnknownOutcomeError):
    """Say that a host gave no usable answer."""

    code = "RETRIEVAL_ERROR"
