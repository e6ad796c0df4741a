"""Secrets at rest."""

from pathlib import Path

import pytest

from led_web.secrets import MasterKey, SecretError


def _key(tmp_path: Path) -> MasterKey:
    return MasterKey.load(tmp_path / "key", create=True)


def test_a_ciphertext_opens_for_its_own_row(tmp_path: Path) -> None:
    aead = _key(tmp_path).aead("persons")
    assert aead.decrypt(aead.encrypt(b"secret", "row-1"), "row-1") == b"secret"


def test_a_ciphertext_moved_to_another_row_does_not_open(tmp_path: Path) -> None:
    aead = _key(tmp_path).aead("persons")
    with pytest.raises(SecretError):
        aead.decrypt(aead.encrypt(b"secret", "row-1"), "row-2")


def test_a_key_for_one_purpose_does_not_open_another(tmp_path: Path) -> None:
    key = _key(tmp_path)
    with pytest.raises(SecretError):
        key.aead("keys").decrypt(key.aead("persons").encrypt(b"secret", "row"), "row")


def test_a_lookup_code_is_stable_and_keyed(tmp_path: Path) -> None:
    key = _key(tmp_path)
    again = MasterKey.load(tmp_path / "key")
    other = MasterKey.load(tmp_path / "other", create=True)
    assert key.mac("insz").digest(b"1") == again.mac("insz").digest(b"1")
    assert key.mac("insz").digest(b"1") != other.mac("insz").digest(b"1")


def test_a_made_key_is_readable_by_its_owner_alone(tmp_path: Path) -> None:
    _key(tmp_path)
    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600


def test_a_missing_key_is_an_error_and_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(SecretError):
        MasterKey.load(tmp_path / "key")
    assert not (tmp_path / "key").exists()


def test_a_key_never_shows_in_a_repr(tmp_path: Path) -> None:
    key = _key(tmp_path)
    raw = (tmp_path / "key").read_bytes()
    assert repr(raw)[2:-1] not in repr(key)
    assert raw.hex() not in repr(key.aead("x")) + repr(key.mac("x"))
