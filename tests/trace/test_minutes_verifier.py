"""Signed minutes: one changed byte fails and is named, with the file and the keys alone."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unicodedata import normalize
from uuid import UUID, uuid4

import pytest

from casework import minutes_verifier
from casework.minutes_format import (
    Content,
    Listed,
    Party,
    bundle,
    content_of,
    digest,
    message,
    published,
    salted,
)
from casework.minutes_verifier import DOMAIN, Altered, Fault, Flaw, Key, read_keys, verify
from casework.signing import Pen, new_pen

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
GIVER, RECEIVER = uuid4(), uuid4()
CONTENT = Content(
    code="7F3KQ2MUAB",
    case_code="7F3KQ2MU",
    number=12,
    symbol="BB-ĐBPM",
    issued_on="2026-03-02",
    number_of="Đồn Mẫu",
    superior="",
    province="Tỉnh Mẫu",
    act="bring_to_commune",
    moves="both",
    status="being_identified",
    held_at=AT,
    place="UBND xã Mẫu",
    giving=Party(GIVER, "Đồn Mẫu", "Trần Văn Mẫu", "Phó Đồn trưởng"),
    receiving=Party(RECEIVER, "UBND xã Mẫu", "Nông Thị Mẫu", "Chủ tịch"),
    version=1,
    name="Lò Thị Mẫu",
    papers=(Listed("Tờ khai", "03/TK", "bản chính", "2"),),
)


def key_of(pen: Pen, unit_id: UUID, *, until: datetime | None = None) -> Key:
    made_at = AT - HOUR
    return Key(pen.key_id, pen.public_key, unit_id.hex, "Đồn Mẫu", "Cán bộ Mẫu", made_at, until)


def signed(
    pen: Pen,
    side: str,
    content: bytes,
    *,
    stance: str = "agrees",
    at: datetime = AT + HOUR,
    why: str = "",
) -> tuple[bytes, bytes, bytes]:
    reasons = salted(why)
    said = message(
        digest(content),
        side=side,
        stance=stance,
        reasons=reasons,
        capacity="Phó Đồn trưởng",
        key=pen.key_id,
        signed_at=at,
    )
    return said, pen.sign(DOMAIN + said), reasons


ONE, OTHER = new_pen(), new_pen()
KEYS = {ONE.key_id: key_of(ONE, GIVER), OTHER.key_id: key_of(OTHER, RECEIVER)}
STORED = CONTENT.as_bytes()
FIRST, SECOND = signed(ONE, "giver", STORED), signed(OTHER, "receiver", STORED)
WHOLE = bundle(STORED, [FIRST, SECOND])


def faults_of(file: bytes, keys: dict[str, Key] = KEYS) -> set[tuple[str, Flaw]]:
    return {(fault.where, fault.flaw) for fault in verify(file, keys).faults}


def test_both_sides_signed_exactly_this() -> None:
    report = verify(WHOLE, KEYS)

    assert report.is_sound
    assert (report.code, report.digest) == ("7F3KQ2MUAB", digest(STORED))
    assert [(one.side, one.stance, one.by) for one in report.signed] == [
        ("giver", "agrees", "Cán bộ Mẫu"),
        ("receiver", "agrees", "Cán bộ Mẫu"),
    ]


def test_a_refusal_is_a_signature_too() -> None:
    refused = signed(OTHER, "receiver", STORED, stance="refuses", why="Thiếu một ba lô.")

    report = verify(bundle(STORED, [FIRST, refused]), KEYS)

    assert report.is_sound
    assert [one.stance for one in report.signed] == ["agrees", "refuses"]


@pytest.mark.parametrize("at", range(0, len(WHOLE), 11))
def test_one_changed_byte_anywhere_fails(at: int) -> None:
    altered = bytearray(WHOLE)
    altered[at] ^= 1

    assert not verify(bytes(altered), KEYS).is_sound


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        pytest.param("Lò Thị Mẫu", "Lò Thị Mẩu", {("content", Flaw.CONTENT)}, id="name"),
        pytest.param("bản chính", "bản chụp!", {("content", Flaw.CONTENT)}, id="paper"),
        pytest.param(CONTENT.salt, "0" * 32, {("content", Flaw.CONTENT)}, id="salt"),
    ],
)
def test_an_altered_content_is_named(old: str, new: str, named: set[tuple[str, Flaw]]) -> None:
    altered = WHOLE.decode().replace(old, new).encode()

    assert faults_of(altered) == named


def test_an_altered_message_is_named_with_its_side() -> None:
    said, signature, reasons = SECOND
    altered = said.replace(b'"agrees"', b'"refuses"'), signature, reasons

    assert faults_of(bundle(STORED, [FIRST, altered])) == {
        ("signature 2 (receiver)", Flaw.SIGNATURE)
    }


def test_an_altered_signature_is_named_with_its_side() -> None:
    said, signature, reasons = FIRST
    altered = said, bytes([signature[0] ^ 1]) + signature[1:], reasons

    assert faults_of(bundle(STORED, [altered, SECOND])) == {("signature 1 (giver)", Flaw.SIGNATURE)}


def test_altered_reasons_are_named_with_their_side() -> None:
    said, signature, _reasons = SECOND

    altered = said, signature, salted("Đồng ý.")

    assert faults_of(bundle(STORED, [FIRST, altered])) == {("signature 2 (receiver)", Flaw.REASONS)}


def test_a_signature_of_other_minutes_does_not_fit_these() -> None:
    other = replace(CONTENT, number=13).as_bytes()

    moved = bundle(STORED, [FIRST, signed(OTHER, "receiver", other)])

    assert faults_of(moved) == {("content", Flaw.CONTENT)}


def test_a_signature_moved_to_the_other_side_is_named() -> None:
    wrong = signed(OTHER, "giver", STORED)

    assert faults_of(bundle(STORED, [wrong])) == {("signature 1 (giver)", Flaw.OTHER_SIDE)}


def test_a_key_that_nobody_published_is_named() -> None:
    stranger = signed(new_pen(), "receiver", STORED)

    assert faults_of(bundle(STORED, [FIRST, stranger])) == {
        ("signature 2 (receiver)", Flaw.UNKNOWN_KEY)
    }


def test_a_key_published_under_another_public_half_is_named() -> None:
    keys = {**KEYS, OTHER.key_id: replace(KEYS[OTHER.key_id], public_key=ONE.public_key)}

    assert faults_of(WHOLE, keys) == {("signature 2 (receiver)", Flaw.SIGNATURE)}


def test_a_key_that_ended_before_the_signature_is_named() -> None:
    keys = {**KEYS, ONE.key_id: key_of(ONE, GIVER, until=AT)}

    assert faults_of(WHOLE, keys) == {("signature 1 (giver)", Flaw.AFTER_KEY)}


def test_a_key_that_ended_afterwards_still_vouches() -> None:
    keys = {**KEYS, ONE.key_id: key_of(ONE, GIVER, until=AT + 2 * HOUR)}

    assert verify(WHOLE, keys).is_sound


def test_a_signature_before_the_key_was_made_is_named() -> None:
    early = signed(ONE, "giver", STORED, at=AT - 2 * HOUR)

    assert faults_of(bundle(STORED, [early])) == {("signature 1 (giver)", Flaw.BEFORE_KEY)}


def test_minutes_without_a_signature_prove_nothing() -> None:
    assert faults_of(bundle(STORED, [])) == {("file", Flaw.UNSIGNED)}


@pytest.mark.parametrize(
    "file",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"[]", id="list"),
        pytest.param(b'{"format":"casework-minutes-bundle/1"}', id="nothing-in-it"),
        pytest.param(WHOLE + b"\n", id="a-line-end-more"),
        pytest.param(WHOLE[:-1], id="cut"),
        pytest.param(b"[" * 100_000, id="deep"),
        pytest.param(b"\xff\xfe", id="no-text"),
    ],
)
def test_what_is_no_signed_minutes_is_said(file: bytes) -> None:
    assert verify(file, KEYS).faults == (Fault("file", Flaw.FORM),)


def test_the_content_comes_back_as_it_was() -> None:
    assert content_of(STORED) == CONTENT


def test_the_content_is_the_same_however_the_letters_were_typed() -> None:
    typed = replace(CONTENT, name=normalize("NFD", CONTENT.name))

    assert typed.as_bytes() == STORED


def test_bytes_in_another_order_are_no_content() -> None:
    value = json.loads(STORED)
    turned = json.dumps(dict(reversed(value.items())), ensure_ascii=False).encode()

    with pytest.raises(Altered):
        content_of(turned)


def test_the_verifier_runs_where_nothing_else_is_installed(tmp_path: Path) -> None:
    published_in(tmp_path)
    (tmp_path / "minutes.signed").write_bytes(WHOLE)
    alone = tmp_path / "verifier.py"
    alone.write_bytes(Path(minutes_verifier.__file__).read_bytes())

    said = run(alone, tmp_path / "minutes.signed", tmp_path)

    assert (said.returncode, said.stdout.count("agrees")) == (0, 2)


def test_the_verifier_alone_names_what_does_not_match(tmp_path: Path) -> None:
    published_in(tmp_path)
    altered = WHOLE.decode().replace("Lò Thị Mẫu", "Lò Thị Mẩu")
    (tmp_path / "minutes.signed").write_text(altered, encoding="utf-8")

    said = run(Path(minutes_verifier.__file__), tmp_path / "minutes.signed", tmp_path)

    assert said.returncode == 1
    assert "content: the content is not what was signed" in said.stdout


@pytest.mark.parametrize(
    ("alter", "flaw"),
    [
        pytest.param(lambda text: text + " ", Flaw.FORM, id="form"),
        pytest.param(
            lambda text: text.replace(ONE.public_key.hex(), OTHER.public_key.hex()),
            Flaw.BAD_KEY,
            id="public-half",
        ),
    ],
)
def test_an_altered_published_key_is_named_and_vouches_for_nothing(
    tmp_path: Path, alter: Callable[[str], str], flaw: Flaw
) -> None:
    published_in(tmp_path)
    file = tmp_path / f"{ONE.key_id}.json"
    file.write_text(alter(file.read_text(encoding="utf-8")), encoding="utf-8")

    keys, faults = read_keys(tmp_path)

    assert faults == (Fault(f"key {ONE.key_id}.json", flaw),)
    assert ONE.key_id not in keys


def published_in(folder: Path) -> None:
    for pen, unit_id in ((ONE, GIVER), (OTHER, RECEIVER)):
        said = published(
            pen.key_id,
            pen.public_key,
            unit_id=unit_id,
            unit="Đồn Mẫu",
            officer="Cán bộ Mẫu",
            made_at=AT - HOUR,
            until=None,
        )
        (folder / f"{pen.key_id}.json").write_bytes(said)


def run(verifier: Path, file: Path, keys: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-I", str(verifier), str(file), str(keys)]
    return subprocess.run(command, capture_output=True, text=True, check=False)
