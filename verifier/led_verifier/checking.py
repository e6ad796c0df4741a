"""One check, from what was read to the answer. Keeps and logs nothing of what was checked."""

from collections.abc import Iterable
from datetime import datetime

from led_vc.encoding.datetimes import format_datetime
from led_vc.environment import Environment
from led_vc.verify import Live, PresentationReport, Stated, VerificationReport, needs
from led_verifier.asking import WORTH_A_NEWER_BUNDLE, ask_again_if_newer, judge_credential, judge_presentation
from led_verifier.claims import Directory
from led_verifier.intake import Broken, Foreign, Received, receive
from led_verifier.outcome import broken_outcome, foreign_outcome, outcome_of
from led_verifier.proofs import Setting
from led_verifier.register import Knowledge
from led_verifier.schemas import Outcome, Versions
from led_verifier.settings import VerifierSettings


class Checker:
    """Checks texts with what is known of the register."""

    def __init__(self, settings: VerifierSettings, knowledge: Knowledge) -> None:
        """Take the settings and what is known."""
        self._settings, self._knowledge = settings, knowledge

    def check(self, text: str, now: datetime) -> Outcome:
        """Return the answer for `text`, whatever it is."""
        return ask_again_if_newer(self._knowledge, now, lambda: self._check(text, now), self._wants_newer_bundle)

    def prepare(self, now: datetime) -> None:
        """Renew what is known of the register, so that the check that follows need not."""
        self._knowledge.bundles.current(now)

    def unreadable(self, name: str, now: datetime, **values: str | int) -> Outcome:
        """Return the answer for a file in which there is nothing to check."""
        environment = self._knowledge.environment(now)
        return self._versioned(foreign_outcome(name, environment, **values))

    def _check(self, text: str, now: datetime) -> Outcome:
        environment = self._knowledge.environment(now)
        received = receive(text, self._knowledge.table(environment))
        match received:
            case Foreign():
                return self._versioned(foreign_outcome(received.name, environment))
            case Broken():
                return self._versioned(broken_outcome(received.error, environment, self._setting(environment)))
            case Received():
                return self._versioned(self._verified(received, environment))

    def _verified(self, received: Received, environment: Environment) -> Outcome:
        report: VerificationReport | PresentationReport
        if received.is_presentation:
            expects = Live(domain=self._settings.public_url)
            report = judge_presentation(self._knowledge, environment, received.secured, expects=expects)
            created = report.created
        else:
            report = judge_credential(self._knowledge, environment, received.secured, states=Stated())
            created = None
        lists = needs(received.secured).status_lists
        return outcome_of(report, self._setting(environment, created=created, lists=lists))

    def _setting(
        self, environment: Environment, *, created: datetime | None = None, lists: Iterable[str] = ()
    ) -> Setting:
        directory = Directory(f"{self._settings.register_origin}/institution/", environment.institutions)
        return Setting(
            directory=directory,
            production=self._settings.production,
            contact=self._settings.contact_email,
            created=created,
            status_seen=self._knowledge.status.last_seen(tuple(lists)),
        )

    def _versioned(self, outcome: Outcome) -> Outcome:
        return outcome.model_copy(update={"versions": self.versions()})

    def versions(self) -> Versions | None:
        """Return the versions and times of the lists that are held now."""
        bundle = self._knowledge.bundles.held
        if bundle is None:
            return None
        return Versions(
            trust_list=bundle.trust.version,
            trust_list_issued=format_datetime(bundle.trust.issued),
            bundle=bundle.version,
            bundle_created=format_datetime(bundle.created),
        )

    @staticmethod
    def _wants_newer_bundle(outcome: Outcome) -> bool:
        unnamed = any(proof.claims is not None and not proof.claims.awarded_by for proof in outcome.proofs)
        codes = {line.code for proof in outcome.proofs for line in proof.checks}
        return unnamed or bool(codes & WORTH_A_NEWER_BUNDLE)
