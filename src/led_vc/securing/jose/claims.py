"""The registered claims that our tokens carry, each of its type. https://www.rfc-editor.org/rfc/rfc7519#section-4.1"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from led_vc.errors import ExpiredError, InvalidDomainError, MalformedValueError, NotYetValidError

CLOCK_SKEW = timedelta(seconds=60)
_MAX_TEXT = 512


def text(claims: Mapping[str, Any], name: str) -> str:
    """Return a claim that must be there, in text of a sane length."""
    value = claims.get(name)
    if not isinstance(value, str) or not 0 < len(value) <= _MAX_TEXT:
        raise MalformedValueError(f"{name} must be text of at most {_MAX_TEXT} characters")
    return value


def moment(claims: Mapping[str, Any], name: str) -> datetime:
    """Return a NumericDate that must be there. https://www.rfc-editor.org/rfc/rfc7519#section-2"""
    value = claims.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise MalformedValueError(f"{name} must be a number of seconds")
    try:
        return datetime.fromtimestamp(value, UTC)
    except (OverflowError, ValueError, OSError) as e:
        raise MalformedValueError(f"{name} is no moment") from e


def require_audience(claims: Mapping[str, Any], audience: str) -> None:
    """Raise InvalidDomainError unless the token was made for exactly this audience and for no other."""
    value = claims.get("aud")
    if value not in (audience, [audience]):
        raise InvalidDomainError("the token was made for another audience")


def require_recent(issued: datetime, now: datetime, max_age: timedelta) -> None:
    """Raise unless `issued` lies at most `max_age` back, give or take the skew of clocks."""
    if issued > now + CLOCK_SKEW:
        raise NotYetValidError("the token was made in the future")
    if now > issued + max_age + CLOCK_SKEW:
        raise ExpiredError("the token is too old")


def require_started(claims: Mapping[str, Any], now: datetime) -> None:
    """Raise if the token says (`nbf`) that it does not count yet. https://www.rfc-editor.org/rfc/rfc7519#section-4.1.5"""
    if "nbf" in claims and moment(claims, "nbf") > now + CLOCK_SKEW:
        raise NotYetValidError("the token does not count yet")


def require_not_ended(claims: Mapping[str, Any], now: datetime) -> None:
    """Raise if the token says (`exp`) that it no longer counts. https://www.rfc-editor.org/rfc/rfc7519#section-4.1.4"""
    if "exp" in claims and moment(claims, "exp") <= now - CLOCK_SKEW:
        raise ExpiredError("the token has ended")


def numeric_date(value: datetime) -> int:
    """Write a moment as whole seconds."""
    return int(value.timestamp())
