"""Offers, and what they turn into: a code that works once, then an access token that works once.

Codes and tokens are 129 random bits in letters; the database knows them by a keyed hash alone.
https://openid.net/specs/openid-4-verifiable-credential-issuance-1_0.html#section-3.5
"""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection, insert, select, update

from led_issuer.identifiers import new_id
from led_issuer.issuing.request import IssueRequest, Profile
from led_issuer.tables import access_tokens, offers
from led_vc.qualification import PersonName
from led_vc.qualification.full import HiddenClaim
from led_web.secrets import Mac, MasterKey

LIFETIME: Final = timedelta(minutes=5)


class GrantError(Exception):
    """A code or a token that does not work (any more)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What a citizen may have issued."""

    id: str
    person: str
    record: str
    profile: Profile
    birth_date: bool
    show: tuple[HiddenClaim, ...]
    present_name: PersonName | None

    def request(self, holders: tuple[str, ...]) -> IssueRequest:
        """Return the request that this offer allows, for these holders."""
        return IssueRequest(
            record=self.record,
            person=self.person,
            profile=self.profile,
            holders=holders,
            birth_date=self.birth_date,
            show=self.show,
            present_name=self.present_name,
        )


class OfferDesk:
    """Makes offers, takes codes, knows tokens."""

    def __init__(self, master_key: MasterKey) -> None:
        """Derive the keys of the hashes."""
        self._codes: Mac = master_key.mac("pre-authorized-code")
        self._tokens: Mac = master_key.mac("access-token")

    def offer(self, connection: Connection, offer: Offer, *, now: datetime) -> str:
        """Keep `offer` and return its code."""
        code = new_id()
        name = offer.present_name
        values: dict[str, Any] = {
            "id": offer.id,
            "code_mac": self._codes.digest(code.encode()),
            "person": offer.person,
            "record": offer.record,
            "profile": offer.profile,
            "birth_date": offer.birth_date,
            "show": json.dumps(offer.show),
            "given_name": name and name.voornamen,
            "family_name": name and name.familienaam,
        }
        connection.execute(insert(offers).values(**values, created_at=now, expires_at=now + LIFETIME))
        return code

    def redeem(self, connection: Connection, code: str, *, now: datetime) -> tuple[str, Profile]:
        """Take `code` for good and return an access token and what it is for. Raises GrantError."""
        this = offers.c.code_mac == self._codes.digest(code.encode())
        taken = connection.execute(
            update(offers)
            .where(this, offers.c.used_at.is_(None), offers.c.expires_at > now)
            .values(used_at=now, attempts=offers.c.attempts + 1)
        )
        if taken.rowcount != 1:
            raise GrantError
        row = connection.execute(select(offers.c.id, offers.c.profile).where(this)).one()
        token = new_id()
        values = {"token_mac": self._tokens.digest(token.encode()), "offer": row.id, "expires_at": now + LIFETIME}
        connection.execute(insert(access_tokens).values(values))
        return token, row.profile

    def granted(self, connection: Connection, token: str, *, now: datetime) -> Offer:
        """Return the offer that `token` was given for, also when it was used already. Raises GrantError."""
        wanted = select(offers).join(access_tokens, access_tokens.c.offer == offers.c.id)
        this = access_tokens.c.token_mac == self._tokens.digest(token.encode())
        row = connection.execute(wanted.where(this, access_tokens.c.expires_at > now)).one_or_none()
        if row is None:
            raise GrantError
        return Offer(
            id=row.id,
            person=row.person,
            record=row.record,
            profile=row.profile,
            birth_date=row.birth_date,
            show=tuple(json.loads(row.show or "[]")),
            present_name=PersonName(row.given_name, row.family_name) if row.family_name else None,
        )

    def spend(self, connection: Connection, token: str, *, now: datetime) -> bool:
        """Use `token` up, in the transaction that plans what it is used for; False when it was used before."""
        spent = connection.execute(
            update(access_tokens)
            .where(access_tokens.c.token_mac == self._tokens.digest(token.encode()), access_tokens.c.used_at.is_(None))
            .values(used_at=now)
        )
        return spent.rowcount == 1


def forget_names(connection: Connection, *, now: datetime) -> None:
    """Drop the names of offers that ended, and whose token ended as well: nothing needs them any more."""
    ended = (offers.c.expires_at < now - LIFETIME) & offers.c.family_name.is_not(None)
    connection.execute(update(offers).where(ended).values(given_name=None, family_name=None))
