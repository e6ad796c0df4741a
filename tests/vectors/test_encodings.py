"""JCS, multibase and multicodec: the vectors of their own projects."""

import csv
import json
from pathlib import Path

import pytest

from led_vc.encoding import jcs, multibase_decode, multibase_encode, parse_json
from led_vc.encoding.multibase import Base
from led_vc.errors import ParsingError
from led_vc.keys.multicodec import KEY_CODECS
from tests.paths import VECTORS, requires_shared

pytestmark = requires_shared

JCS = VECTORS / "jcs"
TEXTS = {"basic": b"yes mani !", "leading_zero": b"\0yes mani !", "two_leading_zeros": b"\0\0yes mani !"}
OURS: dict[str, Base] = {"base58btc": "z", "base64url": "u"}


def _names() -> list[str]:
    return sorted(path.stem for path in (JCS / "input").glob("*.json"))


def test_all_the_jcs_vectors_are_there() -> None:
    assert _names() == ["arrays", "french", "structures", "unicode", "values", "weird"]


@pytest.mark.parametrize("name", _names())
def test_the_canonical_text_is_the_expected_one_byte_for_byte(name: str) -> None:
    canonical = jcs(parse_json((JCS / "input" / f"{name}.json").read_bytes()))
    assert canonical == (JCS / "output" / f"{name}.json").read_bytes()
    assert canonical == bytes.fromhex((JCS / "outhex" / f"{name}.txt").read_text())


def _rows(name: str) -> dict[str, str]:
    with (VECTORS / "multibase" / "tests" / f"{name}.csv").open(newline="") as file:
        return dict(csv.reader(file, skipinitialspace=True))


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("base", OURS)
def test_our_two_bases_are_written_and_read_as_the_vectors_say(name: str, base: str) -> None:
    text = _rows(name)[base]
    assert multibase_encode(TEXTS[name], OURS[base]) == text
    assert multibase_decode(text) == TEXTS[name]


@pytest.mark.parametrize("name", TEXTS)
def test_every_other_base_is_refused(name: str) -> None:
    others = [text for base, text in _rows(name).items() if base not in OURS and base != "encoding"]
    assert len(others) > 15
    for text in others:
        with pytest.raises(ParsingError):
            multibase_decode(text)


def test_every_codec_that_we_name_has_the_number_of_the_public_table() -> None:
    path: Path = VECTORS / "multibase" / "multicodec" / "table.csv"
    with path.open(newline="") as file:
        table = {int(row[2], 16): row[0] for row in csv.reader(file, skipinitialspace=True) if row[2].startswith("0x")}
    assert {code: table[code] for code in KEY_CODECS} == dict(KEY_CODECS)


def test_the_strict_reader_and_the_standard_one_agree_on_all_inputs() -> None:
    for name in _names():
        data = (JCS / "input" / f"{name}.json").read_bytes()
        assert parse_json(data) == json.loads(data)
