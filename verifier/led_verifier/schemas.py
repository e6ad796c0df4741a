"""The answer of a check on the wire: which banner, which checks, which claims. The page only renders it."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel

Tone = Literal["ok", "todo", "warn", "bad", "neu"]
Shown = Literal["open", "collapsed"]
Action = Literal["recheck", "scan", "reload"]


class _Wire(BaseModel):
    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, extra="forbid")


class Labels(_Wire):
    """One label in the languages of the pages."""

    nl: str
    en: str


class Level(_Wire):
    """A level of qualification, in the European framework and, where stated, the Flemish one."""

    eqf: str | None
    vks: str | None


class AwardingBody(_Wire):
    """Who awarded. `by_provider`: the name is the provider's word, the register's directory does not have it."""

    name: str
    successor: str | None
    by_provider: bool


class Equivalence(_Wire):
    """The foreign proof to which this one is equivalent, as NARIC wrote it."""

    title: str
    awarded_by: str | None
    country: str | None
    awarded_on: str | None


class Claims(_Wire):
    """What the credential says, as far as it says it. Dates are whole, or a month, or a year."""

    title: str
    interim: bool
    family_name: str
    given_name: str | None
    birth_date: str | None
    kind: Labels | None
    completion: Labels | None
    category: Labels | None
    level: Level | None
    awarded_by: list[AwardingBody]
    awarded_on: str | None
    subject: Labels | None
    equivalent_to: Equivalence | None
    source: str


class Banner(_Wire):
    """One verdict. `title`, `text`, `advice` and `note` name messages; `values` fills them in.

    A value called `time` or `date` is a moment, `age` a number of seconds: the page writes them in its language.
    """

    key: str
    tone: Tone
    verdict: Literal["valid", "invalid", "indeterminate", "none"]
    code: str
    title: str
    text: str
    advice: list[str] = []
    note: str | None = None
    action: Action | None = None
    values: dict[str, str | int] = {}


class CheckLine(_Wire):
    """One of the seven checks. `text` names its message."""

    name: str
    outcome: Literal["passed", "failed", "unknown", "not_run", "todo"]
    code: str | None
    text: str
    values: dict[str, str | int] = {}


class Technical(_Wire):
    """For whoever wants to know more; English words, no claims."""

    issuer: str | None = None
    credential: str | None = None
    cryptosuites: list[str] = []
    created: str | None = None
    status: list[str] = []


class Proof(_Wire):
    """One credential: its own banner, seven checks, and its claims where they may be shown."""

    banner: Banner
    checks: list[CheckLine]
    claims: Claims | None = None
    shown: Shown = "open"
    issuer: str | None = None
    technical: Technical = Technical()


class Versions(_Wire):
    """What was verified with: numbers and times of the register's lists."""

    trust_list: int
    trust_list_issued: str
    bundle: int
    bundle_created: str


class Outcome(_Wire):
    """The answer. `report` is the library's, without claims that may not be shown; `text` is what a print held."""

    at: str
    banner: Banner
    proofs: list[Proof] = []
    different_people: bool = False
    versions: Versions | None = None
    milliseconds: int = 0
    text: str | None = None
    report: dict[str, Any] | None = None


class CheckRequest(BaseModel):
    """What the page read."""

    model_config = ConfigDict(extra="forbid")

    text: str
