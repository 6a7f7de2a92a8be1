"""The register of tips through the pages: what each side reads, decides and is refused."""

import re
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select
from werkzeug.test import TestResponse

from casework.database import Scope
from casework.records.cases import Case
from casework.records.tips import Tip, TipCase
from tests.office import make
from tests.web.acting import AtWork, at_work, case_of
from tests.web.doorway import Door, form_token
from workflows.terms import Level, Rank, Sector
from workflows.tip import TipState

SAID = "Một người bị giữ giấy tờ tại nơi làm việc."
NAMED = "Người Được Nhắc Mẫu"
TELLER = "Người Báo Tin Mẫu"
FORM = {
    "urgency": "at_once",
    "kind": "hotline",
    "way": "hotline",
    "received_at": "02/03/2026 07:30",
    "said": SAID,
    "about": f"{NAMED}, khoảng 19 tuổi\r\nNgười Thứ Hai Mẫu",
    "place": "Khu nhà trọ Mẫu",
    "teller": TELLER,
    "teller_wish": "secret",
}


class AtTip:
    """A tip that an officer wrote down, and its page."""

    def __init__(self, who: AtWork, **more: str) -> None:
        self.who = who
        answer = who.post("/tips", **{**FORM, **more})
        assert answer.status_code == 303, answer.text
        self.path = answer.location

    def page(self, of: AtWork | None = None) -> str:
        return (of or self.who).get(self.path).text

    def sends(self, noun: str, of: AtWork | None = None, **fields: object) -> TestResponse:
        return (of or self.who).post(f"{self.path}/{noun}", **fields)

    def passes_to(self, other: AtWork) -> None:
        assert self.sends("offer", to_unit_id=other.unit.id).status_code == 303

    @property
    def stands(self) -> tuple[TipState, UUID]:
        """Its state, and who answers for it."""
        with self.who.door.office.database.reading(Scope.of_job("test")) as session:
            public_id = UUID(self.path.rpartition("/")[2])
            tip = session.scalars(select(Tip).where(Tip.public_id == public_id)).one()
            return tip.state, tip.unit_id

    @property
    def code(self) -> str:
        found = re.search(r"<h1[^>]*>Tin (\w{8})</h1>", self.page())
        assert found
        return found[1]


@pytest.fixture
def police(opened: Door) -> AtWork:
    return at_work(opened, Sector.POLICE)


@pytest.fixture
def owner(opened: Door) -> AtWork:
    return at_work(opened, Sector.HEALTH)


@pytest.fixture
def post(opened: Door) -> AtWork:
    return at_work(opened, Sector.POLICE, Level.COMMUNE)


def test_whoever_writes_a_tip_down_reads_it_at_once_but_not_who_told(police: AtWork) -> None:
    page = AtTip(police).page()

    assert SAID in page
    assert NAMED in page
    assert TELLER not in page


def test_a_tip_needs_only_what_was_told(police: AtWork) -> None:
    tip = AtTip(police, about="", place="", teller="", teller_wish="")

    assert tip.stands == (TipState.OPEN, police.unit.id)


@pytest.mark.parametrize(
    ("field", "value"),
    [("said", ""), ("urgency", ""), ("kind", "rumour"), ("received_at", "02/04/2026 07:30")],
    ids=["nothing told", "no urgency", "no such kind", "to come"],
)
def test_a_faulty_form_comes_back_with_what_was_typed(
    police: AtWork, field: str, value: str
) -> None:
    answer = police.post("/tips", **{**FORM, field: value})

    assert answer.status_code == 422
    assert NAMED in answer.text


def test_the_same_form_sent_twice_is_one_tip(police: AtWork) -> None:
    key = uuid4()

    first = police.post("/tips", **{**FORM, "idempotency_key": key})
    again = police.post("/tips", **{**FORM, "idempotency_key": key})

    assert (first.status_code, again.location) == (303, first.location)
    assert _count(police, Tip) == 1


def test_the_register_shows_codes_and_time_and_nothing_told(police: AtWork) -> None:
    tip = AtTip(police)

    page = police.get("/tips").text

    assert tip.code in page
    assert "Khẩn cấp" in page
    assert SAID not in page
    assert NAMED not in page


def test_the_register_says_how_many_are_settled(police: AtWork) -> None:
    AtTip(police)
    AtTip(police).sends("nothing-found", reason="Đã xác minh.")

    page = police.get("/tips").text

    assert "1/2 đã giải quyết" in page


def test_an_urgent_tip_stands_before_an_older_one(police: AtWork) -> None:
    older = AtTip(police, urgency="ordinary", received_at="01/03/2026 07:30")
    urgent = AtTip(police)

    page = police.get("/tips").text

    assert page.index(urgent.code) < page.index(older.code)


def test_without_a_limit_of_the_law_only_the_waiting_is_shown(police: AtWork) -> None:
    tip = AtTip(police, received_at="01/02/2026 07:30")

    page = tip.page()

    assert "chưa nhập thời hạn" in page
    assert "clock--late" not in page


@pytest.mark.parametrize("rank", [Rank.AUDITOR, Rank.ADMINISTRATOR])
def test_neither_auditor_nor_administrator_keeps_the_register(opened: Door, rank: Rank) -> None:
    other = at_work(opened, rank=rank)

    assert other.get("/tips").status_code == 403
    assert other.post("/tips", **FORM).status_code == 403


def test_another_unit_finds_no_tip(police: AtWork, owner: AtWork) -> None:
    tip = AtTip(police)

    answers = [owner.get(tip.path), tip.sends("nothing-found", of=owner, reason="Mẫu")]

    assert [answer.status_code for answer in answers] == [404, 404]


def test_a_colleague_sees_it_masked_until_they_open_it(opened: Door, police: AtWork) -> None:
    tip = AtTip(police)
    colleague = at_work(opened, beside=police)

    masked = tip.page(colleague)
    tip.sends("visits", of=colleague)
    shown = tip.page(colleague)

    assert (SAID in masked, SAID in shown) == (False, True)


def test_who_told_is_shown_for_a_reason(police: AtWork) -> None:
    tip = AtTip(police)

    silent = tip.sends("teller-reveals")
    tip.sends("teller-reveals", purpose="contact")

    assert silent.status_code == 422
    assert TELLER in tip.page()


def test_the_receiver_reads_only_kind_urgency_age_and_sender(police: AtWork, owner: AtWork) -> None:
    tip = AtTip(police)
    tip.passes_to(owner)

    page = tip.page(owner)

    assert police.unit.name in page
    assert "Tin từ Tổng đài 111" in page
    assert SAID not in page
    assert "Đường dây nóng" not in page
    assert tip.sends("visits", of=owner).status_code == 409


def test_the_sender_answers_for_it_until_it_is_taken_over(police: AtWork, owner: AtWork) -> None:
    tip = AtTip(police)
    tip.passes_to(owner)
    before = tip.stands

    tip.sends("acceptance", of=owner)

    assert before == (TipState.OFFERED, police.unit.id)
    assert tip.stands == (TipState.OPEN, owner.unit.id)
    assert SAID in tip.page(owner)
    assert SAID not in tip.page(police)


def test_it_is_sent_back_with_a_reason_only(police: AtWork, owner: AtWork) -> None:
    tip = AtTip(police)
    tip.passes_to(owner)

    silent = tip.sends("sending-back", of=owner)
    sent = tip.sends("sending-back", of=owner, reason="Không thuộc chức năng.")

    assert (silent.status_code, sent.location) == (422, "/tips")
    assert tip.stands == (TipState.OPEN, police.unit.id)
    assert "Không thuộc chức năng." in tip.page()


def test_what_nobody_took_over_is_taken_back(police: AtWork, owner: AtWork) -> None:
    tip = AtTip(police)
    tip.passes_to(owner)

    tip.sends("recall")

    assert tip.stands == (TipState.OPEN, police.unit.id)
    assert tip.sends("acceptance", of=owner).status_code == 404


def test_a_tip_is_passed_on_to_nobody_who_is_not_in_the_list(police: AtWork) -> None:
    tip = AtTip(police)

    answers = [tip.sends("offer", to_unit_id=to) for to in (uuid4(), police.unit.id, "", "x")]

    assert [answer.status_code for answer in answers] == [422, 422, 422, 422]


def test_a_unit_off_the_system_acknowledges_by_telephone(opened: Door, police: AtWork) -> None:
    tip, far = AtTip(police), _far_unit(opened)
    tip.sends("offer", to_unit_id=far)

    answer = tip.sends(
        "recorded-acceptance",
        signer="Ông Mẫu, Chủ tịch",
        channel="telephone",
        happened_at="02/03/2026 08:00",
    )

    assert answer.status_code == 303
    assert tip.stands == (TipState.PASSED_ON, far)
    assert "Ông Mẫu, Chủ tịch" in tip.page()


def test_nothing_is_found_with_a_reason_only(police: AtWork) -> None:
    tip = AtTip(police)

    silent = tip.sends("nothing-found")
    told = tip.sends("nothing-found", reason="Đã gặp người đó, không có căn cứ.")

    assert (silent.status_code, told.status_code) == (422, 303)
    assert tip.stands[0] is TipState.NOTHING_FOUND


def test_a_decided_tip_is_not_decided_again_but_looked_at_again(police: AtWork) -> None:
    tip = AtTip(police)
    tip.sends("nothing-found", reason="Không có căn cứ.")

    again = tip.sends("nothing-found", reason="Không có căn cứ.")
    looked = tip.sends("second-look", reason="Có thêm người báo.")

    assert (again.status_code, looked.status_code) == (409, 303)
    assert tip.stands[0] is TipState.OPEN


def test_the_quick_intake_knows_what_the_tip_says(post: AtWork) -> None:
    tip = AtTip(post)

    page = post.get(f"{tip.path}/cases/new").text

    assert f'value="{NAMED}"' in page
    assert "khoảng 19 tuổi" in page
    assert 'value="Khu nhà trọ Mẫu"' in page
    assert SAID in page
    assert TELLER not in page


def test_a_colleague_opens_the_tip_before_the_intake_knows_it(opened: Door, post: AtWork) -> None:
    tip = AtTip(post)
    colleague = at_work(opened, beside=post)

    page = colleague.get(f"{tip.path}/cases/new").text

    assert NAMED not in page
    assert "Mở tin" in page


def test_each_person_of_a_tip_gets_a_case(post: AtWork) -> None:
    tip = AtTip(post)

    first = _receives(tip)
    next_page = post.get(f"{tip.path}/cases/new").text
    _receives(tip)

    assert re.fullmatch(r"/cases/\w{8}", first.location)
    assert 'value="Người Thứ Hai Mẫu"' in next_page
    assert tip.stands[0] is TipState.CASE_OPENED
    assert _count(post, TipCase) == 2


def test_a_person_sent_twice_is_received_once(post: AtWork) -> None:
    tip, key = AtTip(post), uuid4()

    first = _receives(tip, idempotency_key=key)
    again = _receives(tip, idempotency_key=key)

    assert again.location == first.location
    assert _count(post, Case) == 1


def test_a_faulty_intake_opens_nothing(post: AtWork) -> None:
    tip = AtTip(post)

    answer = tip.sends("cases", full_name="Người Mẫu", received_at="x")

    assert answer.status_code == 422
    assert tip.stands[0] is TipState.OPEN


def test_a_tip_is_tied_to_a_case_by_its_code(police: AtWork) -> None:
    tip, code = AtTip(police), case_of(police)

    answer = tip.sends("ties", code=f"{code[:4]} {code[4:]}".lower())

    assert answer.status_code == 303
    assert f"/cases/{code}" in tip.page()


def test_the_same_case_is_tied_once(police: AtWork) -> None:
    tip, code = AtTip(police), case_of(police)
    tip.sends("ties", code=code)

    again = tip.sends("ties", code=code)

    assert again.status_code == 422
    assert "đã gắn với tin" in again.text
    assert _count(police, TipCase) == 1


def test_a_case_beyond_reach_is_tied_to_nothing(police: AtWork, owner: AtWork) -> None:
    tip, foreign = AtTip(police), case_of(owner)

    answers = [tip.sends("ties", code=code) for code in (foreign, "ZZZZ9999", "")]

    assert [answer.status_code for answer in answers] == [422, 422, 422]
    assert tip.stands[0] is TipState.OPEN


def test_the_case_leads_back_to_its_tip(
    police: AtWork,
) -> None:
    tip, code = AtTip(police), case_of(police)
    tip.sends("ties", code=code)

    page = police.get(f"/cases/{code}/person").text

    assert tip.path in page


def test_the_head_reads_who_opened_it_and_why(opened: Door, police: AtWork) -> None:
    tip = AtTip(police)
    tip.sends("teller-reveals", purpose="contact")
    head = at_work(opened, beside=police, rank=Rank.SUPERVISOR)

    page = head.get(f"{tip.path}/reads").text

    assert "Người báo tin" in page
    assert "Liên hệ với người được hỗ trợ" in page
    assert police.get(f"{tip.path}/reads").status_code == 403


def test_what_is_learned_is_added(police: AtWork) -> None:
    tip = AtTip(police)

    tip.sends("notes", note="Đã gọi lại cho gia đình.")

    assert "Đã gọi lại cho gia đình." in tip.page()


def test_a_correction_keeps_what_stood_there(police: AtWork) -> None:
    tip = AtTip(police)

    answer = _corrects(tip, about="Người Khác Mẫu", reason="Nghe nhầm tên.")

    assert answer.status_code == 303
    assert "Người Khác Mẫu" in tip.page()
    assert "Lý do sửa: Nghe nhầm tên." in tip.page()


def test_a_tip_proves_of_another_kind_and_less_urgent(police: AtWork) -> None:
    tip = AtTip(police)

    _corrects(tip, kind="missing", urgency="ordinary", reason="Gia đình báo lại.")
    page = tip.page()

    assert "Tin về người mất tích" in page
    assert page.count("Lý do sửa: Gia đình báo lại.") == 2


def test_the_page_says_what_the_law_puts_first_and_how_sure_that_is(police: AtWork) -> None:
    tip = AtTip(police, kind="abroad")

    page = tip.page()

    assert "cơ quan đại diện Việt Nam ở nước ngoài" in page
    assert "chưa đọc điều luật" in page


def test_whoever_comes_forward_for_themselves_is_received_and_no_tip(police: AtWork) -> None:
    page = police.get("/tips/new").text

    assert "tiếp nhận ngay, không ghi thành tin" in page
    assert "khoản 1 Điều 27" in page


def test_what_is_worded_as_before_is_no_correction(police: AtWork) -> None:
    tip = AtTip(police)

    _corrects(tip, reason="Không đổi gì.")

    assert "Lý do sửa" not in tip.page()


def test_a_correction_over_somebody_elses_shows_both(police: AtWork) -> None:
    tip = AtTip(police)
    seen = _seen(tip)
    _corrects(tip, place="Nơi khác Mẫu", reason="Đã rõ nơi.")

    late = tip.sends("correction", **{**_texts(), "seen": seen, "reason": "Ghi nhầm."})
    meant = tip.sends("correction", **{**_texts(), "seen": _seen(tip), "reason": "Ghi nhầm."})

    assert (late.status_code, meant.status_code) == (422, 303)
    assert "vừa được người khác sửa" in late.text


def test_nobody_corrects_what_they_have_not_opened(opened: Door, police: AtWork) -> None:
    tip = AtTip(police)
    colleague = at_work(opened, beside=police)

    page = colleague.get(f"{tip.path}/correction").text
    answer = tip.sends("correction", of=colleague, **_texts(), seen="1", reason="Mẫu")

    assert SAID not in page
    assert answer.status_code == 409


def test_the_desk_says_how_many_tips_wait(police: AtWork, owner: AtWork) -> None:
    AtTip(police).passes_to(owner)

    theirs, ours = police.get("/desk").text, owner.get("/desk").text

    assert "1 tin khẩn cấp chưa giải quyết" in theirs
    assert "1 tin được chuyển đến, chờ đơn vị bạn nhận" in ours


def test_a_desk_without_tips_says_nothing_of_them(owner: AtWork) -> None:
    page = owner.get("/desk").text

    assert "chưa giải quyết" not in page


def test_a_tip_is_found_by_its_code(police: AtWork, owner: AtWork) -> None:
    tip = AtTip(police)

    found = _search(police, tip.code)
    elsewhere = _search(owner, tip.code)

    assert tip.path in found
    assert tip.path not in elsewhere


def test_whoever_oversees_sees_codes_and_time_and_no_text(opened: Door, police: AtWork) -> None:
    head = _above(opened, police)
    tip = AtTip(police)

    watched, page = head.get("/supervision/tips").text, tip.page(head)

    assert tip.code in watched
    assert police.unit.name in watched
    assert (SAID in watched, SAID in page) == (False, False)
    assert tip.sends("nothing-found", of=head, reason="Mẫu").status_code == 409


def test_what_has_its_decision_is_overseen_no_more(opened: Door, police: AtWork) -> None:
    head = _above(opened, police)
    tip = AtTip(police)
    tip.sends("nothing-found", reason="Không có căn cứ.")

    page = head.get("/supervision/tips").text

    assert tip.code not in page
    assert "1/1 đã giải quyết" in page


def test_a_shelter_that_passes_a_tip_on_is_named_to_the_other_side_alone(
    opened: Door, police: AtWork
) -> None:
    shelter, head = at_work(opened, Sector.FACILITY), _above(opened, police)
    tip = AtTip(shelter)
    tip.passes_to(police)

    theirs, above = tip.page(police), head.get(tip.path)

    assert shelter.unit.name in theirs
    assert above.status_code == 404


@pytest.mark.parametrize(("of", "counted"), [("month", "0/1"), ("quarter", "0/2"), ("all", "0/3")])
def test_a_period_counts_from_its_first_day_in_vietnam(
    police: AtWork, of: str, counted: str
) -> None:
    AtTip(police, received_at="01/03/2026 00:00")
    AtTip(police, received_at="28/02/2026 23:59")
    AtTip(police, received_at="31/12/2025 23:59")

    page = police.get(f"/tips?of={of}").text

    assert f"{counted} đã giải quyết" in page


def test_an_english_page_speaks_english(police: AtWork) -> None:
    tip = AtTip(police)
    token = form_token(police.client)
    police.client.post("/language", data={"csrf_token": token, "language": "en", "page": "/desk"})

    page = tip.page()

    assert "Hotline 111" in page


def _receives(tip: AtTip, **more: object) -> TestResponse:
    received = {"entry": "receive", "received_at": "02/03/2026 07:45", "full_name": NAMED}
    return tip.sends("cases", **{**received, **more})


def _texts() -> dict[str, Any]:
    return {name: FORM[name] for name in ("kind", "urgency", "said", "about", "place")}


def _seen(tip: AtTip) -> str:
    page = tip.who.get(f"{tip.path}/correction").text
    found = re.search(r'name="seen"[^>]*value="(\d+)"', page)
    assert found
    return found[1]


def _corrects(tip: AtTip, **more: str) -> TestResponse:
    return tip.sends("correction", **{**_texts(), "seen": _seen(tip), **more})


def _search(who: AtWork, code: str) -> str:
    return who.get(who.post("/searches", code=code).location).text


def _count(who: AtWork, record: Any) -> int:
    with who.door.office.database.reading(Scope.of_job("test")) as session:
        return len(session.scalars(select(record)).all())


def _far_unit(opened: Door) -> UUID:
    with opened.office.database.writing(Scope.of_job("test")) as session:
        far = make.unit(
            session, "UBND xã Xa Mẫu", sector=Sector.COMMITTEE, level=Level.COMMUNE, on_system=False
        )
        session.commit()
        return far.id


def _above(opened: Door, below: AtWork) -> AtWork:
    """A head of the unit above."""
    head = at_work(opened, Sector.COMMITTEE, rank=Rank.SUPERVISOR)
    with opened.office.database.writing(Scope.of_job("test")) as session:
        session.get_one(make.Unit, below.unit.id).parent_id = head.unit.id
        session.commit()
    return head
