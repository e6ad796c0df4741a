"""The last look before a signature: would our own verifier take it, and is there anything in it that never may be?

The verifier runs on the planned bytes signed with a throw-away key, in an environment where that key stands for the
provider's. That signature never leaves this module. The bytes it was made over are handed on: the real key signs those
and no others.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Final

from led_issuer.issuing.request import LintError, NotNowError
from led_issuer.register.insz import check_number
from led_vc import contexts
from led_vc.encoding import JsonObject
from led_vc.environment import Environment
from led_vc.errors import LedVcError
from led_vc.issue import issue_credential
from led_vc.keys import PrivateKey, PublicKey
from led_vc.securing.data_integrity import Cryptosuite
from led_vc.status import StatusList
from led_vc.trust import TrustedKey, TrustedProvider, TrustList
from led_vc.verify import VerificationReport, verify_credential

# Eleven digits, alone or with the separators that people write between them.
_DIGITS: Final = re.compile(r"(?<![0-9])[0-9](?:[.\- /]?[0-9]){10}(?![0-9])")


@dataclass(frozen=True, slots=True)
class BoundSigner:
    """Signs with a real key, and only the bytes that were linted."""

    verification_method: str
    private_key: PrivateKey
    linted: bytes = field(repr=False)

    @property
    def public_key(self) -> PublicKey:
        """The key that verifies what `sign` returns."""
        return self.private_key.public_key

    def sign(self, data: bytes) -> bytes:
        """Sign `data` if it is what was linted. Raises LintError."""
        if data != self.linted:
            raise LintError("the bytes to sign are not the bytes that were linted")
        return self.private_key.sign(data)


@dataclass(slots=True)
class _ThrowAwaySigner:
    """Signs with a key of the moment under the provider's name, and remembers what it signed."""

    verification_method: str
    private_key: PrivateKey
    signed: bytes = b""

    @property
    def public_key(self) -> PublicKey:
        return self.private_key.public_key

    def sign(self, data: bytes) -> bytes:
        self.signed = data
        return self.private_key.sign(data)


def lint(
    document: JsonObject,
    *,
    key: TrustedKey,
    trust: TrustList,
    status: Mapping[str, StatusList],
    suite: Cryptosuite,
    created: datetime,
    now: datetime,
) -> bytes:
    """Return the bytes that may be signed for `document`. Raises LintError and NotNowError.

    `status` holds the published lists that the document points to.
    """
    _scan(document)
    signer = _ThrowAwaySigner(key.verification_method, PrivateKey.generate(key.public_key.algorithm))
    try:
        secured = issue_credential(document, signer, suite, created=created)
    except LedVcError as e:
        raise LintError(f"it cannot be signed: {e.code}") from e
    environment = Environment(
        now=now,
        contexts=contexts.bundled(),
        trust=_with_key(trust, key, signer.public_key),
        status=status,
        status_max_age=timedelta(days=366),  # as read from the database a moment ago
    )
    report = verify_credential(secured, environment)
    require_valid(report)
    return signer.signed


def require_valid(report: VerificationReport) -> None:
    """Raise LintError for what does not hold, NotNowError for what could not be found out."""
    codes = " ".join(f"{check.name}={check.code}" for check in report.checks if not check.excused and check.code)
    if report.verdict == "invalid":
        raise LintError(f"the verifier would not take it: {codes}")
    if report.verdict != "valid":
        raise NotNowError(f"the verifier could not say: {codes}")


def _scan(document: JsonObject) -> None:
    """Refuse what no schema sees: a number with the check digits of an INSZ, and text that is not in NFC."""
    for text in _texts(document):
        if not unicodedata.is_normalized("NFC", text):
            raise LintError("a text is not in NFC")
        for found in _DIGITS.findall(text):
            if check_number(re.sub("[^0-9]", "", found)) is not None:
                raise LintError("a text holds a number that could be an INSZ")


def _texts(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for name, one in value.items():
                yield name
                yield from _texts(one)
        case list():
            for one in value:
                yield from _texts(one)


def _with_key(trust: TrustList, key: TrustedKey, public_key: PublicKey) -> TrustList:
    """Return the trust list in which `public_key` stands in the place of `key`."""

    def swapped(provider: TrustedProvider) -> TrustedProvider:
        keys = tuple(replace(one, public_key=public_key) if one == key else one for one in provider.keys)
        return replace(provider, keys=keys)

    return replace(trust, providers=tuple(swapped(provider) for provider in trust.providers))
