"""`led-vc conformance serve`: a VC-API with an instance for each mechanism and kind of key, on loopback."""

from pathlib import Path
from typing import Annotated

import typer

from led_cli.exits import refuse


def serve(
    port: Annotated[int, typer.Option(min=1, max=65535, help="Answer on this port of 127.0.0.1.")],
    tls: Annotated[
        bool, typer.Option("--tls", help="Answer over https, with a certificate that signs itself.")
    ] = False,
    public_url: Annotated[
        str | None,
        typer.Option(help="The address at which the suites find this server, if not its own.", metavar="URL"),
    ] = None,
    state: Annotated[
        Path, typer.Option(help="Keep keys and status lists in this folder, which is made when it is not there.")
    ] = Path("var/conformance"),
    now: Annotated[
        str | None, typer.Option(help="Stop the clock at this moment, such as 2025-01-01T00:00:00Z.")
    ] = None,
) -> None:
    """Serve a VC-API that public test suites can be pointed at. GET /instances says how. Stop with Ctrl+C."""
    import uvicorn

    from led_cli.conformance.application import create_app
    from led_cli.conformance.certificate import certificate_in
    from led_cli.conformance.house import House
    from led_cli.conformance.state import StateError, StateFolder
    from led_cli.logs import log_to_stderr
    from led_cli.trust import moment
    from led_vc.model.values import is_url

    log_to_stderr()
    scheme = "https" if tls else "http"
    url = (public_url or f"{scheme}://127.0.0.1:{port}").rstrip("/")
    if not is_url(url):
        refuse("--public-url must be a URL")
    stopped = None if now is None else moment(now)
    try:
        folder = StateFolder.open(state)
        house = House.open(folder, public_url=url, now=lambda: stopped or moment(None))
        certificate = certificate_in(folder, moment(None)) if tls else None
    except StateError as error:
        refuse(str(error))
    config = uvicorn.Config(
        create_app(house),
        host="127.0.0.1",
        port=port,
        log_level="warning",
        access_log=False,
        server_header=False,
        ssl_certfile=None if certificate is None else certificate.certificate,
        ssl_keyfile=None if certificate is None else certificate.key,
    )
    typer.echo(f"{len(house.instances)} instances at {url}/instances. The keys are for tests: trust nothing they sign.")
    uvicorn.Server(config).run()
