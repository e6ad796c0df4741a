"""The W3C vectors of the four suites as values: where each intermediate lies, and with what it was made.

Source: w3c/vc-di-eddsa and w3c/vc-di-ecdsa, `TestVectors`; read from ../shared, never copied.
"""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from led_vc import contexts
from led_vc.contexts import ContextSet
from led_vc.encoding import parse_object
from led_vc.environment import PROOF_ONLY, Environment
from led_vc.keys import PrivateKey
from led_vc.securing.data_integrity import Cryptosuite
from led_vc.securing.suites import EXPERIMENTAL_SUITES
from tests.paths import VECTORS

CLOCK = datetime(2025, 1, 1, tzinfo=UTC)
"""The `prc` documents expired on 2025-12-16."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vector:
    """A folder with every step from a document to its proof. `suffix` is how the files of the folder end."""

    folder: str
    suffix: str
    suite: str
    key: str

    @property
    def cryptosuite(self) -> Cryptosuite:
        """Return our suite of that name."""
        suite = EXPERIMENTAL_SUITES[self.suite]
        assert isinstance(suite, Cryptosuite)
        return suite

    @property
    def private_key(self) -> PrivateKey:
        """Return the published test key."""
        pair = json.loads((VECTORS / self.key).read_text())
        return PrivateKey.from_multikey(pair.get("secretKeyMultibase") or pair["privateKeyMultibase"])

    @property
    def public_key_text(self) -> str:
        """Return the published public key."""
        return str(json.loads((VECTORS / self.key).read_text())["publicKeyMultibase"])

    def text(self, step: str) -> str:
        """Return the text of a step, such as `canonDoc`."""
        return (VECTORS / self.folder / f"{step}{self.suffix}.txt").read_text()

    def signed(self) -> dict[str, Any]:
        """Return the secured document."""
        return load(VECTORS / self.folder / f"signed{self.suffix}.json")

    def unsigned(self) -> dict[str, Any]:
        """Return the document without its proof."""
        return {name: value for name, value in self.signed().items() if name != "proof"}


_ED25519, _P256, _P384 = "vc-di-eddsa/keyPair.json", "vc-di-ecdsa/p256KeyPair.json", "vc-di-ecdsa/p384KeyPair.json"


def _rdfc_ecdsa(curve: str, key: str, below: str = "") -> Vector:
    folder = f"vc-di-ecdsa/ecdsa-rdfc-2019-{curve.lower()}{below}"
    return Vector(folder=folder, suffix=f"ECDSA{curve}", suite="ecdsa-rdfc-2019", key=key)


def _jcs_ecdsa(curve: str, key: str) -> Vector:
    folder = f"vc-di-ecdsa/ecdsa-jcs-2019-{curve.lower()}"
    return Vector(folder=folder, suffix=f"JCSECDSA{curve}", suite="ecdsa-jcs-2019", key=key)


VECTOR_SETS = (
    Vector(folder="vc-di-eddsa/eddsa-rdfc-2022", suffix="DataInt", suite="eddsa-rdfc-2022", key=_ED25519),
    Vector(folder="vc-di-eddsa/eddsa-rdfc-2022/employ", suffix="DataInt", suite="eddsa-rdfc-2022", key=_ED25519),
    Vector(folder="vc-di-eddsa/eddsa-jcs-2022", suffix="JCS", suite="eddsa-jcs-2022", key=_ED25519),
    Vector(folder="vc-di-eddsa/Ed25519Signature2020", suffix="EdSig", suite="Ed25519Signature2020", key=_ED25519),
    _rdfc_ecdsa("P256", _P256),
    _rdfc_ecdsa("P256", _P256, "/employ"),
    _rdfc_ecdsa("P384", _P384),
    _rdfc_ecdsa("P384", _P384, "/employ"),
    _jcs_ecdsa("P256", _P256),
    _jcs_ecdsa("P384", _P384),
)


def load(path: Path) -> dict[str, Any]:
    """Return the JSON object in a file, read as strictly as any input."""
    return parse_object(path.read_bytes())


@cache
def vector_contexts() -> ContextSet:
    """Return our contexts and those of W3C's examples."""
    return contexts.bundled_with_examples()


def proof_only() -> Environment:
    """Return what the vectors are verified with: nobody's trust list, their own contexts, their own time."""
    return Environment(now=CLOCK, contexts=vector_contexts(), trust=None, checks=PROOF_ONLY, context_policy="open")
