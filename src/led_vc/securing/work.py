"""Counters of the work that untrusted input caused, so that bounds are asserted in numbers and not in milliseconds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What was spent: signatures checked, statements written, hashes computed to label blank nodes."""

    signature_checks: int = 0
    quads: int = 0
    hash_calls: int = 0

    def __add__(self, other: "Work") -> "Work":
        return Work(
            signature_checks=self.signature_checks + other.signature_checks,
            quads=self.quads + other.quads,
            hash_calls=self.hash_calls + other.hash_calls,
        )


NO_WORK = Work()


@dataclass(slots=True)
class Meter:
    """Adds up the work of one verification, also of one that ends in an error."""

    signature_checks: int = 0
    quads: int = 0
    hash_calls: int = 0

    @property
    def work(self) -> Work:
        """Return what was spent so far."""
        return Work(signature_checks=self.signature_checks, quads=self.quads, hash_calls=self.hash_calls)

    def add(self, *, signature_checks: int = 0, quads: int = 0, hash_calls: int = 0) -> None:
        """Count work that is done, or about to be done."""
        self.signature_checks += signature_checks
        self.quads += quads
        self.hash_calls += hash_calls
