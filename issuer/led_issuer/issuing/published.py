"""The published status lists that a planned credential points to, verified once per version and kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import bindparam, select

from led_issuer.issuing.request import LintError, NotNowError
from led_issuer.runtime import Runtime
from led_issuer.status.lists import Publication, publication
from led_issuer.status.publish import publish_list
from led_issuer.tables import status_lists
from led_vc import contexts
from led_vc.encoding import JsonObject
from led_vc.environment import Environment
from led_vc.status import StatusList, StatusPurpose, entries
from led_vc.trust import TrustList
from led_vc.verify import verify_status_list
from led_web.database import reading

_MOST = 64
Owner = tuple[int, StatusPurpose]
"""Whose list it is, and what for."""

_WHOSE: Final = select(status_lists.c.provider, status_lists.c.purpose).where(
    status_lists.c.number == bindparam("number")
)


class PublishedLists:
    """Reads lists by number; one that was opened a moment ago is published first."""

    def __init__(self, runtime: Runtime) -> None:
        """Take the runtime."""
        self._runtime = runtime
        self._known: dict[int, tuple[int, StatusList]] = {}

    def of_provider(self, provider: int, trust: TrustList) -> "ProviderLists":
        """Return the lists of one provider, as one request reads them."""
        base = self._runtime.names.status_list(0).removesuffix("0")
        return ProviderLists(self, base, provider, trust)

    def read(self, number: int, owner: Owner, trust: TrustList) -> StatusList:
        """Return the version that is published now. Raises LintError for one that is not the owner's."""
        published = self._published(number, owner)
        known = self._known.get(number)
        now = self._runtime.now()
        if known is not None and known[0] == published.version and known[1].fetched_at <= now:
            return known[1]
        environment = Environment(now=now, contexts=contexts.bundled(), trust=trust)
        verified = verify_status_list(published.document, environment)
        if len(self._known) >= _MOST:
            self._known.clear()
        self._known[number] = (published.version, verified)
        return verified

    def _published(self, number: int, owner: Owner) -> Publication:
        for _ in range(2):
            with reading(self._runtime.engine) as connection:
                if connection.execute(_WHOSE, {"number": number}).one_or_none() != owner:
                    raise LintError("a status entry points to a list that is not the provider's for this purpose")
                published = publication(connection, number)
            if published is not None and self._runtime.now() < published.valid_until:
                return published
            publish_list(self._runtime, number)
        raise NotNowError("the status list is not published")


@dataclass(frozen=True, slots=True)
class ProviderLists:
    """Finds the lists of a document by their URLs; each is read once for all the credentials of a request."""

    lists: PublishedLists
    base: str
    provider: int
    trust: TrustList
    _read: dict[tuple[str, StatusPurpose], StatusList] = field(default_factory=dict, init=False)

    def of(self, document: JsonObject) -> Mapping[str, StatusList]:
        """Return the lists that `document` points to, by URL. Raises LintError for one that is not the provider's."""
        found = {}
        for entry in entries(document):
            wanted = (entry.list_url, entry.purpose)
            if wanted not in self._read:
                number = entry.list_url.removeprefix(self.base)
                if not entry.list_url.startswith(self.base) or not number.isdigit():
                    raise LintError("a status entry points outside the register")
                self._read[wanted] = self.lists.read(int(number), (self.provider, entry.purpose), self.trust)
            found[entry.list_url] = self._read[wanted]
        return found
