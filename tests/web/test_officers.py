"""The pages of the officers: one administrator closes, two open, and no address names anybody."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.records.officers import Officer
from casework.records.units import Unit
from casework.sealing import place_of
from tests.web.acting import AtWork, at_work, case_of
from tests.web.doorway import Door, change, events, found, signed_in
from workflows.terms import Level, Rank, Sector


@pytest.fixture
def keeper(opened: Door) -> AtWork:
    return at_work(opened, rank=Rank.ADMINISTRATOR)


@pytest.fixture
def second(keeper: AtWork) -> AtWork:
    at_work(keeper.door, rank=Rank.ADMINISTRATOR)  # the two who remain where one goes
    return at_work(keeper.door, rank=Rank.ADMINISTRATOR)


def new_officer(door: Door, of: AtWork, **more: str) -> dict[str, str]:
    return {
        "display_name": "Trần Văn Mẫu",
        "login": "tran.mau",
        "unit": named(door, of.unit),
        "rank": "officer",
        **more,
    }


@pytest.mark.parametrize("rank", [Rank.OFFICER, Rank.SUPERVISOR, Rank.AUDITOR])
def test_the_officers_are_kept_by_administrators_only(opened: Door, rank: Rank) -> None:
    somebody = at_work(opened, rank=rank)

    answers = somebody.get("/officers"), somebody.post(f"{page_of(somebody)}/suspension")

    assert [answer.status_code for answer in answers] == [403, 403]
    assert 'href="/officers"' not in somebody.get("/desk").text


def test_the_list_says_unit_rank_state_and_the_last_sign_in(opened: Door, keeper: AtWork) -> None:
    page = keeper.get("/officers").text

    assert named(opened, keeper.unit) in page
    assert "Quản trị" in page
    assert "Hoạt động" in page
    assert "02/03/2026 08:00" in page


def test_the_list_is_looked_through_by_unit_and_never_by_name(opened: Door, keeper: AtWork) -> None:
    other = at_work(opened)

    page = keeper.get(f"/officers?unit={named(opened, other.unit)}").text

    assert other.officer.login in page
    assert f">{keeper.officer.login}<" not in page


def test_an_officer_is_added_by_two(opened: Door, keeper: AtWork, second: AtWork) -> None:
    proposal = keeper.post("/officers", **new_officer(opened, keeper)).location

    answer = second.post(f"{proposal}/confirmation")

    assert (answer.status_code, answer.location) == (303, proposal)
    assert "tran.mau" in keeper.get("/officers").text
    assert ("unit", "officer.added") in events(opened)


def test_what_waits_stands_on_top_of_the_list(opened: Door, keeper: AtWork, second: AtWork) -> None:
    proposal = keeper.post("/officers", **new_officer(opened, keeper)).location

    page = second.get("/officers").text

    assert proposal in page
    assert "Chờ quản trị thứ hai" in page
    assert ("unit", "officer.added") not in events(opened)


def test_nobody_confirms_what_they_proposed(opened: Door, keeper: AtWork) -> None:
    proposal = keeper.post("/officers", **new_officer(opened, keeper)).location

    answer = keeper.post(f"{proposal}/confirmation")

    assert answer.status_code == 409
    assert "Người đề xuất không tự xác nhận được." in answer.text
    assert "/confirmation" not in keeper.get(proposal).text


def test_a_proposal_ends_after_a_day(opened: Door, keeper: AtWork, second: AtWork) -> None:
    proposal = keeper.post("/officers", **new_officer(opened, keeper)).location
    opened.wall.passes(timedelta(hours=24))

    later = at_work(opened, rank=Rank.ADMINISTRATOR)

    assert later.post(f"{proposal}/confirmation").status_code == 409
    assert "Hết hạn, không thực hiện" in later.get(proposal).text


def test_a_proposal_is_taken_back(opened: Door, keeper: AtWork, second: AtWork) -> None:
    proposal = keeper.post("/officers", **new_officer(opened, keeper)).location

    answer = keeper.post(f"{proposal}/dropping")

    assert answer.status_code == 303
    assert second.post(f"{proposal}/confirmation").status_code == 409
    assert ("unit", "officer.change_dropped") in events(opened)


def test_each_sees_their_own_half_of_a_new_account(
    opened: Door, keeper: AtWork, second: AtWork
) -> None:
    proposal = confirmed(keeper, second, f"{page_of(at_work(opened))}/reset")
    third = at_work(opened, rank=Rank.ADMINISTRATOR)

    pages = [each.get(proposal).text for each in (keeper, second, third)]

    assert ["Mật khẩu đầu tiên:" in page for page in pages] == [True, False, False]
    assert ["Khóa của mã dùng một lần" in page for page in pages] == [False, True, False]


def test_a_half_that_was_handed_over_is_shown_no_more(
    opened: Door, keeper: AtWork, second: AtWork
) -> None:
    proposal = confirmed(keeper, second, f"{page_of(at_work(opened))}/reset")

    answer = keeper.post(f"{proposal}/handing-over")

    assert answer.status_code == 303
    assert "Bạn đã giao xong phần của mình." in keeper.get(proposal).text
    assert "Khóa của mã dùng một lần" in second.get(proposal).text


def test_a_suspended_officer_is_out_at_the_next_click(opened: Door, keeper: AtWork) -> None:
    officer = at_work(opened)

    answer = keeper.post(f"{page_of(officer)}/suspension")

    assert answer.status_code == 303
    assert officer.get("/desk").location == "/sign-in"
    assert "Tạm ngừng" in keeper.get(page_of(officer)).text


def test_a_suspension_is_lifted_by_two(opened: Door, keeper: AtWork, second: AtWork) -> None:
    officer = at_work(opened)
    keeper.post(f"{page_of(officer)}/suspension")

    confirmed(keeper, second, f"{page_of(officer)}/lift")

    (suspended_at,) = found(
        opened, select(Officer.suspended_at).where(Officer.id == officer.officer.id)
    )
    assert suspended_at is None


def test_the_last_two_administrators_are_not_locked_out(opened: Door, keeper: AtWork) -> None:
    other = at_work(opened, rank=Rank.ADMINISTRATOR)

    answers = (
        keeper.post(f"{page_of(other)}/suspension"),
        keeper.post(f"{page_of(other)}/rank", rank="officer"),
    )

    assert [answer.status_code for answer in answers] == [409, 409]
    assert "Phải còn ít nhất hai quản trị" in answers[0].text
    assert other.get("/desk").status_code == 200


def test_a_rank_is_changed_by_two(opened: Door, keeper: AtWork, second: AtWork) -> None:
    officer = at_work(opened)

    confirmed(keeper, second, f"{page_of(officer)}/rank", rank="supervisor")

    assert "Lãnh đạo phụ trách" in keeper.get(page_of(officer)).text
    assert officer.get("/desk").location == "/sign-in"


def test_nobody_proposes_for_their_own_account(keeper: AtWork) -> None:
    answer = keeper.post(f"{page_of(keeper)}/rank", rank="supervisor")

    assert answer.status_code == 409
    assert "tài khoản của chính mình" in answer.text


def test_an_officer_who_moved_sees_the_cases_of_the_new_unit_only(
    opened: Door, keeper: AtWork, second: AtWork
) -> None:
    officer, other = with_codes(at_work(opened)), at_work(opened, Sector.HEALTH, Level.PROVINCE)
    old_case, new_case = case_of(officer), case_of(other)

    confirmed(
        keeper,
        second,
        f"{page_of(officer)}/move",
        unit=named(opened, other.unit),
        moves_on="02/03/2026",
    )

    (post,) = found(opened, select(Officer).where(Officer.login == officer.officer.login))
    again = AtWork(opened, post, other.unit, signed_in(opened, post))
    assert again.get(f"/cases/{new_case}").status_code == 200
    assert again.get(f"/cases/{old_case}").status_code == 404
    assert named(opened, officer.unit) in keeper.get(f"/officers/{post.id}").text


def test_on_the_day_of_the_move_the_sign_in_ends(
    opened: Door, keeper: AtWork, second: AtWork
) -> None:
    officer, other = with_codes(at_work(opened)), at_work(opened)
    confirmed(
        keeper,
        second,
        f"{page_of(officer)}/move",
        unit=named(opened, other.unit),
        moves_on="03/03/2026",
    )
    stays = officer.get("/desk").status_code

    opened.wall.passes(timedelta(hours=24))

    assert stays == 200
    assert officer.get("/desk").location == "/sign-in"


@pytest.mark.parametrize(
    ("wrong", "fault"),
    [
        ({"login": "có dấu"}, "#login"),
        ({"unit": "Không có đơn vị này"}, "#unit"),
        ({"rank": "king"}, "#rank-0"),
        ({"display_name": ""}, "#display_name"),
    ],
    ids=["no plain login", "no such unit", "no such rank", "no name"],
)
def test_what_is_not_right_is_shown_again(
    opened: Door, keeper: AtWork, wrong: dict[str, str], fault: str
) -> None:
    answer = keeper.post("/officers", **{**new_officer(opened, keeper), **wrong})

    assert answer.status_code == 422
    assert f'href="{fault}"' in answer.text


def test_a_login_that_is_taken_is_said_at_its_field(opened: Door, keeper: AtWork) -> None:
    taken = at_work(opened).officer.login

    answer = keeper.post("/officers", **new_officer(opened, keeper, login=str(taken)))

    assert answer.status_code == 422
    assert "Tên đăng nhập này đã có người dùng." in answer.text


def test_nobody_moves_on_a_day_gone_by(opened: Door, keeper: AtWork) -> None:
    officer = at_work(opened)

    answer = keeper.post(
        f"{page_of(officer)}/move", unit=named(opened, keeper.unit), moves_on="01/03/2026"
    )

    assert answer.status_code == 422
    assert 'href="#moves_on"' in answer.text


def test_an_officer_and_a_proposal_that_are_not_there_are_not_found(keeper: AtWork) -> None:
    nobody, nothing = f"/officers/{uuid4()}", f"/account-changes/{uuid4()}"

    answers = (
        keeper.get(nobody),
        keeper.post(f"{nobody}/suspension"),
        keeper.post(f"{nobody}/reset"),
        keeper.get(nothing),
        keeper.post(f"{nothing}/confirmation"),
    )

    assert {answer.status_code for answer in answers} == {404}


def test_no_page_of_an_officer_names_a_case(opened: Door, keeper: AtWork) -> None:
    lead = at_work(opened, Sector.HEALTH, Level.PROVINCE)
    code = case_of(lead)

    pages = keeper.get("/officers").text, keeper.get(page_of(lead)).text

    assert [code in page for page in pages] == [False, False]


def confirmed(keeper: AtWork, second: AtWork, path: str, **fields: str) -> str:
    """Proposed by one and confirmed by the other; where the proposal stands."""
    proposal = keeper.post(path, **fields).location
    assert second.post(f"{proposal}/confirmation").status_code == 303
    return str(proposal)


def page_of(officer: AtWork) -> str:
    return f"/officers/{officer.officer.id}"


def with_codes(somebody: AtWork) -> AtWork:
    """The same officer with a real code seed, which a move takes along."""

    def give(session: Session) -> None:
        row = session.get_one(Officer, somebody.officer.id)
        keyring = somebody.door.office.keyring
        row.code_seed = keyring.seal_system("A SEED", place_of(row, "code_seed"))

    change(somebody.door, give)
    return somebody


def named(door: Door, unit: Unit) -> str:
    (name,) = found(door, select(Unit.name).where(Unit.id == unit.id))
    return str(name)
