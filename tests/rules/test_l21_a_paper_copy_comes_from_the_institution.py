"""L21: "Voor een papieren vervangingscertificaat … terecht bij de onderwijsinstelling." """

from led_issuer.register.directory import load_directory
from led_web.database import writing
from tests.services.wallet.house import House, text_of


def test_l21_a_merged_institution_shows_its_successor(wallet_house: House) -> None:
    directory = "nummer;naam;opvolger;opgericht;gesloten\n900001;Hogeschool Vroeger;900002;;\n900002;Hogeschool Nu;;;\n"
    with writing(wallet_house.desk.engine) as connection:
        load_directory(connection, directory)
    citizen = wallet_house.citizen()
    citizen.deliver(instelling_naam="Hogeschool Vroeger", instellingsnummer="900001")
    citizen.log_in()
    page = text_of(citizen.page(f"/mijn/bewijs/{citizen.record()['handle']}"))
    assert "Hogeschool Vroeger heet nu Hogeschool Nu. Vraag daar een papieren vervanging." in page
    assert "Hogeschool Vroeger (nu Hogeschool Nu)" in page


def test_l21_every_authentic_proof_says_where_a_paper_copy_comes_from(wallet_house: House) -> None:
    citizen = wallet_house.citizen()
    citizen.deliver()
    citizen.log_in()
    page = text_of(citizen.page(f"/mijn/bewijs/{citizen.record()['handle']}"))
    assert "LED geeft geen papieren kopie. Daarvoor ga je naar Hogeschool PXL." in page


def test_l21_nothing_here_asks_for_a_copy(wallet_house: House) -> None:
    citizen = wallet_house.citizen()
    citizen.deliver()
    citizen.log_in()
    paths = citizen.call("GET", "openapi.json").json()["paths"]
    assert not [path for path in paths if "copy" in path or "duplicate" in path or "replacement" in path]
