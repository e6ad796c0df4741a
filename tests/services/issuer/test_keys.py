"""A key per provider and year: sealed, on the hour, rotated without breaking what was signed, revoked for good."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from led_issuer.background import upkeep
from led_issuer.keys import (
    KeyRow,
    NoKeyError,
    provider_keys,
    provider_signer,
    register_signer,
    revoke_key,
    rotate_key,
    signing_key,
)
from led_issuer.keys.windows import ceil_hour, floor_hour
from led_issuer.tables import keys
from led_issuer.tables import settings as settings_table
from led_issuer.trust.trust_list import publish_trust_list
from led_vc.keys import PrivateKey
from led_web.database import reading, writing
from led_web.secrets import SecretError
from tests.register_desk import row
from tests.services.issuer.office import Office

UNIVERSITY = 11
YEAR = timedelta(days=365)


def rotate(office: Office) -> KeyRow:
    with writing(office.runtime.engine) as connection:
        fresh = rotate_key(
            connection, office.runtime.master_key, provider=UNIVERSITY, now=office.runtime.now(), lifetime=YEAR
        )
    publish_trust_list(office.runtime)
    return fresh


def key_of_now(office: Office) -> KeyRow:
    with reading(office.runtime.engine) as connection:
        return signing_key(connection, UNIVERSITY, office.runtime.now())


def test_a_window_begins_and_ends_on_the_hour(office: Office) -> None:
    key = key_of_now(office)
    assert [floor_hour(key.valid_from), floor_hour(key.valid_until)] == [key.valid_from, key.valid_until]


def test_hours_are_rounded_down_and_up() -> None:
    from tests.register_desk import NOW

    late = NOW + timedelta(minutes=30)
    assert (floor_hour(late), ceil_hour(late), ceil_hour(NOW)) == (NOW, NOW + timedelta(hours=1), NOW)


def test_no_private_key_lies_in_the_database_unsealed(office: Office) -> None:
    with reading(office.runtime.engine) as connection:
        signer = provider_signer(connection, office.runtime.master_key, office.runtime.names, UNIVERSITY, 1)
        root = register_signer(connection, office.runtime.master_key, "root_key")
        sealed = list(connection.execute(select(keys.c.private_key_sealed)).scalars())
        sealed += connection.execute(
            select(settings_table.c.sealed).where(settings_table.c.sealed.is_not(None))
        ).scalars()
    for secret in (signer.private_key.to_bytes(), root.private_key.to_bytes()):
        assert not any(secret in one for one in sealed)


def test_a_sealed_key_opens_for_its_own_row_only(office: Office) -> None:
    with writing(office.runtime.engine) as connection:
        other = connection.execute(select(keys.c.private_key_sealed).where(keys.c.provider == 7)).scalar_one()
        connection.execute(keys.update().where(keys.c.provider == UNIVERSITY).values(private_key_sealed=other))
        with pytest.raises(SecretError):
            provider_signer(connection, office.runtime.master_key, office.runtime.names, UNIVERSITY, 1)


def test_a_signer_does_not_show_its_key(office: Office) -> None:
    with reading(office.runtime.engine) as connection:
        signer = provider_signer(connection, office.runtime.master_key, office.runtime.names, UNIVERSITY, 1)
    secret: PrivateKey = signer.private_key
    shown = repr(signer) + str(signer)
    assert secret.to_multikey() not in shown
    assert secret.to_bytes().hex() not in shown


def test_rotation_makes_the_next_serial_and_signs_with_it_at_once(office: Office) -> None:
    fresh = rotate(office)
    assert fresh.serial == 2
    assert key_of_now(office).serial == 2


def test_what_the_old_key_signed_goes_on_verifying(office: Office) -> None:
    office.desk.deliver(row())
    before = office.issue(office.desk.record("HO/1"))
    rotate(office)
    after = office.issue(office.desk.record("HO/1"))
    assert before.document["proof"]["verificationMethod"].endswith("#k1")
    assert after.document["proof"]["verificationMethod"].endswith("#k2")
    assert [office.verify(one.document).verdict for one in (before, after)] == ["valid", "valid"]


def test_the_old_key_stops_signing_at_the_end_of_the_hour(office: Office) -> None:
    now = office.runtime.now()
    rotate(office)
    with reading(office.runtime.engine) as connection:
        old = provider_keys(connection, UNIVERSITY)[0]
    assert now < old.valid_until <= now + timedelta(hours=1)


def test_a_rotation_may_change_the_kind_of_key(office: Office) -> None:
    with writing(office.runtime.engine) as connection:
        rotate_key(
            connection,
            office.runtime.master_key,
            provider=UNIVERSITY,
            now=office.runtime.now(),
            lifetime=YEAR,
            algorithm="P-256",
        )
    publish_trust_list(office.runtime)
    office.desk.deliver(row())
    issued = office.issue(office.desk.record("HO/1"))
    assert issued.document["proof"]["cryptosuite"] == "ecdsa-rdfc-2019"
    assert office.verify(issued.document).verdict == "valid"


def test_a_revoked_key_takes_down_what_it_signed_and_never_signs_again(office: Office) -> None:
    office.desk.deliver(row())
    issued = office.issue(office.desk.record("HO/1"))
    with writing(office.runtime.engine) as connection:
        revoke_key(connection, provider=UNIVERSITY, serial=1, at=office.runtime.now())
        with pytest.raises(NoKeyError):
            signing_key(connection, UNIVERSITY, office.runtime.now())
    rotate(office)
    assert office.verify(issued.document).check("issuer").code == "KEY_REVOKED"
    again = office.issue(office.desk.record("HO/1"))
    assert office.verify(again.document).verdict == "valid"


def test_a_revocation_of_a_key_keeps_its_first_moment(office: Office) -> None:
    with writing(office.runtime.engine) as connection:
        first = revoke_key(connection, provider=UNIVERSITY, serial=1, at=office.runtime.now())
        later = revoke_key(connection, provider=UNIVERSITY, serial=1, at=office.runtime.now() + timedelta(days=1))
    assert later.revoked_at == first.revoked_at


def test_an_unknown_key_cannot_be_revoked(office: Office) -> None:
    with writing(office.runtime.engine) as connection, pytest.raises(NoKeyError):
        revoke_key(connection, provider=UNIVERSITY, serial=9, at=office.runtime.now())


def test_the_next_key_is_made_a_month_before_it_is_needed_and_follows_without_a_gap(office: Office) -> None:
    office.advance(YEAR - timedelta(days=31))
    upkeep(office.runtime)
    with reading(office.runtime.engine) as connection:
        assert len(provider_keys(connection, UNIVERSITY)) == 1
    office.advance(timedelta(days=2))
    upkeep(office.runtime)
    upkeep(office.runtime)
    with reading(office.runtime.engine) as connection:
        first, second = provider_keys(connection, UNIVERSITY)
        assert connection.execute(select(func.count()).select_from(keys)).scalar_one() == 2 * 13
    assert second.valid_from == first.valid_until


def test_a_credential_after_the_year_is_signed_by_the_next_key(office: Office) -> None:
    office.advance(YEAR - timedelta(days=5))
    upkeep(office.runtime)
    office.advance(timedelta(days=6))
    upkeep(office.runtime)
    office.desk.deliver(row())
    issued = office.issue(office.desk.record("HO/1"))
    assert issued.document["proof"]["verificationMethod"].endswith("#k2")
    assert office.verify(issued.document).verdict == "valid"
