"""Corpus group E, continued: lists of before, lists that expand without end, lists that point at themselves."""

import tracemalloc
from datetime import timedelta
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from led_vc.errors import LedVcError, RollbackError
from led_vc.verify import newer, verify_status_list
from tests import world
from tests.corpus import published as lists
from tests.corpus.attack import case
from tests.corpus.hosts import bombing_host
from tests.corpus.judging import environment
from tests.corpus.published import published
from tests.corpus.service import employer as running_verifier
from tests.corpus.signing import EDDSA_RDFC, trust

EARLIER = world.NOW - timedelta(hours=1)


@case("E13 an older list")
def test_an_older_list_is_refused(case: str) -> None:
    seen = verify_status_list(world.signed_status_list(bits=[1]), environment())
    older = world.signed_status_list(bits=[1], valid_from=EARLIER, created=EARLIER)
    with pytest.raises(RollbackError):
        newer(seen, verify_status_list(older, environment()))


@case("E13 a revocation taken back")
def test_a_list_that_takes_a_revocation_back_is_refused(case: str) -> None:
    seen = verify_status_list(world.signed_status_list(bits=[1], valid_from=EARLIER), environment())
    with pytest.raises(RollbackError):
        newer(seen, verify_status_list(world.signed_status_list(), environment()))


@pytest.mark.parametrize(
    ("name", "bits", "code"),
    [
        ("E13 over HTTP, revoked since", [world.SUMMARY_REVOCATION.index], "STATUS_REVOKED"),
        ("E13 over HTTP, another revoked since", [5], "ROLLBACK"),
    ],
)
def test_a_service_keeps_the_newer_list_and_says_so(name: str, bits: list[int], code: str, tmp_path: Path) -> None:
    later = world.NOW + timedelta(seconds=90)
    with running_verifier(tmp_path) as own:
        own.register.publish(bits=bits)
        own.check(EDDSA_RDFC.issue())
        own.register.publish(valid_from=EARLIER, created=EARLIER)
        own.set_clock(later)
        with capture_logs() as logged:
            answer = own.check(EDDSA_RDFC.issue())
    assert answer["banner"]["code"] == code
    assert answer["banner"]["tone"] == ("bad" if code == "STATUS_REVOKED" else "warn")
    assert "ROLLBACK" in {line["code"] for line in logged if line["event"] == "status_list_not_renewed"}


def _peak_of(number: int) -> tuple[str | None, float]:
    """Verify a list; return the code that it ends in, and the most memory that this took, in MiB."""
    document = published()[number]
    tracemalloc.start()
    try:
        verify_status_list(document, world.environment(trust=trust()))
        code = None
    except LedVcError as error:
        code = error.code
    finally:
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    return code, peak / 2**20


@case("E17 memory")
def test_a_bomb_is_refused_in_bounded_memory(case: str) -> None:
    code, peak = _peak_of(lists.BOMB)
    assert code == "STATUS_VERIFICATION_ERROR"
    assert peak < 16


@case("E17 a bomb in a bomb")
def test_a_list_is_expanded_once(case: str) -> None:
    code, peak = _peak_of(lists.NESTED_BOMB)
    assert code is None, "65,250 bytes are a list of 522,000 bits, whatever they spell"
    assert peak < 2


@case("E17 memory over HTTP")
def test_a_service_refuses_a_bomb_in_bounded_memory(case: str, tmp_path: Path) -> None:
    with running_verifier(tmp_path) as own:
        own.check(EDDSA_RDFC.issue())
        tracemalloc.start()
        answer = own.check(EDDSA_RDFC.issue(lists.on_list(EDDSA_RDFC.summary(), lists.BOMB)))
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert answer["banner"]["code"] == "STATUS_VERIFICATION_ERROR"
    assert peak < 16 * 2**20


@case("E17 a bomb on the wire")
def test_an_answer_that_is_a_bomb_is_refused_in_bounded_memory(case: str, tmp_path: Path) -> None:
    with bombing_host() as address, running_verifier(tmp_path, status_at=address) as own:
        own.check("warm up")
        tracemalloc.start()
        answer = own.check(EDDSA_RDFC.issue())
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert answer["banner"]["code"] == "STATUS_RETRIEVAL_ERROR"
    assert peak < 16 * 2**20


@case("E19 one fetch at most")
def test_a_list_that_points_at_itself_is_fetched_once(case: str, tmp_path: Path) -> None:
    with running_verifier(tmp_path) as own:
        answer = own.check(EDDSA_RDFC.issue(lists.on_list(EDDSA_RDFC.summary(), lists.LOOP)))
        assert own.register.asked.count(f"/status/{lists.LOOP}") == 1
    assert answer["banner"]["code"] == "STATUS_VERIFICATION_ERROR"
