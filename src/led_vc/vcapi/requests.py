"""What a service is asked. https://w3c-ccg.github.io/vcalm/#the-apis

A document inside a request is not read here: it stays the object that came in, for the model and the verifier to judge.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Self

from led_vc.encoding import JsonObject
from led_vc.errors import MalformedValueError
from led_vc.vcapi import fields

_ISSUE_OPTIONS = frozenset({"mandatoryPointers", "credentialId"})
_DERIVE_OPTIONS = frozenset({"selectivePointers"})
_CREDENTIAL_OPTIONS = frozenset(
    {"checks", "challenge", "domain", "returnCredential", "returnProblemDetails", "returnResults"}
)
_PRESENTATION_OPTIONS = frozenset(
    {"checks", "challenge", "domain", "returnPresentation", "returnProblemDetails", "returnResults"}
)


class RequestedChecks(StrEnum):
    """What is asked about a document: its proof alone, its proof and its status, or everything."""

    PROOF = "proof"
    PROOF_AND_STATUS = "proof, credentialStatus"
    EVERYTHING = "everything"


_CHECKS: Mapping[frozenset[str], RequestedChecks] = MappingProxyType(
    {
        frozenset({"proof"}): RequestedChecks.PROOF,
        frozenset({"proof", "credentialStatus"}): RequestedChecks.PROOF_AND_STATUS,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueRequest:
    """Sign this. `credential_id` names it to this service when it has no `id` of its own."""

    credential: JsonObject
    mandatory_pointers: tuple[str, ...] = ()
    credential_id: str | None = None

    @classmethod
    def parse(cls, message: JsonObject) -> Self:
        """Read the body. https://w3c-ccg.github.io/vcalm/#issue-credential"""
        fields.require_known(message, frozenset({"credential", "options"}), "the request")
        options = fields.options(message, _ISSUE_OPTIONS)
        return cls(
            credential=fields.mapping(message, "credential"),
            mandatory_pointers=_pointers(options, "mandatoryPointers"),
            credential_id=fields.optional_text(options, "credentialId"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DeriveRequest:
    """Show this part of a credential with a base proof."""

    credential: JsonObject
    selective_pointers: tuple[str, ...] = ()

    @classmethod
    def parse(cls, message: JsonObject) -> Self:
        """Read the body. https://w3c-ccg.github.io/vcalm/#derive-credential"""
        fields.require_known(message, frozenset({"verifiableCredential", "options"}), "the request")
        options = fields.options(message, _DERIVE_OPTIONS)
        return cls(
            credential=fields.mapping(message, "verifiableCredential"),
            selective_pointers=_pointers(options, "selectivePointers"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyCredentialRequest:
    """Judge this credential. A challenge or a domain that is given must be the one that the proof states."""

    credential: JsonObject
    checks: RequestedChecks
    challenge: str | None = None
    domain: str | None = None
    return_credential: bool = False

    @classmethod
    def parse(cls, message: JsonObject, *, default: RequestedChecks) -> Self:
        """Read the body; without `checks` it asks for `default`. https://w3c-ccg.github.io/vcalm/#verify-credential"""
        fields.require_known(message, frozenset({"verifiableCredential", "options"}), "the request")
        options = fields.options(message, _CREDENTIAL_OPTIONS)
        return cls(
            credential=fields.mapping(message, "verifiableCredential"),
            checks=_checks(options, default),
            challenge=fields.optional_text(options, "challenge"),
            domain=fields.optional_text(options, "domain"),
            return_credential=_returned(options, "returnCredential"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyPresentationRequest:
    """Judge this presentation and what it holds; `signed` says whether it came with a proof, or in an envelope."""

    presentation: JsonObject
    signed: bool
    checks: RequestedChecks
    challenge: str | None = None
    domain: str | None = None
    return_presentation: bool = False

    @classmethod
    def parse(cls, message: JsonObject, *, default: RequestedChecks) -> Self:
        """Read the body: a `verifiablePresentation`, or a `presentation` that nobody signed.

        https://w3c-ccg.github.io/vcalm/#verify-presentation
        """
        fields.require_known(message, frozenset({"verifiablePresentation", "presentation", "options"}), "the request")
        if ("verifiablePresentation" in message) == ("presentation" in message):
            raise MalformedValueError("a verifiablePresentation or a presentation must be there, and not both")
        name = "verifiablePresentation" if "verifiablePresentation" in message else "presentation"
        presentation, options = fields.mapping(message, name), fields.options(message, _PRESENTATION_OPTIONS)
        signed = "proof" in presentation or _is_enveloped(presentation)
        if name == "presentation" and signed:
            raise MalformedValueError("a presentation with a proof is a verifiablePresentation")
        return cls(
            presentation=presentation,
            signed=signed,
            checks=_checks(options, default),
            challenge=fields.optional_text(options, "challenge"),
            domain=fields.optional_text(options, "domain"),
            return_presentation=_returned(options, "returnPresentation"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CreateStatusListRequest:
    """Begin a status list for this purpose."""

    purpose: str

    @classmethod
    def parse(cls, message: JsonObject) -> Self:
        """Read the body. https://w3c-ccg.github.io/vcalm/#create-status-list"""
        fields.require_known(message, frozenset({"statusPurpose"}), "the request")
        return cls(purpose=fields.text(message, "statusPurpose"))


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateStatusRequest:
    """Set the status of a credential that was issued here, for one purpose."""

    credential_id: str
    purpose: str
    status: bool

    @classmethod
    def parse(cls, message: JsonObject) -> Self:
        """Read the body. https://w3c-ccg.github.io/vcalm/#update-status"""
        known = frozenset({"credentialId", "credentialStatus", "status", "indexAllocator"})
        fields.require_known(message, known, "the request")
        entry = fields.mapping(message, "credentialStatus")
        if entry.get("type") != "BitstringStatusListEntry":
            raise MalformedValueError("credentialStatus must be of the type BitstringStatusListEntry")
        if "status" not in message:
            raise MalformedValueError("status must be true or false")
        return cls(
            credential_id=fields.text(message, "credentialId"),
            purpose=fields.text(entry, "statusPurpose"),
            status=fields.flag(message, "status"),
        )


def _checks(options: Mapping[str, Any], default: RequestedChecks) -> RequestedChecks:
    if "checks" not in options:
        return default
    names = frozenset(fields.texts(options, "checks", most=8))
    if names not in _CHECKS:
        raise MalformedValueError("checks must be proof, or proof and credentialStatus; without it, all are run")
    return _CHECKS[names]


def _pointers(options: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """Return JSON pointers. https://www.rfc-editor.org/rfc/rfc6901#section-3"""
    found = fields.texts(options, name, most=fields.MAXIMUM_POINTERS)
    if not all(pointer == "" or pointer.startswith("/") for pointer in found):
        raise MalformedValueError(f"{name} must be JSON pointers")
    return found


def _returned(options: Mapping[str, Any], name: str) -> bool:
    """Return whether the document is wanted back. The problems and the results are in every answer."""
    for other in ("returnProblemDetails", "returnResults"):
        fields.flag(options, other)
    return fields.flag(options, name)


def _is_enveloped(presentation: Mapping[str, Any]) -> bool:
    types = presentation.get("type")
    return "EnvelopedVerifiablePresentation" in (types if isinstance(types, list) else [types])
