"""Login by OpenID Connect, and nothing else: code flow with PKCE, then a session on the server.

https://openid.net/specs/openid-connect-core-1_0.html. Only a citizen for oneself (BUR, no mandate) gets a session.
"""

from led_wallet.login.attempts import Attempt, Attempts
from led_wallet.login.claims import Claims, LoginRefusedError
from led_wallet.login.provider import OpenIdProvider, Tokens
from led_wallet.login.sessions import Session, Sessions

__all__ = [
    "Attempt",
    "Attempts",
    "Claims",
    "LoginRefusedError",
    "OpenIdProvider",
    "Session",
    "Sessions",
    "Tokens",
]
