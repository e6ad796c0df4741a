"""The two keys of the register itself: the root, which signs the trust list, and the bundle's.

Both are did:keys, kept sealed in the settings table. A verifier pins the root; the trust list names the bundle's key.
"""

from typing import Literal, get_args

from sqlalchemy import Connection, insert, select

from led_issuer.tables import settings
from led_vc.did import did_key
from led_vc.keys import LocalSigner, PrivateKey, PublicKey
from led_web.secrets import MasterKey

RegisterKey = Literal["root_key", "bundle_key"]


def ensure_register_keys(connection: Connection, master_key: MasterKey) -> None:
    """Make the keys that are not there yet."""
    there = set(connection.execute(select(settings.c.key)).scalars())
    for name in get_args(RegisterKey):
        if name not in there:
            private_key = PrivateKey.generate("Ed25519")
            sealed = master_key.aead(name).encrypt(private_key.to_bytes(), name)
            public = private_key.public_key.to_multikey()
            connection.execute(insert(settings).values(key=name, text=public, sealed=sealed))


def register_signer(connection: Connection, master_key: MasterKey, name: RegisterKey) -> LocalSigner:
    """Return the signer of the root's or the bundle's key, under its did:key."""
    row = connection.execute(select(settings).where(settings.c.key == name)).one()
    private_key = PrivateKey.from_bytes("Ed25519", master_key.aead(name).decrypt(row.sealed, name))
    return LocalSigner(did_key.method_of(private_key.public_key), private_key)


def register_public_key(connection: Connection, name: RegisterKey) -> PublicKey:
    """Return the public half of the root's or the bundle's key."""
    found = connection.execute(select(settings.c.text).where(settings.c.key == name)).scalar_one()
    return PublicKey.from_multikey(str(found))


def root_did(connection: Connection) -> str:
    """Return the did:key that verifiers pin (LED_TRUST_ROOT)."""
    return did_key.did_of(register_public_key(connection, "root_key"))
