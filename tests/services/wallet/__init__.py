"""Tests of the wallet service with a real register, issuer and OpenID provider behind it."""
