"""A wallet whose answer got lost asks again: it gets what it got, and nothing new is planned."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from led_issuer.issuing.offers import Offer
from led_issuer.issuing.request import Issued
from led_issuer.tables import credentials
from led_vc.encoding import parse_object


def issued_before(connection: Connection, offer: Offer, holders: Sequence[str]) -> tuple[Issued, ...] | None:
    """Return what was issued for this offer to exactly these holders and still stands, or None."""
    wanted = select(credentials).where(
        credentials.c.record == offer.record,
        credentials.c.profile == offer.profile,
        credentials.c.state == "issued",
        credentials.c.holder.in_(list(holders)),
    )
    found = {row.holder: row for row in connection.execute(wanted.order_by(credentials.c.issued_at))}
    if found.keys() != set(holders):
        return None
    return tuple(Issued(id=found[holder].id, document=parse_object(found[holder].signed)) for holder in holders)
