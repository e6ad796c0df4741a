"""A process is killed (SIGKILL) in the middle of issuing; another goes on where it was (R01)."""

import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from led_issuer.issuing.plan import planned_credentials
from led_vc.encoding import parse_object
from led_vc.verify import verify_credential
from led_web.database import reading
from tests.register_desk import row
from tests.services.issuer.office import Office, all_credentials

ROOT = Path(__file__).resolve().parents[3]


def test_after_a_kill_every_plan_is_resolved_and_no_index_is_shared(office: Office) -> None:
    office.desk.deliver(row())
    record = office.desk.record("HO/1")
    settings = office.runtime.settings
    arguments = [settings.issuer_database_url, str(office.clock_file.parent), record.id, record.person]
    command = [sys.executable, "-m", "tests.services.issuer.issuing_process", *arguments]
    released: list[str] = []
    for _ in range(2):
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as worker:
            assert worker.stdout is not None
            released += [worker.stdout.readline().strip() for _ in range(6)]
            time.sleep(random.random() / 20)
            worker.kill()
            released += [line.strip() for line in worker.stdout if len(line) == 31]
        office.path.recover()
    with reading(office.runtime.engine) as connection:
        rows = all_credentials(connection)
        assert planned_credentials(connection) == ()
    assert set(released) <= {one.id for one in rows if one.state == "issued"}
    assert Counter(one.state for one in rows) == {"issued": len(rows)}
    assert len(set(office.indexes())) == 2 * len(rows)
    bundle = office.publish().environment(office.runtime.now())
    assert {verify_credential(parse_object(one.signed), bundle).verdict for one in rows} == {"valid"}
