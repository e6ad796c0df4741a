"""L20: "Als je gegevens bij de authentieke gegevens in LED zitten, moet je geen papieren kwalificatiebewijs meer
meenemen." The employer's side has a test of its own.
"""

import pytest

from tests.register_desk import VDAB
from tests.services.wallet.house import House, text_of

_WORDS = {
    "": "Je moet voor deze bewijzen geen papier meer meenemen.",
    "/en": "You no longer need to bring paper for these proofs.",
}


@pytest.mark.parametrize("prefix", _WORDS)
def test_l20_the_sentence_stands_with_authentic_data(wallet_house: House, prefix: str) -> None:
    citizen = wallet_house.citizen()
    citizen.deliver()
    citizen.log_in()
    assert _WORDS[prefix] in text_of(citizen.page(f"{prefix}/mijn"))


@pytest.mark.parametrize("prefix", _WORDS)
def test_l20_the_sentence_is_not_said_of_own_declarations(wallet_house: House, prefix: str) -> None:
    citizen = wallet_house.citizen()
    citizen.deliver(supplier=VDAB, authenticiteit="EigenVerklaringGeverifieerd", geverifieerd_op="2024-01-01")
    citizen.log_in()
    handle = citizen.record()["handle"]
    for path in ("/mijn", f"/mijn/bewijs/{handle}"):
        assert _WORDS[prefix] not in text_of(citizen.page(f"{prefix}{path}"))


def test_l20_an_own_declaration_says_that_nothing_is_guaranteed(wallet_house: House) -> None:
    citizen = wallet_house.citizen()
    citizen.deliver(supplier=VDAB, authenticiteit="EigenVerklaringOpEer")
    citizen.log_in()
    words = "Zelf opgegeven in je VDAB-dossier. Er is geen garantie dat dit klopt."
    assert words in text_of(citizen.page("/mijn"), "own")
    assert words in text_of(citizen.page(f"/mijn/bewijs/{citizen.record()['handle']}"))
