"""Values and their numbers in a table: lists that are written out, and rules that are worked out.

A rule gives serial numbers their range beforehand, so that a new provider or institution needs no new table. Numbers
are never 255 or 65535: these have two encodings in the field. Unknown numbers are an error, never a guess.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final, Self

from led_vc.encoding import JsonObject
from led_vc.errors import MalformedValueError

MAXIMUM_NUMBER: Final = 0xFFFF_FFFE
_MAXIMUM_VALUES: Final = 4096
_MAXIMUM_RULES: Final = 64
_UNUSED: Final = (0xFF, 0xFFFF)
_SERIAL: Final = "[1-9][0-9]{0,8}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A template over one or two serial numbers, counted up from `first`; the last serial runs fastest."""

    template: str
    ranges: tuple[tuple[str, int, int], ...]
    first: int
    pattern: re.Pattern[str]

    @classmethod
    def from_document(cls, document: JsonObject) -> Self:
        """Read `{template, n: [from, to], m?: [from, to], first}`. Raises MalformedValueError."""
        template, first = document.get("template"), document.get("first")
        ranges = tuple((name, *_range(document[name])) for name in ("n", "m") if name in document)
        if not isinstance(template, str) or not ranges:
            raise MalformedValueError("a rule of the QR table needs a template and a range")
        pattern = re.escape(template)
        for name, _low, _high in ranges:
            if template.count(f"{{{name}}}") != 1:
                raise MalformedValueError("a rule of the QR table must use each of its serials once")
            pattern = pattern.replace(re.escape(f"{{{name}}}"), f"(?P<{name}>{_SERIAL})")
        return cls(template=template, ranges=ranges, first=_number(first), pattern=re.compile(pattern))

    @property
    def size(self) -> int:
        """Return how many numbers the rule takes."""
        size = 1
        for _name, low, high in self.ranges:
            size *= high - low + 1
        return size

    def number_of(self, value: str) -> int | None:
        """Return the number of `value`, if the rule covers it."""
        match = self.pattern.fullmatch(value)
        if match is None:
            return None
        offset = 0
        for name, low, high in self.ranges:
            serial = int(match[name])
            if not low <= serial <= high:
                return None
            offset = offset * (high - low + 1) + serial - low
        return self.first + offset

    def value_of(self, number: int) -> str | None:
        """Return the value of `number`, if the rule covers it."""
        offset, serials = number - self.first, {}
        if not 0 <= offset < self.size:
            return None
        for name, low, high in reversed(self.ranges):
            offset, rest = divmod(offset, high - low + 1)
            serials[name] = str(low + rest)
        value = self.template
        for name, serial in serials.items():
            value = value.replace(f"{{{name}}}", serial)
        return value


class Numbers:
    """One table, in both directions."""

    __slots__ = ("_numbers", "_rules", "_values")

    def __init__(self, values: Mapping[str, int], rules: Iterable[Rule] = ()) -> None:
        """Refuse a number that has two meanings, a value that has two numbers, and more than a table ever needs."""
        self._numbers, self._rules = dict(values), tuple(rules)
        self._values = {_number(number): value for value, number in values.items()}
        spans = sorted([(number, number + 1) for number in self._values] + [_span(rule) for rule in self._rules])
        if len(self._values) != len(values) or any(end > start for (_, end), (start, _) in pairwise(spans)):
            raise MalformedValueError("the QR table gives a number two meanings")
        if len(values) > _MAXIMUM_VALUES or len(self._rules) > _MAXIMUM_RULES:
            raise MalformedValueError("the QR table is larger than a table ever needs to be")

    def number_of(self, value: str) -> int | None:
        """Return the number of `value`, or None: it has to be written out."""
        number = self._numbers.get(value)
        if number is not None:
            return number
        return next((found for rule in self._rules if (found := rule.number_of(value)) is not None), None)

    def value_of(self, number: int) -> str | None:
        """Return what `number` stands for, or None."""
        value = self._values.get(number)
        if value is not None:
            return value
        return next((found for rule in self._rules if (found := rule.value_of(number)) is not None), None)

    def expanded(self) -> dict[str, int]:
        """Return every value with its number, as implementations want it that know no rules."""
        numbers = dict(self._numbers)
        for rule in self._rules:
            values = ((rule.value_of(rule.first + offset), rule.first + offset) for offset in range(rule.size))
            numbers |= {value: number for value, number in values if value is not None}
        return numbers


def _range(value: Any) -> tuple[int, int]:
    match value:
        case [int(low), int(high)] if 1 <= low <= high <= 999_999_999:
            return low, high
    raise MalformedValueError("a rule of the QR table has an unusable range")


def _number(value: Any) -> int:
    if type(value) is not int or not 0 <= value <= MAXIMUM_NUMBER or value in _UNUSED:
        raise MalformedValueError("the QR table has an unusable number")
    return value


def _span(rule: Rule) -> tuple[int, int]:
    end = rule.first + rule.size
    if end > MAXIMUM_NUMBER or any(rule.first <= unused < end for unused in _UNUSED):
        raise MalformedValueError("a rule of the QR table runs over a number that stays free")
    return rule.first, end
