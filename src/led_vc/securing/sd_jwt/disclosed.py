"""From the issuer's payload and disclosures to what was disclosed. https://www.rfc-editor.org/rfc/rfc9901#section-7.1

In order to say that disclosures are the issuer's, we establish that:

1. `_sd` is a list of texts, and `{"...": digest}` stands in arrays and alone;
2. no digest is there twice, in the payload or in a disclosure;
3. a member's disclosure stands where a member was hidden, an item's where an item was;
4. no disclosure takes the name of a member that is there; nothing is hidden of the members that a caller names;
5. every disclosure was used.

What stays hidden leaves no trace in the result, and neither do digests that are there to confuse.
"""

from collections.abc import Collection, Mapping
from typing import Any

from led_vc.encoding import JsonObject
from led_vc.errors import ComplexityLimitError, DisclosureError
from led_vc.securing.sd_jwt.disclosures import Disclosure
from led_vc.securing.sd_jwt.limits import MAXIMUM_DEPTH


def disclose(
    payload: JsonObject, disclosures: Mapping[str, Disclosure], *, control_members: Collection[str] = frozenset()
) -> dict[str, Any]:
    """Return `payload` with what is disclosed in its place, without digests. Raises DisclosureError."""
    reader = _Reader(disclosures, control_members)
    own = {name: value for name, value in payload.items() if name != "_sd_alg"}
    disclosed = reader.object(own, 1)
    if len(reader.used) != len(disclosures):
        raise DisclosureError("a disclosure that the issuer made no room for")  # (5)
    return disclosed


class _Reader:
    """Walks through a payload once."""

    __slots__ = ("_control", "_disclosures", "_seen", "used")

    def __init__(self, disclosures: Mapping[str, Disclosure], control: Collection[str]) -> None:
        self._disclosures, self._control = disclosures, control
        self._seen: set[str] = set()
        self.used: set[str] = set()

    def object(self, value: Mapping[str, Any], depth: int) -> dict[str, Any]:
        _bound(depth)
        if "..." in value:
            raise DisclosureError("the place of an array's item outside an array, or beside other members")  # (1)
        found = {}
        for name, one in value.items():
            kind = type(one)
            if kind is dict or kind is list:
                if name != "_sd":
                    found[name] = self._inside(one, depth, name)
            elif name != "_sd":
                found[name] = one
        if "_sd" in value:
            self._members(value["_sd"], found, depth)
        return found

    def _members(self, stated: Any, found: dict[str, Any], depth: int) -> None:
        """Put the disclosed members of an object beside those that are there."""
        for digest in _digests(stated):
            disclosure = self._take(digest)
            if disclosure is None:
                continue
            name, value = disclosure.name, disclosure.value
            if name is None:
                raise DisclosureError("an array's item where a member was hidden")  # (3)
            if name in found or (depth == 1 and name in self._control):  # (4)
                raise DisclosureError("a disclosure by the name of a member that is there, or may not be hidden")
            found[name] = self._inside(value, depth, name) if isinstance(value, dict | list) else value

    def _inside(self, value: Any, depth: int, name: str) -> Any:
        before = len(self._seen)
        found = self.object(value, depth + 1) if isinstance(value, dict) else self.array(value, depth + 1)
        if depth == 1 and name in self._control and len(self._seen) != before:
            raise DisclosureError("something is hidden inside a member that nothing may be hidden from")  # (4)
        return found

    def array(self, value: list[Any], depth: int) -> list[Any]:
        _bound(depth)
        found = []
        for item in value:
            if not isinstance(item, dict) or "..." not in item:
                found.append(self._item(item, depth))
                continue
            if len(item) != 1 or not isinstance(item["..."], str):
                raise DisclosureError("the place of an array's item is one digest alone")  # (1)
            disclosure = self._take(item["..."])
            if disclosure is None:
                continue
            if disclosure.name is not None:
                raise DisclosureError("a member where an array's item was hidden")  # (3)
            found.append(self._item(disclosure.value, depth))
        return found

    def _item(self, value: Any, depth: int) -> Any:
        if isinstance(value, dict):
            return self.object(value, depth + 1)
        return self.array(value, depth + 1) if isinstance(value, list) else value

    def _take(self, digest: str) -> Disclosure | None:
        if digest in self._seen:
            raise DisclosureError("a digest is there twice")  # (2)
        self._seen.add(digest)
        disclosure = self._disclosures.get(digest)
        if disclosure is not None:
            self.used.add(digest)
        return disclosure


def _digests(value: Any) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(digest, str) for digest in value):
        raise DisclosureError("_sd is a list of digests")  # (1)
    return value


def _bound(depth: int) -> None:
    if depth > MAXIMUM_DEPTH:
        raise ComplexityLimitError(f"nested deeper than {MAXIMUM_DEPTH}")
