"""L7: "Er is geen garantie op correctheid… Je hebt op eer verklaard." Decision e: never issued, in no profile."""

import pytest
from sqlalchemy import func, select

from led_issuer.issuing.request import IssueRequest
from led_issuer.tables import credentials
from led_vc.errors import NotIssuableError
from led_web.database import reading
from tests.register_desk import VDAB, own
from tests.services.issuer.doors import Citizen, Doors
from tests.services.issuer.office import holder

HONOUR = {"authenticiteit": "EigenVerklaringOpEer"}
SEEN = {"authenticiteit": "EigenVerklaringGeverifieerd", "geverifieerd_op": "2024-05-17"}


def declared(register: Doors, kind: dict[str, str]) -> tuple[Citizen, str]:
    """Return a citizen and the id of an own declaration."""
    citizen = register.citizen()
    columns = own(**kind) | {"bron_record_id": f"EV/{citizen.account['sub']}", "insz": citizen.account["rrn"]}
    return citizen, citizen.deliver(supplier=VDAB, **columns)


@pytest.mark.parametrize("kind", [HONOUR, SEEN], ids=["op eer", "geverifieerd"])
@pytest.mark.parametrize("profile", ["summary", "qualification"])
def test_l07_an_offer_is_refused(register: Doors, kind: dict[str, str], profile: str) -> None:
    citizen, record = declared(register, kind)
    answer = citizen.ask(record, profile)
    assert (answer.status_code, answer.json()["code"]) == (409, "own_declaration_not_issuable")


@pytest.mark.parametrize("kind", [HONOUR, SEEN], ids=["op eer", "geverifieerd"])
def test_l07_the_issuing_path_itself_refuses(register: Doors, kind: dict[str, str]) -> None:
    citizen, record = declared(register, kind)
    person = register.desk.record(f"EV/{citizen.account['sub']}", VDAB).person
    request = IssueRequest(record=record, person=person, profile="summary", holders=(holder("wallet"),))
    with pytest.raises(NotIssuableError) as caught:
        register.office.path.issue(request)
    assert caught.value.code == "own_declaration_not_issuable"
    with reading(register.office.runtime.engine) as connection:
        planned = select(func.count()).where(credentials.c.record == record)
        assert connection.execute(planned).scalar_one() == 0


def test_l07_it_is_shown_to_the_citizen_apart(register: Doors) -> None:
    citizen, record = declared(register, HONOUR)
    (found,) = citizen.records()
    assert (found["id"], found["section"], found["issuable"]) == (record, "own_declarations", False)
