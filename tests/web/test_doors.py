"""The door: nothing is open that was not opened by name, and nothing ends in 500."""

import re
from uuid import uuid4

import pytest

from casework.policy import Ask
from casework.records.cases import Case
from casework.records.officers import Attempt
from casework.web.doors import MarkedTwice, asks, public
from tests.office import make
from tests.web import rooms
from tests.web.doorway import (
    Door,
    change,
    count,
    form_token,
    multipart,
    officer,
    post,
    signed_in,
)
from workflows.terms import Rank


def test_a_room_that_declares_no_ask_is_closed_to_strangers(opened: Door) -> None:
    stranger = opened.client()

    answer = stranger.get("/rooms/undeclared")

    assert answer.status_code == 403
    assert rooms.SECRET not in answer.text


def test_a_room_that_declares_no_ask_is_closed_to_officers(opened: Door) -> None:
    lan = signed_in(opened, officer(opened)[0])

    answer = lan.get("/rooms/undeclared")

    assert answer.status_code == 403


def test_every_page_of_the_office_declares_its_ask(opened: Door) -> None:
    views = opened.app.view_functions

    undeclared = [name for name, view in views.items() if not hasattr(view, "_ask")]

    assert sorted(undeclared) == ["rooms.undeclared", "static"]


def test_a_stranger_is_sent_to_the_sign_in(opened: Door) -> None:
    stranger = opened.client()

    answer = stranger.get("/rooms/law")

    assert (answer.status_code, answer.location) == (303, "/sign-in")


def test_a_strangers_act_does_nothing(opened: Door) -> None:
    stranger = opened.client()

    answer = post(stranger, "/rooms/act", idempotency_key=uuid4())

    assert (answer.status_code, answer.location) == (303, "/sign-in")
    assert count(opened, Attempt) == 0


@pytest.mark.parametrize(
    ("rank", "path", "status"),
    [
        pytest.param(Rank.OFFICER, "/rooms/law", 200, id="an officer reads the law"),
        pytest.param(Rank.ADMINISTRATOR, "/rooms/law", 200, id="an administrator reads the law"),
        pytest.param(Rank.OFFICER, "/rooms/receive", 200, id="an officer receives"),
        pytest.param(Rank.AUDITOR, "/rooms/receive", 403, id="an auditor receives nobody"),
        pytest.param(Rank.ADMINISTRATOR, "/rooms/receive", 403, id="nor an administrator"),
        pytest.param(Rank.ADMINISTRATOR, "/rooms/administer", 200, id="who administers"),
        pytest.param(Rank.SUPERVISOR, "/rooms/administer", 403, id="a supervisor does not"),
    ],
)
def test_the_rank_decides_what_may_be_asked(
    opened: Door, rank: Rank, path: str, status: int
) -> None:
    somebody = signed_in(opened, officer(opened, rank=rank)[0])

    answer = somebody.get(path)

    assert answer.status_code == status


def test_a_double_click_has_one_effect_and_one_answer(opened: Door) -> None:
    lan, key = signed_in(opened, officer(opened)[0]), uuid4()

    first = post(lan, "/rooms/act", idempotency_key=key, note="một")
    second = post(lan, "/rooms/act", idempotency_key=key, note="một")

    assert [first.status_code, first.location] == [303, "/rooms/law"]
    assert [second.status_code, second.location] == [303, "/rooms/law"]
    assert count(opened, Attempt) == 1


def test_a_key_does_not_serve_another_content(opened: Door) -> None:
    lan, key = signed_in(opened, officer(opened)[0]), uuid4()
    post(lan, "/rooms/act", idempotency_key=key, note="một")

    answer = post(lan, "/rooms/act", idempotency_key=key, note="hai")

    assert answer.status_code == 422
    assert count(opened, Attempt) == 1


@pytest.mark.parametrize("key", ["", "một", "0" * 40, "{}"])
def test_a_form_without_a_proper_key_is_bad_input(opened: Door, key: str) -> None:
    lan = signed_in(opened, officer(opened)[0])

    answer = post(lan, "/rooms/act", idempotency_key=key)

    assert answer.status_code == 422
    assert count(opened, Attempt) == 0


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        ("refused", 409),
        ("not-tied", 409),
        ("out-of-reach", 404),
        ("overtaken", 409),
        ("key-reused", 422),
        ("unavailable", 503),
        ("operational", 503),
        ("interface", 503),
        ("disk", 503),
        ("damaged", 503),
        ("erased", 409),
        ("key-away", 503),
    ],
)
def test_each_failure_has_its_page_and_tells_no_value(opened: Door, kind: str, status: int) -> None:
    lan = signed_in(opened, officer(opened)[0])

    answer = lan.get(f"/rooms/fail/{kind}")

    assert answer.status_code == status
    assert rooms.SECRET not in answer.text


def test_a_refusal_names_the_missing_paper(opened: Door) -> None:
    lan = signed_in(opened, officer(opened)[0])

    answer = lan.get("/rooms/fail/refused")

    assert "Hồ sơ chưa có giấy tờ còn hiệu lực" in answer.text


def test_out_of_reach_and_absent_look_alike(opened: Door) -> None:
    lan = signed_in(opened, officer(opened)[0])

    hidden, absent = lan.get("/rooms/fail/out-of-reach"), lan.get("/no/such/page")

    assert hidden.status_code == absent.status_code == 404
    assert _without_path(hidden.text) == _without_path(absent.text)


def test_what_nobody_foresaw_answers_503_and_logs_no_value(
    opened: Door, capsys: pytest.CaptureFixture[str]
) -> None:
    lan = signed_in(opened, officer(opened)[0])
    opened.app.testing = False

    answer = lan.get("/rooms/fail/unforeseen")

    assert answer.status_code == 503
    written = capsys.readouterr().out
    assert "RuntimeError" in written
    assert rooms.SECRET not in answer.text + written


def test_what_nobody_foresaw_reaches_the_developer_in_tests(opened: Door) -> None:
    lan = signed_in(opened, officer(opened)[0])

    with pytest.raises(RuntimeError):
        lan.get("/rooms/fail/unforeseen")


def test_the_loser_of_a_race_reads_who_was_quicker(opened: Door) -> None:
    hoa = officer(opened)[0]
    made: list[Case] = []
    change(opened, lambda session: made.append(make.case(session, by=hoa)))
    lan = signed_in(opened, hoa)

    answer = post(lan, f"/rooms/lose/{made[0].file_id}", idempotency_key=uuid4())

    assert answer.status_code == 409
    assert "Cán bộ Mẫu" in answer.text
    assert "02/03/2026 16:00" in answer.text


def test_a_page_cannot_write(opened: Door) -> None:
    lan = signed_in(opened, officer(opened)[0])
    opened.app.testing = False

    answer = lan.get("/rooms/writes")

    assert answer.status_code == 503
    assert count(opened, Attempt) == 0


def test_a_form_may_have_one_mebibyte(opened: Door) -> None:
    lan = signed_in(opened, officer(opened)[0])

    answer = post(lan, "/rooms/act", note="a" * (1024 * 1024))

    assert answer.status_code == 413


@pytest.mark.parametrize(
    ("mebibytes", "status"),
    [pytest.param(1.5, 200, id="within its size"), pytest.param(2.5, 413, id="beyond it")],
)
def test_an_upload_may_be_larger_than_a_form(opened: Door, mebibytes: float, status: int) -> None:
    lan = signed_in(opened, officer(opened)[0])
    body, kind = multipart(form_token(lan), b"a" * int(mebibytes * 1024 * 1024))

    answer = lan.post("/rooms/upload", data=body, content_type=kind)

    assert answer.status_code == status


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "evil.example:80", ""])
def test_a_foreign_host_is_not_answered(opened: Door, host: str) -> None:
    stranger = opened.client()

    answer = stranger.get("/sign-in", headers={"Host": host})

    assert answer.status_code == 400
    assert "evil" not in answer.text


def test_a_forwarded_host_is_not_believed(opened: Door) -> None:
    stranger = opened.client()

    answer = stranger.get("/rooms/law", headers={"X-Forwarded-Host": "evil.example"})

    assert answer.location == "/sign-in"


@pytest.mark.parametrize(
    ("method", "path", "more"),
    [
        pytest.param("GET", "/%00", {}, id="NUL in the path"),
        pytest.param("GET", "/static/%00", {}, id="NUL in a file name"),
        pytest.param("GET", "/static/../config.py", {}, id="a file outside"),
        pytest.param("GET", "/%ff%fe", {}, id="no UTF-8"),
        pytest.param("GET", "/sign-in?a=%00", {}, id="NUL in the query"),
        pytest.param("GET", "/" + "a" * 9000, {}, id="a long path"),
        pytest.param("PUT", "/sign-in", {}, id="another verb"),
        pytest.param("TRACE", "/sign-in", {}, id="a strange verb"),
        pytest.param("POST", "/sign-in", {"data": b"\xff\x00=%zz"}, id="no form"),
        pytest.param("POST", "/sign-in", {"json": {"login": []}}, id="JSON for a form"),
        pytest.param(
            "POST",
            "/sign-in",
            {"data": b"--x\r\n", "content_type": "multipart/form-data; boundary=x"},
            id="a cut multipart",
        ),
        pytest.param(
            "GET", "/rooms/law", {"headers": {"Cookie": "casework=\xff;;=;"}}, id="a bad cookie"
        ),
        pytest.param(
            "GET", "/rooms/law", {"headers": {"Cookie": "remember_token=1|2"}}, id="a foreign one"
        ),
        pytest.param("GET", "/sign-in", {"headers": {"Cookie": "casework_lang=xx"}}, id="language"),
    ],
)
def test_a_mangled_request_is_refused_politely(
    opened: Door, method: str, path: str, more: dict[str, object]
) -> None:
    stranger = opened.client()

    answer = stranger.open(path, method=method, **more)

    assert answer.status_code < 500


def test_a_form_may_not_hold_what_no_keyboard_types(opened: Door) -> None:
    lan = signed_in(opened, officer(opened)[0])

    answer = post(lan, "/rooms/act", idempotency_key=uuid4(), note="a\0b")

    assert answer.status_code == 422
    assert count(opened, Attempt) == 0


def test_a_view_is_marked_once() -> None:
    def view() -> str:
        return ""

    with pytest.raises(MarkedTwice):
        public(asks(Ask.WORK)(view))


def test_every_unsafe_route_asks_for_the_form_token(opened: Door) -> None:
    lan = signed_in(opened, officer(opened)[0])
    rules = [rule for rule in opened.app.url_map.iter_rules() if "POST" in (rule.methods or ())]

    answers = {rule.rule: lan.post(_example(rule.rule)).status_code for rule in rules}

    assert set(answers.values()) == {403}


def test_a_token_of_another_sign_in_is_refused(opened: Door) -> None:
    lan = signed_in(opened, officer(opened)[0])
    hoa = signed_in(opened, officer(opened, login="hoa.mau")[0])

    answer = hoa.post(
        "/rooms/act", data={"csrf_token": form_token(lan), "idempotency_key": str(uuid4())}
    )

    assert answer.status_code == 403
    assert count(opened, Attempt) == 0


def _example(rule: str) -> str:
    return re.sub(r"<uuid:[^>]+>", str(uuid4()), re.sub(r"<[^:>]+>", "MAU", rule))


def _without_path(page: str) -> str:
    return re.sub(r'(name="(page|csrf_token|idempotency_key)" value)="[^"]*"', r"\1", page)
