"""The W3C vectors of the optional features of bbs-2023, which are not built: each is refused for that.

Their documents are of the older data model and without a date; the header of the proof value alone decides.
"""

import pytest

from led_vc.errors import ProofVerificationError, UnsupportedFeatureError
from led_vc.securing.bbs_2023 import BaseProof, DisclosureProof
from led_vc.securing.cryptosuite import DerivedProof
from led_vc.securing.data_integrity import Meter, derive_proof
from led_vc.securing.suites.bbs_2023 import BBS_2023
from tests.paths import requires_shared
from tests.vectors.bbs_2023 import BBS_VECTORS, FOLDER, private_key, seeded
from tests.vectors.data_integrity import load
from tests.vectors.selective import value_of

pytestmark = requires_shared
PRC = BBS_VECTORS[1]
FEATURES = ("HolderBinding", "Pseudonym", "PseudonymHB")


@pytest.mark.parametrize("feature", FEATURES)
@pytest.mark.parametrize("step", ["addSignedSDBase", "derivedRevealDocument"])
def test_a_proof_with_an_optional_feature_is_not_supported(feature: str, step: str) -> None:
    secured = load(FOLDER / feature / f"{step}.json")
    document = {name: value for name, value in secured.items() if name != "proof"}
    proof = DerivedProof(
        document=document,
        proof={name: value for name, value in secured["proof"].items() if name != "proofValue"},
        proof_value=value_of(secured),
        public_key=private_key().public_key,
        contexts=PRC.contexts,
        meter=Meter(),
    )
    with pytest.raises(UnsupportedFeatureError, match="holder binding and pseudonyms"):
        BBS_2023.verify_derived(proof)


@pytest.mark.parametrize("feature", FEATURES)
def test_nothing_is_derived_from_a_base_proof_with_an_optional_feature(feature: str) -> None:
    secured = load(FOLDER / feature / "addSignedSDBase.json")
    with pytest.raises(UnsupportedFeatureError, match="holder binding and pseudonyms"):
        derive_proof(secured, PRC.contexts, selective_pointers=["/issuer"], random=seeded())


@pytest.mark.parametrize("last", [0x00, 0x01, 0x0A, 0xFF])
def test_a_proof_value_of_another_suite_is_refused(last: int) -> None:
    other = bytes((0xD9, 0x5D, last)) + value_of(PRC.step("derivedRevealDocument"))[3:]
    with pytest.raises(ProofVerificationError):
        DisclosureProof.decode(other)
    with pytest.raises(ProofVerificationError):
        BaseProof.decode(other)
