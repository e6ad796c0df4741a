"""Seeds for what protocols carry: messages of OpenID4VCI and of VC-API."""

from functools import cache

from led_vc.oid4vci import CredentialOffer, CredentialRequest, IssuerMetadata
from tests import world
from tests.fuzz.seeds import AUDIENCE, Seeds, documents, texts


@cache
def messages() -> Seeds:
    """Return the messages of OpenID4VCI."""
    wanted = CredentialRequest(credential_configuration_id="LedSummaryCredential", proofs=("e30.e30.e30",))
    metadata = IssuerMetadata(
        credential_issuer=AUDIENCE, credential_endpoint=f"{AUDIENCE}/c", nonce_endpoint=f"{AUDIENCE}/n"
    )
    token = {"access_token": "x", "token_type": "Bearer", "expires_in": 300, "authorization_details": []}
    return documents([wanted.to_json(), metadata.to_json(), token])


@cache
def offers() -> Seeds:
    """Return links with an offer."""
    offer = CredentialOffer(
        credential_issuer=AUDIENCE, credential_configuration_ids=("LedSummaryCredential",), pre_authorized_code="c"
    )
    return texts([offer.to_link(), "openid-credential-offer://?credential_offer_uri=https%3A%2F%2Fx.example"])


@cache
def requests() -> Seeds:
    """Return bodies of VC-API."""
    document, options = world.summary(), {"checks": ["proof"], "challenge": "c", "returnCredential": True}
    entry = {"type": "BitstringStatusListEntry", "statusPurpose": "revocation"}
    return documents(
        [
            {"credential": document, "options": {"mandatoryPointers": ["/issuer"], "credentialId": "urn:a"}},
            {"verifiableCredential": world.issue(document), "options": options},
            {"presentation": {"type": "VerifiablePresentation"}},
            {"verifiableCredential": document, "options": {"selectivePointers": ["/issuer"]}},
            {"statusPurpose": "revocation"},
            {"credentialId": "urn:a", "credentialStatus": entry, "status": True},
        ]
    )
