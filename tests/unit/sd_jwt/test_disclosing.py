"""Each rule by which RFC 9901 has an SD-JWT rejected. https://www.rfc-editor.org/rfc/rfc9901#section-7.1"""

import hashlib
from typing import Any

import pytest

from led_vc.encoding import base64url_encode
from led_vc.errors import ComplexityLimitError, CryptographicSecurityError, DisclosureError, LedVcError, ParsingError
from led_vc.securing.sd_jwt import by_digest, disclose, hash_named, split
from tests.unit.sd_jwt.forge import SALT, digest, disclosure, text_of

NAME = disclosure("name", "Zoë")
ITEM = disclosure("BE")
CONTROL = frozenset({"iss", "cnf", "validUntil", "credentialStatus"})


def read(payload: dict[str, Any], *texts: str, control: frozenset[str] = CONTROL) -> dict[str, Any]:
    hash_ = hash_named(payload.get("_sd_alg", "sha-256"))
    return disclose(payload, by_digest(texts, hash_), control_members=control)


def test_a_member_and_an_item_take_their_places() -> None:
    payload = {"_sd": [digest(NAME)], "countries": ["NL", {"...": digest(ITEM)}, "LU"], "_sd_alg": "sha-256"}
    assert read(payload, NAME, ITEM) == {"name": "Zoë", "countries": ["NL", "BE", "LU"]}


def test_what_is_not_disclosed_leaves_no_trace() -> None:
    payload = {"_sd": [digest(NAME)], "countries": [{"...": digest(ITEM)}], "a": {"_sd": ["decoy"]}}
    assert read(payload) == {"countries": [], "a": {}}


def test_a_disclosure_inside_a_disclosure_takes_its_place() -> None:
    inner = disclosure("street", "Markt 1")
    outer = disclosure("address", {"_sd": [digest(inner)], "city": "Gent"})
    assert read({"_sd": [digest(outer)]}, outer, inner) == {"address": {"city": "Gent", "street": "Markt 1"}}


def test_the_digest_is_over_the_text_as_it_was_sent() -> None:
    spaced = base64url_encode(f'[ "{SALT}" , "name" , "Zo\\u00eb" ]'.encode())
    assert read({"_sd": [digest(spaced)]}, spaced) == {"name": "Zoë"}


def test_the_example_of_the_rfc_has_the_digest_that_it_prints() -> None:
    # Section 4.2.3 prints both.
    text = "WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0"
    assert digest(text) == "X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0"
    assert read({"_sd": [digest(text)]}, text) == {"family_name": "Möbius"}


@pytest.mark.parametrize("name", ["sha-256", "sha-384", "sha-512"])
def test_the_hashes_are_the_registered_ones(name: str) -> None:
    payload = {"_sd": [digest(NAME, name.replace("-", ""))], "_sd_alg": name}
    assert read(payload, NAME) == {"name": "Zoë"}


@pytest.mark.parametrize(
    "name", ["md5", "sha-1", "sha1", "sha-256-32", "SHA-256", "sha256", "none", "", None, 256, ["sha-256"]]
)
def test_another_hash_is_refused(name: Any) -> None:
    with pytest.raises(CryptographicSecurityError):
        read({"_sd_alg": name})


TWICE = digest(NAME)
INNER = disclosure("address", {"_sd": [TWICE]})
REFUSED: dict[str, tuple[dict[str, Any], tuple[str, ...]]] = {
    "_sd is no list": ({"_sd": TWICE}, ()),
    "_sd is an object": ({"_sd": {}}, ()),
    "_sd is null": ({"_sd": None}, ()),
    "_sd holds a number": ({"_sd": [1]}, ()),
    "_sd holds a list": ({"_sd": [[TWICE]]}, (NAME,)),
    "_sd deep inside is no list": ({"a": [{"b": {"_sd": "x"}}]}, ()),
    "a digest twice in one list": ({"_sd": [TWICE, TWICE]}, (NAME,)),
    "a digest twice that nobody discloses": ({"_sd": ["decoy", "decoy"]}, ()),
    "a digest in two places": ({"_sd": [TWICE], "a": {"_sd": [TWICE]}}, (NAME,)),
    "a digest in the payload and in a disclosure": ({"_sd": [TWICE, digest(INNER)]}, (NAME, INNER)),
    "a digest of a member and of an item": ({"_sd": [digest(ITEM)], "a": [{"...": digest(ITEM)}]}, ()),
    "a disclosure that nothing refers to": ({}, (NAME,)),
    "a disclosure beside one that is referred to": ({"_sd": [TWICE]}, (NAME, ITEM)),
    "the same disclosure twice": ({"_sd": [TWICE]}, (NAME, NAME)),
    "a disclosure below one that is not there": ({"_sd": [digest(INNER)]}, (NAME,)),
    "an item where a member was": ({"_sd": [digest(ITEM)]}, (ITEM,)),
    "a member where an item was": ({"a": [{"...": TWICE}]}, (NAME,)),
    "a place for an item beside other members": ({"a": [{"...": digest(ITEM), "x": 1}]}, ()),
    "a place for an item that is no text": ({"a": [{"...": 1}]}, ()),
    "a place for an item outside an array": ({"a": {"...": digest(ITEM)}}, (ITEM,)),
    "a place for an item at the top": ({"...": digest(ITEM)}, ()),
    "a member that is there already": ({"_sd": [TWICE], "name": "Jan"}, (NAME,)),
    "two disclosures of one name": (
        {"_sd": [TWICE, digest(disclosure("name", "Jan"))]},
        (NAME, disclosure("name", "Jan")),
    ),
}  # fmt: skip
for reserved in ("_sd", "...", "_sd_alg"):
    made = disclosure(reserved, ["x"])
    REFUSED[f"a member called {reserved}"] = ({"_sd": [digest(made)]}, (made,))
for control in sorted(CONTROL):
    made = disclosure(control, "x")
    REFUSED[f"a hidden {control}"] = ({"_sd": [digest(made)]}, (made,))
    REFUSED[f"something hidden inside {control}"] = ({control: {"_sd": [TWICE]}}, (NAME,))
    REFUSED[f"an item hidden inside {control}"] = ({control: [{"...": digest(ITEM)}]}, ())
for name, value in {
    "no array": {"a": 1}, "a text": "x", "empty": [], "a salt alone": [SALT], "four parts": [SALT, "a", 1, 2],
    "a name that is no text": [SALT, 1, "x"], "a salt that is no text": [1, "a", "x"], "no salt": [None, "x"],
}.items():  # fmt: skip
    made = text_of(value)
    REFUSED[f"a disclosure that is {name}"] = ({"_sd": [digest(made)]}, (made,))


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused(name: str) -> None:
    payload, texts = REFUSED[name]
    with pytest.raises(DisclosureError):
        read(payload, *texts)


def test_control_members_are_those_that_the_caller_names() -> None:
    made = disclosure("validUntil", "2030-01-01T00:00:00Z")
    assert read({"_sd": [digest(made)]}, made, control=frozenset()) == {"validUntil": "2030-01-01T00:00:00Z"}


@pytest.mark.parametrize(
    "text",
    [NAME + "=", NAME[:-1] + " ", "+/", "é", text_of([SALT, "a", 1])[:-1] + "~", "WyI", base64url_encode(b"\xff")],
)
def test_a_disclosure_is_read_as_strictly_as_everything_else(text: str) -> None:
    with pytest.raises((ParsingError, DisclosureError)):
        by_digest([text], hashlib.sha256)


def test_a_disclosure_with_the_same_member_twice_is_refused() -> None:
    with pytest.raises(ParsingError):
        by_digest([base64url_encode(b'["x","a",{"b":1,"b":2}]')], hashlib.sha256)


@pytest.mark.parametrize("text", ["", "~", "a.b.c", "~a~", "a.b.c~~", "a.b.c~x~~y"])
def test_the_parts_are_those_of_an_sd_jwt(text: str) -> None:
    with pytest.raises(ParsingError):
        split(text)


def test_the_parts_come_apart_and_the_holders_token_is_the_last() -> None:
    parts = split("a.b.c~d1~d2~k.b.t")
    assert (parts.issuer_token, parts.disclosures) == ("a.b.c", ("d1", "d2"))
    assert (parts.key_binding, parts.presented) == ("k.b.t", "a.b.c~d1~d2~")
    assert split("a.b.c~d1~").key_binding is None


def test_more_disclosures_than_anybody_makes_are_refused_before_they_are_read() -> None:
    with pytest.raises(ComplexityLimitError):
        split("a.b.c" + "~x" * 1025 + "~")


def test_disclosures_inside_one_another_end_at_the_bound() -> None:
    texts: list[str] = []
    for _ in range(100):
        texts.append(disclosure("a", {"_sd": [digest(texts[-1])]} if texts else {}))
    with pytest.raises(LedVcError):
        read({"_sd": [digest(texts[-1])]}, *texts)
