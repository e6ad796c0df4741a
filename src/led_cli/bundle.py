"""`led-vc bundle`: the verification bundle, made by the register or fetched from it, opened before it is kept."""

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from led_cli.exits import refuse

if TYPE_CHECKING:
    from led_vc.bundle import Bundle

app = typer.Typer(name="bundle", help="The verification bundle: enough to verify offline.", no_args_is_help=True)
Out = Annotated[Path, typer.Option(help="The file to write.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@app.command()
def make(out: Out = Path("bundle.json"), as_json: Json = False) -> None:
    """Make the bundle of the register that the settings name, with every status list as it stands now."""
    from led_cli.register_at_hand import open_register
    from led_issuer.keys import root_did
    from led_issuer.status.publish import publish_changed
    from led_issuer.trust.bundle import current_bundle
    from led_vc.bundle import open_bundle
    from led_web.database import reading

    with open_register() as runtime:
        publish_changed(runtime)
        document = current_bundle(runtime).document.encode()
        with reading(runtime.engine) as connection:
            root = root_did(connection)
        _keep(document, open_bundle(document, root=root, now=runtime.now()), root, out, as_json=as_json)


@app.command()
def fetch(
    url: Annotated[str, typer.Argument(help="The register, such as https://led.example, or the bundle's own URL.")],
    root: Annotated[
        str | None, typer.Option(envvar="LED_TRUST_ROOT", help="The did:key that signs the trust list.", metavar="DID")
    ] = None,
    out: Out = Path("bundle.json"),
    as_json: Json = False,
) -> None:
    """Fetch the register's bundle; keep it if the pinned root vouches for it and it is not older than the file."""
    from urllib.parse import urlsplit

    from led_cli.trust import moment
    from led_vc.bundle import open_bundle
    from led_vc.bundle.open import MAXIMUM_BYTES
    from led_vc.errors import LedVcError
    from led_vc.fetch import Fetcher, Routes

    if root is None:
        refuse("no root is pinned (--root or LED_TRUST_ROOT)")
    now = moment(None)
    address = url if urlsplit(url).path.strip("/") else url.rstrip("/") + "/bundle"
    try:
        routes = Routes.parse(os.environ.get("LED_ROUTES", ""))
        answer = Fetcher(routes, timeout=10, max_bytes=MAXIMUM_BYTES).get(address)
        if answer.status != 200:
            refuse(f"{address} answers {answer.status}")
        before = open_bundle(out.read_bytes(), root=root, now=now) if out.exists() else None
        opened = open_bundle(answer.body, root=root, now=now, previous=before)
    except LedVcError as error:
        refuse(str(error))
    _keep(answer.body, opened, root, out, as_json=as_json)


def _keep(document: bytes, opened: "Bundle", root: str, out: Path, *, as_json: bool) -> None:
    from led_vc.encoding import format_datetime

    whole = out.with_name(out.name + ".part")
    whole.write_bytes(document)
    whole.replace(out)  # a reader finds the old bundle or the new one, never a half
    if as_json:
        told = {"version": opened.version, "expires": format_datetime(opened.expires), "root": root, "out": str(out)}
        typer.echo(json.dumps(told | {"status_lists": len(opened.status), "test": opened.test}))
        return
    typer.echo(f"bundle {opened.version}, {len(opened.status)} status lists, until {opened.expires:%Y-%m-%d %H:%M} UTC")
    typer.echo(f"in {out}; its root is {root}")
