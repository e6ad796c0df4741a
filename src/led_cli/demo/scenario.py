"""The story that the demo plays: one diploma, from its delivery to its withdrawal.

The demo's clock is moved instead of waiting: past the life of a code, and past the minute in which a verifier may still
rely on the status list that it has.
"""

import json
import time
from collections.abc import Callable
from pathlib import Path

import httpx2

from led_cli.demo import employer
from led_cli.demo.citizen import Citizen
from led_cli.demo.employer import Verdict
from led_cli.demo.provider import Provider, row_of
from led_cli.demo.steps import Step, Story, StoryEndedError
from led_cli.platform.platform import Platform
from led_cli.platform.sample import load_institutions
from led_issuer.register.files import find_deliveries
from led_issuer.runtime import Runtime
from led_issuer.sample.generate import SampleSize
from led_issuer.sample.people import GRADUATE
from led_issuer.sample.write import ANSWERS, write_sample
from led_vc.qr import decode_qr, demo_table, encode_qr, image

HIGHER = "OVO001957-HogerOnderwijs"
TITLE = "Bachelor in de toegepaste informatica"
CORRECTED = "Bachelor in de toegepaste informatica: softwareontwikkeling"
_ROWS, _SEED = 1000, 1
_PAST_A_CODE = 240
_PAST_A_STATUS_LIST = 61
_PATIENCE = 10.0
_PUBLISHED_WITHIN = 60.0


class Demo:
    """Everyone in the story, and what they have in hand."""

    def __init__(self, platform: Platform, folder: Path, tell: Callable[[Step], None]) -> None:
        """Take the running platform, whose register is empty, and a folder for the sample."""
        self._platform, self._folder = platform, folder
        self._http = httpx2.Client(base_url=platform.addresses.origin, timeout=120)
        self._runtime = Runtime.open(platform.settings)
        self._fetcher = platform.settings.fetcher()
        self._story = Story(tell)
        self._providers: dict[str, Provider] = {}
        self._citizen: Citizen
        self._credential = self._text = ""
        self._picture = b""
        self._row: dict[str, str] = {}
        self._sequence = 0

    def play(self) -> bool:
        """Play all steps up to the first that is not as it should be; return whether there was none."""
        try:
            self._issue_and_show()
            self._attack()
            self._change()
        except StoryEndedError:
            return False
        finally:
            self._http.close()
            self._fetcher.close()
            self._runtime.close()
        return True

    def _issue_and_show(self) -> None:
        story = self._story
        story.act("deliver", self._deliver)
        story.act("log in", self._log_in)
        story.act("issue", self._fetch)
        story.act("present", self._present)
        story.act("QR image", self._draw)
        story.act("decode the image", self._read)
        story.expect("verify", "valid", ("OK",), self._check)

    def _attack(self) -> None:
        story = self._story
        self._move_clock(_PAST_A_CODE)
        story.expect("replay after expiry", "invalid", ("PRESENTATION_EXPIRED",), self._check)
        self._present()
        tampered = self._tampered()
        story.expect("tamper", "invalid", ("PROOF_VERIFICATION_ERROR",), lambda: self._check(tampered))
        self._platform.stop_status()
        self._move_clock(_PAST_A_STATUS_LIST)
        self._present()
        story.expect("status host down", "indeterminate", ("STATUS_RETRIEVAL_ERROR",), self._check)
        self._platform.start_status()

    def _change(self) -> None:
        story = self._story
        self._present()
        before = self._published()
        story.act("provider corrects the record", lambda: self._deliver_change("WIJZIGING", "superseded"))
        story.act("the published list follows", lambda: self._await_publication(before))
        self._move_clock(_PAST_A_STATUS_LIST)
        story.expect("the old one", "invalid", ("STATUS_REVOKED",), self._check_until_known)
        story.act("citizen fetches the successor", self._fetch_successor)
        self._present()
        story.expect("verify the successor", "valid", ("OK",), self._check)
        self._present()
        before = self._published()
        story.act("provider withdraws", lambda: self._deliver_change("INTREKKING", "withdrawn"))
        story.act("the published list follows", lambda: self._await_publication(before))
        self._move_clock(_PAST_A_STATUS_LIST)
        story.expect("verify the withdrawn one", "invalid", ("STATUS_REVOKED",), self._check)

    def _deliver(self) -> tuple[bool, str]:
        write_sample(self._folder, SampleSize(_ROWS, _SEED), "csv")
        load_institutions(self._runtime, self._folder)
        answers = {one["levering_id"]: one for one in json.loads((self._folder / ANSWERS).read_text())["deliveries"]}
        rows = as_expected = 0
        for delivery in find_deliveries([self._folder]):
            header = delivery.header
            provider = self._providers.get(header.leverancier) or Provider(
                header.leverancier, self._http, self._runtime
            )
            self._providers[header.leverancier] = provider
            receipt = provider.deliver(delivery.rows.with_suffix(".json").read_bytes(), delivery.rows.read_bytes())
            expected = [row[0] for row in answers[header.levering_id]["rows"]]
            rows += len(expected)
            as_expected += sum(
                line["outcome"] == outcome for line, outcome in zip(receipt["lines"], expected, strict=True)
            )
            if header.leverancier == HIGHER:
                self._sequence = header.volgnummer
        self._row = row_of(self._folder / f"{HIGHER}-1.csv", GRADUATE.rrn)
        return rows == as_expected == _ROWS, f"{as_expected} of {rows} rows have the expected outcome"

    def _log_in(self) -> tuple[bool, str]:
        self._citizen = Citizen(self._platform.addresses.origin, f"acm-{GRADUATE.login}")
        return True, f"as {self._citizen.name}"

    def _fetch(self) -> tuple[bool, str]:
        self._credential = self._citizen.fetch(TITLE)
        return True, TITLE

    def _fetch_successor(self) -> tuple[bool, str]:
        old, state = self._credential, self._citizen.record(CORRECTED)["state"]
        self._credential = self._citizen.fetch(CORRECTED)
        return state == "replaced" and self._credential != old, CORRECTED

    def _present(self) -> tuple[bool, str]:
        self._text = self._citizen.show(self._credential)
        return self._text.startswith("VP1-"), f"{len(self._text)} characters"

    def _draw(self) -> tuple[bool, str]:
        self._picture = image.png(self._text, level="M")
        version = image.version(self._text, "M")
        return version <= 25, f"version {version}-M"

    def _read(self) -> tuple[bool, str]:
        return employer.read_picture(self._picture) == self._text, "the same text, by another decoder"

    def _check(self, text: str | None = None) -> Verdict:
        return employer.check(self._http, text or self._text)

    def _published(self) -> str:
        """Return the ETag of the status list of the diploma in hand, as its host serves it now."""
        url = decode_qr(self._text, demo_table())["verifiableCredential"]["credentialStatus"]["statusListCredential"]
        return self._fetcher.get(url).headers["etag"]

    def _await_publication(self, before: str) -> tuple[bool, str]:
        deadline = time.monotonic() + _PUBLISHED_WITHIN
        while self._published() == before:
            if time.monotonic() > deadline:
                return False, "not in time"
            time.sleep(0.05)
        return True, "whole, signed anew"

    def _check_until_known(self) -> Verdict:
        """Check again, as the page offers, while the verifier pauses after a status host that did not answer."""
        deadline = time.monotonic() + _PATIENCE
        while (verdict := self._check()).verdict == "indeterminate" and time.monotonic() < deadline:
            time.sleep(0.25)
        return verdict

    def _tampered(self) -> str:
        table = demo_table()
        presentation = decode_qr(self._text, table)
        claim = presentation["verifiableCredential"]["credentialSubject"]["hasClaim"]
        claim["title"] = claim["title"].replace("Bachelor", "Master")
        return encode_qr(presentation, table)

    def _deliver_change(self, operation: str, outcome: str) -> tuple[bool, str]:
        self._sequence += 1
        self._row |= {
            "bron_versie": str(int(self._row["bron_versie"]) + 1),
            "operatie": operation,
            "titel_nl": CORRECTED,
            "reden": "CORRECTIE" if operation == "WIJZIGING" else "VERGISSING",
        }
        found = self._providers[HIGHER].deliver_row(self._row, sequence=self._sequence)
        return found == outcome, f"{operation}: {found}"

    def _move_clock(self, seconds: int) -> None:
        file = self._platform.addresses.clock_file
        moved = int(file.read_text()) if file.exists() else 0
        file.write_text(str(moved + seconds))
