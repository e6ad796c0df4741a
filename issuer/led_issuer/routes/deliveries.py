"""`POST /deliveries` and `GET /deliveries/{levering_id}`: a provider delivers, and reads its receipts.

The body streams into a sealed spool; only when all of it is there does the import begin, in one transaction.
"""

import csv
import io
from collections.abc import Iterator
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Query, Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, StreamingResponse

from led_issuer import schemas
from led_issuer.audit import write_audit
from led_issuer.identity import bearer_token, login_of
from led_issuer.register.codes import Codes
from led_issuer.register.form import MAX_DELIVERY_BYTES, DeliveryForm
from led_issuer.register.header import DeliveryHeader, parse_header
from led_issuer.register.importing import ImportPolicy, import_delivery
from led_issuer.register.receipts import Receipt, find_receipt, receipt_lines
from led_issuer.register.refused import DeliveryRefusedError
from led_issuer.register.row_codes import Outcome
from led_issuer.register.rows import RowStream
from led_issuer.register.spool import SealedSpool
from led_issuer.register.supplier_login import looks_like_provider_token, provider_of_clerk, provider_of_token
from led_issuer.routes.answers import problems
from led_issuer.routes.refusals import accounted, actor_of
from led_issuer.runtime import AppRuntime, Runtime
from led_web.database import reading, writing
from led_web.problems import ProblemError

PATH: Final = "/deliveries"
BODY_LIMIT: Final = MAX_DELIVERY_BYTES + 64 * 1024
_PAGE: Final = 1000
_CONFLICTS = frozenset({"sequence_gap", "delivery_id_reused"})

router = APIRouter(tags=["deliveries"])


def supplier_of(request: Request, runtime: AppRuntime) -> str:
    """Return the supplier that sends `request`. Raises ProblemError 401 or 403."""
    token, codes = bearer_token(request), Codes.bundled()
    if not looks_like_provider_token(token, codes):
        login = login_of(request)
        with accounted(runtime, actor=actor_of(login), action="delivery_refused"):
            return provider_of_clerk(login, codes)
    audience = runtime.settings.register_origin + PATH
    with writing(runtime.engine) as connection:
        return provider_of_token(connection, token, audience=audience, now=runtime.now())


AppSupplier = Annotated[str, Depends(supplier_of)]


@router.post(
    PATH,
    status_code=201,
    summary="Deliver",
    responses={
        **problems(400, 401, 403, 409, 413, 422),
        200: {"model": schemas.Receipt, "description": "This delivery came before: its first receipt."},
        201: {"model": schemas.Receipt},
    },
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {"multipart/form-data": {"schema": schemas.DeliveryForm.model_json_schema()}},
        }
    },
)
async def deliver(request: Request, runtime: AppRuntime, supplier: AppSupplier) -> Response:
    """Import a delivery (multipart/form-data: `header` as JSON, `rows` as CSV or JSON lines) and return its receipt."""
    try:
        with SealedSpool() as spool:
            form = DeliveryForm(spool)
            await form.read(request.headers.get("content-type", ""), request.stream())
            header = parse_header(bytes(form.header))
            answer = await run_in_threadpool(_import, runtime, supplier, header, spool)
    except DeliveryRefusedError as e:
        raise _problem(e) from e
    location = f"{PATH}/{header.levering_id}"
    return JSONResponse(answer, 200 if answer["repeated"] else 201, {"location": location})


@router.get(
    PATH + "/{levering_id}",
    summary="Read a receipt",
    responses={
        **problems(400, 401, 403, 404),
        200: {"model": schemas.Receipt, "content": {"text/csv": {"schema": {"type": "string"}}}},
    },
)
def receipt(
    levering_id: str,
    runtime: AppRuntime,
    supplier: AppSupplier,
    request: Request,
    after: Annotated[int, Query(ge=0, description="Lines after this row number.")] = 0,
    limit: Annotated[int, Query(ge=1, le=10_000)] = _PAGE,
    outcome: Annotated[Outcome | None, Query(description="Only lines with this outcome.")] = None,
) -> Response:
    """Return the receipt of one's own delivery, with its lines in pages; as CSV all of them at once."""
    with accounted(runtime, actor=supplier, action="receipt_refused"), reading(runtime.engine) as connection:
        found = find_receipt(connection, supplier, levering_id)
        if found is None:
            raise ProblemError(404, "delivery_unknown", "You delivered nothing under this levering_id.")
        if "text/csv" not in request.headers.get("accept", ""):
            lines = receipt_lines(connection, found, after=after, limit=limit, outcome=outcome)
            return JSONResponse({**found.to_json(), "lines": [line.to_json() for line in lines]})
    name = f'attachment; filename="ontvangstbewijs-{found.levering_id}.csv"'
    lines_of = _csv_lines(runtime, found, outcome)
    return StreamingResponse(lines_of, media_type="text/csv; charset=utf-8", headers={"content-disposition": name})


def _import(runtime: Runtime, supplier: str, header: DeliveryHeader, spool: SealedSpool) -> dict[str, Any]:
    with accounted(runtime, actor=supplier, action="delivery_refused"):
        if header.leverancier != supplier:
            raise ProblemError(403, "supplier_mismatch", "A provider delivers for itself alone.")
    policy = ImportPolicy(
        codes=Codes.bundled(), vault=runtime.vault, allow_synthetic=runtime.settings.allow_synthetic_insz
    )
    now = runtime.now()
    with writing(runtime.engine) as connection:
        rows = RowStream(spool, header.formaat)
        made = import_delivery(connection, header, rows, policy=policy, now=now)
        if not made.repeated:
            detail = f"{made.rows} rows"
            write_audit(
                connection,
                at=now,
                actor=header.leverancier,
                action="delivery",
                subject=header.levering_id,
                detail=detail,
            )
        lines = [line.to_json() for line in receipt_lines(connection, made, limit=_PAGE)]
    return {**made.to_json(), "lines": lines}


def _problem(error: DeliveryRefusedError) -> ProblemError:
    status = 409 if error.code in _CONFLICTS else 413 if error.code == "delivery_too_large" else 422
    return ProblemError(status, error.code, error.detail, members=error.members)


def _csv_lines(runtime: Runtime, found: Receipt, outcome: Outcome | None) -> Iterator[str]:
    yield "rij;bron_record_id;uitkomst;code;tekst\n"
    after = 0
    while True:
        with reading(runtime.engine) as connection:
            lines = list(receipt_lines(connection, found, after=after, limit=_PAGE, outcome=outcome))
        if not lines:
            return
        text = io.StringIO(newline="")
        writer = csv.writer(text, delimiter=";", lineterminator="\n")
        for line in lines:
            document = line.to_json()
            for code in document["codes"]:
                writer.writerow([line.row, line.bron_record_id or "", line.outcome, code["code"], code["nl"]])
        yield text.getvalue()
        after = lines[-1].row
