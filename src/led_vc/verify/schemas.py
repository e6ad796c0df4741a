"""The closed schemas, compiled once. A message names the place and the rule, never the value found there.

Held ones only: nothing is fetched for a `$ref`, and patterns are matched in linear time.
https://json-schema.org/draft/2020-12
"""

from functools import cache

import jsonschema_rs

from led_vc import contexts
from led_vc.encoding import JsonObject
from led_vc.errors import MalformedValueError
from led_vc.model import Credential, many

_JSON_SCHEMA = "JsonSchema"


def check_schema(document: JsonObject, url: str) -> None:
    """Raise MalformedValueError unless `document`, without its proof, is what the schema at `url` allows."""
    validator = _validator(url)
    if validator.is_valid(document):
        return
    for violation in validator.iter_errors(document):
        place = "/".join(str(step) for step in violation.instance_path)
        rule = str(violation.schema_path[-1]) if violation.schema_path else "schema"
        raise MalformedValueError(f"/{place} breaks the rule {rule}")


def stated_schemas(credential: Credential) -> set[str]:
    """Return the schemas that `credential` names itself, those that are held here.

    What others publish is carried, and says nothing: https://www.w3.org/TR/vc-json-schema/#evaluation
    """
    held = contexts.schema_urls()
    named = {stated["id"] for stated in credential.schemas if _JSON_SCHEMA in many(stated["type"])}
    return {url for url in named if url in held}


def compiled(schema: JsonObject) -> jsonschema_rs.Draft202012Validator:
    """Return a validator that asks nobody for anything. Raises ValueError for a schema that would have to."""
    return jsonschema_rs.Draft202012Validator(
        dict(schema), validate_formats=True, offline=True, pattern_options=jsonschema_rs.RegexOptions()
    )


@cache
def _validator(url: str) -> jsonschema_rs.Draft202012Validator:
    return compiled(contexts.schema(url))
