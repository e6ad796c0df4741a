"""A status list follows its bits, is its issuer's own, and never goes back (R05, R06)."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from led_issuer.background import Background, upkeep
from led_issuer.issuing.revoke import resume_records, revoke_credentials, suspend_records
from led_issuer.status import publish
from led_issuer.status.lists import dirty_lists, publication
from led_issuer.status.publish import UnrevokedError, publish_changed, publish_list
from led_issuer.tables import status_entries, status_lists, status_publications
from led_vc import contexts
from led_vc.encoding import parse_object
from led_vc.environment import Environment
from led_vc.status import StatusList
from led_vc.verify import newer, verify_status_list
from led_web.database import reading, writing
from tests.register_desk import row
from tests.services.issuer.office import Office, holder

FIRST = 19  # the university's list for revocations


def published(office: Office, number: int = FIRST) -> StatusList:
    """Return the newest version of a list, verified as a reader does."""
    with reading(office.runtime.engine) as connection:
        found = publication(connection, number)
    assert found is not None
    trust = office.bundle().trust
    return verify_status_list(
        found.document, Environment(now=office.runtime.now(), contexts=contexts.bundled(), trust=trust)
    )


def revoke(office: Office, record: str) -> None:
    with writing(office.runtime.engine) as connection:
        revoke_credentials(connection, [record], "withdrawal", at=office.runtime.now())


def test_a_list_is_the_issuers_own_and_large_enough_to_hide_in(office: Office) -> None:
    found = published(office)
    assert found.issuer == "did:web:led.example:provider:11"
    assert (list(found.purposes), found.size) == (["revocation"], 131_072)


def test_a_revocation_sets_exactly_its_bit(office: Office) -> None:
    office.desk.deliver(row())
    record = office.desk.record("HO/1")
    office.issue(record)
    ((number, index),) = office.indexes()
    revoke(office, record.id)
    publish_changed(office.runtime)
    data = published(office, number).data
    assert int.from_bytes(data).bit_count() == 1
    assert data[index >> 3] & (0x80 >> (index & 7))


def test_nothing_is_published_when_nothing_changed(office: Office) -> None:
    assert publish_changed(office.runtime) == 0


def test_a_list_is_signed_again_before_it_is_old(office: Office) -> None:
    before = published(office)
    office.advance(timedelta(minutes=61))
    upkeep(office.runtime)
    after = published(office)
    assert after.valid_from > before.valid_from
    assert after.data == before.data


def test_a_list_counts_as_long_as_a_bundle_that_holds_it(office: Office) -> None:
    found = published(office)
    assert found.valid_until is not None
    assert found.valid_until - found.valid_from >= timedelta(hours=24)


def test_a_revocation_that_the_database_forgets_is_not_published(office: Office) -> None:
    office.desk.deliver(row())
    record = office.desk.record("HO/1")
    office.issue(record)
    revoke(office, record.id)
    publish_changed(office.runtime)
    with writing(office.runtime.engine) as connection:
        connection.execute(update(status_entries).values(value=False))
        connection.execute(update(status_lists).where(status_lists.c.number == FIRST).values(dirty=True))
    before = published(office)
    with pytest.raises(UnrevokedError):
        publish_list(office.runtime, FIRST)
    assert published(office).data == before.data


def test_one_list_that_may_not_be_published_does_not_stop_the_others(office: Office) -> None:
    office.desk.deliver(row())
    office.issue(office.desk.record("HO/1"))
    revoke(office, office.desk.record("HO/1").id)
    publish_changed(office.runtime)
    with writing(office.runtime.engine) as connection:
        connection.execute(update(status_entries).values(value=False))
        connection.execute(update(status_lists).where(status_lists.c.number.in_([FIRST, 20])).values(dirty=True))
    assert publish_changed(office.runtime) == 1
    with reading(office.runtime.engine) as connection:
        assert list(dirty_lists(connection)) == [FIRST]


def test_a_suspension_can_end(office: Office) -> None:
    office.desk.deliver(row())
    record = office.desk.record("HO/1")
    issued = office.issue(record, "qualification")
    with writing(office.runtime.engine) as connection:
        suspend_records(connection, [record.id], at=office.runtime.now())
    assert office.status_code(issued.document) == "STATUS_SUSPENDED"
    with writing(office.runtime.engine) as connection:
        resume_records(connection, [record.id], at=office.runtime.now())
    assert office.verify(issued.document).verdict == "valid"


def test_a_suspension_revokes_the_summary_for_good(office: Office) -> None:
    office.desk.deliver(row())
    record = office.desk.record("HO/1")
    issued = office.issue(record)
    with writing(office.runtime.engine) as connection:
        suspend_records(connection, [record.id], at=office.runtime.now())
        resume_records(connection, [record.id], at=office.runtime.now())
    assert office.status_code(issued.document) == "STATUS_REVOKED"


def test_revocations_during_publishing_are_never_lost(office: Office) -> None:
    office.desk.deliver(*(row(bron_record_id=f"HO/{n}") for n in range(1, 31)))
    records = [office.desk.record(f"HO/{n}") for n in range(1, 31)]
    for record in records:
        office.issue(record)
    done, seen = threading.Event(), []

    def publisher() -> None:
        while not done.is_set():
            publish_changed(office.runtime)
            seen.append(published(office))

    thread = threading.Thread(target=publisher)
    thread.start()
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda record: revoke(office, record.id), records))
    done.set()
    thread.join()
    publish_changed(office.runtime)
    assert int.from_bytes(published(office).data).bit_count() == 30
    last = seen[0]
    for one in seen[1:]:
        last = newer(last, one)  # raises when a bit was taken back, or a version is older


def test_a_revocation_while_its_list_is_being_signed_is_published_next(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.desk.deliver(row())
    record = office.desk.record("HO/1")
    office.issue(record)
    verify = publish._require_verifiable

    def revoke_and_verify(*arguments: Any) -> None:
        revoke(office, record.id)
        verify(*arguments)

    with monkeypatch.context() as between:
        between.setattr(publish, "_require_verifiable", revoke_and_verify)
        publish_list(office.runtime, FIRST)
    assert not any(published(office).data)
    assert publish_changed(office.runtime) == 1
    assert any(published(office).data)


def test_two_publishers_make_one_version_each_time(office: Office) -> None:
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(lambda _: publish_list(office.runtime, FIRST), range(8)))
    with reading(office.runtime.engine) as connection:
        version = connection.execute(
            select(status_lists.c.published_version).where(status_lists.c.number == FIRST)
        ).scalar_one()
    assert version == 1 + sum(results)


def test_a_clock_that_jumps_back_does_not_make_an_older_list(office: Office) -> None:
    before = published(office)
    office.advance(timedelta(minutes=-10))
    publish_list(office.runtime, FIRST)
    office.advance(timedelta(minutes=10))
    assert published(office).valid_from >= before.valid_from


def test_old_versions_are_dropped_and_the_newest_stays(office: Office) -> None:
    for _ in range(5):
        publish_list(office.runtime, FIRST)
    with reading(office.runtime.engine) as connection:
        wanted = select(status_publications.c.version).where(status_publications.c.status_list == FIRST)
        assert sorted(connection.execute(wanted).scalars()) == [4, 5, 6]


def test_no_entry_of_a_list_says_whose_it_is(office: Office) -> None:
    office.desk.deliver(row())
    record = office.desk.record("HO/1")
    issued = office.issue(record, "qualification", holders=(holder("somebody"),))
    revoke(office, record.id)
    publish_changed(office.runtime)
    with reading(office.runtime.engine) as connection:
        found = publication(connection, FIRST)
    assert found is not None
    assert parse_object(found.document)["credentialSubject"].keys() == {"id", "type", "statusPurpose", "encodedList"}
    assert issued.id not in found.document


def test_the_background_publishes_within_two_seconds(office: Office) -> None:
    office.desk.deliver(row())
    record = office.desk.record("HO/1")
    office.issue(record)
    background = Background(office.runtime)
    background.start()
    try:
        revoke(office, record.id)
        waited = threading.Event()
        for _ in range(40):
            waited.wait(0.05)
            if int.from_bytes(published(office).data):
                break
        assert int.from_bytes(published(office).data).bit_count() == 1
    finally:
        background.stop()
