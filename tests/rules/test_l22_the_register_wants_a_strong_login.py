"""L22, at the register's own doors (decision a): by sms one may look, and have nothing issued."""

import pytest

from led_issuer.identity import Login
from led_issuer.routes.citizen import require_strong_login
from led_issuer.runtime import Runtime
from led_web.problems import ProblemError
from tests.services.issuer.doors import Doors, access_token


@pytest.mark.parametrize("profile", ["summary", "qualification"])
def test_l22_a_login_by_sms_gets_no_offer(register: Doors, profile: str) -> None:
    citizen = register.citizen("sms")
    answer = citizen.ask(citizen.deliver(), profile)
    assert (answer.status_code, answer.json()["code"]) == (403, "strong_login_required")


def test_l22_a_login_by_sms_sees_its_records(register: Doors) -> None:
    citizen = register.citizen("sms")
    record = citizen.deliver()
    assert [found["id"] for found in citizen.records()] == [record]


@pytest.mark.parametrize("method", ["eid", "itsme"])
def test_l22_the_same_citizen_gets_it_by_a_strong_means(register: Doors, method: str) -> None:
    citizen = register.citizen("sms")
    record = citizen.deliver()
    citizen.token = access_token(register.login, citizen.account["sub"], method)
    assert citizen.ask(record).status_code == 200


def login(method: str | None) -> Login:
    return Login(
        subject="x",
        client="led-wallet",
        capacity="BUR",
        method=method,
        national_number="85110399994",
        given_name=None,
        family_name="X",
        organisation=None,
        mandate=False,
    )


def test_l22_a_means_that_is_not_told_counts_as_weak(register: Doors) -> None:
    with pytest.raises(ProblemError) as caught:
        require_strong_login(login(None), register.office.runtime)
    assert caught.value.code == "strong_login_required"


def test_l22_the_policy_can_be_switched_off(register: Doors) -> None:
    runtime = register.office.runtime
    lenient = Runtime(
        settings=runtime.settings.model_copy(update={"issue_requires_strong_login": False}),
        engine=runtime.engine,
        clock=runtime.clock,
        master_key=runtime.master_key,
    )
    require_strong_login(login("sms"), lenient)
