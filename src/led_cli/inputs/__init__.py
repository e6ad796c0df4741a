"""What a command is given: a file or a pipe, and in it JSON, the text of a QR code, a picture or a PDF.

Every door is bounded before anything is parsed. Nothing that stands in an input is opened or fetched.
"""

from led_cli.inputs.source import MAXIMUM_BYTES, read_source
from led_cli.inputs.texts import texts_in

__all__ = ["MAXIMUM_BYTES", "read_source", "texts_in"]
