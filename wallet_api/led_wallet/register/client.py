"""The register's two documented endpoints for wallets: a citizen's records, and an offer for one of them.

Both take the citizen's own access token; the register asks the OpenID provider whose it is.
"""

from typing import Final, Literal

from led_vc.errors import LedVcError
from led_vc.fetch import Fetcher
from led_vc.oid4vci import CredentialOffer
from led_wallet.register import answers
from led_wallet.register.records import RegisterRecord, parse_records
from led_web.problems import ProblemError

Profile = Literal["qualification", "summary"]
_JSON: Final = {"accept": "application/json"}


class RegisterClient:
    """Asks the register at `origin` on behalf of a citizen."""

    def __init__(self, fetcher: Fetcher, origin: str) -> None:
        """Take the HTTP client and `https://<register host>`."""
        self._fetcher, self._origin = fetcher, origin

    def records(self, access_token: str) -> tuple[RegisterRecord, ...]:
        """Return all records of the citizen, withdrawn ones too. Raises ProblemError."""
        headers = {**_JSON, "authorization": f"Bearer {access_token}"}
        try:
            return parse_records(answers.body(self._fetcher.get(f"{self._origin}/records", headers=headers)))
        except LedVcError as e:
            raise answers.unavailable() from e

    def offer(self, access_token: str, record: str, profile: Profile, *, birth_date: bool) -> CredentialOffer:
        """Return an offer for one record in one profile. Raises ProblemError with the register's code."""
        headers = {**_JSON, "authorization": f"Bearer {access_token}"}
        asked = {"record": record, "profile": profile, "birth_date": birth_date}
        try:
            answer = self._fetcher.post_json(f"{self._origin}/credential-offers", asked, headers=headers)
            offer = CredentialOffer.parse(answers.body(answer)["credential_offer"])
        except (LedVcError, KeyError) as e:
            raise answers.unavailable() from e
        if offer.credential_issuer != self._origin or offer.tx_code is not None:
            raise ProblemError(502, "offer_not_usable", "The register offered something else than was asked.")
        return offer
