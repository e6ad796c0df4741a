"""Make parts of a payload selectively disclosable. https://www.rfc-editor.org/rfc/rfc9901#section-4.2.4

What to hide is named by JSON pointers (https://www.rfc-editor.org/rfc/rfc6901); a pointer below another makes the one
inside disclosable on its own.
"""

from collections.abc import Iterable, Iterator, Sequence
from secrets import token_bytes
from typing import Any

from led_vc.errors import ComplexityLimitError, MalformedValueError
from led_vc.ports import Randomness
from led_vc.securing.jose.sign import json_bytes
from led_vc.securing.sd_jwt.disclosures import digest_of, write_disclosure
from led_vc.securing.sd_jwt.limits import DEFAULT_HASH, MAXIMUM_DISCLOSURES, hash_named

_RESERVED = (b'"_sd"', b'"..."', b'"_sd_alg"')
SALT_BYTES = 16
"""128 bits, as section 9.3 of RFC 9901 advises."""


def hide(payload: dict[str, Any], pointers: Sequence[str], *, random: Randomness = token_bytes) -> list[str]:
    """Take what `pointers` name out of `payload`, leave digests, and return the disclosures, in the pointers' order.

    Changes `payload`. Raises MalformedValueError for a pointer to nothing, or a payload with members of SD-JWT's own.
    """
    if len(pointers) > MAXIMUM_DISCLOSURES:
        raise ComplexityLimitError(f"more than {MAXIMUM_DISCLOSURES} disclosures")
    _require_free(payload)
    steps = {pointer: _steps(pointer) for pointer in pointers}
    if len(steps) != len(pointers):
        raise MalformedValueError("a pointer is there twice")
    salts, hash_, made = random(SALT_BYTES * len(steps)), hash_named(DEFAULT_HASH), {}
    lists: list[list[str]] = []
    for number, pointer in enumerate(sorted(steps, key=lambda one: -len(steps[one]))):  # what is inside comes first
        parent, last = _parent(payload, steps[pointer])
        salt = salts[number * SALT_BYTES : (number + 1) * SALT_BYTES]
        if isinstance(parent, dict):
            text = write_disclosure(salt, parent.pop(last), name=last)
            if "_sd" not in parent:
                parent["_sd"] = []
                lists.append(parent["_sd"])
            parent["_sd"].append(digest_of(text, hash_))
        else:
            text = write_disclosure(salt, parent[int(last)])
            parent[int(last)] = {"...": digest_of(text, hash_)}
        made[pointer] = text
    for digests in lists:
        digests.sort()  # so that their order says nothing of the members' order
    if made:
        payload["_sd_alg"] = DEFAULT_HASH
    return [made[pointer] for pointer in pointers]


def _parent(payload: dict[str, Any], steps: list[str]) -> tuple[Any, str]:
    target: Any = payload
    for step in steps[:-1]:
        target = _member(target, step)
    _member(target, steps[-1])
    return target, steps[-1]


def _member(target: Any, step: str) -> Any:
    if isinstance(target, dict) and step in target and step not in ("_sd", "..."):
        return target[step]
    if isinstance(target, list) and step.isdecimal() and step.isascii() and int(step) < len(target):
        return target[int(step)]
    raise MalformedValueError("a pointer to nothing, or into what is hidden already")


def _steps(pointer: str) -> list[str]:
    if not pointer.startswith("/"):
        raise MalformedValueError("not a JSON pointer to a member or item")
    steps = pointer[1:].split("/")
    return [step.replace("~1", "/").replace("~0", "~") for step in steps] if "~" in pointer else steps


def _require_free(payload: dict[str, Any]) -> None:
    """Refuse members that a verifier would take for digests."""
    written = json_bytes(payload)  # far quicker than to look at every member, and mostly enough
    if not any(name in written for name in _RESERVED):
        return
    todo: list[Any] = [payload]
    while todo:
        match todo.pop():
            case dict() as found:
                if not found.keys().isdisjoint(("_sd", "...", "_sd_alg")):
                    raise MalformedValueError("a member by a name that SD-JWT uses itself")
                todo.extend(_containers(found.values()))
            case list() as found:
                todo.extend(_containers(found))


def _containers(values: Iterable[Any]) -> Iterator[Any]:
    return (value for value in values if isinstance(value, dict | list))
