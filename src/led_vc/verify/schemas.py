"""The closed schemas, compiled once. A message names the place and the rule, never the value found there.

https://json-schema.org/draft/2020-12
"""

from functools import cache

import jsonschema_rs

from led_vc import contexts
from led_vc.encoding import JsonObject
from led_vc.errors import MalformedValueError


def check_schema(document: JsonObject, url: str) -> None:
    """Raise MalformedValueError unless `document`, without its proof, is what the schema at `url` allows."""
    violation = next(_validator(url).iter_errors(document), None)
    if violation is not None:
        place = "/".join(str(step) for step in violation.instance_path)
        rule = str(violation.schema_path[-1]) if violation.schema_path else "schema"
        raise MalformedValueError(f"/{place} breaks the rule {rule}")


@cache
def _validator(url: str) -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(dict(contexts.schema(url)), validate_formats=True)
