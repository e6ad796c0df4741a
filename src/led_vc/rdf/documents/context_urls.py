"""Read an `@context`: URLs of the closed set, and nothing else. https://www.w3.org/TR/vc-data-model-2.0/#contexts"""

from typing import Any, Final

from led_vc.errors import ContextNotAllowedError

_MAX_CONTEXTS: Final = 16


def context_urls(stated: Any) -> tuple[str, ...]:
    """Return the URLs of an `@context`, in order. Raises ContextNotAllowedError for a context object or anything else.

    A context object could define, rename or hide a term, and it is not itself signed.
    """
    urls = stated if isinstance(stated, list) else [stated]
    if not urls or len(urls) > _MAX_CONTEXTS or not all(isinstance(url, str) for url in urls):
        raise ContextNotAllowedError("@context must be a list of known URLs, without context objects")
    return tuple(urls)
