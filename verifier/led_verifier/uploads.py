"""The body of a check: a text as JSON, or a file. Files stay in memory: what is checked never touches a disk."""

from collections.abc import AsyncGenerator

from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from led_verifier.prints import MAXIMUM_BYTES
from led_web.problems import ProblemError


class _InMemory(MultiPartParser):
    """The parser, which otherwise writes a file of more than 1 MiB to the disk."""

    spool_max_size = MAXIMUM_BYTES + 1


async def read_file(request: Request) -> bytes:
    """Return the file of a request: its body as it is, or the one file of a form."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "multipart/form-data":
        return await request.body()
    form = await _parse(request, request.stream())
    try:
        files = [value for value in form.values() if isinstance(value, UploadFile)]
        if len(files) != 1:
            raise ProblemError(400, "invalid_request", "One file is expected.")
        return await files[0].read()
    finally:
        await form.close()


async def _parse(request: Request, stream: AsyncGenerator[bytes, None]) -> FormData:
    try:
        return await _InMemory(request.headers, stream, max_files=1, max_fields=4).parse()
    except MultiPartException as error:
        raise ProblemError(400, "invalid_request", "The form cannot be read.") from error
