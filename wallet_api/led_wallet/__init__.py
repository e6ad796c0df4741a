"""The wallet service, "Mijn bewijzen": a citizen logs in, sees own records, fetches credentials and shows them.

It knows a person by the OpenID provider's `sub` alone. It asks the register for records and offers as any other wallet
would, and it never sees a national register number.
"""
