"""The metamorphic oracle: whatever is done to a secured document, it is not valid, or it says what it said before.

At each path something is deleted, renamed, doubled, retyped, set to null, wrapped, or given a sibling. A mechanism is a
document or token, a way to verify it, and its normal form: what a document says, however it is written.
"""

import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from led_vc.contexts import ContextSet
from led_vc.rdf import canonicalize_dataset
from tests.fuzz.rdf.oracle import pyld_statements

Path = tuple[Any, ...]


def paths(value: Any, above: Path = ()) -> Iterator[Path]:
    """Yield the path of every member and item."""
    steps: Any = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, below in steps:
        yield (*above, step)
        yield from paths(below, (*above, step))


def at(document: Any, path: Path) -> Any:
    """Return the value at `path`."""
    for step in path:
        document = document[step]
    return document


EDITS = (
    "delete", "null", "rename", "double", "list of itself", "unwrap", "retype", "sibling", "other", "swap",
    "empty",
)  # fmt: skip


def edited(document: Any, path: Path, edit: str) -> Any:
    """Return a copy of `document` with one thing done at `path`; the copy alone where that cannot be done there."""
    made = copy.deepcopy(document)
    holder, step = at(made, path[:-1]), path[-1]
    value = holder[step]
    match edit:
        case "delete":
            del holder[step]
        case "null":
            holder[step] = None
        case "rename" if isinstance(holder, dict):
            holder[f"{step}X"] = holder.pop(step)
        case "double":
            holder[step] = [value, value] if isinstance(holder, dict) else value
            if isinstance(holder, list):
                holder.append(value)
        case "list of itself":
            holder[step] = [value]
        case "unwrap" if isinstance(value, list) and len(value) == 1:
            holder[step] = value[0]
        case "retype":
            holder[step] = 5 if isinstance(value, str) else str(value)
        case "sibling" if isinstance(holder, dict):
            holder["xyz"] = "PhD"
        case "sibling" if isinstance(holder, list):
            holder.insert(0, "PhD")
        case "other" if isinstance(value, str):
            holder[step] = value[:-1] + ("A" if value[-1:] != "A" else "B")
        case "other" if isinstance(value, bytes):
            holder[step] = value[:-1] + bytes([value[-1] ^ 1]) if value else b"\0"
        case "other" if isinstance(value, int | float):
            holder[step] = value + 1
        case "swap" if isinstance(value, list):
            value.reverse()
        case "empty":
            holder[step] = type(value)()
    return made


def json_edits(document: Any) -> Iterator[tuple[str, Any]]:
    """Yield every edit at every path of a JSON document."""
    for path in paths(document):
        for edit in EDITS:
            changed = edited(document, path, edit)
            if changed != document:
                yield f"{edit} at {path}", changed


@dataclass(frozen=True, slots=True, kw_only=True)
class Mechanism:
    """A secured document, and what tells whether it holds.

    `verified` returns the document that was verified, None where the verdict is not `valid`. `edits` are all that is
    done to it, each with a name. `normal` makes two ways to write the same equal.
    """

    secured: Any
    verified: Callable[[Any], Any]
    normal: Callable[[Any], Any]
    edits: Callable[[Any], Iterator[tuple[str, Any]]] = json_edits


def assert_no_edit_says_something_else(mechanism: Mechanism) -> None:
    """Try every edit: not valid, or the verified document's normal form is the original's."""
    original = mechanism.verified(mechanism.secured)
    assert original is not None
    expected, tried = mechanism.normal(original), 0
    for name, changed in mechanism.edits(mechanism.secured):
        tried += 1
        verified = mechanism.verified(changed)
        assert verified is None or verified == original or mechanism.normal(verified) == expected, name
    assert tried > 100


def as_written(document: Any) -> Any:
    """Return the normal form under a suite that signs the text: the document itself."""
    return document


def as_statements(contexts: ContextSet) -> Callable[[Any], Any]:
    """Return the normal form under a suite that signs statements: those, as PyLD finds them, and every name and value.

    PyLD leaves out what no context defines; the names and values are there so that nothing can be added unnoticed. The
    contexts are not among them: what they do to the document is in its statements.
    """

    def normal(document: Any) -> Any:
        found = canonicalize_dataset(pyld_statements(document, contexts)).nquads
        return found, sorted(map(repr, _words(document)))

    return normal


def _words(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        for name, one in value.items():
            yield name
            yield from _words(one) if name != "@context" else ()
    elif isinstance(value, list):
        for one in value:
            yield from _words(one)
    else:
        yield value
