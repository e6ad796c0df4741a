"""Pictures and PDFs: what is read from them, and what a hostile one can do."""

import io
from typing import Any

import pytest
from fastapi.testclient import TestClient
from PIL import Image

from led_vc.qr import demo_table, encode_qr, image
from led_verifier.prints import MAXIMUM_BYTES, Codes, Unreadable, read_print
from tests import world

_A4 = (1240, 1754)


def _page(*codes: str) -> Image.Image:
    page = Image.new("RGB", _A4, "white")
    for number, code in enumerate(codes):
        symbol = Image.open(io.BytesIO(image.png(code, scale=5)))
        page.paste(symbol, (100, 100 + 800 * number))
    return page


def _file(page: Image.Image, kind: str, **options: Any) -> bytes:
    out = io.BytesIO()
    page.save(out, kind, resolution=150, **options)
    return out.getvalue()


@pytest.fixture(scope="module")
def code() -> str:
    return encode_qr(world.issue(world.summary()), demo_table())


@pytest.mark.parametrize(("kind", "media"), [("PNG", "image/png"), ("JPEG", "image/jpeg"), ("PDF", "application/pdf")])
def test_a_print_is_read_and_checked(client: TestClient, code: str, kind: str, media: str) -> None:
    answer = client.post("/controle/check", content=_file(_page(code), kind), headers={"content-type": media})
    assert answer.status_code == 200
    assert answer.json()["banner"]["code"] == "HOLDER_NOT_PRESENTED"
    assert answer.json()["text"] == code


def test_a_form_is_taken_as_well(client: TestClient, code: str) -> None:
    answer = client.post("/controle/check", files={"file": ("bewijs.pdf", _file(_page(code), "PDF"))})
    assert answer.json()["banner"]["code"] == "HOLDER_NOT_PRESENTED"


def test_a_large_form_never_touches_the_disk(client: TestClient, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise AssertionError("a temporary file")

    monkeypatch.setattr("tempfile.SpooledTemporaryFile.rollover", refuse)
    data = _file(_page(code), "BMP")
    assert len(data) > 1024 * 1024
    answer = client.post("/controle/check", files={"file": ("bewijs.bmp", data)})
    assert answer.json()["banner"]["code"] == "HOLDER_NOT_PRESENTED"


def test_a_code_on_the_second_page_is_found(code: str) -> None:
    pages = _file(_page(), "PDF", save_all=True, append_images=[_page(code)])
    assert read_print(pages) == Codes((code,))


def test_a_foreign_code_beside_ours_does_no_harm(client: TestClient, code: str) -> None:
    data = _file(_page("https://example.org", code), "PNG")
    answer = client.post("/controle/check", content=data, headers={"content-type": "image/png"})
    assert answer.json()["banner"]["code"] == "HOLDER_NOT_PRESENTED"


def test_two_proofs_on_one_page_are_both_checked(client: TestClient, code: str) -> None:
    other = encode_qr(world.issue(world.summary(world.record(familienaam="Peeters"))), demo_table())
    answer = client.post(
        "/controle/check", content=_file(_page(code, other), "PNG"), headers={"content-type": "image/png"}
    )
    found = answer.json()
    assert found["banner"]["key"] == "many"
    assert found["differentPeople"] is True
    assert "verifier.many.people" in found["banner"]["advice"]


def test_a_pdf_without_a_code_says_how_many_pages_were_looked_at() -> None:
    pages = _file(_page(), "PDF", save_all=True, append_images=[_page()] * 11)
    assert read_print(pages) == Unreadable("pdf_none", 10)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "type"),
        (b"\x00" * 1000, "type"),
        (b"GIF89a", "type"),
        (b"%PDF-1.7\ngarbage", "unreadable"),
        (b"MZ" + b"\x90" * 500, "type"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "type"),
    ],
)
def test_a_file_that_is_no_picture_is_said_to_be_none(data: bytes, reason: str) -> None:
    assert read_print(data) == Unreadable(reason)


def _locked() -> bytes:
    """Return the smallest PDF that asks for a password."""
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
        b"<</Filter/Standard/V 1/R 2/Length 40/P -4/O<" + b"11" * 32 + b">/U<" + b"22" * 32 + b">>>",
    ]
    body, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(b"%010d 00000 n \n" % len(body))
        body += b"%d 0 obj%s endobj\n" % (number, part)
    table = b"xref\n0 5\n0000000000 65535 f \n" + b"".join(places)
    end = b"trailer<</Size 5/Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]>>\nstartxref\n%d\n%%%%EOF" % len(body)
    return body + table + end


def test_a_pdf_with_a_password_is_said_to_be_locked() -> None:
    assert read_print(_locked()) == Unreadable("pdf_locked")


def test_a_picture_that_breaks_off_is_unreadable(code: str) -> None:
    assert read_print(_file(_page(code), "PNG")[:3000]) == Unreadable("unreadable")


def test_a_picture_that_unfolds_to_more_than_it_may_is_not_opened(code: str) -> None:
    bomb = Image.new("L", (9_000, 9_000), 255)
    bomb.paste(Image.open(io.BytesIO(image.png(code, scale=40))), (100, 100))
    data = _file(bomb, "PNG")
    assert len(data) < 500_000
    assert read_print(data) == Unreadable("unreadable")


def test_a_picture_without_a_code_is_unreadable() -> None:
    assert read_print(_file(_page(), "PNG")) == Unreadable("unreadable")


def test_more_than_ten_megabytes_is_refused_at_the_door(client: TestClient) -> None:
    answer = client.post(
        "/controle/check", content=b"x" * (MAXIMUM_BYTES + 1024 * 1024), headers={"content-type": "image/png"}
    )
    assert answer.status_code == 413


def test_a_little_more_than_ten_megabytes_gets_the_banner_that_says_so(client: TestClient) -> None:
    answer = client.post(
        "/controle/check", content=b"x" * (MAXIMUM_BYTES + 1000), headers={"content-type": "image/png"}
    )
    assert answer.json()["banner"]["code"] == "FILE_TOO_LARGE"
    assert answer.json()["banner"]["values"] == {"size": 11}


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b'{"text": 3}', b'{"tekst": ""}', b"\xff\xfe"])
def test_a_body_that_is_no_question_is_a_problem_and_no_crash(client: TestClient, body: bytes) -> None:
    answer = client.post("/controle/check", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 400
    assert answer.json()["code"] == "invalid_request"


def test_a_form_that_breaks_off_is_a_problem_and_no_crash(client: TestClient) -> None:
    headers = {"content-type": "multipart/form-data; boundary=x"}
    answer = client.post(
        "/controle/check", content=b'--x\r\nContent-Disposition: form-data; name="file"', headers=headers
    )
    assert answer.status_code == 400
