"""What verification stands on: trust list, status lists, bundle, and the environment of an employer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from led_vc import contexts
from led_vc.bundle import BundleContents, make_bundle
from led_vc.encoding import JsonObject
from led_vc.environment import Environment
from led_vc.ports import Signer
from led_vc.securing.data_integrity import Cryptosuite
from led_vc.status import StatusList, StatusPurpose, bitstring, status_list_credential
from led_vc.trust import InstitutionEntry, TrustedKey, TrustedProvider, TrustList, trust_list_document
from tests.world.credentials import forge, issue
from tests.world.people import (
    BUNDLER,
    ISSUED,
    JCS,
    KU_BRUSSEL,
    KU_LEUVEN,
    NAMES,
    NOW,
    RDFC,
    REVOCATION,
    ROOT,
    SCHOOL,
    SCHOOL_GENT,
    SUMMARY_REVOCATION,
    SUSPENSION,
    UNIVERSITY,
    YEAR_END,
    YEAR_START,
    did,
    provider,
)


def trusted_key(number: int, **changes: Any) -> TrustedKey:
    """Return a provider's key of 2026 as the trust list has it."""
    signer = provider(number)
    trusted = TrustedKey(
        verification_method=signer.verification_method,
        public_key=signer.public_key,
        valid_from=YEAR_START,
        valid_until=YEAR_END,
    )
    return replace(trusted, **changes)


def trusted_provider(number: int = UNIVERSITY, **changes: Any) -> TrustedProvider:
    """Return a provider as the trust list has it: the university may award anything, for any institution."""
    trusted = TrustedProvider(
        did=NAMES.did_of(number),
        number=number,
        name={UNIVERSITY: "Departement Onderwijs en Vorming: Hoger Onderwijs"}.get(number, f"Verstrekker {number}"),
        proof_types=None,
        institutions=None if number == UNIVERSITY else frozenset({SCHOOL_GENT}),
        valid_from=datetime(2020, 1, 1, tzinfo=UTC),
        valid_until=datetime(2030, 1, 1, tzinfo=UTC),
        keys=(trusted_key(number),),
    )
    return replace(trusted, **changes)


def trust(*providers: TrustedProvider, **changes: Any) -> TrustList:
    """Return the trust list, with the two providers unless others are given."""
    trusted = TrustList(
        version=4,
        issued=ISSUED - timedelta(days=7),
        expires=NOW + timedelta(days=7),
        bundle_key=BUNDLER.public_key,
        providers=providers or (trusted_provider(), trusted_provider(SCHOOL)),
    )
    return replace(trusted, **changes)


def signed_trust_list(trusted: TrustList | None = None, *, root: Signer = ROOT) -> dict[str, Any]:
    """Return the trust list as the root signs it."""
    document = trust_list_document(trusted or trust())
    return forge(document, signer=root, suite=JCS, created=ISSUED)


def signed_status_list(
    number: int = SUMMARY_REVOCATION.status_list,
    purpose: StatusPurpose = "revocation",
    *,
    bits: Iterable[int] = (),
    signer: Signer | None = None,
    suite: Cryptosuite = RDFC,
    valid_from: datetime = NOW - timedelta(minutes=1),
    created: datetime = NOW - timedelta(minutes=1),
) -> dict[str, Any]:
    """Return a published status list with the given bits set."""
    signer, data = signer or provider(UNIVERSITY), bytearray(bitstring.MINIMUM_ENTRIES // 8)
    for index in bits:
        bitstring.set_bit(data, index)
    document = status_list_credential(
        url=NAMES.status_list(number),
        issuer=did(signer),
        purpose=purpose,
        data=data,
        valid_from=valid_from,
        valid_until=valid_from + timedelta(days=1),
    )
    return issue(document, signer=signer, suite=suite, created=created)


def status_list(
    number: int = SUMMARY_REVOCATION.status_list,
    purpose: StatusPurpose = "revocation",
    *,
    bits: Iterable[int] = (),
    issuer: str = NAMES.did_of(UNIVERSITY),
) -> StatusList:
    """Return a verified status list, had twenty seconds ago, with the given bits set."""
    data = bytearray(bitstring.MINIMUM_ENTRIES // 8)
    for index in bits:
        bitstring.set_bit(data, index)
    return StatusList(
        url=NAMES.status_list(number),
        issuer=issuer,
        purposes=frozenset({purpose}),
        data=bytes(data),
        valid_from=NOW - timedelta(minutes=1),
        valid_until=NOW + timedelta(days=1),
        fetched_at=NOW - timedelta(seconds=20),
    )


def all_lists(*lists: StatusList) -> Mapping[str, StatusList]:
    """Return the three lists of the world with nothing set, some of them replaced."""
    usual = (status_list(), status_list(REVOCATION.status_list), status_list(SUSPENSION.status_list, "suspension"))
    return {known.url: known for known in (*usual, *lists)}


INSTITUTIONS: Mapping[int, InstitutionEntry] = {
    KU_BRUSSEL: InstitutionEntry(number=KU_BRUSSEL, name="Katholieke Universiteit Brussel", successor=KU_LEUVEN),
    KU_LEUVEN: InstitutionEntry(number=KU_LEUVEN, name="KU Leuven"),
    SCHOOL_GENT: InstitutionEntry(number=SCHOOL_GENT, name="Koninklijk Atheneum Gent"),
}


def environment(**changes: Any) -> Environment:
    """Return what an employer verifies with, with the given members changed."""
    usual = Environment(
        now=NOW, contexts=contexts.bundled(), trust=trust(), status=all_lists(), institutions=INSTITUTIONS
    )
    return replace(usual, **changes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What goes in a bundle; a test changes one thing."""

    version: int = 9
    created: datetime = NOW - timedelta(seconds=30)
    trust_list: JsonObject = field(default_factory=signed_trust_list)
    status_lists: tuple[JsonObject, ...] = field(default_factory=lambda: (signed_status_list(),))
    signer: Signer = BUNDLER

    def bundle(self) -> dict[str, Any]:
        """Return the bundle as the register publishes it."""
        contents = BundleContents(
            version=self.version,
            created=self.created,
            expires=self.created + timedelta(days=7),
            status_max_age=timedelta(days=1),
            trust_list=self.trust_list,
            status_lists=self.status_lists,
            institutions=INSTITUTIONS,
            qr_table=None,
            test=True,
        )
        return make_bundle(contents, self.signer)
