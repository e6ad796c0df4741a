"""Show a credential: a live presentation that lasts two minutes, or a print of the credential alone.

A presentation is made in two steps, so that the key may live elsewhere: `prepare` gives the bytes to sign, `complete`
takes the signature, which must be by the key that the credential is bound to. `show` does both with a key kept here.
Between the two steps nothing is stored: what was prepared travels with its caller, sealed.
"""

import binascii
import json
import re
from base64 import b64encode, urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

from led_vc.did import self_contained
from led_vc.encoding import JsonObject, format_datetime, parse_datetime
from led_vc.errors import LedVcError, MalformedValueError
from led_vc.present import LivePresentation, complete_presentation, prepare_presentation
from led_vc.qr import QrTable, encode_qr, image
from led_vc.securing.data_integrity import PreparedProof
from led_vc.securing.suites import SUITES
from led_wallet.held import HeldCredential, HeldCredentials
from led_web.problems import ProblemError
from led_web.secrets import MasterKey, SecretError

SUITE: Final = SUITES["eddsa-rdfc-2022"]
RENEWED_EVERY: Final = timedelta(seconds=30)
"""How often the page asks for a fresh code."""
_TO_SIGN_WITHIN: Final = timedelta(seconds=60)
_LEVEL: Final = "M"
_VIEW_BOX: Final = re.compile(r'viewBox="0 0 ([0-9]+) ')


@dataclass(frozen=True, slots=True, kw_only=True)
class Preparation:
    """What the holder's key has to sign."""

    token: str = field(repr=False)
    verification_method: str
    data: bytes = field(repr=False)
    created: datetime
    expires: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A secured document and its QR code."""

    document: JsonObject = field(repr=False)
    text: str = field(repr=False)
    svg: str = field(repr=False)
    created: datetime
    expires: datetime

    @property
    def image(self) -> str:
        """Return the symbol as a URL for an `img`: no markup of it enters a page."""
        return "data:image/svg+xml;base64," + b64encode(self.svg.encode()).decode()

    @property
    def modules(self) -> int:
        """Return how many modules wide the symbol is, its quiet zone included."""
        found = _VIEW_BOX.search(self.svg)
        return int(found[1]) if found else 0


class Presenter:
    """Makes what is shown, for the owner of a credential."""

    def __init__(self, held: HeldCredentials, table: QrTable, key: MasterKey, now: Callable[[], datetime]) -> None:
        """Take the credentials, the QR table of the register, the master key and the clock."""
        self._held, self._table, self._now = held, table, now
        self._aead = key.aead("preparation")

    def prepare(self, holder: str, credential: HeldCredential) -> Preparation:
        """Return what has to be signed to show `credential` now."""
        occasion = LivePresentation.at(self._now().replace(microsecond=0))
        prepared = _prepared(credential.document, occasion)
        secret = json.dumps([credential.id, format_datetime(occasion.created)]).encode()
        return Preparation(
            token=urlsafe_b64encode(self._aead.encrypt(secret, holder)).decode(),
            verification_method=str(prepared.proof["verificationMethod"]),
            data=prepared.data,
            created=occasion.created,
            expires=occasion.expires,
        )

    def complete(self, holder: str, token: str, signature: bytes) -> tuple[HeldCredential, Shown]:
        """Return the credential that was prepared for `holder`, and what to show.

        Raises ProblemError 400: preparation_unknown, preparation_too_old; signature_wrong when it is another key's.
        """
        credential, created = self._opened(holder, token)
        occasion = LivePresentation.at(created)
        prepared = _prepared(credential.document, occasion)
        try:
            presentation = complete_presentation(prepared, signature)
        except LedVcError as e:
            raise ProblemError(400, "signature_wrong", "The signature is not by the credential's key.") from e
        return credential, self._shown(presentation, occasion.created, occasion.expires)

    def show(self, holder: str, credential: HeldCredential) -> Shown:
        """Return `credential` as a live presentation, signed with the key that is kept here."""
        key = self._held.key_of(holder, credential.id)
        if key is None:
            raise ProblemError(409, "key_gone", "The key of this credential is gone.")
        preparation = self.prepare(holder, credential)
        return self.complete(holder, preparation.token, key.sign(preparation.data))[1]

    def print_out(self, credential: HeldCredential) -> Shown:
        """Return the credential alone, which anybody can hold."""
        return self._shown(credential.document, self._now(), credential.valid_until)

    def _shown(self, document: Mapping[str, Any], created: datetime, expires: datetime) -> Shown:
        try:
            text = encode_qr(document, self._table)
            svg = image.svg(text, level=_LEVEL)
        except MalformedValueError as e:
            if e.code != "QR_TOO_LARGE":
                raise
            raise ProblemError(409, "qr_too_large", "This proof is too large for a QR code.") from e
        return Shown(document=document, text=text, svg=svg, created=created, expires=expires)

    def _opened(self, holder: str, token: str) -> tuple[HeldCredential, datetime]:
        try:
            credential_id, created_text = json.loads(self._aead.decrypt(urlsafe_b64decode(token), holder))
        except (SecretError, binascii.Error, ValueError) as e:
            raise ProblemError(400, "preparation_unknown", "Prepare the presentation first.") from e
        credential, created = self._held.find(holder, credential_id), parse_datetime(created_text)
        if credential is None:
            raise ProblemError(400, "preparation_unknown", "The credential is gone.")
        if self._now() > created + _TO_SIGN_WITHIN:
            raise ProblemError(400, "preparation_too_old", "Prepare the presentation again.")
        return credential, created


def _prepared(document: JsonObject, occasion: LivePresentation) -> PreparedProof:
    controller = self_contained(str(document["credentialSubject"]["id"]))
    if controller is None:
        raise ProblemError(409, "key_gone", "The credential is not bound to a key of this wallet.")
    (method,) = controller.verification_methods.values()
    return prepare_presentation(document, method.id, method.public_key, SUITE, occasion)
