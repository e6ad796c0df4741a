"""Issue without end, to be killed: `python -m tests.services.issuer.issuing_process URL DIRECTORY RECORD PERSON`."""

import itertools
import sys
from pathlib import Path

from led_issuer.issuing.path import IssuingPath
from led_issuer.issuing.request import IssueRequest
from led_issuer.runtime import Runtime
from tests.services.issuer.office import holder, settings_for


def main(database_url: str, directory: str, record: str, person: str) -> None:
    """Issue credential after credential and print the id of each that was released."""
    path = IssuingPath(Runtime.open(settings_for(database_url, Path(directory))))
    for serial in itertools.count():
        holders = tuple(holder(f"{serial}-{place}") for place in range(3))
        request = IssueRequest(record=record, person=person, profile="qualification", holders=holders)
        for issued in path.issue(request):
            sys.stdout.write(issued.id + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
