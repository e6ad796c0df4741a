"""Bytes that are nearly what a parser wants: its seeds, cut, spliced, doubled, and with what broke parsers before."""

from random import Random

from hypothesis import strategies as st

from tests.fuzz.seeds import Seeds
from tests.fuzz.structure import restructured

PIECES = [
    b"null", b"true", b"-1", b"0", b"1e400", b"9007199254740993", b"[]", b"{}", b"[[", b'"x"', b'""', b'"', b"\\",
    b"\\u0000", b"\\ud800", b'"@value"', b'"@context"', b'"@id"', b'"@type"', b'"@graph"', b'"@none"', b'"id"',
    b'"type"', b"urn:a:b", b"_:b0", b"https://[", b"https://a:b@c/", b"did:key:z", b"#", b".", b"~", b"=", b":", b";",
    b",", b"%", b"%00", b"\x00", b"\xff", b"\xed\xa0\x80", b"\xf0\x9f\x98\x80", b"\xef\xbb\xbf", b"\r\n", b"\x1b[2J",
    b"\x9f", b"\xbf", b"\xf9\x7e\x00", b"\xfb\x7f\xf8\x00\x00\x00\x00\x00\x00", b"\x1b\xff\xff\xff\xff\xff\xff\xff\xff",
    b"\xd8\x40", b"\x1f\x8b\x08", b"99999999999999999999", b"0000-00-00T00:00:00Z", b"9999-12-31T24:00:00Z",
]  # fmt: skip


@st.composite
def nearly(draw: st.DrawFn, seeds: Seeds) -> bytes:
    """Draw a seed, change what it says, and then up to four times how it is spelt; or only one of the two."""
    data = draw(st.sampled_from(seeds))
    if draw(st.booleans()):
        data = restructured(data, Random(draw(st.integers(0, 2**32)))) or data
        if draw(st.booleans()):
            return data
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.sampled_from([0, 1, 1, 2, 4, 16, 64, 4096])))
        data = data[:start] + draw(_between(data[start:end], seeds)) + data[end:]
    return data


def _between(removed: bytes, seeds: Seeds) -> st.SearchStrategy[bytes]:
    whole = st.sampled_from(seeds)
    return st.one_of(
        st.sampled_from(PIECES),
        st.just(b""),
        st.binary(max_size=4),
        st.just(removed * 2),
        st.just(removed[::-1]),
        st.builds(lambda seed, at: seed[at : at + 32], whole, st.integers(0, 2000)),
    )
