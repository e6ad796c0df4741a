"""The trust list as values: providers, what they may award, and the keys they sign with."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from led_vc.errors import MalformedValueError
from led_vc.keys import PublicKey


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustedKey:
    """A provider's key: from `valid_from` until just before `valid_until`, and not from `revoked` on."""

    verification_method: str
    public_key: PublicKey
    valid_from: datetime
    valid_until: datetime
    revoked: datetime | None = None

    def __post_init__(self) -> None:
        if self.valid_from >= self.valid_until:
            raise MalformedValueError(f"{self.verification_method}: its time ends before it starts")

    def covers(self, moment: datetime) -> bool:
        """Tell whether `moment` is inside the key's time, revocation apart."""
        return self.valid_from <= moment < self.valid_until

    def is_revoked(self, moment: datetime) -> bool:
        """Tell whether the key no longer counted at `moment`."""
        return self.revoked is not None and moment >= self.revoked


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustedProvider:
    """A provider and its accreditation. `None` for proof types or institutions means: any."""

    did: str
    number: int
    name: str
    proof_types: frozenset[str] | None
    institutions: frozenset[int] | None
    valid_from: datetime
    valid_until: datetime
    keys: tuple[TrustedKey, ...]

    def __post_init__(self) -> None:
        if self.valid_from >= self.valid_until:
            raise MalformedValueError(f"{self.did}: its accreditation ends before it starts")
        for key in self.keys:
            if key.verification_method.partition("#")[0] != self.did:
                raise MalformedValueError(f"{key.verification_method} is not a key of {self.did}")
        if len({key.verification_method for key in self.keys}) != len(self.keys):
            raise MalformedValueError(f"{self.did} has a key twice")

    def covers(self, moment: datetime) -> bool:
        """Tell whether the provider was accredited at `moment`."""
        return self.valid_from <= moment < self.valid_until

    def may_award(self, proof_type: str) -> bool:
        """Tell whether the accreditation is for proofs of this Bewijstype."""
        return self.proof_types is None or proof_type in self.proof_types

    def key(self, verification_method: str) -> TrustedKey | None:
        """Return the key with exactly this identifier."""
        for key in self.keys:
            if key.verification_method == verification_method:
                return key
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustList:
    """Who is trusted, by decision of the register's root. `bundle_key` signs the verification bundle."""

    version: int
    issued: datetime
    expires: datetime
    bundle_key: PublicKey
    providers: tuple[TrustedProvider, ...]

    def __post_init__(self) -> None:
        if len({provider.did for provider in self.providers}) != len(self.providers):
            raise MalformedValueError("the trust list names a provider twice")

    def is_stale(self, now: datetime) -> bool:
        """Tell whether the list is past the moment until which its root answers for it."""
        return now >= self.expires

    def provider(self, did: str) -> TrustedProvider | None:
        """Return the provider with exactly this DID: no case folding, no decoding, no trimming."""
        for provider in self.providers:
            if provider.did == did:
                return provider
        return None

    def names(self) -> Mapping[str, str]:
        """Return each provider's name by its DID."""
        return {provider.did: provider.name for provider in self.providers}
