"""Who may act as a citizen: a login in that capacity, for oneself, and strong enough for what is asked."""

from led_issuer.identity import Login
from led_issuer.register.persons import find_person
from led_issuer.runtime import Runtime
from led_web.database import reading
from led_web.problems import ProblemError

CITIZEN = "BUR"
WEAK_METHODS = frozenset({"sms"})


def require_citizen(login: Login) -> str:
    """Return the national number of a citizen who acts for himself. Raises ProblemError 403."""
    if login.capacity != CITIZEN:
        raise ProblemError(403, "wrong_capacity", "Log in as a citizen.")
    if login.mandate:
        raise ProblemError(403, "mandate_refused", "Nobody can look into LED for somebody else.")
    if login.national_number is None:
        raise ProblemError(403, "national_number_missing", "The login does not tell who you are in LED.")
    return login.national_number


def require_strong_login(login: Login, runtime: Runtime) -> None:
    """Raise ProblemError 403 for a login that may look but not have anything issued (decision a)."""
    weak = login.method is None or login.method in WEAK_METHODS
    if weak and runtime.settings.issue_requires_strong_login:
        raise ProblemError(403, "strong_login_required", "Log in with eID, itsme or another strong means.")


def person_of(login: Login, runtime: Runtime) -> str | None:
    """Return the id of the citizen who is logged in, or None: somebody of whom LED has nothing."""
    number = require_citizen(login)
    with reading(runtime.engine) as connection:
        return find_person(connection, runtime.vault, number, allow_synthetic=runtime.settings.allow_synthetic_insz)
