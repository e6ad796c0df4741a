"""A register sets itself up once, and refuses to run with a database that is not its own."""

from pathlib import Path

import pytest
from sqlalchemy import func, select

from led_issuer.keys import provider_keys
from led_issuer.runtime import Runtime
from led_issuer.settings import IssuerSettings
from led_issuer.setup import RefusedToStartError, set_up
from led_issuer.tables import keys, providers, status_publications
from led_issuer.trust.documents import latest
from led_web.database import reading
from led_web.secrets import SecretError
from tests.services.issuer.office import Office


def test_setting_up_again_changes_nothing(office: Office) -> None:
    with reading(office.runtime.engine) as connection:
        before = provider_keys(connection), latest(connection, "trust_list")
    assert set_up(office.runtime) == office.root
    with reading(office.runtime.engine) as connection:
        assert (provider_keys(connection), latest(connection, "trust_list")) == before


def test_every_supplier_has_a_number_and_all_but_vdab_a_key(office: Office) -> None:
    with reading(office.runtime.engine) as connection:
        rows = connection.execute(select(providers.c.supplier, providers.c.number))
        numbers = {row.supplier: row.number for row in rows}
        with_key = set(connection.execute(select(keys.c.provider)).scalars())
    assert sorted(numbers.values()) == list(range(1, 15))
    assert set(numbers.values()) - with_key == {numbers["OVO000078"]}


def test_every_list_is_published_before_anything_points_to_it(office: Office) -> None:
    with reading(office.runtime.engine) as connection:
        published = connection.execute(select(func.count()).select_from(status_publications)).scalar_one()
    assert published == 2 * 13


def test_another_host_name_is_refused(office: Office, settings: IssuerSettings) -> None:
    other = Runtime.open(settings.model_copy(update={"register_host": "other.example"}))
    with pytest.raises(RefusedToStartError, match="register_host"):
        set_up(other)


def test_another_root_than_the_pinned_one_is_refused(office: Office, settings: IssuerSettings) -> None:
    pinned = settings.model_copy(update={"trust_root": "did:key:z6MkpTHR8VNsBxYAAWHut2Geadd9jSwuBV8xRoAnwWsdvktH"})
    with pytest.raises(RefusedToStartError, match="LED_TRUST_ROOT"):
        set_up(Runtime.open(pinned))


def test_the_pinned_root_is_accepted(office: Office, settings: IssuerSettings) -> None:
    pinned = settings.model_copy(update={"trust_root": office.root})
    assert set_up(Runtime.open(pinned)) == office.root


def test_production_refuses_the_keys_of_a_demonstration(office: Office, settings: IssuerSettings) -> None:
    production = IssuerSettings(
        production=True,
        issuer_database_url=settings.issuer_database_url,
        issuer_master_key_file=settings.issuer_master_key_file,
    )
    with pytest.raises(RefusedToStartError, match="demo"):
        set_up(Runtime.open(production))


@pytest.mark.parametrize(
    "change",
    [
        {"allow_synthetic_insz": True},
        {"issuer_demo": True},
        {"routes": "https://led.example=http://127.0.0.1:1"},
        {"clock_file": Path("clock")},
    ],
)
def test_production_refuses_what_only_a_demonstration_may_have(change: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="production"):
        IssuerSettings(production=True, **change)  # type: ignore[arg-type]  # one field of any kind


def test_production_does_not_make_a_master_key(tmp_path: Path) -> None:
    settings = IssuerSettings(
        production=True,
        issuer_database_url=f"sqlite:///{tmp_path / 'i.db'}",
        issuer_master_key_file=tmp_path / "missing",
    )
    with pytest.raises(SecretError, match="no master key"):
        Runtime.open(settings)


def test_another_master_key_is_refused_at_once(office: Office, settings: IssuerSettings, tmp_path: Path) -> None:
    (tmp_path / "other.key").write_bytes(bytes(32))
    stranger = settings.model_copy(update={"issuer_master_key_file": tmp_path / "other.key"})
    with pytest.raises(SecretError, match="does not open"):
        set_up(Runtime.open(stranger))


def test_every_setting_says_what_it_is_for() -> None:
    assert [name for name, field in IssuerSettings.model_fields.items() if not field.description] == []
