"""L9: "Zelf kan je natuurlijk je eigen gegevens raadplegen." """

import pytest

from tests.register_desk import VDAB
from tests.services.wallet.house import House, Visitor, text_of

_PAGES = ("", "/ophalen", "/klaar", "/kiezen", "/tonen", "/tonen/geboortedatum", "/afdruk", "/afdruk/geboortedatum")


@pytest.fixture(scope="module")
def two(wallet_house: House) -> tuple[Visitor, Visitor]:
    """Two citizens with a diploma each, both fetched."""
    found = (wallet_house.citizen(), wallet_house.citizen())
    for one in found:
        one.deliver()
        one.log_in()
        one.fetch()
    return found


def handles(visitor: Visitor) -> list[str]:
    return [one["handle"] for one in visitor.records()]


def test_l09_a_sweep_over_every_page_of_another_finds_nothing(two: tuple[Visitor, Visitor]) -> None:
    mine, other = two
    found = {page: mine.page(f"/mijn/bewijs/{handle}{page}") for handle in handles(other) for page in _PAGES}
    assert {page: answer.status_code for page, answer in found.items()} == dict.fromkeys(_PAGES, 404)
    unknown = text_of(mine.page("/mijn/bewijs/bcdfghjkmnpqrstvwxyzbcdfghjkmn"))
    # Whether it exists may not be told by the words either.
    assert {text_of(answer) for answer in found.values()} == {unknown}


def test_l09_a_sweep_over_the_api_of_another_finds_nothing(two: tuple[Visitor, Visitor]) -> None:
    mine, other = two
    for record in other.records():
        assert mine.call("GET", f"records/{record['handle']}").status_code == 404
        assert mine.call("POST", "credentials", {"record": record["handle"]}).status_code == 404
        for held in record["credentials"]:
            assert mine.call("GET", f"credentials/{held['id']}").status_code == 404
            for door in ("presentations", "presentations/prepare", "prints"):
                assert mine.call("POST", door, {"credential": held["id"]}).status_code == 404


def test_l09_nobody_who_is_not_logged_in_sees_anything(wallet_house: House, two: tuple[Visitor, Visitor]) -> None:
    stranger = wallet_house.citizen()
    for handle in handles(two[0]):
        assert stranger.page(f"/mijn/bewijs/{handle}").url.path == "/mijn/aanmelden"
        assert stranger.call("GET", f"records/{handle}").status_code == 401


def test_l09_a_citizen_sees_withdrawn_records_and_own_declarations_too(wallet_house: House) -> None:
    citizen = wallet_house.citizen()
    citizen.deliver()
    citizen.deliver(bron_versie="2", operatie="INTREKKING")
    citizen.deliver(supplier=VDAB, bron_record_id="EV/l9", authenticiteit="EigenVerklaringOpEer")
    citizen.log_in()
    found = {(one["section"], one["state"]) for one in citizen.records()}
    assert found == {("authentic", "withdrawn"), ("own_declarations", "none")}
