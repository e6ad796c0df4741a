"""What was refused to somebody who is known leaves a line in the audit trail: who tried what, and the code of why."""

from collections.abc import Iterator
from contextlib import contextmanager

from led_issuer.audit import write_audit
from led_issuer.identity import Login
from led_issuer.routes.citizen import CITIZEN
from led_issuer.runtime import Runtime
from led_web.database import writing
from led_web.problems import ProblemError

_TOLD = frozenset({403, 404})
_ACTOR_CHARACTERS = 80


@contextmanager
def accounted(runtime: Runtime, *, actor: str, action: str, subject: str | None = None) -> Iterator[None]:
    """Write a line when what follows is refused as forbidden or not there; the refusal goes on."""
    try:
        yield
    except ProblemError as refused:
        if refused.status in _TOLD:
            with writing(runtime.engine) as connection:
                write_audit(
                    connection, at=runtime.now(), actor=actor, action=action, subject=subject, detail=refused.code
                )
        raise


def actor_of(login: Login) -> str:
    """Return how the trail names whoever is logged in: a citizen as such, others by their organisation."""
    if login.capacity == CITIZEN:
        return "citizen"
    return (login.organisation or "unknown")[:_ACTOR_CHARACTERS]
