"""What the vectors of both suites with selective disclosure have in common: two documents, and every step as a file.

Read from ../shared, never copied.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from led_vc.contexts import ContextSet
from led_vc.encoding import JsonObject, multibase_decode, parse_datetime
from led_vc.ports import Randomness
from led_vc.securing.cryptosuite import BaseRequest, DeriveRequest, SelectiveCryptosuite
from led_vc.securing.data_integrity import Meter, ProofOptions
from led_vc.securing.data_integrity.create import proof_configuration
from led_vc.securing.selective_disclosure import GroupedDocument, LabelMapFactory, canonicalize_and_group


@dataclass(frozen=True, slots=True, kw_only=True)
class SelectiveVector:
    """A folder with every step. `root` is where its `pointers` files lie, `pointers` how they begin."""

    suite: ClassVar[SelectiveCryptosuite[Any]]
    root: ClassVar[Path]

    name: str
    folder: Path
    pointers: str

    def __str__(self) -> str:
        return self.name

    @property
    def contexts(self) -> ContextSet:
        """Return the contexts that the documents use."""
        raise AssertionError("each suite says which")

    @property
    def hmac_key(self) -> bytes:
        """Return the given HMAC key."""
        raise AssertionError("each suite says which")

    @property
    def labels(self) -> LabelMapFactory:
        """Return how blank nodes are labelled."""
        raise AssertionError("each suite says how")

    def step(self, name: str) -> Any:
        """Return a step, such as `addHashData`."""
        return json.loads((self.folder / f"{name}.json").read_text())

    def text(self, name: str) -> str:
        """Return a step that is text."""
        return (self.folder / f"{name}.txt").read_text()

    @property
    def mandatory(self) -> tuple[str, ...]:
        """Return the issuer's pointers."""
        return tuple(json.loads((self.root / f"{self.pointers}Mandatory.json").read_text()))

    @property
    def selective(self) -> tuple[str, ...]:
        """Return the holder's pointers."""
        return tuple(json.loads((self.root / f"{self.pointers}Selective.json").read_text()))

    @property
    def signed(self) -> dict[str, Any]:
        """Return the document with its base proof."""
        return dict(self.step("addSignedSDBase"))

    @property
    def method(self) -> str:
        """Return the verification method that the proof names."""
        return str(self.signed["proof"]["verificationMethod"])

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
    def proof(self) -> JsonObject:
        """Return the proof's configuration, as ours is made."""
        return proof_configuration(self.unsigned, self.method, self.suite, self.options)

    @property
    def grouped(self) -> GroupedDocument:
        """Return the labelled statements of the document, and its groups."""
        pointers = {"mandatory": self.mandatory, "selective": self.selective}
        groups = {**pointers, "combined": (*self.mandatory, *self.selective)}
        return canonicalize_and_group(self.unsigned, self.contexts, self.labels, groups, Meter())

    def base_request(self, random: Randomness) -> BaseRequest:
        """Return what the base proof is made of."""
        return BaseRequest(
            document=self.unsigned, proof=self.proof, mandatory_pointers=self.mandatory,
            contexts=self.contexts, meter=Meter(), random=random,
        )  # fmt: skip

    def derive_request(self, random: Randomness) -> DeriveRequest:
        """Return what the derived proof is made of."""
        return DeriveRequest(
            document=self.unsigned, proof=self.proof, proof_value=value_of(self.signed),
            selective_pointers=self.selective, contexts=self.contexts, meter=Meter(), random=random,
        )  # fmt: skip


def value_of(secured: JsonObject) -> bytes:
    """Return the bytes of a proof value."""
    return multibase_decode(secured["proof"]["proofValue"])


def numbered(lines: tuple[str, ...], indexes: set[int]) -> dict[str, Any]:
    """Return lines as the vectors number them."""
    return {"dataType": "Map", "value": [[at, lines[at]] for at in sorted(indexes)]}


def relabelled(lines: list[str], label_map: Mapping[str, Any]) -> list[str]:
    """Return statements of the vector, whose blank nodes have random names, by the labels that it gives them."""
    text = "".join(lines)
    for name, label in label_map["value"]:
        text = text.replace(f"_:{name} ", f"_:{label} ")
    return sorted(text.splitlines(keepends=True))


def plain(value: Any, names: Mapping[str, str]) -> Any:
    """Return a document as compaction writes it, with `names` for identifiers."""
    if isinstance(value, list):
        return plain(value[0], names) if len(value) == 1 else [plain(one, names) for one in value]
    if isinstance(value, dict):
        return {"id" if key == "@id" else key: plain(one, names) for key, one in value.items()}
    return names.get(value, value) if isinstance(value, str) else value
