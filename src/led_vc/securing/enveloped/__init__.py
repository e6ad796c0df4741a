"""Enveloped credentials and presentations: JWT, SD-JWT and COSE around the document, and data URLs around those.

Read strictly by media type, verified with the controller's own key, and opened to the same value as a document with
Data Integrity proofs. https://www.w3.org/TR/vc-jose-cose/, https://www.w3.org/TR/vc-data-model-2.0/#enveloped-verifiable-credentials
"""

from led_vc.securing.enveloped.data_urls import data_url, enveloped, enveloped_text, is_enveloped, split_data_url
from led_vc.securing.enveloped.envelope import (
    CONFORMANCE_ENVELOPES,
    CONTROL_MEMBERS,
    STRICT_ENVELOPES,
    Confirmation,
    Content,
    Envelope,
    EnvelopePolicy,
    MediaType,
    TokenClaims,
    content_of,
)
from led_vc.securing.enveloped.make import (
    EnvelopeOptions,
    NewMediaType,
    cose_text,
    credential_text,
    media_type_of,
    secure_document,
)
from led_vc.securing.enveloped.opening import controller_of, open_envelope, verify_envelope
from led_vc.securing.enveloped.read import is_envelope, is_presented, peek, read_envelope, read_text
from led_vc.securing.enveloped.registered import confirmation_of, require_agreement

__all__ = [
    "CONFORMANCE_ENVELOPES",
    "CONTROL_MEMBERS",
    "STRICT_ENVELOPES",
    "Confirmation",
    "Content",
    "Envelope",
    "EnvelopeOptions",
    "EnvelopePolicy",
    "MediaType",
    "NewMediaType",
    "TokenClaims",
    "confirmation_of",
    "content_of",
    "controller_of",
    "cose_text",
    "credential_text",
    "data_url",
    "enveloped",
    "enveloped_text",
    "is_envelope",
    "is_enveloped",
    "is_presented",
    "media_type_of",
    "open_envelope",
    "peek",
    "read_envelope",
    "read_text",
    "require_agreement",
    "secure_document",
    "split_data_url",
    "verify_envelope",
]
