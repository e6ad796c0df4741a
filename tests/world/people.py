"""Who there is, when it is, and with which keys: all from fixed seeds."""

from datetime import UTC, datetime
from functools import cache

from led_vc.did import did_key
from led_vc.keys import KeyAlgorithm, LocalSigner, PrivateKey
from led_vc.ports import Signer
from led_vc.qualification import RegisterNames, StatusIndex
from led_vc.securing.suites import SUITES

NOW = datetime(2026, 11, 23, 18, 0, 30, tzinfo=UTC)
ISSUED = datetime(2026, 11, 23, 9, tzinfo=UTC)
YEAR_START = datetime(2026, 1, 1, tzinfo=UTC)
YEAR_END = datetime(2027, 1, 1, tzinfo=UTC)
VALID_UNTIL = datetime(2027, 11, 30, tzinfo=UTC)

NAMES = RegisterNames("led.example")
REVOCATION, SUSPENSION, SUMMARY_REVOCATION = StatusIndex(3, 70_412), StatusIndex(4, 11_873), StatusIndex(12, 94_567)
UNIVERSITY, SCHOOL = 11, 7
KU_BRUSSEL, KU_LEUVEN, SCHOOL_GENT = 12, 8, 31

RDFC, JCS = SUITES["eddsa-rdfc-2022"], SUITES["eddsa-jcs-2022"]


@cache
def key(seed: str, algorithm: KeyAlgorithm = "Ed25519") -> PrivateKey:
    """Return the private key of a fixed seed."""
    return PrivateKey.from_seed(algorithm, seed.encode())


def person(seed: str, algorithm: KeyAlgorithm = "Ed25519") -> LocalSigner:
    """Return somebody with a did:key."""
    private = key(seed, algorithm)
    return LocalSigner(did_key.method_of(private.public_key), private)


def provider(number: int, *, serial: int = 1, algorithm: KeyAlgorithm = "Ed25519") -> LocalSigner:
    """Return the signer that a provider of the register signs with."""
    method = NAMES.verification_method(number, serial)
    return LocalSigner(method, key(f"{method} {algorithm}", algorithm))


def did(signer: Signer) -> str:
    """Return whose key a signer has."""
    return signer.verification_method.partition("#")[0]


ROOT, BUNDLER, GRADUATE, STRANGER = person("root"), person("bundle"), person("graduate"), person("stranger")
