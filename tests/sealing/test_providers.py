"""Where the root key comes from, and what is said when it does not come."""

from pathlib import Path

import pytest

from casework.keyring import (
    KeyFileTooOpen,
    KeyMissing,
    KeyTrouble,
    KeyWrong,
    OnlyForDevelopment,
    ProviderNotInstalled,
    ProviderUnknown,
    RootProvider,
    create_root_key,
    provider_for,
)

KEY, BOUND = bytes(range(32)), b"kek 1"


def test_a_root_key_file_is_for_its_owner_only(key_file: Path) -> None:
    mode = key_file.stat().st_mode & 0o777

    assert mode == 0o600
    assert len(bytes.fromhex(key_file.read_text())) == 32


def test_a_root_key_is_never_overwritten(key_file: Path) -> None:
    before = key_file.read_text()

    with pytest.raises(FileExistsError):
        create_root_key(key_file)

    assert key_file.read_text() == before


def test_a_wrapped_key_comes_back_after_a_restart(provider: RootProvider, key_file: Path) -> None:
    wrapped = provider.wrap(provider.current(), KEY, BOUND)

    again = provider_for(f"file:{key_file}", env="prod")

    assert again.unwrap(again.current(), wrapped, BOUND) == KEY


def test_a_key_wrapped_for_one_use_serves_no_other(provider: RootProvider) -> None:
    wrapped = provider.wrap(provider.current(), KEY, BOUND)

    with pytest.raises(KeyWrong):
        provider.unwrap(provider.current(), wrapped, b"kek 2")


@pytest.mark.parametrize("harmed", [b"", b"\1", b"\2" + bytes(60)], ids=["none", "stub", "other"])
def test_a_harmed_wrap_is_refused(provider: RootProvider, harmed: bytes) -> None:
    with pytest.raises(KeyWrong):
        provider.unwrap(provider.current(), harmed, BOUND)


def test_another_root_key_has_another_name_and_opens_nothing(
    provider: RootProvider, tmp_path: Path
) -> None:
    create_root_key(tmp_path / "other.key")
    other = provider_for(f"file:{tmp_path / 'other.key'}", env="prod")
    wrapped = provider.wrap(provider.current(), KEY, BOUND)

    with pytest.raises(KeyWrong):
        other.unwrap(provider.current(), wrapped, BOUND)
    with pytest.raises(KeyWrong):
        other.unwrap(other.current(), wrapped, BOUND)


def test_without_the_operators_half_the_root_key_is_another(key_file: Path, tmp_path: Path) -> None:
    half = tmp_path / "operator.key"
    create_root_key(half)

    both = provider_for(f"file:{key_file}?operator={half}", env="prod")

    alone = provider_for(f"file:{key_file}", env="prod")
    assert both.current() != alone.current()


def test_the_operators_half_may_leave_after_the_start(key_file: Path, tmp_path: Path) -> None:
    half = tmp_path / "operator.key"
    create_root_key(half)
    both = provider_for(f"file:{key_file}?operator={half}", env="prod")

    half.unlink()

    both.health()


def test_health_finds_a_key_file_that_went_away(provider: RootProvider, key_file: Path) -> None:
    key_file.unlink()

    with pytest.raises(KeyMissing):
        provider.health()


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o644])
def test_a_key_file_that_others_may_read_is_refused(key_file: Path, mode: int) -> None:
    key_file.chmod(mode)

    with pytest.raises(KeyFileTooOpen):
        provider_for(f"file:{key_file}", env="prod")


@pytest.mark.parametrize("text", ["", "abc", "zz" * 32, "ab" * 31, "ab" * 33, "ă" * 64])
def test_a_file_that_holds_no_key_is_refused(key_file: Path, text: str) -> None:
    key_file.write_text(text, encoding="utf-8")

    with pytest.raises(KeyWrong):
        provider_for(f"file:{key_file}", env="prod")


@pytest.mark.parametrize(
    ("url", "trouble"),
    [
        pytest.param("file:/nowhere/hush.key", KeyMissing, id="no such file"),
        pytest.param("file:/", KeyMissing, id="a folder"),
        pytest.param("file:", ProviderUnknown, id="no path"),
        pytest.param("file:/hush.key?operator=", ProviderUnknown, id="no path of the half"),
        pytest.param("file:/hush.key?mode=hush", ProviderUnknown, id="unknown option"),
        pytest.param("", ProviderUnknown, id="empty"),
        pytest.param("hush", ProviderUnknown, id="bare word"),
        pytest.param("gopher:hush", ProviderUnknown, id="unknown scheme"),
        pytest.param("vault:hush", ProviderNotInstalled, id="vault"),
        pytest.param("pkcs11:hush", ProviderNotInstalled, id="hardware module"),
        pytest.param("kms:hush", ProviderNotInstalled, id="key service"),
        pytest.param("env:HUSH", OnlyForDevelopment, id="environment in production"),
    ],
)
def test_a_root_key_that_cannot_be_had_is_told_by_setting_not_by_value(
    url: str, trouble: type[KeyTrouble]
) -> None:
    with pytest.raises(trouble) as told:
        provider_for(url, env="prod")

    assert "CASEWORK_ROOT_KEY" in told.value.vi or "CASEWORK_ENV" in told.value.vi
    assert "CASEWORK_ROOT_KEY" in told.value.en or "CASEWORK_ENV" in told.value.en
    assert "hush" not in str(told.value).lower()


def test_development_may_keep_the_root_key_in_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OFFICE_DEV_KEY", "ab" * 32)

    provider = provider_for("env:OFFICE_DEV_KEY", env="dev")

    assert provider.current().startswith("env:")


def test_development_without_its_variable_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OFFICE_DEV_KEY", raising=False)

    with pytest.raises(KeyMissing):
        provider_for("env:OFFICE_DEV_KEY", env="dev")
