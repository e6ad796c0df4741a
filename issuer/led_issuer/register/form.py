"""The body of `POST /deliveries`: multipart/form-data with the parts `header` and `rows`, read as it streams.

https://www.rfc-editor.org/rfc/rfc7578. Any other part, a part that comes twice, or one past its bound is refused.
"""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from email.message import Message
from typing import TYPE_CHECKING, Final

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser

from led_issuer.register.header import MAX_HEADER_BYTES
from led_issuer.register.refused import DeliveryRefusedError
from led_issuer.register.spool import SealedSpool

if TYPE_CHECKING:
    from python_multipart.multipart import MultipartCallbacks

MAX_DELIVERY_BYTES: Final = 256 * 1024 * 1024


@dataclass(slots=True)
class DeliveryForm:
    """The two parts as they arrive."""

    rows: SealedSpool
    header: bytearray = field(default_factory=bytearray)
    _seen: set[str] = field(default_factory=set)
    _part: str = ""
    _name: bytearray = field(default_factory=bytearray)
    _value: bytearray = field(default_factory=bytearray)
    _ended: bool = False

    async def read(self, content_type: str, chunks: AsyncIterator[bytes]) -> None:
        """Read the whole body; raises DeliveryRefusedError with code `form_invalid` or `delivery_too_large`."""
        parser = MultipartParser(_boundary(content_type), self._callbacks())
        try:
            async for chunk in chunks:
                parser.write(chunk)
            parser.finalize()
        except FormParserError as e:
            raise _invalid("The body is not multipart/form-data.") from e
        if not self._ended or self._seen != {"header", "rows"}:
            raise _invalid("The body has the parts header and rows, each once.")

    def _callbacks(self) -> "MultipartCallbacks":
        return {
            "on_part_begin": self._begin,
            "on_header_field": lambda data, start, end: self._name.extend(data[start:end]),
            "on_header_value": lambda data, start, end: self._value.extend(data[start:end]),
            "on_header_end": self._header_end,
            "on_headers_finished": self._headers_finished,
            "on_part_data": self._data,
            "on_end": self._end,
        }

    def _begin(self) -> None:
        self._part = ""

    def _header_end(self) -> None:
        if bytes(self._name).lower() == b"content-disposition":
            message = Message()
            message["content-disposition"] = self._value.decode("latin-1")
            self._part = str(message.get_param("name", "", "content-disposition"))
        self._name.clear()
        self._value.clear()

    def _headers_finished(self) -> None:
        if self._part not in ("header", "rows") or self._part in self._seen:
            raise _invalid("The body has the parts header and rows, each once.")
        self._seen.add(self._part)

    def _data(self, data: bytes, start: int, end: int) -> None:
        if self._part == "header":
            self.header += data[start:end]
            if len(self.header) > MAX_HEADER_BYTES:
                raise DeliveryRefusedError("header_invalid", f"The header is longer than {MAX_HEADER_BYTES} bytes.")
            return
        self.rows.write(data[start:end])
        if self.rows.size > MAX_DELIVERY_BYTES:
            raise DeliveryRefusedError("delivery_too_large", f"A delivery has at most {MAX_DELIVERY_BYTES} bytes.")

    def _end(self) -> None:
        self._ended = True


def _boundary(content_type: str) -> bytes:
    message = Message()
    message["content-type"] = content_type
    boundary = message.get_param("boundary", "")
    if message.get_content_type() != "multipart/form-data" or not isinstance(boundary, str) or not boundary:
        raise _invalid("The content type is multipart/form-data with a boundary.")
    return boundary.encode("latin-1", "replace")


def _invalid(detail: str) -> DeliveryRefusedError:
    return DeliveryRefusedError("form_invalid", detail)
