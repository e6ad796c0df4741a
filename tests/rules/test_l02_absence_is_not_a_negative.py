"""L2: "Niet alle gegevens van om het even welke opleiding … zitten in LED." """

import pytest

from led_vc.contexts import EXACT
from tests.services.wallet.house import House, text_of


@pytest.mark.parametrize(
    ("prefix", "caveat"),
    [
        ("", "Niet alle opleidingen zitten in LED. Wat hier niet staat, kan je toch behaald hebben."),
        ("/en", "Not all courses are in LED. You may well have achieved what is not here."),
    ],
)
def test_l02_an_empty_wallet_says_that_one_may_have_achieved_what_is_not_here(
    wallet_house: House, prefix: str, caveat: str
) -> None:
    citizen = wallet_house.citizen()
    citizen.log_in()
    assert caveat in text_of(citizen.page(f"{prefix}/mijn"))


def test_l02_an_empty_wallet_is_no_error_and_offers_nothing_to_show(wallet_house: House) -> None:
    citizen = wallet_house.citizen()
    citizen.log_in()
    assert (citizen.page("/mijn").status_code, citizen.records()) == (200, [])
    assert citizen.call("GET", "credentials").json() == {"credentials": []}


def test_l02_no_type_of_credential_says_that_somebody_has_nothing() -> None:
    assert {"LedQualificationCredential", "LedSummaryCredential"} == {name for name in EXACT if name.startswith("Led")}


def test_l02_what_remains_of_a_wallet_with_proofs_has_the_caveat_too(wallet_house: House) -> None:
    citizen = wallet_house.citizen()
    citizen.deliver()
    citizen.log_in()
    assert "Niet alle opleidingen zitten in LED." in text_of(citizen.page("/mijn"))
