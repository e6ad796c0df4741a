"""Trust list, did:web documents and bundle: signed, in versions, and new only when they say something new."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from led_issuer.background import upkeep
from led_issuer.keys import provider_keys, revoke_key
from led_issuer.status.publish import publish_changed
from led_issuer.tables import institutions, verification_documents
from led_issuer.trust.bundle import current_bundle
from led_issuer.trust.did_documents import did_document
from led_issuer.trust.documents import latest
from led_issuer.trust.trust_list import publish_trust_list
from led_vc.bundle import open_bundle
from led_vc.did import did_key, parse_controller_document
from led_vc.errors import LedVcError, RollbackError
from led_vc.keys import PrivateKey
from led_vc.trust import TrustList
from led_vc.verify import verify_trust_list
from led_web.database import reading, writing
from tests.register_desk import row
from tests.services.issuer.office import Office

UNIVERSITY = 11


def trust_list(office: Office) -> TrustList:
    with reading(office.runtime.engine) as connection:
        published = latest(connection, "trust_list")
    assert published is not None
    return verify_trust_list(published.document, root=office.root, now=office.runtime.now(), previous=None)


def test_the_root_signs_the_trust_list(office: Office) -> None:
    assert trust_list(office).version == 1


def test_another_root_did_not(office: Office) -> None:
    with reading(office.runtime.engine) as connection:
        published = latest(connection, "trust_list")
    assert published is not None
    stranger = did_key.did_of(PrivateKey.from_seed("Ed25519", b"stranger").public_key)
    with pytest.raises(LedVcError):
        verify_trust_list(published.document, root=stranger, now=office.runtime.now(), previous=None)


def test_the_list_names_each_signing_provider_with_proof_types_and_key_windows(office: Office) -> None:
    trust = trust_list(office)
    assert len(trust.providers) == 13
    university = trust.provider("did:web:led.example:provider:11")
    assert university is not None
    assert university.may_award("Diploma")
    assert university.institutions is None
    assert [key.verification_method for key in university.keys] == ["did:web:led.example:provider:11#k1"]


def test_vdab_awards_nothing(office: Office) -> None:
    assert trust_list(office).provider("did:web:led.example:provider:3") is None


def test_an_unchanged_list_is_not_signed_again(office: Office) -> None:
    assert publish_trust_list(office.runtime).version == publish_trust_list(office.runtime).version == 1


def test_a_changed_key_makes_a_new_version(office: Office) -> None:
    with writing(office.runtime.engine) as connection:
        revoke_key(connection, provider=UNIVERSITY, serial=1, at=office.runtime.now())
    assert publish_trust_list(office.runtime).version == 2
    university = trust_list(office).provider("did:web:led.example:provider:11")
    assert university is not None
    assert university.keys[0].revoked is not None


def test_the_list_is_renewed_when_half_of_its_time_has_passed(office: Office) -> None:
    office.advance(timedelta(days=14))
    upkeep(office.runtime)
    assert trust_list(office).version == 1
    office.advance(timedelta(days=2))
    upkeep(office.runtime)
    assert trust_list(office).version == 2


def test_all_versions_of_the_trust_list_are_kept(office: Office) -> None:
    office.advance(timedelta(days=16))
    upkeep(office.runtime)
    kept = select(func.count()).where(verification_documents.c.kind == "trust_list")
    with reading(office.runtime.engine) as connection:
        assert connection.execute(kept).scalar_one() == 2


def test_a_did_document_has_the_keys_of_the_trust_list(office: Office) -> None:
    with reading(office.runtime.engine) as connection:
        keys = provider_keys(connection, UNIVERSITY)
    document = did_document(office.runtime.names, UNIVERSITY, keys, credential_lifetime=timedelta(days=365))
    read = parse_controller_document(json.loads(json.dumps(document)))
    university = trust_list(office).provider("did:web:led.example:provider:11")
    assert university is not None
    method = read.verification_methods["did:web:led.example:provider:11#k1"]
    assert method.public_key == university.keys[0].public_key
    assert read.assertion_method == {method.id}
    assert method.expires is not None
    assert method.expires > keys[0].valid_until + timedelta(days=365)


def test_a_revoked_key_loses_its_relationship_and_stays_in_the_did_document(office: Office) -> None:
    with writing(office.runtime.engine) as connection:
        revoke_key(connection, provider=UNIVERSITY, serial=1, at=office.runtime.now())
        keys = provider_keys(connection, UNIVERSITY)
    document = did_document(office.runtime.names, UNIVERSITY, keys, credential_lifetime=timedelta(days=365))
    assert document["assertionMethod"] == []
    assert document["verificationMethod"][0]["revoked"].endswith(":00:00Z")


def test_a_bundle_opens_with_the_root_alone_and_has_every_list(office: Office) -> None:
    bundle = office.publish()
    assert (bundle.version, bundle.test, len(bundle.status)) == (1, True, 26)
    assert not any(isinstance(one, Exception) for one in bundle.status.values())


def test_an_unchanged_bundle_is_not_made_again(office: Office) -> None:
    assert current_bundle(office.runtime) == current_bundle(office.runtime)


def test_a_revocation_makes_a_new_bundle(office: Office) -> None:
    office.desk.deliver(row())
    office.issue(office.desk.record("HO/1"))
    before = current_bundle(office.runtime)
    office.desk.deliver({**row(bron_versie="2", operatie="INTREKKING")})
    publish_changed(office.runtime)
    assert current_bundle(office.runtime).version == before.version + 1


def test_a_new_institution_makes_a_new_bundle(office: Office) -> None:
    before = office.publish()
    office.desk.deliver(row())
    after = office.publish()
    assert after.version == before.version + 1
    assert [one.name for one in after.institutions.values()] == ["Hogeschool PXL"]


def test_a_renamed_institution_makes_a_new_bundle(office: Office) -> None:
    office.desk.deliver(row())
    before = office.publish()
    with writing(office.runtime.engine) as connection:
        connection.execute(update(institutions).values(name="PXL"))
    assert office.publish().version == before.version + 1


def test_a_bundle_is_made_anew_before_it_is_old(office: Office) -> None:
    before = office.publish()
    office.advance(timedelta(hours=13))
    after = office.publish()
    assert after.version == before.version + 1
    assert after.created > before.created


def test_an_older_bundle_is_refused_after_a_newer_one(office: Office) -> None:
    old = current_bundle(office.runtime).document
    office.desk.deliver(row())
    new = office.publish()
    with pytest.raises(RollbackError):
        open_bundle(old.encode(), root=office.root, now=office.runtime.now(), previous=new)
