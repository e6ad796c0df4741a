"""Which cryptosuite the register signs with: RDF canonicalization, by the kind of the provider's key."""

from led_vc.keys import PublicKey
from led_vc.securing.data_integrity import Cryptosuite
from led_vc.securing.suites import SUITES


def suite_for(public_key: PublicKey) -> Cryptosuite:
    """Return the suite for that key."""
    return SUITES["eddsa-rdfc-2022" if public_key.algorithm == "Ed25519" else "ecdsa-rdfc-2019"]
