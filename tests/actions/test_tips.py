"""The register of tips: one unit answers for each, and each ends in a decision with a reason."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime, timedelta
from threading import Barrier
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions import tip_moves, tips
from casework.actions.opening import open_teller, visit_tip
from casework.actions.receive import Intake
from casework.actions.telling import Told
from casework.actions.tips import TipTold
from casework.database import Scope
from casework.keyring import NotDisclosed
from casework.lookups.disclosures import eyes
from casework.lookups.finding import find_tip
from casework.lookups.tip_page import TipView, open_tip_view
from casework.lookups.tips import Counted, counted
from casework.policy import Ask, OutOfReach
from casework.position import person_of
from casework.records.cases import Case
from casework.records.openings import Reason
from casework.records.reaches import Reach, Tie
from casework.records.steps import Channel
from casework.records.tips import Tip, TipStep
from casework.records.trace import Entry
from casework.transaction import Overtaken, perform
from tests.actions.folder import HOUR, MORNING, received
from tests.actions.town import Town
from workflows.engine import Refused
from workflows.life import MoveRefused
from workflows.regime import Lack
from workflows.terms import Act
from workflows.tip import TellerWish, TipKind, TipMove, TipState, TipWay, Urgency

SAID = "Một phụ nữ bị giữ giấy tờ tại nơi làm việc."
TOLD = TipTold(
    said=SAID,
    about="Người Được Nhắc Mẫu\nNgười Thứ Hai Mẫu",
    place="Khu nhà trọ Mẫu",
    reference="Phiếu 9/PT-Mẫu",
    teller="Người Báo Tin Mẫu, 099 138 001",
    teller_wish=TellerWish.SECRET,
)
WHY = "Đã xác minh, không có căn cứ."


class Information:
    """A tip of one unit, carried by verbs alone."""

    def __init__(self, town: Town, who: str = "post", **more: Any) -> None:
        self.town = town
        given = {
            "kind": TipKind.HOTLINE,
            "way": TipWay.HOTLINE,
            "urgency": Urgency.AT_ONCE,
            "received_at": MORNING - HOUR,
        }
        self.file_id: UUID = self._perform(
            who,
            lambda session: (
                tips.register(session, town.actors[who], MORNING, TOLD, **{**given, **more}).file_id
            ),
        )

    def does(self, who: str, verb: Callable[..., Any], *args: Any, **more: Any) -> Any:
        """A verb on the tip, by the officer who works there."""
        return self._perform(
            who,
            lambda session: verb(
                session, self.town.actors[who], MORNING, self.tip(session), *args, **more
            ),
        )

    def passes_to(self, who: str, to: str) -> None:
        """Pass the tip on, with a word for the other side."""
        self.does(who, tip_moves.pass_on, self.town.units[to], message="Thuộc địa bàn đơn vị bạn.")

    def receives(self, who: str) -> Case:
        """One person of it is received."""
        case: Case = self.does(
            who,
            tip_moves.receive_person,
            Intake(full_name="Người Được Nhắc Mẫu"),
            entry=Act.RECEIVE,
            received_at=MORNING,
        )
        return case

    def seen_by(self, who: str) -> TipView:
        """The page of the tip, as the officer of a unit finds it."""
        actor = self.town.actors[who]
        with self.town.database.reading(Scope.of_unit(actor.unit_id)) as session:
            return open_tip_view(session, actor, MORNING, self.public_id)

    def tip(self, session: Session) -> Tip:
        return session.scalars(select(Tip).where(Tip.file_id == self.file_id)).one()

    @property
    def public_id(self) -> UUID:
        with self.everything() as session:
            return self.tip(session).public_id

    @property
    def stands(self) -> tuple[TipState, str]:
        """Its state, and who answers for it."""
        with self.everything() as session:
            tip = self.tip(session)
            return tip.state, self.town.key_of(tip.unit_id)

    @property
    def decided_at(self) -> datetime | None:
        with self.everything() as session:
            return self.tip(session).decided_at

    @property
    def ties(self) -> dict[str, set[Tie]]:
        """Who is tied to it and how, but for those who oversee."""
        with self.everything() as session:
            rows = session.scalars(select(Reach).where(Reach.file_id == self.file_id)).all()
        found: dict[str, set[Tie]] = {}
        for row in rows:
            if row.tie is not Tie.OVERSEES:
                found.setdefault(self.town.key_of(row.unit_id), set()).add(row.tie)
        return found

    @property
    def moves(self) -> list[TipMove]:
        with self.everything() as session:
            rows = select(TipStep.move).where(TipStep.file_id == self.file_id)
            return list(session.scalars(rows.order_by(TipStep.at, TipStep.id)))

    @property
    def said(self) -> list[str]:
        """What the trace says of it, oldest first."""
        with self.everything() as session:
            entries = select(Entry).where(Entry.file_id == self.file_id).order_by(Entry.seq)
            return [entry.event for entry in session.scalars(entries)]

    @contextmanager
    def everything(self) -> Iterator[Session]:
        with self.town.database.reading(Scope.of_job("test")) as session:
            yield session

    def _perform(self, who: str, act: Callable[[Session], Any]) -> Any:
        return perform(self.town.database, self.town.actors[who], act)


def lacks(error: pytest.ExceptionInfo[Refused]) -> list[Lack]:
    return [unmet.kind for unmet in error.value.unmet]


def told(minutes: int = 0) -> Told:
    """What a unit off the system told by telephone."""
    return Told("Ông Mẫu, Phó Chủ tịch", Channel.TELEPHONE, MORNING + timedelta(minutes=minutes))


def test_whoever_registers_a_tip_answers_for_it(town: Town) -> None:
    tip = Information(town)

    assert tip.stands == (TipState.OPEN, "post")
    assert tip.ties == {"post": {Tie.LEADS}}
    assert tip.said == ["tip.registered"]


def test_a_tip_does_not_come_tomorrow(town: Town) -> None:
    with pytest.raises(Refused) as refused:
        Information(town, received_at=MORNING + HOUR)

    assert lacks(refused) == [Lack.MOMENT]


def test_the_trace_of_a_tip_names_its_fields_and_nothing_of_them(town: Town) -> None:
    tip = Information(town)

    with tip.everything() as session:
        body = session.scalars(select(Entry.body).where(Entry.file_id == tip.file_id)).one()

    assert b'"teller"' in body
    assert "Mẫu".encode() not in body


def test_a_tip_is_masked_until_it_is_opened_and_who_told_stays_so(town: Town) -> None:
    tip = Information(town)
    before = tip.seen_by("post")

    tip.does("post", visit_tip)
    after = tip.seen_by("post")

    assert (before.is_open, before.told, before.teller) == (False, {}, None)
    assert (after.told["said"], after.teller) == (SAID, None)
    assert tip.said == ["tip.registered", "tip.visited"]


def test_who_told_is_opened_for_a_reason(town: Town) -> None:
    tip = Information(town)

    tip.does("post", open_teller, Reason.CONTACT)

    assert tip.seen_by("post").teller == TOLD.teller
    assert tip.said[-1] == "tip.teller_opened"


def test_passing_on_moves_nothing_until_it_is_taken_over(town: Town) -> None:
    tip = Information(town)

    tip.passes_to("post", "police")

    assert tip.stands == (TipState.OFFERED, "post")
    assert tip.ties == {"post": {Tie.LEADS}, "police": {Tie.OFFERED}}
    assert tip.said[-1] == "tip.passed_on"


def test_the_other_side_reads_nothing_of_it_before(town: Town) -> None:
    tip = Information(town)
    tip.passes_to("post", "police")

    seen = tip.seen_by("police")

    assert (seen.has_held, seen.is_open, seen.steps, seen.cases) == (False, False, (), ())
    assert (seen.tip.kind, seen.unit) == (TipKind.HOTLINE, "Đơn vị post Mẫu")
    assert seen.moves == {TipMove.TAKE_OVER, TipMove.SEND_BACK}


def test_a_visit_opens_nothing_to_whoever_is_only_offered_a_tip(town: Town) -> None:
    tip = Information(town)
    tip.passes_to("post", "police")

    tip.does("police", visit_tip)

    assert tip.seen_by("police").is_open is False


def test_whoever_takes_over_answers_for_it_and_reads_all(town: Town) -> None:
    tip = Information(town)
    tip.passes_to("post", "police")

    tip.does("police", tip_moves.take_over)
    tip.does("police", visit_tip)

    assert tip.stands == (TipState.OPEN, "police")
    assert tip.ties == {"police": {Tie.LEADS}, "post": {Tie.GAVE}}
    assert tip.seen_by("police").told["said"] == SAID
    assert "tip.taken_over" in tip.said


def test_the_sender_sees_what_became_of_it_and_reads_it_no_more(town: Town) -> None:
    tip = Information(town)
    tip.does("post", visit_tip)
    tip.passes_to("post", "police")

    tip.does("police", tip_moves.take_over)
    seen = tip.seen_by("post")

    assert (seen.has_held, seen.may_keep, seen.is_open) == (True, False, False)
    assert seen.moves == frozenset()


def test_the_sender_settles_it_no_more(town: Town) -> None:
    tip = Information(town)
    tip.passes_to("post", "police")
    tip.does("police", tip_moves.take_over)

    with pytest.raises(Refused) as refused:
        tip.does("post", tip_moves.find_nothing, reason=WHY)

    assert lacks(refused) == [Lack.LEAD]


def test_a_tip_that_was_passed_on_waits_for_the_other_side(town: Town) -> None:
    tip = Information(town)
    tip.passes_to("post", "police")

    with pytest.raises(MoveRefused):
        tip.does("post", tip_moves.find_nothing, reason=WHY)


def test_only_the_unit_it_was_passed_on_to_takes_it_over(town: Town) -> None:
    tip = Information(town)
    tip.passes_to("post", "police")

    with pytest.raises(Refused) as refused:
        tip.does("post", tip_moves.take_over)

    assert lacks(refused) == [Lack.LEAD]


def test_a_third_unit_does_not_even_find_it(town: Town) -> None:
    tip = Information(town)

    with pytest.raises(OutOfReach):
        tip.seen_by("second_police")


def test_whoever_cannot_settle_it_sends_it_back_with_a_reason(town: Town) -> None:
    tip = Information(town)
    tip.passes_to("post", "police")

    tip.does("police", tip_moves.send_back, reason="Không thuộc địa bàn.")

    assert tip.stands == (TipState.OPEN, "post")
    assert tip.ties == {"post": {Tie.LEADS}}
    assert tip.said[-1] == "tip.sent_back"


def test_nobody_sends_it_back_without_a_reason(town: Town) -> None:
    tip = Information(town)
    tip.passes_to("post", "police")

    with pytest.raises(Refused) as refused:
        tip.does("police", tip_moves.send_back, reason="  ")

    assert lacks(refused) == [Lack.OWN]


def test_what_nobody_took_over_can_be_taken_back(town: Town) -> None:
    tip = Information(town)
    tip.passes_to("post", "police")

    tip.does("post", tip_moves.take_back)

    assert tip.stands == (TipState.OPEN, "post")
    assert tip.ties == {"post": {Tie.LEADS}}
    assert tip.said[-1] == "tip.taken_back"


def test_a_tip_goes_to_no_unit_that_has_ended(town: Town) -> None:
    tip = Information(town)

    with pytest.raises(Refused) as refused:
        tip.passes_to("post", "ended_police")

    assert lacks(refused) == [Lack.ENDED]


@pytest.mark.parametrize("to", ["post", "facility"], ids=["to itself", "to a shelter"])
def test_a_tip_goes_neither_to_its_own_unit_nor_to_a_shelter(town: Town, to: str) -> None:
    tip = Information(town)

    with pytest.raises(Refused) as refused:
        tip.passes_to("post", to)

    assert lacks(refused) == [Lack.OWN]


def test_a_unit_off_the_system_acknowledges_through_whoever_passed_it_on(town: Town) -> None:
    tip = Information(town)
    tip.passes_to("post", "far_commune")

    tip.does("post", tip_moves.record_taking_over, told())

    assert tip.stands == (TipState.PASSED_ON, "far_commune")
    assert tip.ties == {"far_commune": {Tie.LEADS}, "post": {Tie.GAVE, Tie.RECORDS}}
    assert tip.decided_at == MORNING


def test_who_acknowledged_it_is_kept(town: Town) -> None:
    tip = Information(town)
    tip.passes_to("post", "far_commune")
    tip.does("post", tip_moves.record_taking_over, told())

    tip.does("post", visit_tip)
    latest = tip.seen_by("post").steps[0]

    assert (latest.move, latest.signer) == (TipMove.RECORD_TAKING_OVER, told().signer)
    assert latest.channel is Channel.TELEPHONE


def test_nobody_acknowledges_for_a_unit_that_is_on_the_system(town: Town) -> None:
    tip = Information(town)
    tip.passes_to("post", "police")

    with pytest.raises(Refused) as refused:
        tip.does("post", tip_moves.record_taking_over, told())

    assert lacks(refused) == [Lack.ANSWERS_ITSELF]


@pytest.mark.parametrize("minutes", [-90, 5], ids=["before it was passed on", "to come"])
def test_it_was_acknowledged_between_the_passing_on_and_now(town: Town, minutes: int) -> None:
    tip = Information(town)
    tip.passes_to("post", "far_commune")

    with pytest.raises(Refused) as refused:
        tip.does("post", tip_moves.record_taking_over, told(minutes))

    assert lacks(refused) == [Lack.MOMENT]


def test_what_nobody_passed_on_nobody_acknowledges(town: Town) -> None:
    tip = Information(town)

    with pytest.raises(MoveRefused):
        tip.does("post", tip_moves.record_taking_over, told())


def test_what_comes_back_on_paper_is_looked_at_again_by_whoever_recorded_it(town: Town) -> None:
    tip = Information(town)
    tip.passes_to("post", "far_commune")
    tip.does("post", tip_moves.record_taking_over, told())

    tip.does("post", tip_moves.look_again, reason="UBND xã gửi trả.")

    assert tip.stands == (TipState.OPEN, "post")
    assert tip.ties == {"post": {Tie.LEADS}}
    assert tip.decided_at is None


def test_where_nothing_is_found_it_is_said_why(town: Town) -> None:
    tip = Information(town)

    tip.does("post", tip_moves.find_nothing, reason=WHY)
    tip.does("post", visit_tip)

    assert tip.stands == (TipState.NOTHING_FOUND, "post")
    assert tip.decided_at == MORNING
    assert tip.seen_by("post").steps[0].reason == WHY
    assert "tip.nothing_found" in tip.said


def test_nothing_is_found_without_a_reason(town: Town) -> None:
    tip = Information(town)

    with pytest.raises(Refused) as refused:
        tip.does("post", tip_moves.find_nothing, reason="")

    assert lacks(refused) == [Lack.OWN]
    assert tip.stands == (TipState.OPEN, "post")


def test_a_settled_tip_is_looked_at_again_for_a_reason(town: Town) -> None:
    tip = Information(town)
    tip.does("post", tip_moves.find_nothing, reason=WHY)

    tip.does("post", tip_moves.look_again, reason="Có thêm người báo.")

    assert tip.stands == (TipState.OPEN, "post")
    assert tip.decided_at is None
    assert tip.said[-1] == "tip.looked_at_again"


def test_an_open_tip_is_not_looked_at_again(town: Town) -> None:
    tip = Information(town)

    with pytest.raises(MoveRefused):
        tip.does("post", tip_moves.look_again, reason=WHY)


def test_a_person_received_from_a_tip_has_a_case_that_says_so(town: Town) -> None:
    tip = Information(town)

    case = tip.receives("post")

    assert tip.stands == (TipState.CASE_OPENED, "post")
    assert tip.seen_by("post").cases == [case.code]
    assert tip.said == ["tip.registered", "tip.case_tied"]


def test_the_case_knows_by_which_tip_the_person_was_found(town: Town) -> None:
    tip = Information(town)

    case = tip.receives("post")

    with tip.everything() as session:
        person = person_of(session, session.get_one(Case, case.file_id))
        sight = eyes(session, town.actors["post"], case, MORNING)
        with pytest.raises(NotDisclosed):
            sight.read(person, "how_received")
        entry = session.scalars(select(Entry).where(Entry.file_id == case.file_id)).one()
    assert b'"how_received"' in entry.body


def test_a_tip_may_speak_of_several_persons(town: Town) -> None:
    tip = Information(town)

    tip.receives("post")
    tip.receives("post")

    assert len(tip.seen_by("post").cases) == 2
    assert tip.moves == [TipMove.REGISTER, TipMove.OPEN_CASE, TipMove.OPEN_CASE]


def test_a_unit_that_receives_nobody_opens_no_case_from_a_tip(town: Town) -> None:
    tip = Information(town, "owner")

    with pytest.raises(Refused) as refused:
        tip.receives("owner")

    assert Lack.ROLE in lacks(refused)
    assert tip.stands == (TipState.OPEN, "owner")


def test_a_tip_is_tied_to_a_case_that_is_there_already(town: Town) -> None:
    tip, case = Information(town), received(town, "post")

    tip.does("post", _ties, case.file_id)

    assert tip.stands == (TipState.CASE_OPENED, "post")
    assert len(tip.seen_by("post").cases) == 1


def test_the_same_case_is_tied_once(town: Town) -> None:
    tip, case = Information(town), received(town, "post")
    tip.does("post", _ties, case.file_id)

    with pytest.raises(Refused) as refused:
        tip.does("post", _ties, case.file_id)

    assert lacks(refused) == [Lack.OWN]


def test_of_a_case_beyond_reach_only_the_number_is_told(town: Town) -> None:
    tip = Information(town)
    tip.receives("post")
    tip.does("post", tip_moves.look_again, reason="Còn người khác.")
    tip.passes_to("post", "second_police")

    tip.does("second_police", tip_moves.take_over)
    seen = tip.seen_by("second_police")

    assert (seen.cases, seen.cases_beyond) == ([], 1)


def test_what_is_learned_later_is_added_and_read_with_the_tip(town: Town) -> None:
    tip = Information(town)
    tip.does("post", visit_tip)

    tip.does("post", tips.note, "Đã gọi lại, không liên lạc được.")

    assert [note.text for note in tip.seen_by("post").notes] == ["Đã gọi lại, không liên lạc được."]
    assert tip.said[-1] == "tip.noted"


def test_a_corrected_text_keeps_the_earlier_one_and_the_reason(town: Town) -> None:
    tip = Information(town)
    tip.does("post", visit_tip)

    tip.does("post", _corrects, "about", "Người Khác Mẫu", reason="Nghe nhầm tên.")
    seen = tip.seen_by("post")

    assert seen.told["about"] == "Người Khác Mẫu"
    assert [(each.text, each.reason) for each in seen.earlier] == [(TOLD.about, "Nghe nhầm tên.")]
    assert tip.said[-1] == "tip.corrected"


@pytest.mark.parametrize(
    ("field", "reason"), [("teller", "Nhầm."), ("said", " ")], ids=["who told", "no reason"]
)
def test_neither_who_told_nor_anything_without_a_reason_is_corrected(
    town: Town, field: str, reason: str
) -> None:
    tip = Information(town)
    tip.does("post", visit_tip)

    with pytest.raises(Refused) as refused:
        tip.does("post", _corrects, field, "Khác", reason=reason)

    assert lacks(refused) == [Lack.OWN]


def test_a_tip_proves_less_urgent_than_was_thought(town: Town) -> None:
    tip = Information(town)

    tip.does("post", tips.rate, Urgency.ORDINARY, reason="Người đó đã an toàn.")

    assert tip.seen_by("post").tip.urgency is Urgency.ORDINARY
    assert tip.said[-1] == "tip.corrected"


@pytest.mark.parametrize(
    ("rating", "reason"),
    [(Urgency.AT_ONCE, "Như cũ."), (TipKind.HOTLINE, "Như cũ."), (Urgency.SOON, "")],
    ids=["as urgent as before", "of the same kind", "no reason"],
)
def test_what_changes_nothing_or_says_no_reason_is_no_correction(
    town: Town, rating: TipKind | Urgency, reason: str
) -> None:
    tip = Information(town)

    with pytest.raises(Refused) as refused:
        tip.does("post", tips.rate, rating, reason=reason)

    assert lacks(refused) == [Lack.OWN]


def test_who_oversees_the_unit_sees_where_it_stands_and_reads_nothing(town: Town) -> None:
    tip = Information(town)

    seen = tip.seen_by("board.head")

    assert (seen.tip.state, seen.told, seen.may_keep) == (TipState.OPEN, {}, False)
    assert seen.moves == frozenset()


def test_an_officer_of_the_overseeing_unit_does_not_find_it(town: Town) -> None:
    tip = Information(town)

    with pytest.raises(OutOfReach):
        tip.seen_by("board")


def test_of_two_who_decide_at_once_one_does(town: Town) -> None:
    tip, start = Information(town), Barrier(2)

    def decide(who: str) -> str:
        def act(session: Session) -> None:
            found = find_tip(session, town.actors[who], public_id, Ask.KEEP_TIP).tip
            tip_moves.find_nothing(session, town.actors[who], MORNING, found, reason=WHY)

        start.wait()
        try:
            perform(town.database, town.actors[who], act)
        except (Overtaken, MoveRefused):
            return "too late"
        return "decided"

    public_id = tip.public_id
    with ThreadPoolExecutor(2) as both:
        results = sorted(both.map(decide, ["post", "post.head"]))

    assert results == ["decided", "too late"]
    assert tip.moves == [TipMove.REGISTER, TipMove.FIND_NOTHING]


def test_what_was_taken_over_elsewhere_counts_as_settled_where_it_came_from(town: Town) -> None:
    before = _counted(town, "gate")
    tip = Information(town, "gate")
    tip.passes_to("gate", "second_police")

    waiting = _counted(town, "gate")
    tip.does("second_police", tip_moves.take_over)
    after = _counted(town, "gate")

    assert waiting == Counted(before.received + 1, before.settled)
    assert after == Counted(before.received + 1, before.settled + 1)


def _ties(session: Session, actor: Any, now: datetime, tip: Tip, file_id: UUID) -> None:
    tip_moves.tie(session, actor, now, tip, session.get_one(Case, file_id))


def _corrects(
    session: Session, actor: Any, now: datetime, tip: Tip, field: str, text: str, *, reason: str
) -> None:
    sight = eyes(session, actor, tip, now).disclosure_for(tip, "said")
    tips.correct(session, actor, now, tip, field, text, sight, reason=reason)


def _counted(town: Town, who: str) -> Counted:
    actor = town.actors[who]
    with town.database.reading(Scope.of_unit(actor.unit_id)) as session:
        return counted(session, actor, None)
