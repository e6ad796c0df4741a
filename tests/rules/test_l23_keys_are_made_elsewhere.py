"""L23: "Op Itsme na, moet je die … altijd eerst aanmaken met je eID en PINcode: openbare bibliotheken…" """

import pytest

from tests.services.wallet.house import House, text_of


@pytest.mark.parametrize(
    ("prefix", "words"),
    [
        (
            "",
            "Eerste keer? Behalve itsme maak je elke sleutel eerst aan met je eID en pincode. "
            "Dat kan ook in een openbare bibliotheek.",
        ),
        (
            "/en",
            "First time? Apart from itsme, you first set up each key with your eID and PIN. "
            "You can also do that in a public library.",
        ),
    ],
)
def test_l23_the_login_page_says_how_to_begin(wallet_house: House, prefix: str, words: str) -> None:
    page = wallet_house.citizen().page(f"{prefix}/mijn/aanmelden")
    assert words in text_of(page)
    assert f'href="{prefix}/hulp"' in page.text


def test_l23_nothing_here_enrols_a_means_of_login(wallet_house: House) -> None:
    citizen = wallet_house.citizen()
    citizen.log_in()
    paths = citizen.call("GET", "openapi.json").json()["paths"]
    assert not [path for path in paths if "enrol" in path or "register" in path or "signup" in path]
