"""Write the vectors of our own making: for each suite with each kind of key every step from a document to its proof.

The same code, the same bytes: keys come from fixed seeds, Ed25519 and RFC 6979 draw nothing at random, the clock stands
still. A change in these files is a change in what is signed; that `@digitalbazaar/vc` still verifies them is held by
tests/interop/test_own_vectors.py. Run with `python -m tests.vectors.write_suites`.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from led_vc import contexts
from led_vc.encoding import JsonObject, multibase_decode
from led_vc.keys import KeyAlgorithm, LocalSigner
from led_vc.present import present_credentials
from led_vc.securing.cryptosuite import Cryptosuite, hash_bytes
from led_vc.securing.data_integrity import Meter
from led_vc.securing.suites import SUITES
from tests import world

FOLDER = Path(__file__).parent / "suites"
PROVENANCE = (
    "Made by tests/vectors/write_suites.py of led-vc, from documents of its own. @digitalbazaar/vc 7.3.0 verifies each "
    "secured document, and with the Ed25519 keys makes the same ones. The keys are for tests alone."
)
SECURED = "A secured document is its unsecuredDocument with a proof: its proofOptions and its proofValue."
CHALLENGE, DOMAIN = "7Zt2bRk0", "https://employer.example"
_RECORD = world.record(
    titel_en="Master of Arts in Linguistics and Literature: Two Languages",
    specialisatie='Nederlands – Ἑλληνικά "\\"',
    studiepunten="60",
)


def written() -> Mapping[str, str]:
    """Return every file by its name."""
    return {
        f"{suite.name}-{algorithm.lower().replace('-', '')}.json": _text(_file(suite, algorithm))
        for suite in SUITES.values()
        for algorithm in suite.algorithms
    }


def _text(document: JsonObject) -> str:
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _file(suite: Cryptosuite, algorithm: KeyAlgorithm) -> dict[str, Any]:
    issuer = world.provider(world.UNIVERSITY, algorithm=algorithm)
    holder = world.person("graduate", algorithm)
    summary = world.issue(world.summary(_RECORD, holder=holder), signer=issuer, suite=suite)
    qualification = world.issue(world.qualification(_RECORD, holder=holder), signer=issuer, suite=suite)
    live = world.show(summary, holder=holder, suite=suite)
    challenged = present_credentials(
        summary, holder, suite, created=world.NOW, challenge=CHALLENGE, domain=DOMAIN
    )  # fmt: skip
    return {
        "type": "DataIntegrityVectors",
        "specification": f"https://www.w3.org/TR/vc-di-{suite.name.partition('-')[0]}/#{suite.name}",
        "provenance": PROVENANCE,
        "comment": SECURED,
        "cryptosuite": suite.name,
        "algorithm": algorithm,
        "keys": {"issuer": _key(issuer), "holder": _key(holder)},
        "vectors": [
            _steps("summary", "issuer", summary, suite, algorithm),
            _steps("qualification", "issuer", qualification, suite, algorithm),
            _steps("live presentation", "holder", live, suite, algorithm),
            _steps("challenged presentation", "holder", challenged, suite, algorithm),
        ],
    }


def _key(signer: LocalSigner) -> dict[str, str]:
    return {
        "id": signer.verification_method,
        "type": "Multikey",
        "controller": world.did(signer),
        "publicKeyMultibase": signer.public_key.to_multikey(),
        "secretKeyMultibase": signer.private_key.to_multikey(),
    }


def _steps(name: str, key: str, secured: dict[str, Any], suite: Cryptosuite, algorithm: KeyAlgorithm) -> dict[str, Any]:
    """Write down the steps apart from `prepare_proof`, which is what the vectors are to hold."""

    def transformed(value: JsonObject) -> bytes:
        return suite.transformation.canonicalize(value, contexts.bundled(), algorithm, Meter())

    document = {member: value for member, value in secured.items() if member != "proof"}
    options = {member: value for member, value in secured["proof"].items() if member != "proofValue"}
    canonical, config = transformed(document), transformed({"@context": document["@context"], **options})
    hash_data = hash_bytes(config, algorithm) + hash_bytes(canonical, algorithm)
    return {
        "name": name,
        "key": key,
        "unsecuredDocument": document,
        "proofOptions": options,
        "transformedDocument": canonical.decode(),
        "canonicalProofConfig": config.decode(),
        "hashData": hash_data.hex(),
        "proofBytes": multibase_decode(secured["proof"]["proofValue"]).hex(),
        "proofValue": secured["proof"]["proofValue"],
    }


def main() -> None:
    """Write the files."""
    FOLDER.mkdir(exist_ok=True)
    for name, text in written().items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
