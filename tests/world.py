"""A university, a school, a graduate and a register, in memory: what every test needs to issue, show and verify.

Keys come from fixed seeds and the clock stands still, so that the same test makes the same bytes. Hostile documents
are signed with these very keys (`forge`), so that they get past the signature and meet the check they are about.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from led_vc import contexts
from led_vc.bundle import BundleContents, make_bundle
from led_vc.did import did_key
from led_vc.encoding import JsonObject
from led_vc.environment import Environment
from led_vc.issue import issue_credential
from led_vc.keys import KeyAlgorithm, LocalSigner, PrivateKey
from led_vc.ports import ProofPurpose, Signer
from led_vc.present import present_credentials
from led_vc.qualification import (
    Institution,
    Record,
    RegisterNames,
    StatusIndex,
    qualification_credential,
    summary_credential,
)
from led_vc.securing.data_integrity import Cryptosuite, ProofOptions, add_proof
from led_vc.securing.suites import SUITES
from led_vc.status import StatusList, StatusPurpose, bitstring, status_list_credential
from led_vc.trust import InstitutionEntry, TrustedKey, TrustedProvider, TrustList, trust_list_document

NOW = datetime(2026, 11, 23, 18, 0, 30, tzinfo=UTC)
ISSUED = datetime(2026, 11, 23, 9, tzinfo=UTC)
YEAR_START = datetime(2026, 1, 1, tzinfo=UTC)
YEAR_END = datetime(2027, 1, 1, tzinfo=UTC)
VALID_UNTIL = datetime(2027, 11, 30, tzinfo=UTC)

NAMES = RegisterNames("led.example")
REVOCATION, SUSPENSION, SUMMARY_REVOCATION = StatusIndex(3, 70_412), StatusIndex(4, 11_873), StatusIndex(12, 94_567)
UNIVERSITY, SCHOOL = 11, 7
KU_BRUSSEL, KU_LEUVEN, SCHOOL_GENT = 12, 8, 31

RDFC, JCS = SUITES["eddsa-rdfc-2022"], SUITES["eddsa-jcs-2022"]


@cache
def key(seed: str, algorithm: KeyAlgorithm = "Ed25519") -> PrivateKey:
    """Return the private key of a fixed seed."""
    return PrivateKey.from_seed(algorithm, seed.encode())


def person(seed: str, algorithm: KeyAlgorithm = "Ed25519") -> LocalSigner:
    """Return somebody with a did:key."""
    private = key(seed, algorithm)
    return LocalSigner(did_key.method_of(private.public_key), private)


def provider(number: int, *, serial: int = 1, algorithm: KeyAlgorithm = "Ed25519") -> LocalSigner:
    """Return the signer that a provider of the register signs with."""
    method = NAMES.verification_method(number, serial)
    return LocalSigner(method, key(f"{method} {algorithm}", algorithm))


def did(signer: Signer) -> str:
    """Return whose key a signer has."""
    return signer.verification_method.partition("#")[0]


ROOT, BUNDLER, GRADUATE, STRANGER = person("root"), person("bundle"), person("graduate"), person("stranger")


def record(**changes: Any) -> Record:
    """Return a master's degree with the given members changed."""
    return replace(_RECORD, **changes)


_RECORD = Record(
    register_id="qvbnhjkmrtwzsdfgcpxyqvbnhjkmrt",
    register_versie=2,
    operatie="NIEUW",
    authenticiteit="Authentiek",
    leverancier="OVO001957-HogerOnderwijs",
    provider=UNIVERSITY,
    voornamen="Zoë Fatima-Zahra",
    familienaam="Van de Casteele",
    geboortedatum="1983-02-17",
    categorie="HogerOnderwijs",
    bewijstype="Diploma",
    bewijsstaat="Eindbewijs",
    titel_nl="Master in de taal- en letterkunde: twee talen",
    graad="Master",
    vks_niveau="7",
    uitreikingsdatum="2006-07-04",
    land="BEL",
    taal="NLD",
    instellingen=(
        Institution(naam="Katholieke Universiteit Brussel", nummer=KU_BRUSSEL, klasse="Universiteit"),
        Institution(naam="KU Leuven", nummer=KU_LEUVEN, klasse="Universiteit"),
    ),
)


def summary(of: Record = _RECORD, *, holder: Signer = GRADUATE, birth_date: bool = True) -> dict[str, Any]:
    """Return the unsigned summary of a record."""
    return summary_credential(
        of,
        names=NAMES,
        holder=did(holder),
        valid_until=VALID_UNTIL,
        revocation=SUMMARY_REVOCATION,
        birth_date=birth_date,
    )


def qualification(of: Record = _RECORD, *, holder: Signer = GRADUATE) -> dict[str, Any]:
    """Return the unsigned full credential of a record."""
    return qualification_credential(
        of,
        names=NAMES,
        holder=did(holder),
        credential_id="tzwrqvnmkjhgfdspxcbtzwrqvnmkjh",
        valid_from=ISSUED,
        valid_until=VALID_UNTIL,
        revocation=REVOCATION,
        suspension=SUSPENSION,
    )


def issue(
    document: JsonObject, *, signer: Signer | None = None, suite: Cryptosuite = RDFC, created: datetime = ISSUED
) -> dict[str, Any]:
    """Return `document` issued as the register does it."""
    return issue_credential(document, signer or provider(UNIVERSITY), suite, created=created)


def forge(
    document: JsonObject,
    *,
    signer: Signer | None = None,
    suite: Cryptosuite = RDFC,
    purpose: ProofPurpose = "assertionMethod",
    created: datetime = ISSUED,
    expires: datetime | None = None,
) -> dict[str, Any]:
    """Return `document` signed as it is, without the questions that issuing asks."""
    options = ProofOptions(purpose=purpose, created=created, expires=expires)
    return add_proof(document, signer or provider(UNIVERSITY), suite, options, contexts.bundled())


def show(
    *secured: JsonObject, holder: Signer = GRADUATE, suite: Cryptosuite = RDFC, at: datetime = NOW
) -> dict[str, Any]:
    """Return a live presentation that `holder` makes at `at`."""
    return present_credentials(secured, holder, suite, created=at, expires=at + timedelta(seconds=120))


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
        purpose=purpose,
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
