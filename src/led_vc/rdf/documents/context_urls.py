"""Read an `@context`: URLs of the closed set, and nothing else. https://www.w3.org/TR/vc-data-model-2.0/#contexts"""

from typing import Any, Final

from led_vc.errors import ContextNotAllowedError

_MAX_CONTEXTS: Final = 16


def context_urls(stated: Any) -> tuple[str, ...]:
    """Return the URLs of an `@context`, in order. Raises ContextNotAllowedError for a context object or anything else.

    A context object could define, rename or hide a term, and it is not itself signed.
    """
    found = local_contexts(stated, objects=False)
    return tuple(url for url in found if isinstance(url, str))


def local_contexts(stated: Any, *, objects: bool) -> tuple[str | dict[str, Any], ...]:
    """Return the URLs of an `@context`, and with `objects` what a document defines itself, in order."""
    found = stated if isinstance(stated, list) else [stated]
    allowed = (str, dict) if objects else (str,)
    if not found or len(found) > _MAX_CONTEXTS or not all(isinstance(context, allowed) for context in found):
        raise ContextNotAllowedError("@context must be a list of known URLs, without context objects")
    return tuple(found)
