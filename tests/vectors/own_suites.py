"""The vectors of our own making as values: each document of each suite, and the two keys that they are made with."""

import json
from dataclasses import dataclass
from typing import Any

from led_vc.encoding import JsonObject, parse_datetime
from led_vc.keys import LocalSigner, PrivateKey
from led_vc.securing.cryptosuite import Cryptosuite
from led_vc.securing.data_integrity import ProofOptions
from led_vc.securing.suites import SUITES
from tests.vectors.write_suites import FOLDER


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnVector:
    """One document with every step to its proof, and the file that it stands in."""

    file: JsonObject
    steps: JsonObject

    def __str__(self) -> str:
        return f"{self.file['cryptosuite']} {self.file['algorithm']} {self.name}"

    @property
    def name(self) -> str:
        """Return which document it is."""
        return str(self.steps["name"])

    @property
    def suite(self) -> Cryptosuite:
        """Return our suite of that name."""
        return SUITES[self.file["cryptosuite"]]

    @property
    def signer(self) -> LocalSigner:
        """Return who secured the document."""
        return self._signer(self.steps["key"])

    @property
    def issuer(self) -> LocalSigner:
        """Return who issued the credential that it is, or that it presents."""
        return self._signer("issuer")

    @property
    def unsecured(self) -> dict[str, Any]:
        """Return the document without a proof."""
        return dict(self.steps["unsecuredDocument"])

    @property
    def options(self) -> ProofOptions:
        """Return what the proof says about itself, as our functions take it."""
        stated = self.steps["proofOptions"]
        return ProofOptions(
            purpose=stated["proofPurpose"],
            created=parse_datetime(stated["created"]),
            expires=parse_datetime(stated["expires"]) if "expires" in stated else None,
            challenge=stated.get("challenge"),
            domain=stated.get("domain"),
        )

    @property
    def signature(self) -> bytes:
        """Return the signature of the vector."""
        return bytes.fromhex(self.steps["proofBytes"])

    @property
    def secured(self) -> dict[str, Any]:
        """Return the secured document."""
        return self.secured_with(self.steps["proofValue"])

    def secured_with(self, proof_value: str) -> dict[str, Any]:
        """Return the secured document with something in place of its signature."""
        return {**self.unsecured, "proof": {**self.steps["proofOptions"], "proofValue": proof_value}}

    def _signer(self, name: str) -> LocalSigner:
        key = self.file["keys"][name]
        return LocalSigner(key["id"], PrivateKey.from_multikey(key["secretKeyMultibase"]))


def _read() -> tuple[OwnVector, ...]:
    files = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.json"))]
    return tuple(OwnVector(file=file, steps=steps) for file in files for steps in file["vectors"])


OWN_VECTORS = _read()
