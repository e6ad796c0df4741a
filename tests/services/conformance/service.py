"""What a suite does with a VC-API: issue, derive and verify by name of an instance."""

import json
from dataclasses import dataclass
from typing import Any

from fastapi.testclient import TestClient
from httpx2 import Response

from tests.paths import VECTORS

URL = "http://conformance.example"
V1 = "https://www.w3.org/2018/credentials/v1"
V2 = "https://www.w3.org/ns/credentials/v2"
EXAMPLES = "https://www.w3.org/ns/credentials/examples/v2"
Document = dict[str, Any]


def vector(name: str, family: str = "vc-data-model-2.0") -> Document:
    """Return an input file of an official suite."""
    found: Document = json.loads((VECTORS / family / f"{name}.json").read_text())
    return found


def minimal(**members: Any) -> Document:
    """Return a credential that says almost nothing."""
    subject = {"id": "did:example:subject"}
    return {"@context": [V2], "type": ["VerifiableCredential"], "credentialSubject": subject, **members}


@dataclass(frozen=True, slots=True)
class Service:
    """A VC-API behind a client."""

    client: TestClient

    def instance(self, name: str) -> Document:
        """Return what `/instances` says of one."""
        return next(one for one in self.client.get("/instances").json() if one["name"] == name)

    def instances(self) -> list[Document]:
        """Return what `/instances` says."""
        found: list[Document] = self.client.get("/instances").json()
        return found

    def post(self, name: str, path: str, body: Any) -> Response:
        """Post any JSON to a door of an instance."""
        return self.client.post(f"/{name}{path}", json=body)

    def issue(self, credential: Document, name: str = "vc2.0", **options: Any) -> Response:
        """Ask an instance to sign, as the suites do: the issuer is the instance's DID where there is none."""
        document, did = dict(credential), self.instance(name)["id"]
        document.setdefault("issuer", did)
        if isinstance(document["issuer"], dict):
            document["issuer"] = {"id": did, **document["issuer"]}
        return self.post(name, "/credentials/issue", {"credential": document, "options": options})

    def issued(self, credential: Document, name: str = "vc2.0", **options: Any) -> Document:
        """Return what an instance signed."""
        answer = self.issue(credential, name, **options)
        assert answer.status_code == 201, answer.text
        found: Document = answer.json()["verifiableCredential"]
        return found

    def verify(self, secured: Any, name: str = "vc2.0", **options: Any) -> Response:
        """Ask an instance to verify a credential by its proof."""
        body = {"verifiableCredential": secured, "options": {"checks": ["proof"], **options}}
        return self.post(name, "/credentials/verify", body)

    def present(self, presented: Any, name: str = "vc2.0", **options: Any) -> Response:
        """Ask an instance to verify a presentation."""
        return self.post(name, "/presentations/verify", {"verifiablePresentation": presented, "options": options})

    def derive(self, secured: Document, name: str, *pointers: str) -> Response:
        """Ask an instance for the part that `pointers` select."""
        body = {"verifiableCredential": secured, "options": {"selectivePointers": list(pointers)}}
        return self.post(name, "/credentials/derive", body)


def codes(answer: Response) -> list[str]:
    """Return the codes of the problems for which a request was refused."""
    assert answer.status_code == 400, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    found = [problem["title"] for problem in answer.json()["errors"]]
    assert found
    return found
