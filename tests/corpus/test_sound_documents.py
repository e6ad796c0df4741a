"""The other side of the corpus: sound documents are valid, by the same judge and over the same door.

Without these a verifier that refuses everything would pass every other test of this folder.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from led_vc.environment import PROOF_ONLY
from led_vc.qr import decode_qr, demo_table
from led_vc.verify import Challenged, Live, PresentationReport, verify_credential, verify_presentation
from tests import world
from tests.corpus import sound
from tests.corpus.graphs import edges_of, unvetted
from tests.corpus.judging import environment
from tests.corpus.service import Employer
from tests.corpus.signing import ECDSA_RDFC, EDDSA_RDFC, SIGNINGS, Signing, trust
from tests.paths import VECTORS, requires_shared
from tests.vectors.data_integrity import VECTOR_SETS, Vector, load, proof_only

CREDENTIALS, TEXTS = list(sound.credentials()), list(sound.texts())
PRESENTATIONS, CODES = list(sound.presentations()), list(sound.codes())
TOKENS, HARD_GRAPHS = list(sound.tokens()), ("044", "045", "046")
every_suite = pytest.mark.parametrize("by", SIGNINGS.values(), ids=lambda by: by.name)


def each(named: list[sound.Named]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("document", [pytest.param(document, id=name) for name, document in named])


def said(document: Any) -> Any:
    """Return what a credential says, whoever wrote it down: without its proof."""
    value = document if isinstance(document, dict) else json.loads(document)
    return {name: one for name, one in value.items() if name != "proof"}


@each([*CREDENTIALS, *TEXTS])
def test_a_sound_credential_is_valid_and_says_what_it_said(document: Any) -> None:
    report = verify_credential(document, environment())
    assert report.verdict == "valid", report.checks
    assert report.credential is not None
    assert report.credential.document == said(document)


@each([*CREDENTIALS, *TEXTS])
def test_a_sound_credential_is_valid_over_http(document: Any, employer: Employer) -> None:
    answer = employer.check(document.decode() if isinstance(document, bytes) else document)
    assert (answer["banner"]["tone"], answer["banner"]["verdict"]) == ("todo", "valid"), answer["banner"]
    assert answer["proofs"][0]["claims"]["familyName"] == said(document)["credentialSubject"]["familyName"]


@each(PRESENTATIONS)
def test_a_sound_presentation_is_valid(document: Any) -> None:
    report = verify_presentation(document, environment(), expects=Live())
    assert report.verdict == "valid", report


@each([*PRESENTATIONS, *((name, code) for name, code in CODES if name.startswith("live"))])
def test_a_sound_presentation_is_green(document: Any, employer: Employer) -> None:
    answer = employer.check(document)
    assert (answer["banner"]["tone"], answer["banner"]["verdict"]) == ("ok", "valid"), answer["banner"]


@each(CODES)
def test_a_sound_code_is_valid(document: str) -> None:
    found = decode_qr(document, demo_table())
    if document.startswith("VP1-"):
        assert verify_presentation(found, environment(), expects=Live()).verdict == "valid"
    else:
        assert verify_credential(found, environment()).verdict == "valid"


@each(TOKENS)
def test_a_sound_token_is_valid_and_says_what_was_put_in_it(document: str) -> None:
    report = verify_credential(document, environment())
    assert report.verdict == "valid", report.checks
    assert report.credential is not None
    assert report.credential.document in (world.summary(), world.qualification())


@each(TOKENS)
def test_a_sound_token_is_valid_over_http(document: str, employer: Employer) -> None:
    answer = employer.check(document)
    assert (answer["banner"]["tone"], answer["banner"]["verdict"]) == ("todo", "valid"), answer["banner"]


@every_suite
def test_a_sound_answer_to_a_challenge_is_valid(by: Signing) -> None:
    shown = sound.answer("n-0S6_WzA2Mj", "https://employer.example", by)
    expects = Challenged(challenge="n-0S6_WzA2Mj", domain="https://employer.example")
    report: PresentationReport = verify_presentation(shown, environment(), expects=expects)
    assert report.verdict == "valid", report


@every_suite
def test_a_key_that_was_revoked_later_still_counts_for_before(by: Signing) -> None:
    later = world.ISSUED + timedelta(hours=1)
    university, *others = trust().providers
    keys = tuple(replace(key, revoked=later) for key in university.keys)
    known = replace(environment(), trust=world.trust(replace(university, keys=keys), *others))
    assert verify_credential(by.issue(), known).verdict == "valid"


@requires_shared
@pytest.mark.parametrize("vector", VECTOR_SETS, ids=lambda vector: vector.folder)
def test_a_signed_document_of_w3c_has_a_good_proof(vector: Vector) -> None:
    report = verify_credential(vector.signed(), proof_only())
    assert report.verdict == "valid", report.checks


@requires_shared
@pytest.mark.parametrize("name", ["signedProofSet1", "signedProofSet2"])
def test_a_proof_set_of_w3c_is_good(name: str) -> None:
    secured = load(VECTORS / f"vc-di-eddsa/proof-set-chain/{name}.json")
    assert verify_credential(secured, proof_only()).verdict == "valid"


@requires_shared
@pytest.mark.parametrize("by", [EDDSA_RDFC, ECDSA_RDFC], ids=lambda by: by.name)
@pytest.mark.parametrize("number", HARD_GRAPHS)
def test_a_graph_that_is_hard_and_legal_has_a_good_proof(number: str, by: Signing) -> None:
    graph = edges_of(VECTORS / f"rdf-canon/rdfc10/test{number}-in.nq")
    known = replace(environment(), checks=PROOF_ONLY, context_policy="open")
    assert verify_credential(by.forge(unvetted(by, graph)), known).verdict == "valid"


def _with_letters_beyond_ascii() -> list[str]:
    return [name for name, document in CREDENTIALS if not said(document)["credentialSubject"]["familyName"].isascii()]


@pytest.mark.parametrize(
    ("kind", "names", "least"),
    [
        ("W3C vectors", [vector.folder for vector in VECTOR_SETS], 9),
        ("escapes", [name for name, _ in TEXTS if "escaped" in name or "in ASCII" in name], 8),
        (
            "the order of members",
            [name for name, _ in (*CREDENTIALS, *TEXTS) if "reverse" in name or "sorted" in name],
            6,
        ),
        (
            "white space",
            [name for name, _ in TEXTS if name.startswith(("indented", "with tabs", "space", "compact"))],
            8,
        ),
        ("names", _with_letters_beyond_ascii(), 10),
        ("graphs", HARD_GRAPHS, 3),
        ("tokens", [name for name, _ in TOKENS], 18),
    ],
)
def test_there_are_enough_of_each_kind(kind: str, names: Sequence[str], least: int) -> None:
    assert len({*names}) >= least, kind


def test_there_are_enough_of_them() -> None:
    names = [name for name, _document in (*CREDENTIALS, *TEXTS, *PRESENTATIONS, *CODES, *TOKENS)]
    assert len(names) == len(set(names)) >= 140
