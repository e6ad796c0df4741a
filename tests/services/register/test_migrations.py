"""The migrations make exactly the tables that the code uses, and take them away again."""

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import inspect

from led_issuer.tables import metadata
from led_web.database import migrate, open_engine, writing
from tests.databases import ISSUER_MIGRATIONS


def test_the_migrated_database_is_what_the_tables_say(database_url: str) -> None:
    engine = open_engine(database_url)
    migrate(engine, ISSUER_MIGRATIONS)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
        made = {
            table: {
                (one["name"], one["sqltext"] is not None) for one in inspect(connection).get_check_constraints(table)
            }
            for table in ("deliveries", "records", "credentials")
        }
    assert made == {
        "deliveries": {("ck_deliveries_counters", True)},
        "records": {("ck_records_state", True)},
        "credentials": {("ck_credentials_state", True)},
    }
    engine.dispose()


def test_migrating_twice_and_back_is_safe(database_url: str) -> None:
    engine = open_engine(database_url)
    migrate(engine, ISSUER_MIGRATIONS)
    migrate(engine, ISSUER_MIGRATIONS)
    config = Config()
    config.set_main_option("script_location", str(ISSUER_MIGRATIONS))
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
    with engine.connect() as connection:
        assert inspect(connection).get_table_names() == ["alembic_version"]
    engine.dispose()
