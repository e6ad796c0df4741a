"""The identifiers that the register gives: IRIs under its host name, and none of them an address to visit."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StatusIndex:
    """One bit: the serial of its status list and its position there."""

    status_list: int
    index: int


@dataclass(frozen=True, slots=True)
class RegisterNames:
    """Every identifier of the register with this host name (LED_REGISTER_HOST)."""

    host: str

    @property
    def origin(self) -> str:
        """Return `https://<host>`."""
        return f"https://{self.host}"

    @property
    def refresh(self) -> str:
        """Return the refresh service: the same for everybody."""
        return f"{self.origin}/refresh"

    def did_of(self, provider: int) -> str:
        """Return the provider's DID (did:web)."""
        return f"did:web:{self.host}:provider:{provider}"

    def verification_method(self, provider: int, serial: int) -> str:
        """Return the DID URL of the provider's key of that serial."""
        return f"{self.did_of(provider)}#k{serial}"

    def institution(self, number: int) -> str:
        """Return the IRI of a directory entry."""
        return f"{self.origin}/institution/{number}"

    def status_list(self, number: int) -> str:
        """Return the IRI, and here also the path, of a status list."""
        return f"{self.origin}/status/{number}"

    def record(self, register_id: str) -> str:
        """Return the IRI of a record."""
        return f"{self.origin}/record/{register_id}"

    def credential(self, credential_id: str) -> str:
        """Return the IRI of a credential."""
        return f"{self.origin}/credential/{credential_id}"
