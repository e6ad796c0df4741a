"""The keywords of JSON-LD 1.1. https://www.w3.org/TR/json-ld11/#syntax-tokens-and-keywords"""

import re
from typing import Final

KEYWORDS: Final = frozenset(
    [
        "@base",
        "@container",
        "@context",
        "@direction",
        "@graph",
        "@id",
        "@import",
        "@included",
        "@index",
        "@json",
        "@language",
        "@list",
        "@nest",
        "@none",
        "@prefix",
        "@propagate",
        "@protected",
        "@reverse",
        "@set",
        "@type",
        "@value",
        "@version",
        "@vocab",
    ]
)

has_keyword_form = re.compile(r"@[A-Za-z]+").fullmatch
"""Match what may become a keyword one day, and which JSON-LD therefore passes over in silence."""
