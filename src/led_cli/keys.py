"""`led-vc keys`: the signing keys of the providers. No command shows a private key."""

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from led_cli.exits import refuse
from led_cli.register_at_hand import open_register

if TYPE_CHECKING:
    from led_issuer.keys import KeyRow
    from led_issuer.runtime import Runtime

app = typer.Typer(name="keys", help="The keys of the providers: list, rotate, revoke.", no_args_is_help=True)
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Provider = Annotated[int, typer.Option(min=1, max=999, help="The provider's number.")]


class Algorithm(StrEnum):
    """The kinds of key."""

    ED25519 = "Ed25519"
    P_256 = "P-256"
    P_384 = "P-384"


@app.command("list")
def list_(
    provider: Annotated[int | None, typer.Option(min=1, max=999, help="Of this provider alone.")] = None,
    as_json: Json = False,
) -> None:
    """List the keys with the period in which each may sign."""
    from led_issuer.keys import provider_keys
    from led_web.database import reading

    with open_register() as runtime, reading(runtime.engine) as connection:
        found = [_described(key, runtime) for key in provider_keys(connection, provider)]
    if as_json:
        typer.echo(json.dumps(found))
        return
    for key in found:
        state = f"revoked {key['revoked_at']}" if key["revoked_at"] else "signs" if key["signs"] else ""
        period = f"{key['valid_from']}  {key['valid_until']}"
        typer.echo(f"{key['verification_method']:<36}{key['algorithm']:<9}{period}  {state}".rstrip())


@app.command()
def rotate(
    provider: Provider,
    algorithm: Annotated[Algorithm | None, typer.Option(help="As the key before it, if not given.")] = None,
    as_json: Json = False,
) -> None:
    """Give a provider a new key from now on; what the old one signed goes on verifying."""
    from datetime import timedelta

    from led_issuer.keys import rotate_key
    from led_issuer.trust.trust_list import publish_trust_list
    from led_web.database import writing

    with open_register() as runtime:
        _require_provider(runtime, provider)
        with writing(runtime.engine) as connection:
            key = rotate_key(
                connection,
                runtime.master_key,
                provider=provider,
                now=runtime.now(),
                lifetime=timedelta(days=runtime.settings.key_validity_days),
                algorithm=None if algorithm is None else algorithm.value,
            )
        version = publish_trust_list(runtime).version
        _say(_described(key, runtime) | {"trust_list": version}, as_json=as_json)


@app.command()
def revoke(
    provider: Provider,
    serial: Annotated[int, typer.Option(min=1, help="The key's serial: 2 for #k2.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    as_json: Json = False,
) -> None:
    """Revoke a key for good: what it signed from this hour on no longer counts, and a new key takes its place."""
    from led_issuer.keys import revoke_key
    from led_issuer.setup import ensure_keys
    from led_issuer.status.publish import publish_changed
    from led_issuer.trust.trust_list import publish_trust_list
    from led_web.database import writing

    if not yes:
        typer.confirm(f"Revoke key k{serial} of provider {provider}? This cannot be undone.", abort=True)
    with open_register() as runtime:
        with writing(runtime.engine) as connection:
            key = revoke_key(connection, provider=provider, serial=serial, at=runtime.now())
            ensure_keys(connection, runtime, runtime.now())
        version = publish_trust_list(runtime).version
        publish_changed(runtime)
        _say(_described(key, runtime) | {"trust_list": version}, as_json=as_json)


def _require_provider(runtime: "Runtime", provider: int) -> None:
    from led_issuer.trust.providers import signing_providers
    from led_web.database import reading

    with reading(runtime.engine) as connection:
        if provider not in {one.number for one in signing_providers(connection)}:
            refuse(f"there is no provider {provider} that signs")


def _described(key: "KeyRow", runtime: "Runtime") -> dict[str, Any]:
    from led_vc.encoding import format_datetime

    return {
        "verification_method": runtime.names.verification_method(key.provider, key.serial),
        "provider": key.provider,
        "serial": key.serial,
        "algorithm": key.public_key.algorithm,
        "public_key": key.public_key.to_multikey(),
        "valid_from": format_datetime(key.valid_from),
        "valid_until": format_datetime(key.valid_until),
        "revoked_at": key.revoked_at and format_datetime(key.revoked_at),
        "signs": key.may_sign(runtime.now()),
    }


def _say(document: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps(document))
        return
    state = "revoked" if document["revoked_at"] else f"signs until {document['valid_until']}"
    typer.echo(f"{document['verification_method']} {state}; trust list {document['trust_list']}")
