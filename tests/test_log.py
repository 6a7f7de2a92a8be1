"""The log holds names of events, ids and counts, whatever it is given."""

import json
from uuid import uuid4

import pytest

from casework import log

SECRET = "Trần Thị Mật"


def test_ids_and_counts_are_written(capsys: pytest.CaptureFixture[str]) -> None:
    file_id = uuid4()

    log.say("backup.made", file_id=file_id, count=3)

    line = json.loads(capsys.readouterr().out)
    assert (line["event"], line["file_id"], line["count"]) == ("backup.made", file_id.hex, 3)


@pytest.mark.parametrize(
    "facts",
    [
        pytest.param({"name": SECRET}, id="a key that is not allowed"),
        pytest.param({"error": SECRET}, id="a sentence under an allowed key"),
        pytest.param({"where": {"name": SECRET}}, id="a record under an allowed key"),
    ],
)
def test_nothing_else_is_written(
    capsys: pytest.CaptureFixture[str], facts: dict[str, object]
) -> None:
    log.say("search.made", **facts)

    assert SECRET not in capsys.readouterr().out


def test_an_error_is_its_kind_and_place(capsys: pytest.CaptureFixture[str]) -> None:
    try:
        int(SECRET)
    except ValueError as error:
        log.unexpected(error)

    line = json.loads(capsys.readouterr().out)
    assert line["error"] == "ValueError"
    assert line["where"].startswith("tests.test_log:")
