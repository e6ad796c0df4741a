"""`GET /records`: a citizen's own records, for a wallet with the citizen's access token. It writes audit alone."""

from fastapi import APIRouter

from led_issuer.audit import write_audit
from led_issuer.identity import AppLogin
from led_issuer.issuing.overview import issued_of
from led_issuer.issuing.records import records_of, versions_of
from led_issuer.routes.answers import problems
from led_issuer.routes.citizen import person_of
from led_issuer.routes.citizen_record import citizen_record
from led_issuer.routes.refusals import accounted, actor_of
from led_issuer.runtime import AppRuntime
from led_issuer.schemas import Name, RecordList
from led_web.database import writing

router = APIRouter()


@router.get(
    "/records",
    summary="The citizen's own records",
    description="Withdrawn ones are marked, own declarations have a section of their own. Nobody else's, ever.",
    responses=problems(401, 403, 503),
    tags=["wallets"],
)
def get_records(runtime: AppRuntime, login: AppLogin) -> RecordList:
    """Answer with every record of the citizen."""
    with accounted(runtime, actor=actor_of(login), action="records_refused"):
        person = person_of(login, runtime)
    present = Name(given_name=login.given_name, family_name=login.family_name or "")
    if person is None:
        return RecordList(records=[], present_name=present)
    with writing(runtime.engine) as connection:
        # The line comes first: what cannot be accounted for is not read.
        write_audit(connection, at=runtime.now(), actor="citizen", action="records_read", subject=person)
        found = records_of(connection, person)
        ids = [one.id for one in found]
        versions, issued = versions_of(connection, ids), issued_of(connection, ids)
    return RecordList(
        records=[citizen_record(one, versions.get(one.id, ()), issued.get(one.id, ()), runtime.names) for one in found],
        present_name=present,
    )
