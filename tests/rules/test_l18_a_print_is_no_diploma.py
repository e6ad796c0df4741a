"""L18: "Nee. Dit is niet mogelijk." LED has no digital version of papers, and nothing of ours may look like one."""

import pytest

from tests.services.wallet.house import House, Visitor, text_of


@pytest.fixture(scope="module")
def graduate(wallet_house: House) -> Visitor:
    made = wallet_house.citizen()
    made.deliver()
    made.log_in()
    made.summary()
    return made


@pytest.mark.parametrize(
    ("prefix", "mark"),
    [
        ("", "Dit is geen diploma. Controleer de QR-code op {url}."),
        ("/en", "This is not a diploma. Check the QR code at {url}."),
    ],
)
def test_l18_the_print_says_on_paper_that_it_is_no_diploma(graduate: Visitor, prefix: str, mark: str) -> None:
    page = graduate.page(f"{prefix}/mijn/bewijs/{graduate.record()['handle']}/afdruk")
    words = mark.format(url=graduate.house.settings.verifier_url.removeprefix("http://"))
    assert words in text_of(page, "sheet")
    assert f'data-print-mark="{words}"' in page.text  # the style sheet writes it at the foot of every page


def test_l18_the_print_has_no_picture_but_the_code(graduate: Visitor) -> None:
    page = graduate.page(f"/mijn/bewijs/{graduate.record()['handle']}/afdruk").text
    sheet = page[page.index('class="card sheet"') :]
    assert sheet.count("<img") == sheet.count("data:image/svg+xml") == 1


def test_l18_a_credential_holds_no_image(graduate: Visitor) -> None:
    for held in graduate.record()["credentials"]:
        document = graduate.call("GET", f"credentials/{held['id']}").text
        assert "image" not in document


def test_l18_no_page_offers_a_file_to_keep(graduate: Visitor) -> None:
    handle = graduate.record()["handle"]
    for path in ("/mijn", f"/mijn/bewijs/{handle}", f"/mijn/bewijs/{handle}/tonen", f"/mijn/bewijs/{handle}/afdruk"):
        page = graduate.page(path).text
        assert "download" not in page
        assert ".pdf" not in page
