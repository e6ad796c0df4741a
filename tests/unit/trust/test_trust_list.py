"""The trust list as a document, and back."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from led_vc.encoding import jcs, parse_object
from led_vc.errors import LedVcError, MalformedValueError
from led_vc.trust import parse_trust_list, trust_list_document
from tests import world

LIMITED = world.trusted_provider(
    world.SCHOOL,
    proof_types=frozenset({"Diploma", "Getuigschrift"}),
    institutions=frozenset({31, 32}),
    keys=(world.trusted_key(world.SCHOOL, revoked=world.ISSUED),),
)


def test_a_list_reads_back_as_it_was_written() -> None:
    trust = world.trust(world.trusted_provider(), LIMITED)
    assert parse_trust_list(parse_object(jcs(trust_list_document(trust)))) == trust


def test_only_the_exact_did_is_found() -> None:
    trust, did = world.trust(), world.NAMES.did_of(world.UNIVERSITY)
    assert trust.provider(did) is not None
    for other in (did.upper(), did + ".", did + "1", did[:-1], did.replace("led", "l%65d"), f" {did}"):
        assert trust.provider(other) is None


def test_a_list_is_stale_from_the_moment_it_names() -> None:
    trust = world.trust()
    assert not trust.is_stale(trust.expires - timedelta(seconds=1))
    assert trust.is_stale(trust.expires)


def changed(path: list[Any], value: Any) -> dict[str, Any]:
    """Return the list's document with the member at `path` changed; `...` takes it away."""
    document = trust_list_document(world.trust(world.trusted_provider(), LIMITED))
    target: Any = document
    for step in path[:-1]:
        target = target[step]
    if value is ...:
        del target[path[-1]]
    else:
        target[path[-1]] = value
    return document


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["type"], "TrustList"),
        (["version"], "4"),
        (["version"], True),
        (["version"], 0),
        (["version"], 2**40),
        (["issued"], "today"),
        (["expires"], ...),
        (["bundleKey"], "z6Mk"),
        (["bundleKey"], 5),
        (["providers"], {}),
        (["extra"], 1),
        (["providers", 0, "extra"], 1),
        (["providers", 0, "name"], ""),
        (["providers", 0, "name"], "N" * 401),
        (["providers", 0, "proofTypes"], "all"),
        (["providers", 0, "proofTypes"], [5]),
        (["providers", 0, "institutions"], None),
        (["providers", 0, "institutions"], ["31"]),
        (["providers", 0, "validUntil"], "2019-01-01T00:00:00Z"),
        (["providers", 0, "keys", 0, "id"], "did:web:led.example:provider:7#k1"),
        (["providers", 0, "keys", 0, "validFrom"], "2028-01-01T00:00:00Z"),
        (["providers", 0, "keys", 0, "secret"], "x"),
        (["providers", 0, "keys", 0, "revoked"], None),
        (["providers", 0, "id"], "did:web:led.example:provider:7"),
        (["providers", 0], "provider"),
    ],
)
def test_what_the_format_does_not_know_is_refused(path: list[Any], value: Any) -> None:
    with pytest.raises(LedVcError):
        parse_trust_list(changed(path, value))


def test_a_provider_or_a_key_cannot_stand_in_the_list_twice() -> None:
    with pytest.raises(MalformedValueError):
        world.trust(world.trusted_provider(), world.trusted_provider())
    with pytest.raises(MalformedValueError):
        replace(LIMITED, keys=LIMITED.keys * 2)
