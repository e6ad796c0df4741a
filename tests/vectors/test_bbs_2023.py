"""The steps of the W3C vectors that are of bbs-2023 alone: the base proof."""

from pathlib import Path

import pytest

from led_vc.securing.bbs_2023.base import base_proof
from led_vc.securing.data_integrity import add_base_proof
from led_vc.securing.suites.bbs_2023 import BBS_2023
from tests.paths import requires_shared
from tests.vectors.bbs_2023 import BBS_VECTORS, FOLDER, BbsVector, private_key, public_key_text

pytestmark = requires_shared
_READERS = ("bbs_2023", "bbs_2023_derived", "selective", "selective_disclosure")
each = pytest.mark.parametrize("vector", BBS_VECTORS, ids=str)


def test_the_key_pair_is_a_pair() -> None:
    assert private_key().public_key.raw.hex() == public_key_text()


@each
def test_the_signature_is_that_of_the_vector(vector: BbsVector) -> None:
    made = base_proof(vector.base_request(vector.given_hmac_key), vector.signer)
    stated = vector.step("addRawBaseSignatureInfo")
    assert made.signature.hex() == stated["bbsSignature"]
    assert list(made.mandatory_pointers) == stated["mandatoryPointers"]


@each
def test_the_document_with_its_base_proof_is_that_of_the_vector(vector: BbsVector) -> None:
    made = add_base_proof(
        vector.unsigned, vector.signer, BBS_2023, vector.options, vector.contexts,
        mandatory_pointers=vector.mandatory, random=vector.given_hmac_key,
    )  # fmt: skip
    assert made == vector.signed


def test_the_vectors_are_read_to_the_last_file() -> None:
    """A file that no test reads would be a step that nobody holds us to."""
    given = {"BBSDeriveMaterial", "BBSKeyMaterial", "README"}
    documents = {"windDoc", "prCredUnsigned", "windMandatory", "windSelective", "prCredMandatory", "prCredSelective"}
    top = {file.stem for file in FOLDER.iterdir() if file.is_file()} - given - documents
    steps = top | {file.stem for file in (FOLDER / "prc").iterdir()}
    sources = "".join(file.read_text() for file in Path(__file__).parent.glob("*.py") if file.stem.endswith(_READERS))
    assert [step for step in sorted(steps) if f'"{step}"' not in sources] == []
    assert len(steps) == 18
