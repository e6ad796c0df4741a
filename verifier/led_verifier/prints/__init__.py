"""Prints: a picture or a PDF becomes the texts of the QR codes in it.

Decoders are native code that reads what strangers send, so they run in a process of their own, with a bound on memory,
on processor time and on the clock. Nothing is written to disk.
"""

from led_verifier.prints.read import MAXIMUM_BYTES, Codes, Unreadable, read_print

__all__ = ["MAXIMUM_BYTES", "Codes", "Unreadable", "read_print"]
