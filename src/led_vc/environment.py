"""What a verification is given from outside the document: the moment, the keys, the lists, the policy.

One frozen value, made by whoever owns a clock and a network. Nothing in here is looked up later, and nothing has a
default that skips a check: what is missing makes a check `unknown`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Literal, get_args

from led_vc.contexts import ContextSet, opened
from led_vc.did import ControllerDocument
from led_vc.encoding import JsonObject
from led_vc.errors import LedVcError, MalformedValueError
from led_vc.model import ALL_VERSIONS, PRODUCT_VERSIONS, Version
from led_vc.securing.cryptosuite import Suite
from led_vc.securing.enveloped.envelope import STRICT_ENVELOPES, EnvelopePolicy
from led_vc.securing.memo import ProofMemo
from led_vc.securing.suites import VERIFIED_SUITES
from led_vc.status import StatusList
from led_vc.trust import InstitutionEntry, TrustList

CheckName = Literal["proof", "data_model", "issuer", "validity", "status", "holder", "authenticity"]
CHECKS: tuple[CheckName, ...] = get_args(CheckName)
"""The seven checks, in the order of every report."""

ALL_CHECKS: frozenset[CheckName] = frozenset(CHECKS)
PROOF_ONLY: frozenset[CheckName] = frozenset({"proof", "data_model"})
"""Parsing, data model and proof alone, for documents of issuers that no trust list knows."""

ContextPolicy = Literal["pinned", "open"]
"""Which contexts a document may have.

`pinned`: the exact list that is laid down for its type. `open`: any held URL, and context objects inside the document
in narrow bounds; for `--checks proof` and conformance instances, and the report says CONTEXT_NOT_VETTED.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Environment:
    """What to verify with.

    `status` holds, by URL, the lists that were verified; for one that could not be had, the error that says why.
    `documents` holds controller documents by DID, for issuers that the trust list does not have.
    `suites` are the cryptosuites that are taken; one proof of each of `required_suites` must be there and hold.
    `checks` select what is asked, `context_policy` which contexts are taken; neither says anything of the other.
    `envelopes` says what is taken of tokens. `table` is the CBOR-LD table as data.
    `memo`, where given, remembers which bytes had proofs that held. `test` marks an environment whose credentials prove
    nothing.
    """

    now: datetime
    contexts: ContextSet
    trust: TrustList | None
    status: Mapping[str, StatusList | LedVcError] = field(default_factory=lambda: MappingProxyType({}))
    institutions: Mapping[int, InstitutionEntry] = field(default_factory=lambda: MappingProxyType({}))
    table: JsonObject | None = None
    documents: Mapping[str, ControllerDocument] = field(default_factory=lambda: MappingProxyType({}))
    status_max_age: timedelta = timedelta(seconds=60)
    checks: frozenset[CheckName] = ALL_CHECKS
    context_policy: ContextPolicy = "pinned"
    suites: Mapping[str, Suite] = field(default_factory=lambda: VERIFIED_SUITES)
    required_suites: frozenset[str] = frozenset()
    envelopes: EnvelopePolicy = STRICT_ENVELOPES
    memo: ProofMemo | None = None
    test: bool = False

    def __post_init__(self) -> None:
        if self.now.tzinfo is None:
            raise MalformedValueError("now must have a time zone")
        if "proof" not in self.checks or not self.checks <= ALL_CHECKS:
            raise MalformedValueError("checks must be some of the seven, the proof among them")
        if self.context_policy not in get_args(ContextPolicy):
            raise MalformedValueError("the context policy is pinned or open")
        if self.contexts.open:
            raise MalformedValueError("the context policy opens a set of contexts, and nothing else does")
        if not self.required_suites <= self.suites.keys():
            raise MalformedValueError("a suite is required that is not taken")

    @property
    def proof_only(self) -> bool:
        """Tell whether the document is judged by its proof and shape alone, whoever made it."""
        return self.checks <= PROOF_ONLY

    @property
    def known_contexts(self) -> ContextSet:
        """Return the contexts as the policy takes them."""
        return opened(self.contexts) if self.context_policy == "open" else self.contexts

    @property
    def versions(self) -> tuple[Version, ...]:
        """Return the versions of the data model that are read: 1.1 only where no list of contexts is laid down."""
        return ALL_VERSIONS if self.context_policy == "open" else PRODUCT_VERSIONS
