"""The W3C vectors of ecdsa-sd-2023 as values: two documents, from the base proof over the derived one to its checks.

Source: w3c/vc-di-ecdsa, `TestVectors`; read from ../shared, never copied. What is given (HMAC key, key of the proof) is
given to our code as randomness.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from led_vc.contexts import ContextSet
from led_vc.encoding import JsonObject, parse_datetime
from led_vc.keys import LocalSigner, PrivateKey
from led_vc.ports import Randomness
from led_vc.securing.cryptosuite import BaseRequest, DeriveRequest
from led_vc.securing.data_integrity import Meter, ProofOptions
from led_vc.securing.data_integrity.create import proof_configuration
from led_vc.securing.suites.ecdsa_sd_2023 import ECDSA_SD_2023
from tests.paths import VECTORS
from tests.vectors.data_integrity import vector_contexts

FOLDER = VECTORS / "vc-di-ecdsa"


@dataclass(frozen=True, slots=True, kw_only=True)
class SdVector:
    """A folder with every step; `pointers` is how the files with the pointers begin."""

    folder: str
    pointers: str

    def step(self, name: str) -> Any:
        """Return a step, such as `addHashData`."""
        return json.loads((FOLDER / "ecdsa-sd-2023" / self.folder / f"{name}.json").read_text())

    def text(self, name: str) -> str:
        """Return a step that is text."""
        return (FOLDER / "ecdsa-sd-2023" / self.folder / f"{name}.txt").read_text()

    @property
    def mandatory(self) -> tuple[str, ...]:
        """Return the issuer's pointers."""
        return tuple(json.loads((FOLDER / f"{self.pointers}Mandatory.json").read_text()))

    @property
    def selective(self) -> tuple[str, ...]:
        """Return the holder's pointers."""
        return tuple(json.loads((FOLDER / f"{self.pointers}Selective.json").read_text()))

    @property
    def contexts(self) -> ContextSet:
        """Return the contexts that the documents use."""
        return vector_contexts()

    @property
    def signed(self) -> dict[str, Any]:
        """Return the document with its base proof."""
        return dict(self.step("addSignedSDBase"))

    @property
    def unsigned(self) -> dict[str, Any]:
        """Return the document that is signed: `prCredUnsigned.json` describes itself in other words."""
        return {name: value for name, value in self.signed.items() if name != "proof"}

    @property
    def options(self) -> ProofOptions:
        """Return what the proof says about itself."""
        stated = self.signed["proof"]
        return ProofOptions(purpose=stated["proofPurpose"], created=parse_datetime(stated["created"]))

    @property
    def signer(self) -> LocalSigner:
        """Return who issues."""
        return LocalSigner(self.signed["proof"]["verificationMethod"], _key("baseKeyPair"))

    @property
    def proof(self) -> JsonObject:
        """Return the proof's configuration, as ours is made."""
        return proof_configuration(self.unsigned, self.signer.verification_method, ECDSA_SD_2023, self.options)

    def base_request(self) -> BaseRequest:
        """Return what the base proof is made of."""
        return BaseRequest(
            document=self.unsigned, proof=self.proof, mandatory_pointers=self.mandatory,
            contexts=self.contexts, meter=Meter(), random=randomness(),
        )  # fmt: skip

    def derive_request(self, proof_value: bytes) -> DeriveRequest:
        """Return what the derived proof is made of."""
        return DeriveRequest(
            document=self.unsigned, proof=self.proof, proof_value=proof_value, selective_pointers=self.selective,
            contexts=self.contexts, meter=Meter(), random=no_randomness,
        )  # fmt: skip


SD_VECTORS = (
    SdVector(folder="employ", pointers="employ"),
    SdVector(folder="prc", pointers="prCred"),
)


def hmac_key() -> bytes:
    """Return the given HMAC key."""
    return bytes.fromhex(_material()["hmacKeyString"])


def randomness() -> Randomness:
    """Return what draws the given HMAC key, and then the given key of the proof."""
    drawn: Iterator[bytes] = iter((hmac_key(), _key("proofKeyPair").to_bytes()))
    return lambda count: next(drawn)[:count]


def no_randomness(count: int) -> bytes:
    """Refuse: deriving draws nothing."""
    raise AssertionError(f"{count} random bytes were asked for")


def _material() -> dict[str, Any]:
    return dict(json.loads((FOLDER / "ecdsa-sd-2023" / "SDKeyMaterial.json").read_text()))


def _key(name: str) -> PrivateKey:
    return PrivateKey.from_multikey(_material()[name]["secretKeyMultibase"])


def relabelled(lines: list[str], label_map: dict[str, Any]) -> list[str]:
    """Return statements of the vector, whose blank nodes have random names, by the labels that it gives them."""
    text = "".join(lines)
    for name, label in label_map["value"]:
        text = text.replace(f"_:{name} ", f"_:{label} ")
    return sorted(text.splitlines(keepends=True))


def plain(value: Any, names: dict[str, str]) -> Any:
    """Return a document as compaction writes it, with `names` for identifiers."""
    if isinstance(value, list):
        return plain(value[0], names) if len(value) == 1 else [plain(one, names) for one in value]
    if isinstance(value, dict):
        return {"id" if key == "@id" else key: plain(one, names) for key, one in value.items()}
    return names.get(value, value) if isinstance(value, str) else value
