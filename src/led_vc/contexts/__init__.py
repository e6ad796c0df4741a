"""The closed, pinned set of JSON-LD contexts, schemas and lists that this product knows.

Nothing is fetched: a URL outside the set is refused. Every file is held against its digest when it is read.
Documents are shared between callers and must not be changed.
"""

from led_vc.contexts.code_lists import CodeList, Labels, Supplier, code_lists, countries, languages, suppliers
from led_vc.contexts.context_set import ContextSet, opened
from led_vc.contexts.exact import CREDENTIALS_V2, EXACT, QUALIFICATION_V1, SUMMARY_V1
from led_vc.contexts.library import Library, bundled, bundled_with_examples, digest, schema, schema_urls
from led_vc.contexts.published import check_related_resources, published_digests
from led_vc.contexts.qr_tables import QR_TABLE_IDS, qr_table, qr_tables

__all__ = [
    "CREDENTIALS_V2",
    "EXACT",
    "QR_TABLE_IDS",
    "QUALIFICATION_V1",
    "SUMMARY_V1",
    "CodeList",
    "ContextSet",
    "Labels",
    "Library",
    "Supplier",
    "bundled",
    "bundled_with_examples",
    "check_related_resources",
    "code_lists",
    "countries",
    "digest",
    "languages",
    "opened",
    "published_digests",
    "qr_table",
    "qr_tables",
    "schema",
    "schema_urls",
    "suppliers",
]
