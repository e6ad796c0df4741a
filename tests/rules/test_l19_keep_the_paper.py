"""L19: "Je houdt een bewaarplicht voor je kwalificatiebewijs." """

import pytest

from tests.services.wallet.house import House, Visitor, text_of

_WORDS = {
    "": "Gooi je papieren bewijs niet weg. Je moet het zelf blijven bewaren.",
    "/en": "Do not throw away your paper. You must keep it yourself.",
}


@pytest.fixture(scope="module")
def graduate(wallet_house: House) -> Visitor:
    made = wallet_house.citizen()
    made.deliver()
    made.log_in()
    return made


@pytest.mark.parametrize("prefix", _WORDS)
def test_l19_the_page_that_issues_says_keep_the_paper(wallet_house: House, prefix: str) -> None:
    citizen = wallet_house.citizen()
    citizen.deliver()
    citizen.log_in()
    page = citizen.page(f"{prefix}/mijn/bewijs/{citizen.record()['handle']}/ophalen")
    assert page.url.path.endswith("/ophalen")
    assert _WORDS[prefix] in text_of(page)


@pytest.mark.parametrize("prefix", _WORDS)
@pytest.mark.parametrize("path", ["", "/klaar", "/kiezen", "/afdruk"])
def test_l19_every_page_of_an_attestation_says_keep_the_paper(graduate: Visitor, prefix: str, path: str) -> None:
    graduate.summary()
    page = graduate.page(f"{prefix}/mijn/bewijs/{graduate.record()['handle']}{path}")
    assert page.url.path.endswith(path)
    assert _WORDS[prefix] in text_of(page)


@pytest.mark.parametrize("prefix", _WORDS)
def test_l19_the_part_of_the_print_for_the_holder_says_keep_the_paper(graduate: Visitor, prefix: str) -> None:
    graduate.summary()
    page = graduate.page(f"{prefix}/mijn/bewijs/{graduate.record()['handle']}/afdruk")
    assert _WORDS[prefix] in text_of(page, "tear-off")


@pytest.mark.parametrize("prefix", _WORDS)
def test_l19_the_list_of_proofs_says_keep_the_paper(graduate: Visitor, prefix: str) -> None:
    assert _WORDS[prefix] in text_of(graduate.page(f"{prefix}/mijn"))
