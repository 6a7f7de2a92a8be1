"""Scans sealed in chunks: whole or not at all."""

from uuid import UUID

import pytest

from casework.keyring import Damaged, ForeignRecord, NotDisclosed
from casework.sealing import Klass, Place, Sealed
from tests.sealing import make

FILE = UUID(int=1)
SAFE = make.safe(FILE)
PLACE = Place("paper_content", "content", UUID(int=7), FILE, Klass.IDENTITY)
HEAD, CHUNK = 7 + 7, 1024 * 1024 + 16
THREE_CHUNKS = bytes(range(256)) * 4096 * 2 + b"the end"


def _open(stored: bytes, place: Place = PLACE) -> bytes:
    return SAFE.open_blob(place, Sealed(stored), make.disclosure(FILE), make.NOW)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"%PDF-1.7", id="short"),
        pytest.param(b"\0" * 5000, id="zeros"),
        pytest.param(b"a" * (1024 * 1024 - 1), id="one chunk to the brim"),
        pytest.param(b"a" * (1024 * 1024), id="one chunk and a byte"),
        pytest.param(THREE_CHUNKS, id="three chunks"),
    ],
)
def test_content_comes_back_whole(content: bytes) -> None:
    sealed = SAFE.seal_blob(PLACE, content)

    opened = _open(sealed.stored)

    assert opened == content


def test_the_exact_size_does_not_show() -> None:
    first = SAFE.seal_blob(PLACE, b"a" * 98_400)

    second = SAFE.seal_blob(PLACE, b"a" * 100_300)

    assert len(first.stored) == len(second.stored)


def _without_last(stored: bytes) -> bytes:
    return stored[: HEAD + 2 * CHUNK]


def _without_first(stored: bytes) -> bytes:
    return stored[:HEAD] + stored[HEAD + CHUNK :]


def _swapped(stored: bytes) -> bytes:
    first, second = stored[HEAD : HEAD + CHUNK], stored[HEAD + CHUNK : HEAD + 2 * CHUNK]
    return stored[:HEAD] + second + first + stored[HEAD + 2 * CHUNK :]


def _repeated(stored: bytes) -> bytes:
    return stored + stored[HEAD + 2 * CHUNK :]


def _cut_short(stored: bytes) -> bytes:
    return stored[:-1]


def _flipped(stored: bytes) -> bytes:
    return stored[: HEAD + 5] + bytes([stored[HEAD + 5] ^ 1]) + stored[HEAD + 6 :]


def _head_alone(stored: bytes) -> bytes:
    return stored[:HEAD]


def _nothing(stored: bytes) -> bytes:
    return b""


@pytest.mark.parametrize(
    "harm",
    [
        _without_last,
        _without_first,
        _swapped,
        _repeated,
        _cut_short,
        _flipped,
        _head_alone,
        _nothing,
    ],
)
def test_harm_is_found_out(harm) -> None:  # type: ignore[no-untyped-def]
    sealed = SAFE.seal_blob(PLACE, THREE_CHUNKS)

    with pytest.raises(Damaged):
        _open(harm(sealed.stored))


def test_content_moved_to_another_row_is_found_out() -> None:
    sealed = SAFE.seal_blob(PLACE, b"%PDF-1.7")

    with pytest.raises(Damaged):
        _open(sealed.stored, Place("paper_content", "content", UUID(int=8), FILE, Klass.IDENTITY))


def test_content_of_another_file_has_no_place_here() -> None:
    elsewhere = Place("paper_content", "content", UUID(int=7), UUID(int=2), Klass.IDENTITY)

    with pytest.raises(ForeignRecord):
        SAFE.seal_blob(elsewhere, b"%PDF-1.7")


def test_content_opens_only_under_a_disclosure_of_its_class() -> None:
    sealed = SAFE.seal_blob(PLACE, b"%PDF-1.7")
    casework = make.disclosure(FILE, klasses=frozenset({Klass.CASEWORK}))

    with pytest.raises(NotDisclosed):
        SAFE.open_blob(PLACE, sealed, casework, make.NOW)
