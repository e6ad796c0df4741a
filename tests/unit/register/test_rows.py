"""Rows and spools as streams: what passes is counted, sealed, and read back as it was."""

import hashlib
import io
import random
from pathlib import Path

import pytest

from led_issuer.register.refused import DeliveryRefusedError
from led_issuer.register.rows import RowStream
from led_issuer.register.spool import SealedSpool
from tests.register_desk import file_of, row


class Dribble:
    """Gives a file in pieces of a few bytes."""

    def __init__(self, data: bytes, size: int) -> None:
        self._file, self._size = io.BytesIO(data), size

    def read(self, _size: int, /) -> bytes:
        return self._file.read(self._size)


@pytest.mark.parametrize("size", [1, 7, 65_536])
def test_rows_do_not_depend_on_the_pieces_in_which_they_come(size: int) -> None:
    data = file_of([row(titel_nl="Bachelor; \u201cé\u201d"), row(voornamen="")]).replace(b"\n", b"\r\n")
    stream = RowStream(Dribble(data, size), "csv")
    found = [dict(one.values) for one in stream]
    assert [one["titel_nl"] for one in found] == ["Bachelor; \u201cé\u201d", "Bachelor in de verpleegkunde"]
    assert (stream.count, stream.digest) == (2, hashlib.sha256(data).hexdigest())


def test_a_byte_order_mark_is_not_a_column() -> None:
    data = b"\xef\xbb\xbf" + file_of([row()])
    assert [one.fault for one in RowStream(io.BytesIO(data), "csv")] == [None]


def test_bytes_that_are_not_utf8_are_marked_in_their_row() -> None:
    data = file_of([row(), row()]).replace("Zoë".encode(), b"Zo\xeb", 1)
    assert [one.values["voornamen"] for one in RowStream(io.BytesIO(data), "csv")] == ["Zo\ufffd", "Zoë"]


def test_empty_lines_are_no_rows() -> None:
    stream = RowStream(io.BytesIO(file_of([row()]) + b"\n\n"), "csv")
    assert len(list(stream)) == stream.count == 1


def test_the_last_line_need_not_end() -> None:
    assert len(list(RowStream(io.BytesIO(file_of([row(), row()]).rstrip(b"\n")), "csv"))) == 2


def test_a_line_without_an_end_is_refused_before_it_fills_the_memory() -> None:
    class Endless:
        served = 0

        def read(self, size: int, /) -> bytes:
            self.served += size
            return b"a" * size

    source = Endless()
    with pytest.raises(DeliveryRefusedError):
        list(RowStream(source, "jsonl"))
    assert source.served < 1_000_000


@pytest.mark.parametrize("size", [0, 1, 1024 * 1024, 1024 * 1024 + 1, 5 * 1024 * 1024 + 17])
def test_a_spool_gives_back_what_it_got(size: int) -> None:
    data = random.Random(size).randbytes(size)
    with SealedSpool() as spool:
        for start in range(0, size, 300_000):
            spool.write(data[start : start + 300_000])
        assert spool.size == size
        pieces = []
        while piece := spool.read(1):
            pieces.append(piece)
    assert b"".join(pieces) == data


def test_what_a_spool_puts_on_disk_cannot_be_read_there() -> None:
    secret = b"83021700083;" * 200_000
    with SealedSpool() as spool:
        spool.write(secret)
        assert spool._file is not None
        spool._file.flush()
        written = Path(f"/proc/self/fd/{spool._file.fileno()}").read_bytes()
        assert len(written) > 1_000_000
        assert b"83021700083" not in written
