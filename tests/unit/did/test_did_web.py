"""Where a did:web lies, and the games that are not played (attack corpus D08, F02)."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from led_vc.did import did_web
from led_vc.errors import UnsafeUrlError


@pytest.mark.parametrize(
    ("did", "url"),
    [
        ("did:web:led.example", "https://led.example/.well-known/did.json"),
        ("did:web:led.example:provider:7", "https://led.example/provider/7/did.json"),
        ("did:web:w3c-ccg.github.io:user:alice", "https://w3c-ccg.github.io/user/alice/did.json"),
        ("did:web:1.led.example:a.b:c_d-e", "https://1.led.example/a.b/c_d-e/did.json"),
    ],
)
def test_a_plain_name_has_one_address(did: str, url: str) -> None:
    assert did_web.url_of(did) == url


@pytest.mark.parametrize(
    "did",
    [
        "did:web:led.example%3A8080",
        "did:web:led.example%3a443",
        "did:web:localhost",
        "did:web:localhost%3A8080",
        "did:web:127.0.0.1",
        "did:web:0x7f.1",
        "did:web:2130706433",
        "did:web:169.254.169.254",
        "did:web:%5B%3A%3A1%5D",
        "did:web:[::1]",
        "did:web:led.example.",
        "did:web:.led.example",
        "did:web:led..example",
        "did:web:LED.example",
        "did:web:led.Example",
        "did:WEB:led.example",
        "DID:web:led.example",
        "did:web:l\u0435d.example",
        "did:web:xn--ld-tlc.example",
        "did:web:led.xn--p1ai",
        "did:web:led%2Eexample",
        "did:web:led.example%2F..",
        "did:web:led.example/provider",
        "did:web:led.example:..",
        "did:web:led.example:.",
        "did:web:led.example:.well-known",
        "did:web:led.example:provider:",
        "did:web:led.example::7",
        "did:web:led.example:a%2Fb",
        "did:web:led.example:a/b",
        "did:web:led.example:a?b",
        "did:web:led.example:a#b",
        "did:web:led.example:\u0661",
        "did:web:user@led.example",
        "did:web:-led.example",
        "did:web:led-.example",
        "did:web:led_x.example",
        "did:web:led.example\n",
        "did:web:" + "a" * 64 + ".example",
        "did:web:" + "a." * 130 + "example",
        "did:web:led.example:" + "a" * 2000,
        "did:web:",
        "did:web",
        "did:key:led.example",
        "",
    ],
)
def test_a_name_that_plays_games_is_unsafe(did: str) -> None:
    with pytest.raises(UnsafeUrlError):
        did_web.url_of(did)


@settings(deadline=None)
@given(st.text(alphabet="abzAZ019.-:%_/@é", max_size=30))
def test_two_dids_never_share_an_address(name: str) -> None:
    try:
        url = did_web.url_of("did:web:" + name)
    except UnsafeUrlError:
        return
    path = url.removeprefix("https://").removesuffix("/did.json").split("/")
    assert ":".join(path).removesuffix(":.well-known") == name
