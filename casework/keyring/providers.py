"""Where the root key comes from. It wraps the office's keys and never meets a file or a value."""

import os
import stat
from pathlib import Path
from typing import Protocol

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from casework.keyring.troubles import (
    KeyFileTooOpen,
    KeyMissing,
    KeyWrong,
    OnlyForDevelopment,
    ProviderNotInstalled,
    ProviderUnknown,
)
from casework.keyring.wrapping import KEY_LENGTH, WrapBroken, unwrap, wrap

_NOT_INSTALLED = frozenset({"vault", "pkcs11", "kms"})
_OPERATOR = "operator="


class RootProvider(Protocol):
    """A holder of the root key: a file here, elsewhere a vault or a hardware module."""

    name: str

    def current(self) -> str:
        """The name of the root key in use; kept with everything it wraps."""

    def wrap(self, kid: str, key: bytes, aad: bytes) -> bytes:
        """A key of the office, wrapped. Raises KeyWrong for a root key not held here."""

    def unwrap(self, kid: str, blob: bytes, aad: bytes) -> bytes:
        """A key of the office. Raises KeyWrong."""

    def health(self) -> None:
        """Raises KeyTrouble when the root key can no longer be reached."""


def provider_for(url: str, *, env: str) -> RootProvider:
    """The provider that CASEWORK_ROOT_KEY names: `file:/path[?operator=/path]` or `env:VARIABLE`.

    `env` is CASEWORK_ENV. Raises KeyTrouble, which never repeats the setting's value.
    """
    scheme, _, rest = url.partition(":")
    if scheme in _NOT_INSTALLED:
        raise ProviderNotInstalled
    if scheme == "file" and rest:
        return _file_provider(rest)
    if scheme == "env" and rest:
        return _environment_provider(rest, env)
    raise ProviderUnknown


def _file_provider(rest: str) -> "FileProvider":
    path, asked, query = rest.partition("?")
    if not asked:
        return FileProvider(Path(path))
    operator = query.removeprefix(_OPERATOR)
    if not query.startswith(_OPERATOR) or not operator:
        raise ProviderUnknown
    return FileProvider(Path(path), Path(operator))


def _environment_provider(variable: str, env: str) -> "EnvironmentProvider":
    if env != "dev":
        raise OnlyForDevelopment
    return EnvironmentProvider(variable)


class _HeldRoot:
    """A root key held in this process."""

    name: str

    def __init__(self, material: bytes) -> None:
        self._key = AESGCM(_derived(material, b"root v1", KEY_LENGTH))
        self._id = f"{self.name}:{_derived(material, b'root id v1', 8).hex()}"

    def current(self) -> str:
        return self._id

    def wrap(self, kid: str, key: bytes, aad: bytes) -> bytes:
        if kid != self._id:
            raise KeyWrong
        return wrap(self._key, key, aad)

    def unwrap(self, kid: str, blob: bytes, aad: bytes) -> bytes:
        if kid != self._id:
            raise KeyWrong
        try:
            return unwrap(self._key, blob, aad)
        except WrapBroken:
            raise KeyWrong from None


class FileProvider(_HeldRoot):
    """The root key from a file of 32 random bytes, and optionally a second one.

    The second half is brought at the start by another person, so that a stolen server or image
    opens nothing. Raises KeyMissing, KeyFileTooOpen and KeyWrong.
    """

    name = "file"

    def __init__(self, path: Path, operator: Path | None = None) -> None:
        self._path = path
        half = b"" if operator is None else _half(operator)
        super().__init__(_half(path) + half)

    def health(self) -> None:
        """The file is still there and still closed to others; the operator's half may be gone."""
        _half(self._path)


class EnvironmentProvider(_HeldRoot):
    """The root key from an environment variable (64 hex digits). For development only."""

    name = "env"

    def __init__(self, variable: str) -> None:
        self._variable = variable
        super().__init__(self._read())

    def health(self) -> None:
        self._read()

    def _read(self) -> bytes:
        text = os.environ.get(self._variable)
        if text is None:
            raise KeyMissing
        return _from_hex(text)


def create_root_key(path: Path) -> None:
    """Write a new root key that only its owner may read. Raises FileExistsError."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    with os.fdopen(os.open(path, flags, 0o600), "w", encoding="ascii") as file:
        file.write(os.urandom(KEY_LENGTH).hex() + "\n")
        file.flush()
        os.fsync(file.fileno())


def _half(path: Path) -> bytes:
    try:
        with path.open(encoding="ascii", errors="replace") as file:
            mode = os.fstat(file.fileno()).st_mode
            text = file.read(1024)
    except OSError:
        raise KeyMissing from None
    if os.name == "posix" and stat.S_IMODE(mode) & 0o077:  # Windows keeps rights elsewhere
        raise KeyFileTooOpen
    return _from_hex(text)


def _from_hex(text: str) -> bytes:
    try:
        material = bytes.fromhex(text.strip())
    except ValueError:
        raise KeyWrong from None
    if len(material) != KEY_LENGTH:
        raise KeyWrong
    return material


def _derived(material: bytes, use: bytes, length: int) -> bytes:
    return HKDF(algorithm=SHA256(), length=length, salt=None, info=use).derive(material)
