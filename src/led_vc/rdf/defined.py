"""Whether the contexts define every member of a document, for suites that sign its text and never ask.

https://www.w3.org/TR/vc-data-integrity/#securing-data-losslessly
"""

from collections.abc import Mapping
from typing import Any

from led_vc.contexts import ContextSet
from led_vc.encoding import JsonObject
from led_vc.rdf.documents.quads import quads_of
from led_vc.rdf.limits import DEFAULT_LIMITS, Limits


def require_defined(document: JsonObject, contexts: ContextSet, *, limits: Limits = DEFAULT_LIMITS) -> None:
    """Raise DataLossError for a member or type that no context defines, and whatever else `canonicalize` raises.

    A base direction, which RDF has no place for, is no loss here: text that is signed as text keeps it.
    """
    quads_of(_without_directions(document), contexts, limits)


def _without_directions(value: Any) -> Any:
    if isinstance(value, list):
        return [_without_directions(one) for one in value]
    if not isinstance(value, Mapping):
        return value
    lost = {"@direction"} if "@value" in value else set()
    return {
        name: one if name == "@context" else _without_directions(one) for name, one in value.items() if name not in lost
    }
