"""The resolver of did:key. ../shared/reference/conformance.md §2, "resolve DID" """

from urllib.parse import quote

import pytest

from tests.services.conformance.service import Document, Service

DID = "did:key:z6MktKwz7Ge1Yxzr4JHavN33wiwa8y81QdcMRLXQsrH9T53b"
METHOD = f"{DID}#{DID.removeprefix('did:key:')}"


def resolve(service: Service, identifier: str, **query: str) -> tuple[int, Document]:
    answer = service.client.get(f"/did-key/identifiers/{quote(identifier, safe='')}", params=query)
    return answer.status_code, answer.json()


def test_a_did_key_has_its_document(service: Service) -> None:
    status, body = resolve(service, DID)
    assert status == 200
    assert body.keys() == {"@context", "didDocument", "didDocumentMetadata", "didResolutionMetadata"}
    document = body["didDocument"]
    assert (document["id"], document["controller"], document["assertionMethod"]) == (DID, DID, [METHOD])
    assert document["verificationMethod"][0]["publicKeyMultibase"] == DID.removeprefix("did:key:")


def test_a_did_url_has_its_verification_method(service: Service) -> None:
    status, body = resolve(service, METHOD, publicKeyFormat="JsonWebKey2020")
    assert status == 200
    assert "didDereferencingMetadata" in body
    assert (body["didDocument"]["id"], body["didDocument"]["publicKeyJwk"]["crv"]) == (METHOD, "Ed25519")


@pytest.mark.parametrize(
    ("identifier", "query", "metadata", "error"),
    [
        ("not" + DID, "Multikey", "didResolutionMetadata", "invalidDid"),
        (DID.replace(":key:", ":experimental:"), "Multikey", "didResolutionMetadata", "methodNotSupported"),
        (DID.replace(":key:", ":key:-4:"), "Multikey", "didResolutionMetadata", "invalidDid"),
        (DID.replace(":z", ":"), "Multikey", "didResolutionMetadata", "invalidDid"),
        ("did:key:@", "Multikey", "didResolutionMetadata", "invalidDid"),
        ("did:key:zTjsVPtY", "Multikey", "didResolutionMetadata", "invalidPublicKeyLength"),
        (f"{DID}/^bar^/?query=`#{DID[8:]}", "Multikey", "didDereferencingMetadata", "invalidDidUrl"),
        (DID, "unknown", "didResolutionMetadata", "unsupportedPublicKeyType"),
        (METHOD, "Ed25519VerificationKey2018", "didDereferencingMetadata", "invalidPublicKeyType"),
        (f"{DID}#another", "Multikey", "didDereferencingMetadata", "notFound"),
    ],
)
def test_each_error_has_its_name_and_place(
    service: Service, identifier: str, query: str, metadata: str, error: str
) -> None:
    status, body = resolve(service, identifier, publicKeyFormat=query)
    assert 400 <= status < 500
    assert body["didDocument"] == {}
    assert body[metadata] == {"error": error}


def test_only_the_instance_for_it_resolves(service: Service) -> None:
    assert service.client.get(f"/vc2.0/identifiers/{DID}").status_code == 404
