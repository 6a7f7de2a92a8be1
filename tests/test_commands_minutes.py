"""`casework minutes`: signed minutes are checked offline; keys published from a terminal."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import select

from casework.actions.officer_keys import Locked, end_key, kept
from casework.audit import Actor
from casework.building import open_office
from casework.commands import main
from casework.database import NOBODY
from casework.demo.folder import DemoFolder
from casework.minutes_set_format import set_bundle
from casework.records.officer_keys import KeyEnd
from casework.records.officers import Officer
from casework.signing import new_pen
from casework.transaction import perform
from tests.trace.test_minutes_set_verifier import ALL as SET_LINES
from tests.trace.test_minutes_set_verifier import CONTENT as SET_HEAD
from tests.trace.test_minutes_set_verifier import FIRST as SET_FIRST
from tests.trace.test_minutes_set_verifier import SECOND as SET_SECOND
from tests.trace.test_minutes_verifier import ONE, WHOLE, published_in
from workflows.terms import Rank

pytest_plugins = ["tests.demo.folders"]

AT = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEWORK_ENV", "dev")
    monkeypatch.delenv("CASEWORK_DATA_DIR", raising=False)


@pytest.fixture
def signed(tmp_path: Path) -> Path:
    """A signed file, beside the published keys."""
    published_in(tmp_path)
    file = tmp_path / "minutes.signed"
    file.write_bytes(WHOLE)
    return file


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def verified(file: Path, *more: str) -> Result:
    return run("minutes", "verify", file, "--keys", file.parent, *more)


def test_a_sound_file_is_said_to_be_sound(signed: Path) -> None:
    result = verified(signed)

    assert result.exit_code == 0
    assert "7F3KQ2MUAB: nội dung và chữ ký khớp" in result.output
    assert "giver agrees: Cán bộ Mẫu" in result.output


def test_an_altered_file_is_named_and_ends_with_one(signed: Path) -> None:
    signed.write_text(signed.read_text(encoding="utf-8").replace("Tờ khai", "Tờ khau"), "utf-8")

    result = verified(signed)

    assert result.exit_code == 1
    assert "content: the content is not what was signed" in result.output


def test_a_program_reads_the_same_as_json(signed: Path) -> None:
    (signed.parent / f"{ONE.key_id}.json").unlink()

    result = verified(signed, "--json")

    said = json.loads(result.stdout)
    assert result.exit_code == 1
    assert (said["is_sound"], said["code"]) == (False, "7F3KQ2MUAB")
    assert said["faults"] == [
        {"where": "signature 1 (giver)", "flaw": "the key is not among the published keys"}
    ]


@pytest.mark.parametrize(
    ("file", "keys"),
    [("absent.json", "."), ("minutes.signed", "nowhere")],
    ids=["no file", "no keys"],
)
def test_what_is_not_there_is_said_in_a_sentence(signed: Path, file: str, keys: str) -> None:
    result = run("minutes", "verify", signed.parent / file, "--keys", signed.parent / keys)

    assert result.exit_code == 1
    assert "Không" in result.output


def test_a_call_without_keys_is_misuse(signed: Path) -> None:
    assert run("minutes", "verify", signed).exit_code == 2


def test_published_keys_say_whose_they_are_and_until_when(
    a_copy: DemoFolder, tmp_path: Path
) -> None:
    key_id, officer = a_head_with_an_ended_key(a_copy)

    result = run("minutes", "publish", "--dir", a_copy.path, tmp_path / "keys")

    said = json.loads((tmp_path / "keys" / f"{key_id}.json").read_text(encoding="utf-8"))
    assert result.exit_code == 0
    assert (said["officer"], said["unit_id"]) == (officer.display_name, officer.unit_id.hex)
    assert (said["from"], said["until"]) == (AT.isoformat(), AT.isoformat())
    assert said.keys() == {
        "format",
        "from",
        "key",
        "officer",
        "public_key",
        "unit",
        "unit_id",
        "until",
    }


def test_keys_go_into_no_file(a_copy: DemoFolder, tmp_path: Path) -> None:
    target = tmp_path / "keys"
    target.write_text("a file")

    result = run("minutes", "publish", "--dir", a_copy.path, target)

    assert result.exit_code == 2


def a_head_with_an_ended_key(folder: DemoFolder) -> tuple[str, Officer]:
    office = open_office(folder.config)
    with office.database.reading(NOBODY) as session:
        heads = select(Officer).where(Officer.rank == Rank.SUPERVISOR).order_by(Officer.id)
        head = session.scalars(heads).first()
    assert head is not None
    actor = Actor(head.id, head.unit_id, head.rank, None)
    pen = new_pen()
    perform(office.database, actor, lambda s: kept(s, actor, AT, Locked(pen, b"locked")))
    perform(office.database, actor, lambda s: end_key(s, actor, AT, actor.officer_id, KeyEnd.RESET))
    office.database.dispose()
    return pen.key_id, head


def test_one_persons_file_of_a_set_says_which_line_it_is(tmp_path: Path) -> None:
    published_in(tmp_path)
    file = tmp_path / "set.signed"
    file.write_bytes(set_bundle(SET_HEAD, [SET_FIRST, SET_SECOND], [SET_LINES[2]]))

    result = verified(file)

    assert result.exit_code == 0
    assert "line 3 of 4; the others are not in this file" in result.output


def test_a_program_reads_which_lines_of_a_set_a_file_holds(tmp_path: Path) -> None:
    published_in(tmp_path)
    file = tmp_path / "set.signed"
    file.write_bytes(set_bundle(SET_HEAD, [SET_FIRST, SET_SECOND], [SET_LINES[0], SET_LINES[3]]))

    said = json.loads(verified(file, "--json").stdout)

    assert (said["is_sound"], said["lines"], said["count"]) == (True, [1, 4], 4)
