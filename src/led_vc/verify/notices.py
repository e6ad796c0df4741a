"""What the issuer's lists say of a credential beyond good standing: that a newer one is at hand, or a message.

Reported, and never a reason to fail: https://www.w3.org/TR/vc-bitstring-status-list/#bitstringstatuslistentry
"""

from led_vc.environment import Environment
from led_vc.errors import LedVcError
from led_vc.model import Credential
from led_vc.status import StatusEntry, entries
from led_vc.status.entries import DECISIVE
from led_vc.verify.report import StatusNotice
from led_vc.verify.status import list_of, require_fresh


def status_notices(credential: Credential, environment: Environment) -> tuple[StatusNotice, ...]:
    """Return what the entries for `refresh` and `message` say; nothing for entries that cannot be read."""
    if all(one.get("statusPurpose") in DECISIVE for one in credential.status):
        return ()
    try:
        found = entries(credential.document, one_message_per_bit=environment.context_policy == "open")
    except LedVcError:  # the status check says why
        return ()
    return tuple(_notice(entry, credential.issuer, environment) for entry in found if entry.purpose not in DECISIVE)


def _notice(entry: StatusEntry, issuer: str, environment: Environment) -> StatusNotice:
    try:
        known = list_of(entry, issuer, environment)
        status = known.value(entry.index, entry.size)
        require_fresh(known, environment)
    except LedVcError as error:
        return StatusNotice(purpose=entry.purpose, code=error.code)
    return StatusNotice(purpose=entry.purpose, status=status, message=entry.message(status))
