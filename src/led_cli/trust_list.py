"""`led-vc trust`: who is trusted to award what, by the register's own list or by one that the root signed elsewhere."""

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from led_cli.exits import refuse
from led_cli.inputs import read_source

if TYPE_CHECKING:
    from led_vc.trust import TrustedProvider, TrustList

app = typer.Typer(name="trust", help="The trust list.", no_args_is_help=True)


@app.command()
def show(
    file: Annotated[str | None, typer.Argument(help="A signed trust list; the register's own, if not given.")] = None,
    root: Annotated[
        str | None, typer.Option(envvar="LED_TRUST_ROOT", help="The did:key that signs it.", metavar="DID")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Show the trust list, after checking that the root signed it."""
    found, pinned = _own() if file is None else _signed(file, root)
    if as_json:
        typer.echo(json.dumps({"root": pinned, "version": found.version, **_described(found)}, ensure_ascii=False))
        return
    typer.echo(f"root      {pinned}")
    typer.echo(f"version   {found.version}, issued {found.issued:%Y-%m-%d}, until {found.expires:%Y-%m-%d}")
    for provider in found.providers:
        typer.echo(f"{provider.number:>4}  {provider.name}")
        for key in provider.keys:
            revoked = f", revoked {key.revoked:%Y-%m-%d %H:%M}" if key.revoked else ""
            serial = key.verification_method.rpartition("#")[2]
            typer.echo(
                f"        {serial:<4}{key.valid_from:%Y-%m-%d %H:%M} - {key.valid_until:%Y-%m-%d %H:%M}{revoked}"
            )


def _own() -> "tuple[TrustList, str]":
    from led_cli.register_at_hand import open_register
    from led_issuer.keys import root_did
    from led_issuer.trust.trust_list import current_trust_list
    from led_web.database import reading

    with open_register() as runtime, reading(runtime.engine) as connection:
        return current_trust_list(connection), root_did(connection)


def _signed(file: str, root: str | None) -> "tuple[TrustList, str]":
    from led_cli.trust import moment
    from led_vc.errors import LedVcError
    from led_vc.verify import verify_trust_list

    if root is None:
        refuse("no root is pinned (--root or LED_TRUST_ROOT)")
    try:
        return verify_trust_list(read_source(file), root=root, now=moment(None), previous=None), root
    except LedVcError as error:
        refuse(str(error))


def _described(found: "TrustList") -> dict[str, Any]:
    from led_vc.encoding import format_datetime

    return {
        "issued": format_datetime(found.issued),
        "expires": format_datetime(found.expires),
        "providers": [_provider(provider) for provider in found.providers],
    }


def _provider(provider: "TrustedProvider") -> dict[str, Any]:
    return {
        "did": provider.did,
        "number": provider.number,
        "name": provider.name,
        "proof_types": "any" if provider.proof_types is None else sorted(provider.proof_types),
        "institutions": "any" if provider.institutions is None else sorted(provider.institutions),
        "keys": [key.verification_method for key in provider.keys],
    }
