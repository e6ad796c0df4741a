"""The register that the settings name, opened for one command; an operator's mistake is one line and exit code 2."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from led_cli.exits import refuse

if TYPE_CHECKING:
    from led_issuer.runtime import Runtime


@contextmanager
def open_register() -> "Iterator[Runtime]":
    """Give the register, set up: keys, providers, status lists and trust list are there."""
    from pydantic import ValidationError
    from sqlalchemy.exc import SQLAlchemyError

    from led_cli.logs import log_to_stderr
    from led_issuer.keys import NoKeyError
    from led_issuer.runtime import Runtime
    from led_issuer.settings import IssuerSettings
    from led_issuer.setup import RefusedToStartError, set_up
    from led_vc.errors import LedVcError
    from led_web.secrets import SecretError

    log_to_stderr()
    try:
        runtime = Runtime.open(IssuerSettings())
        try:
            set_up(runtime)
            yield runtime
        finally:
            runtime.close()
    except ValidationError as error:
        refuse("; ".join(str(one["msg"]) for one in error.errors()))
    except SQLAlchemyError as error:
        refuse(f"the register's database cannot be used ({type(error).__name__})")
    except (RefusedToStartError, NoKeyError, SecretError, LedVcError, OSError) as error:
        refuse(str(error))
