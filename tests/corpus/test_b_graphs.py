"""Corpus group B, continued: graphs that poison, literals that are JSON, context files that changed on the disk."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from led_vc import contexts
from led_vc.contexts import Library
from led_vc.environment import PROOF_ONLY
from led_vc.errors import ContextNotAllowedError
from led_vc.verify import VerificationReport, verify_credential
from tests import world
from tests.corpus.attack import Attack, Named, case, cases, put, under_each_suite
from tests.corpus.graphs import claims, clique, edges_of, unvetted
from tests.corpus.judging import assert_refused, assert_refused_when_shown
from tests.corpus.service import Employer, assert_refused_over_http
from tests.corpus.signing import ECDSA_RDFC, EDDSA_RDFC, SIGNINGS, Signing, trust
from tests.paths import VECTORS, requires_shared

V2, SUMMARY = world.summary()["@context"]
POISON = VECTORS / "rdf-canon-poison"
rdfc = pytest.mark.parametrize("by", [EDDSA_RDFC, ECDSA_RDFC], ids=lambda by: by.name)
every_suite = pytest.mark.parametrize("by", SIGNINGS.values(), ids=lambda by: by.name)


def _poisons(by: Signing) -> Iterator[Named]:
    wide = [{"id": f"did:key:z{k}", "givenName": f"{k}"} for k in range(2_001)]
    for name, subject in (("test074", claims(clique(10))), ("a larger one", claims(clique(30))), ("too wide", wide)):
        if by.rdfc:
            poisoned = put(by.issue(), ("credentialSubject",), subject)
            yield f"B19 {name}", Attack(arrives=poisoned, code="COMPLEXITY_LIMIT", checked=0)
        else:  # a suite that signs text builds no graph
            signed = by.forge(put(by.summary(), ("credentialSubject",), subject))
            refused_by: dict[str, Any] = {"check": "data_model", "code": "MALFORMED_VALUE_ERROR"}
            yield f"B19 {name}, signed", Attack(arrives=signed, **refused_by)


POISONS = list(under_each_suite(_poisons))


@cases(POISONS)
def test_it_is_refused(attack: Attack) -> None:
    assert_refused(attack)


@cases(POISONS)
def test_it_is_refused_when_it_is_shown(attack: Attack) -> None:
    assert_refused_when_shown(attack)


@cases(POISONS)
def test_it_is_refused_over_http(attack: Attack, employer: Employer) -> None:
    assert_refused_over_http(employer, attack)


def _proof_alone(secured: dict[str, Any]) -> VerificationReport:
    return verify_credential(secured, world.environment(trust=trust(), checks=PROOF_ONLY, context_policy="open"))


@rdfc
@case("B19 work is counted")
def test_the_poison_ends_with_the_hash_call_that_is_one_too_many(case: str, by: Signing) -> None:
    report = _proof_alone({**unvetted(by, clique(10)), "proof": by.issue()["proof"]})
    assert (report.verdict, report.check("proof").code) == ("invalid", "COMPLEXITY_LIMIT")
    assert (report.work.hash_calls, report.work.signature_checks) == (1001, 0)


@requires_shared
@case("B19 as published")
def test_our_poison_is_the_published_one(case: str) -> None:
    published = edges_of(POISON / "074.nq")
    assert {node: set(others) for node, others in published.items()} == {
        node: set(others) for node, others in clique(10).items()
    }


@requires_shared
@rdfc
@pytest.mark.parametrize("name", ["B19 044", "B19 045", "B19 046"])
def test_a_hard_graph_that_is_no_poison_still_verifies(name: str, by: Signing) -> None:
    report = _proof_alone(by.forge(unvetted(by, edges_of(POISON / f"{name[-3:]}.nq"))))
    assert report.verdict == "valid", report.checks
    assert 12 < report.work.hash_calls <= 468


@rdfc
@case("B19 a ring")
def test_a_ring_of_look_alikes_still_verifies(case: str, by: Signing) -> None:
    ring = {f"e{k}": [f"e{(k + 1) % 8}"] for k in range(8)}
    assert _proof_alone(by.forge(unvetted(by, ring))).verdict == "valid"


def _with_schema(by: Signing, schema: dict[str, Any]) -> dict[str, Any]:
    """Return a credential with a JSON literal in it: the only place in the data model that has one."""
    stated = {"id": "https://example.org/schema", "type": "JsonSchema", "jsonSchema": schema}
    credential = {"type": ["VerifiableCredential"], "issuer": world.NAMES.did_of(world.UNIVERSITY)}
    return {
        "@context": [V2],
        **credential,
        "credentialSubject": {"id": world.did(by.holder)},
        "credentialSchema": stated,
    }


def _literal(by: Signing, signed: dict[str, Any], shown: dict[str, Any]) -> VerificationReport:
    secured = by.forge(_with_schema(by, signed))
    return _proof_alone(put(secured, ("credentialSchema", "jsonSchema"), shown))


LITERAL: dict[str, Any] = {"type": "object", "maximum": 1, "enum": ["a", "b"], "x": {"y": None, "z": []}}


@every_suite
@pytest.mark.parametrize(
    ("name", "shown", "verdict"),
    [
        ("B21 as it was", LITERAL, "valid"),
        ("B21 keys reordered", dict(reversed(LITERAL.items())), "valid"),
        ("B21 1 to 1.0, which JCS writes alike", LITERAL | {"maximum": 1.0}, "valid"),
        ("B21 1 to 1.5", LITERAL | {"maximum": 1.5}, "invalid"),
        ("B21 1 to '1'", LITERAL | {"maximum": "1"}, "invalid"),
        ("B21 1 to 1e400", LITERAL | {"maximum": float("inf")}, "invalid"),
        ("B21 items reordered", LITERAL | {"enum": ["b", "a"]}, "invalid"),
        ("B21 a null gone", LITERAL | {"x": {"z": []}}, "invalid"),
        ("B21 no object at all", None, "invalid"),
    ],
)
def test_a_json_literal_is_signed_as_jcs_writes_it(name: str, shown: Any, verdict: str, by: Signing) -> None:
    assert _literal(by, LITERAL, shown).verdict == verdict


@case("B21 in a credential of ours")
def test_our_types_have_no_room_for_a_json_literal(case: str, employer: Employer) -> None:
    schema = _with_schema(EDDSA_RDFC, LITERAL)["credentialSchema"]
    signed = EDDSA_RDFC.forge(EDDSA_RDFC.summary() | {"credentialSchema": schema})
    attack = Attack(arrives=signed, check="data_model", code="MALFORMED_VALUE_ERROR")
    assert_refused(attack)
    assert_refused_over_http(employer, attack)


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """Give a copy of the bundled files with one bit flipped in the summary's context."""
    package = Path(str(files("led_contexts")))
    copied = Path(shutil.copytree(package, tmp_path / "led_contexts"))
    context = copied / "own" / "summary-v1.jsonld"
    data = bytearray(context.read_bytes())
    data[len(data) // 2] ^= 1
    context.write_bytes(data)
    return copied


@case("B14 the library")
def test_a_context_that_changed_on_the_disk_is_refused_by_name(case: str, damaged: Path) -> None:
    with pytest.raises(ContextNotAllowedError) as caught:
        Library.read(damaged)
    assert SUMMARY in caught.value.detail
    assert contexts.digest(SUMMARY) in caught.value.detail


@case("B14 the service")
def test_a_service_does_not_start_with_a_context_that_changed(case: str, damaged: Path) -> None:
    start = (
        "from led_verifier.app import create_app\n"
        "from led_verifier.settings import VerifierSettings\n"
        "create_app(VerifierSettings())\n"
        "print('started')\n"
    )
    found = subprocess.run(
        [sys.executable, "-c", start],
        env={**os.environ, "PYTHONPATH": str(damaged.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    changed = hashlib.sha256((damaged / "own" / "summary-v1.jsonld").read_bytes()).hexdigest()
    assert found.returncode != 0
    assert "started" not in found.stdout
    assert SUMMARY in found.stderr
    assert changed in found.stderr
    assert contexts.digest(SUMMARY) in found.stderr
