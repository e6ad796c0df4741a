"""What an issuer hides: it comes back by its disclosure, and by nothing else. https://www.rfc-editor.org/rfc/rfc9901#section-4.2"""

import copy
import hashlib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from led_vc.errors import ComplexityLimitError, MalformedValueError
from led_vc.securing.sd_jwt import by_digest, disclose, parse_disclosure, write_disclosure
from led_vc.securing.sd_jwt.hide import hide

DOCUMENT = {
    "a": 1,
    "b/c": {"~d": [1, {"e": "é"}, None, [2, 3]], "f": False},
    "g": [[{"h": 1}], "i"],
}
POINTERS = ("/a", "/b~1c/~0d/1/e", "/b~1c/~0d/1", "/b~1c/~0d/3/0", "/b~1c/~0d", "/b~1c", "/g/0/0", "/g/1", "/b~1c/f")


def hidden(*pointers: str) -> tuple[dict[str, Any], list[str]]:
    payload = copy.deepcopy(DOCUMENT)
    return payload, hide(payload, pointers)


def read(payload: dict[str, Any], texts: list[str]) -> dict[str, Any]:
    return disclose(payload, by_digest(texts, hashlib.sha256))


def test_with_all_disclosures_it_is_the_document_again() -> None:
    payload, texts = hidden(*POINTERS)
    assert len(texts) == len(POINTERS)
    assert read(payload, texts) == DOCUMENT


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(POINTERS), unique=True))
def test_whatever_is_hidden_comes_back(pointers: list[str]) -> None:
    payload, texts = hidden(*pointers)
    assert read(payload, texts) == DOCUMENT
    assert ("_sd_alg" in payload) == bool(pointers)


def test_without_disclosures_what_was_hidden_is_gone() -> None:
    payload, _texts = hidden("/a", "/b~1c/~0d/0", "/b~1c/f")
    assert read(payload, []) == {"b/c": {"~d": [{"e": "é"}, None, [2, 3]]}, "g": [[{"h": 1}], "i"]}


def test_the_disclosures_come_in_the_order_of_the_pointers() -> None:
    payload, (first, _second) = hidden("/b~1c", "/b~1c/f")
    assert read(payload, [first])["b/c"] == {"~d": DOCUMENT["b/c"]["~d"]}  # type: ignore[index]  # a dict of mixed values


def test_the_digests_say_nothing_of_the_order_of_the_members() -> None:
    payload = dict.fromkeys("abcdefgh", 1)
    hide(payload, [f"/{name}" for name in "abcdefgh"])
    digests: Any = payload["_sd"]
    assert digests == sorted(digests)


def test_salts_are_128_bits_and_never_twice() -> None:
    asked = []

    def random(size: int) -> bytes:
        asked.append(size)
        return bytes(range(size))

    texts = hide(copy.deepcopy(DOCUMENT), ["/a", "/g"], random=random)
    assert asked == [32]
    assert len({text[4:24] for text in texts}) == 2


@pytest.mark.parametrize(
    "pointer", ["", "a", "/x", "/b~1c/~0d/9", "/b~1c/~0d/-1", "/b~1c/~0d/x", "/a/b", "/b~1c/~0d/²", "/_sd"]
)
def test_a_pointer_to_nothing_is_refused(pointer: str) -> None:
    with pytest.raises(MalformedValueError):
        hidden(pointer)


def test_a_pointer_twice_is_refused() -> None:
    with pytest.raises(MalformedValueError):
        hidden("/a", "/a")


@pytest.mark.parametrize("document", [{"_sd": []}, {"a": [{"...": "x"}]}, {"a": {"_sd_alg": "sha-256"}}])
def test_a_document_with_members_of_sd_jwts_own_is_refused(document: dict[str, Any]) -> None:
    with pytest.raises(MalformedValueError):
        hide(document, [])


def test_more_than_anybody_hides_is_refused() -> None:
    with pytest.raises(ComplexityLimitError):
        hide({}, [f"/{number}" for number in range(1025)])


@given(st.text(max_size=20), st.text(max_size=20) | st.integers(-9, 9) | st.none() | st.booleans())
def test_any_name_and_value_come_back_from_their_disclosure(name: str, value: Any) -> None:
    if name not in ("_sd", "...", "_sd_alg"):
        assert parse_disclosure(write_disclosure(bytes(16), value, name=name)) == (name, value)
    assert parse_disclosure(write_disclosure(bytes(16), value)) == (None, value)


def test_text_that_is_not_unicode_is_refused() -> None:
    with pytest.raises(MalformedValueError):
        write_disclosure(bytes(16), "\ud800")
