"""`led-vc register`: the operator's commands over the register. Nothing here prints a person.

Imports of the services are inside the commands, so that `led-vc verify` starts without them.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from led_issuer.register.importing import ImportPolicy
    from led_issuer.register.receipts import Receipt
    from led_issuer.runtime import Runtime

app = typer.Typer(
    name="register",
    help="Keep the register: import deliveries, withdraw records, look at coverage and status.",
    no_args_is_help=True,
)
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@app.command()
def sample(
    out: Annotated[Path, typer.Option(help="Write to this directory, which is made when it is not there.")],
    rows: Annotated[int, typer.Option(min=1, max=5_000_000, help="Write so many rows, edge classes included.")] = 1000,
    seed: Annotated[int, typer.Option(help="Start from this seed; the same seed writes the same bytes.")] = 1,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Write JSON lines instead of CSV.")] = False,
    as_json: Json = False,
) -> None:
    """Write invented deliveries, the directory of institutions, and the answers that an import must give."""
    from led_issuer.sample.generate import SampleSize
    from led_issuer.sample.write import write_sample

    written = write_sample(out, SampleSize(rows, seed), "jsonl" if jsonl else "csv")
    _say({"rows": written, "seed": seed, "out": str(out)}, f"{written} rows in {out}", as_json=as_json)


@app.command("import")
def import_(
    files: Annotated[list[Path], typer.Argument(help="Headers or their rows, or directories of deliveries.")],
    as_json: Json = False,
) -> None:
    """Import deliveries in the order of their moments, each in one transaction; print their receipts."""
    from led_issuer.register.files import find_deliveries

    with _register() as (runtime, policy):
        _load_directories(runtime, files)
        for delivery in find_deliveries(files):
            with delivery.open() as stream:
                _report(_import(runtime, policy, delivery.header, stream, quiet=as_json), as_json=as_json)


@app.command()
def institutions(
    file: Annotated[Path, typer.Argument(help="A CSV file with the columns nummer;naam;opvolger;opgericht;gesloten.")],
    as_json: Json = False,
) -> None:
    """Add or renew institutions of the directory, with their successors and years."""
    with _register() as (runtime, _):
        count = _load_directory(runtime, file)
    _say({"institutions": count}, f"{count} institutions", as_json=as_json)


@app.command()
def withdraw(
    record: Annotated[str, typer.Argument(help="The record's id, which is 30 letters.")],
    reason: Annotated[
        str, typer.Option(help="Give CORRECTIE, VERGISSING, FRAUDE, VERNIETIGING or OVERLIJDEN as the reason.")
    ],
    as_json: Json = False,
) -> None:
    """Withdraw a record for its provider: a delivery of one row, like any other."""
    from led_issuer.register.withdraw import withdraw as withdraw_record
    from led_web.database import writing

    with _register() as (runtime, policy), writing(runtime.engine) as connection:
        receipt = withdraw_record(connection, record, reason, policy=policy, now=runtime.now())
    _report(receipt, as_json=as_json)


@app.command()
def coverage(as_json: Json = False) -> None:
    """Show which supplier delivers which categories, since when, and how many records there are."""
    from led_issuer.register.codes import Codes
    from led_issuer.register.coverage import coverage as covered
    from led_web.database import reading

    with _register() as (runtime, _), reading(runtime.engine) as connection:
        lines = covered(connection, Codes.bundled())
    if as_json:
        typer.echo(json.dumps([{**line.to_json(), "records": line.records} for line in lines], ensure_ascii=False))
        return
    for line in lines:
        since = line.since.isoformat() if line.since else "-"
        typer.echo(f"{line.leverancier:<32}{line.categorie:<26}{since:<12}{line.records:>9}")


@app.command()
def status(as_json: Json = False) -> None:
    """Show the deliveries of each supplier, and what waits for a decision."""
    from led_issuer.register.overview import overview
    from led_web.database import reading

    with _register() as (runtime, _), reading(runtime.engine) as connection:
        found = overview(connection)
    if as_json:
        typer.echo(json.dumps(found.to_json()))
        return
    for supplier in found.suppliers:
        counted = ", ".join(f"{count} {outcome}" for outcome, count in supplier.counters.items() if count)
        typer.echo(f"{supplier.leverancier:<32}{supplier.deliveries:>4} deliveries  {counted}")
    typer.echo(
        f"{found.records} records, {found.persons} people, {found.waiting} rows wait, {found.conflicts} conflicts"
    )


@app.command("delivery-key")
def delivery_key(
    supplier: Annotated[str, typer.Argument(help="The supplier's OVO code.")],
    multikey: Annotated[str, typer.Argument(help="Its public key, as Multikey (z…).")],
) -> None:
    """Register the public key with which a provider's system signs its delivery tokens."""
    from led_issuer.register.codes import Codes
    from led_issuer.register.supplier_login import register_delivery_key
    from led_vc.keys import PublicKey
    from led_web.database import writing

    with _register() as (runtime, _):
        if supplier not in Codes.bundled().suppliers:
            _stop("supplier_unknown: This leverancier is not one of LED's.")
        with writing(runtime.engine) as connection:
            register_delivery_key(connection, supplier, PublicKey.from_multikey(multikey), runtime.now())
    typer.echo(f"registered for {supplier}")


@contextmanager
def _register() -> "Iterator[tuple[Runtime, ImportPolicy]]":
    """Open the register that the settings name; an error of the operator's is one clear line and exit code 2."""
    from pydantic import ValidationError

    from led_cli.logs import log_to_stderr
    from led_issuer.register.codes import Codes
    from led_issuer.register.importing import ImportPolicy
    from led_issuer.register.refused import DeliveryRefusedError
    from led_issuer.runtime import Runtime
    from led_issuer.settings import IssuerSettings
    from led_vc.errors import LedVcError
    from led_web.secrets import SecretError

    log_to_stderr()
    try:
        settings = IssuerSettings()
        runtime = Runtime.open(settings)
        try:
            allowed = settings.allow_synthetic_insz
            yield runtime, ImportPolicy(codes=Codes.bundled(), vault=runtime.vault, allow_synthetic=allowed)
        finally:
            runtime.close()
    except ValidationError as e:
        _stop("; ".join(str(error["msg"]) for error in e.errors()))
    except (DeliveryRefusedError, SecretError, LedVcError, OSError) as e:
        _stop(str(e))


def _import(runtime: "Runtime", policy: "ImportPolicy", header: Any, stream: Any, *, quiet: bool) -> "Receipt":
    from rich.console import Console
    from rich.progress import Progress

    from led_issuer.audit import write_audit
    from led_issuer.register.importing import import_delivery
    from led_web.database import writing

    now, console = runtime.now(), Console(stderr=True)
    shown = Progress(console=console, disable=quiet or not console.is_terminal, transient=True)
    with shown as progress, writing(runtime.engine) as connection:
        task = progress.add_task(header.levering_id, total=header.aantal)
        receipt = import_delivery(
            connection, header, stream, policy=policy, now=now, progress=lambda count: progress.advance(task, count)
        )
        if not receipt.repeated:
            detail = f"{receipt.rows} rows from a file"
            write_audit(
                connection, at=now, actor="operator", action="delivery", subject=receipt.levering_id, detail=detail
            )
    return receipt


def _load_directories(runtime: "Runtime", paths: list[Path]) -> None:
    from led_issuer.sample.write import DIRECTORY

    for path in paths:
        if path.is_dir() and (path / DIRECTORY).is_file():
            _load_directory(runtime, path / DIRECTORY)


def _load_directory(runtime: "Runtime", file: Path) -> int:
    from led_issuer.register.directory import load_directory
    from led_web.database import writing

    with writing(runtime.engine) as connection:
        return load_directory(connection, file.read_text("utf-8"))


def _report(receipt: "Receipt", *, as_json: bool) -> None:
    counted = ", ".join(f"{count} {outcome}" for outcome, count in receipt.counters.items() if count)
    again = " (received before)" if receipt.repeated else ""
    _say(receipt.to_json(), f"{receipt.levering_id}: {receipt.rows} rows: {counted}{again}", as_json=as_json)


def _say(document: dict[str, Any], line: str, *, as_json: bool) -> None:
    typer.echo(json.dumps(document, ensure_ascii=False) if as_json else line)


def _stop(message: str) -> None:
    typer.echo(message, err=True)
    raise typer.Exit(2)
