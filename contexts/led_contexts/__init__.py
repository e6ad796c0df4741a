"""Data: JSON-LD contexts, JSON schemas, code lists and the QR table, each pinned by its digest in `index.json`.

Read by `led_vc.contexts` alone.
"""
