"""What fuzzing starts from: our own documents, as each parser gets them, and some of the kind that it must refuse."""

import gzip
from collections.abc import Sequence
from functools import cache
from typing import Any, get_args

from led_vc import contexts
from led_vc.did import did_jwk, did_key
from led_vc.encoding import (
    base45_encode,
    base64url_encode,
    cbor_encode,
    format_datetime,
    jcs,
    multibase_encode,
)
from led_vc.keys import KeyAlgorithm
from led_vc.qr import demo_table, encode_cborld, encode_qr
from led_vc.rdf import canonicalize
from led_vc.status import bitstring
from led_vc.trust import trust_list_document
from tests import world
from tests.register_desk import HIGHER, file_of, header_of, row

Seeds = tuple[bytes, ...]
AUDIENCE = "https://led.example"
KEYS = tuple(world.key("fuzzed", kind) for kind in get_args(KeyAlgorithm))
"""A key of each kind."""


def texts(values: Sequence[str]) -> Seeds:
    """Return texts as bytes."""
    return tuple(value.encode() for value in values)


def documents(values: Sequence[Any]) -> Seeds:
    """Return JSON values as bytes."""
    return tuple(jcs(value) for value in values)


@cache
def secured() -> Seeds:
    """Return credentials under both kinds of suite."""
    return documents(
        [world.issue(world.summary()), world.issue(world.qualification(), suite=world.JCS), world.summary()]
    )


@cache
def presentations() -> Seeds:
    """Return live presentations."""
    both = world.issue(world.summary()), world.issue(world.qualification())
    return documents([world.show(both[0]), world.show(*both, suite=world.JCS)])


@cache
def values() -> Seeds:
    """Return JSON of every kind, and what looks like it."""
    odd = [
        "[1e308,-0.0,1E-9,true,false,null]",
        '"\\ud83d\\ude00\\u0000\\/"',
        '{"a":{"a":{}}}',
        " [ ] ",
        "9007199254740991",
    ]
    bad = ['{"a":1,"a":2}', "NaN", "1e999", "9007199254740993", '"\\ud800"', "[[[[", '"', "\ufeff1", "01", "[1,]"]
    return (*secured(), *texts([*odd, *bad]))


@cache
def statements() -> Seeds:
    """Return N-Quads: of a credential, and with blank nodes that are hard to tell apart."""
    found = canonicalize(world.summary(), contexts.bundled()).nquads
    ring = "".join(f"_:n{one} <urn:p> _:n{(one + 1) % 5} _:g .\n" for one in range(5))
    odd = '<urn:a> <urn:p> "\\u00e9\\t\\"\\U0001F600"@nl-be <urn:g> . # said\r\n\n_:a <urn:p> "1"^^<urn:t> .\n'
    return texts([found, ring, odd, "_:a <urn:p> _:b .\n_:b <urn:p> _:a ."])


@cache
def cbor() -> Seeds:
    """Return CBOR: of codes, and of every major type."""
    pieces = [0, -1, 2**64 - 1, b"x", "é", [1, [2]], {1: "a", "b": None}, True, 1.5, 1e300]
    code = encode_cborld(world.issue(world.summary()), demo_table())
    return (
        code,
        *(cbor_encode(piece) for piece in pieces),
        b"\x9f\xff",
        b"\xc2\x41\x01",
        b"\x1b" + b"\xff" * 8,
        b"\xf9\x7e\0",
    )


@cache
def codes() -> Seeds:
    """Return QR texts of a presentation and of a print, and foreign ones."""
    shown = [
        encode_qr(world.show(world.issue(world.summary())), demo_table()),
        encode_qr(world.issue(world.summary()), demo_table()),
    ]
    return texts([*shown, "VP1-RBFA", "VC2-R00", "HC1:6BF", "WIFI:S:x;;", "https://a.example/?b", "eyJ9.eyJ9.eyJ9~"])


@cache
def alphabets() -> Seeds:
    """Return short values in each of the bases, with and without faults."""
    data = [b"", b"\0", b"\0\0\xff", bytes(range(64)), world.GRADUATE.public_key.raw]
    found = [write(one) for one in data for write in (base64url_encode, base45_encode, _base58, _base64url)]
    return texts([*found, "zO", "u=", "uAB", "m", "zzzzzzzz", "AAAA=", ":::"])


@cache
def moments() -> Seeds:
    """Return moments."""
    return texts([format_datetime(world.NOW), "2026-11-22T24:00:00.000000000+14:00", "0001-01-01T00:00:00-14:00"])


@cache
def dids() -> Seeds:
    """Return DIDs and DID URLs of each method."""
    found = [one for key in KEYS for one in (did_key.method_of(key.public_key), did_jwk.method_of(key.public_key))]
    plain = [one.partition("#")[0] for one in found]
    return texts(
        [*found, *plain, "did:web:led.example:provider:11", "did:web:led.example#k1", "did:x:%41#", "did:key:z#z"]
    )


@cache
def controllers() -> Seeds:
    """Return a controller document with its methods in each of the ways that they can be stated."""
    did = "did:web:led.example:provider:11"
    multikey = {
        "id": f"{did}#k1",
        "type": "Multikey",
        "controller": did,
        "publicKeyMultibase": KEYS[0].public_key.to_multikey(),
    }
    jwk = {
        "id": "#k2",
        "type": "JsonWebKey",
        "controller": did,
        "publicKeyJwk": KEYS[1].public_key.to_jwk(),
        "expires": "2030-01-01T00:00:00Z",
    }
    whole = {
        "id": did,
        "verificationMethod": [multikey],
        "assertionMethod": ["#k1", jwk],
        "authentication": [f"{did}#k1"],
    }
    return documents([whole, {"id": did}])


@cache
def keys() -> Seeds:
    """Return public keys as JWK and as Multikey."""
    return (
        *documents([key.public_key.to_jwk() for key in KEYS]),
        *texts([key.public_key.to_multikey() for key in KEYS]),
    )


@cache
def secret_keys() -> Seeds:
    """Return secret keys as Multikey."""
    return texts([key.to_multikey() for key in KEYS])


@cache
def lists() -> Seeds:
    """Return packed status lists: sound, short, cut, and two members in one."""
    sound = gzip.compress(bytes(bitstring.MINIMUM_ENTRIES // 8), mtime=0)
    return (sound, gzip.compress(b"short", mtime=0), sound[:-9], sound + sound, b"\x1f\x8b")


@cache
def bundles() -> Seeds:
    """Return a bundle, with all that it holds."""
    return documents([world.Publication().bundle()])


@cache
def status_lists() -> Seeds:
    """Return a status list as it is published."""
    return documents([world.signed_status_list(bits=[1])])


@cache
def trust_lists() -> Seeds:
    """Return a trust list without its proof."""
    return documents([trust_list_document(world.trust())])


@cache
def tables() -> Seeds:
    """Return the tables of QR codes, and what is left of one."""
    small = {"registryEntryId": 1, "url": {"urn:a": 1}, "url_lists": [{"prefix": "p", "first": 9, "values": ["q"]}]}
    return documents([small, contexts.qr_table(contexts.QR_TABLE_IDS["demo"])])


@cache
def deliveries() -> Seeds:
    """Return rows in both formats."""
    quoted = row(titel_nl='Bachelor "x"; y\nz')
    return (
        file_of([row(), quoted]),
        jcs(row()) + b"\n" + jcs(quoted) + b"\n[]\n{",
        b'a;"',
        b"\xef\xbb\xbfinsz\n\xff\n",
    )


@cache
def headers() -> Seeds:
    """Return a delivery's header."""
    made = header_of(b"", HIGHER, 1, 1, tijdstip=world.NOW)
    members = {name: getattr(made, name) for name in made.__slots__}
    return documents([members | {"tijdstip": format_datetime(world.NOW)}, {}])


def _base58(data: bytes) -> str:
    return multibase_encode(data, "z")


def _base64url(data: bytes) -> str:
    return multibase_encode(data, "u")
