"""What was issued of a record follows the record, in the transaction that changes it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from led_issuer.register.refused import DeliveryRefusedError
from led_issuer.tables import status_lists
from led_web.database import reading
from tests.register_desk import row
from tests.services.issuer.office import Office, open_office, settings_for


@pytest.fixture
def office(issuer_database_url: str, tmp_path: Path) -> Iterator[Office]:
    opened = open_office(settings_for(issuer_database_url, tmp_path))
    yield opened
    opened.runtime.close()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"operatie": "WIJZIGING", "titel_nl": "Bachelor in de vroedkunde"}, "correction"),
        ({"operatie": "INTREKKING", "reden": "FRAUDE"}, "withdrawal"),
    ],
)
def test_a_changed_record_takes_its_credentials_with_it(office: Office, change: dict[str, str], reason: str) -> None:
    office.desk.deliver(row(), row(bron_record_id="HO/2", titel_nl="Bachelor in de vroedkunde"))
    issued = office.issue(office.desk.record("HO/1"))
    other = office.issue(office.desk.record("HO/2"))
    office.desk.deliver(row(bron_versie="2", **change))
    assert (office.credential(issued.id).state, office.credential(issued.id).reason) == ("revoked", reason)
    assert office.credential(other.id).state == "issued"
    with reading(office.runtime.engine) as connection:
        dirty = connection.execute(status_lists.select().where(status_lists.c.dirty)).all()
    assert {one.purpose for one in dirty} == {"revocation"}


def test_a_delivery_that_is_refused_in_the_end_revokes_nothing(office: Office) -> None:
    office.desk.deliver(row())
    issued = office.issue(office.desk.record("HO/1"))
    with pytest.raises(DeliveryRefusedError):
        office.desk.deliver(row(operatie="INTREKKING", bron_versie="2"), sha256="0" * 64)
    assert office.credential(issued.id).state == "issued"


def test_the_same_row_again_revokes_nothing(office: Office) -> None:
    office.desk.deliver(row())
    issued = office.issue(office.desk.record("HO/1"))
    assert office.desk.deliver(row()).outcomes == ["ignored"]
    assert office.credential(issued.id).state == "issued"
