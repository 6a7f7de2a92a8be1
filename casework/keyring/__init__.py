"""Keys: where they come from, what they open, and under which disclosure. The only key code."""

from casework.keyring.disclosure import Bar, Disclosure, NotDisclosed, NotOnRecord
from casework.keyring.envelope import Damaged
from casework.keyring.index import Foreign, Index
from casework.keyring.keyring import Keyring
from casework.keyring.plaintext import CannotBeSealed, Value
from casework.keyring.providers import RootProvider, create_root_key, provider_for
from casework.keyring.rotation import rewrap_batch, rotate, shred
from casework.keyring.safe import ForeignRecord, KeyDestroyed, Safe
from casework.keyring.troubles import (
    AlreadyFounded,
    KeyFileTooOpen,
    KeyMissing,
    KeyNotLoaded,
    KeyTrouble,
    KeyWrong,
    NotFounded,
    OnlyForDevelopment,
    ProviderNotInstalled,
    ProviderUnknown,
)

__all__ = [
    "AlreadyFounded",
    "Bar",
    "CannotBeSealed",
    "Damaged",
    "Disclosure",
    "Foreign",
    "ForeignRecord",
    "Index",
    "KeyDestroyed",
    "KeyFileTooOpen",
    "KeyMissing",
    "KeyNotLoaded",
    "KeyTrouble",
    "KeyWrong",
    "Keyring",
    "NotDisclosed",
    "NotFounded",
    "NotOnRecord",
    "OnlyForDevelopment",
    "ProviderNotInstalled",
    "ProviderUnknown",
    "RootProvider",
    "Safe",
    "Value",
    "create_root_key",
    "provider_for",
    "rewrap_batch",
    "rotate",
    "shred",
]
