"""Acts of a lead that is not on the system: whoever records them says who told us, when and how."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from casework.actions.closing import close, reopen
from casework.actions.handoff import accept, offer, recall, record_acceptance
from casework.actions.notice import notify_case_owner
from casework.actions.paper import attach_paper, void_paper
from casework.actions.protection import end_protection, protect
from casework.actions.reintegration import begin_reintegration, follow_up
from casework.actions.support import (
    approve_support,
    decline_support,
    deliver_support,
    give_at_once,
    propose_support,
)
from casework.actions.verification import (
    answer_verification,
    initial_check,
    record_confirmation,
    refuse_request,
    request_verification,
)
from casework.actions.whereabouts import record_whereabouts
from casework.actions.withdrawal import withdraw_request
from casework.database import Scope
from casework.records.reaches import Tie
from casework.records.steps import Channel
from casework.records.tellings import Telling
from tests.actions.folder import MORNING, Folder, received
from tests.actions.paths import ISSUED, confirmed, handed, handed_on_paper, told
from tests.actions.town import Town
from workflows.regime import Lack
from workflows.terms import Act, Ground, Letter, Paper, Place

DAY = timedelta(days=1)
MEASURE = {
    "measures": ["shelter"],
    "reason": "Có người tìm hỏi.",
    "decider": "Giám đốc Sở Mẫu",
    "decided_on": MORNING.date(),
}
PAPER_OF = {"issued_on": ISSUED}
ASKING = {"question": "Người này là ai?"}
MEALS = {"detail": "Ba bữa mỗi ngày."}
WORDS = {"reasons": "Theo lời đơn vị chủ trì."}
HOME = {"home": "Thôn Mẫu"}
AWAY = (Place.HOSPITAL, None)
LOST = (Act.CLOSE_EARLY, Ground.LOST_CONTACT)
PLACED, MOVED = (Act.PLACE, "facility"), (Act.TRANSFER_LEAD, "second_owner")
LOOK = {"seen_on": MORNING.date(), "next_on": None, "finding": "Ổn định."}


def at_the_far_commune(town: Town) -> Folder:
    """The commune took the person in on paper; the gate records for it."""
    folder = received(town, "gate")
    handed_on_paper(folder, "gate", Act.BRING_TO_COMMUNE, "far_commune")
    return folder


def at_the_far_owner(town: Town) -> Folder:
    """The case owner took in on paper, at the stage of verification; the gate records for it."""
    folder = received(town, "gate", Act.RESCUE)
    handed_on_paper(folder, "gate", Act.BRING_TO_CASE_OWNER, "far_owner")
    return folder


def checked_there(town: Town) -> Folder:
    folder = at_the_far_owner(town)
    folder.goes("gate", initial_check, None, told=told(folder))
    return folder


def confirmed_there(town: Town) -> Folder:
    """A confirmed victim whose case the other province took over on paper; the owner records."""
    folder = confirmed(town)
    folder.learns("owner", wishes=["to_stay", "to_go_home"])
    handed_on_paper(folder, "owner", Act.TRANSFER_LEAD, "far_owner")
    return folder


def home_there(town: Town) -> Folder:
    folder = confirmed_there(town)
    folder.goes("owner", begin_reintegration, **HOME, told=told(folder))
    return folder


def closed_there(town: Town) -> Folder:
    folder = confirmed_there(town)
    folder.goes("owner", close, *LOST, **WORDS, told=told(folder))
    return folder


def proved_there(town: Town) -> Folder:
    folder = checked_there(town)
    folder.goes("gate", attach_paper, Paper.VICTIM_PAPER, number="7/XN-Mẫu")
    return folder


Begin = Callable[[Town], Folder]

# fmt: off
STEPS = {
    # what            who       begun at            verb                  its arguments
    "check":          ("gate",  at_the_far_owner,   initial_check,        (None,), {}),
    "ask":            ("gate",  checked_there,      request_verification, ("police",), ASKING),
    "confirmation":   ("gate",  proved_there,       record_confirmation,  (None,), PAPER_OF),
    "notify":         ("gate",  at_the_far_commune, notify_case_owner,    ("owner",), {}),
    "protect":        ("owner", confirmed_there,    protect,              (), MEASURE),
    "first help":     ("owner", confirmed_there,    give_at_once,         (Letter.A,), MEALS),
    "propose":        ("owner", confirmed_there,    propose_support,      (Letter.G,), MEALS),
    "way home":       ("owner", confirmed_there,    begin_reintegration,  (), HOME),
    "follow up":      ("owner", home_there,         follow_up,            (), LOOK),
    "close":          ("owner", confirmed_there,    close,                LOST, WORDS),
    "reopen":         ("owner", closed_there,       reopen,               (), WORDS),
}
UNSTEPPED = {
    "offer a place":  ("owner", confirmed_there,    offer,                PLACED, {}),
    "offer the case": ("owner", confirmed_there,    offer,                MOVED, {}),
    "whereabouts":    ("owner", confirmed_there,    record_whereabouts,   AWAY, {}),
}
# fmt: on

Case = tuple[str, Begin, Callable[..., Any], tuple[Any, ...], dict[str, Any]]
ACTS = STEPS | UNSTEPPED
each_act = pytest.mark.parametrize("case", ACTS.values(), ids=ACTS)
each_step = pytest.mark.parametrize("case", STEPS.values(), ids=STEPS)
each_other = pytest.mark.parametrize("case", UNSTEPPED.values(), ids=UNSTEPPED)


def begun(town: Town, case: Case) -> tuple[Folder, str, Callable[..., Any], list[Any], Any]:
    who, begin, verb, arguments, named = case
    return begin(town), who, verb, [town.units.get(arg, arg) for arg in arguments], named


@each_act
def test_an_act_of_the_lead_off_the_system_says_who_told_us(town: Town, case: Case) -> None:
    folder, who, verb, arguments, named = begun(town, case)

    assert folder.refuses(who, verb, *arguments, **named) == {Lack.TOLD}


@each_step
def test_the_step_keeps_who_signed_when_and_by_which_way(town: Town, case: Case) -> None:
    folder, who, verb, arguments, named = begun(town, case)
    how = told(folder, Channel.TELEPHONE)

    folder.does(who, verb, *arguments, **named, told=how)

    step = folder.last_step
    assert step.unit_id == folder.standing.case.lead_unit_id
    assert (step.channel, step.happened_at) == (Channel.TELEPHONE, how.happened_at)
    assert folder.reads(step, "signer") == how.signer
    assert recorded(folder) == {(step.act.value, step.unit_id.hex, "telephone")} | noticed(folder)


@each_other
def test_an_act_without_a_step_keeps_them_too(town: Town, case: Case) -> None:
    folder, who, verb, arguments, named = begun(town, case)
    how = told(folder, Channel.TELEPHONE)

    made = folder.does(who, verb, *arguments, **named, told=how)

    telling = told_of(folder)
    assert (telling.subject_id, telling.channel) == (made.id, Channel.TELEPHONE)
    assert (telling.unit_id, telling.happened_at) == (town.units["far_owner"], how.happened_at)
    assert folder.reads(telling, "signer") == how.signer
    assert recorded(folder) == {(telling.act.value, telling.unit_id.hex, "telephone")}


@each_act
@pytest.mark.parametrize("off", [-DAY, DAY], ids=["before the lead took over", "still to come"])
def test_an_impossible_moment_is_refused(town: Town, case: Case, off: timedelta) -> None:
    folder, who, verb, arguments, named = begun(town, case)
    how = replace(told(folder), happened_at=folder.now + off)

    assert folder.refuses(who, verb, *arguments, **named, told=how) == {Lack.MOMENT}


def test_nobody_tells_us_of_our_own_act(town: Town) -> None:
    folder = confirmed(town)

    lacks = folder.refuses("owner", give_at_once, Letter.A, detail="Ăn.", told=told(folder))

    assert lacks == {Lack.OWN_ACT}


def test_our_own_act_without_a_step_has_no_teller_either(town: Town) -> None:
    folder = received(town, "commune")

    lacks = folder.refuses("commune", record_whereabouts, Place.HOME, None, told=told(folder))

    assert lacks == {Lack.OWN_ACT}


# --- what ours writes down is the lead's ---


def test_a_request_of_the_lead_is_the_leads_and_ours_writes_down_the_answer(town: Town) -> None:
    folder = checked_there(town)
    to = town.units["far_police"]
    request = folder.goes("gate", request_verification, to, question="Ai?", told=told(folder))

    folder.does("gate", answer_verification, request, answer="Đúng.", told=told(folder))

    assert request.from_unit_id == town.units["far_owner"]
    assert folder.last_step.unit_id == town.units["far_police"]


def test_a_refusal_told_before_the_question_is_impossible(town: Town) -> None:
    folder = checked_there(town)
    to = town.units["far_police"]
    request = folder.goes("gate", request_verification, to, question="Ai?", told=told(folder))
    how = replace(told(folder), happened_at=request.asked_at - DAY)

    assert folder.refuses("gate", refuse_request, request, reasons="Mẫu", told=how) == {Lack.MOMENT}


def test_a_request_of_the_lead_is_withdrawn_by_its_word(town: Town) -> None:
    folder = checked_there(town)
    to = town.units["police"]
    request = folder.goes("gate", request_verification, to, question="Ai?", told=told(folder))
    assert folder.refuses("gate", withdraw_request, request) == {Lack.TOLD}

    folder.does("gate", withdraw_request, request, told=told(folder))

    assert told_of(folder).act.value == "request.withdrawn"


def test_an_offer_of_the_lead_is_recalled_by_its_word(town: Town) -> None:
    folder = at_the_far_commune(town)
    notice = folder.goes("gate", notify_case_owner, town.units["owner"], told=told(folder))
    assert folder.refuses("gate", recall, notice) == {Lack.TOLD}

    folder.does("gate", recall, notice, told=told(folder))

    assert told_of(folder).subject_id == notice.id


def test_measures_of_the_lead_are_the_leads_and_end_by_its_word(town: Town) -> None:
    folder = confirmed_there(town)
    measure = folder.goes("owner", protect, **MEASURE, told=told(folder))
    assert measure.unit_id == town.units["far_owner"]
    assert folder.refuses("owner", end_protection, measure) == {Lack.TOLD}

    folder.does("owner", end_protection, measure, told=told(folder))

    assert told_of(folder).act.value == "measure.ended"


def test_a_measure_of_our_own_ends_by_our_own_word(town: Town) -> None:
    folder = confirmed(town)
    measure = folder.goes("owner", protect, **MEASURE)
    handed_on_paper(folder, "owner", Act.TRANSFER_LEAD, "far_owner")

    folder.does("owner", end_protection, measure)

    assert folder.events == ["measure.ended"]


@pytest.mark.parametrize(
    ("verb", "named"),
    [(approve_support, {}), (decline_support, {"reasons": "Mẫu"})],
    ids=["approved", "declined"],
)
def test_a_support_line_is_decided_by_the_word_of_the_lead(
    town: Town, verb: Callable[..., Any], named: dict[str, Any]
) -> None:
    folder = confirmed_there(town)
    line = folder.goes("owner", propose_support, Letter.G, detail="Mẫu", told=told(folder))
    assert line.unit_id == town.units["far_owner"]
    assert folder.refuses("owner.head", verb, line, **named) == {Lack.TOLD}

    how = told(folder)
    folder.does("owner.head", verb, line, **named, told=how)

    assert folder.stored(line).decided_at == how.happened_at


def test_support_is_delivered_by_the_word_of_the_lead_and_ours_is_reminded(town: Town) -> None:
    folder = confirmed_there(town)
    line = folder.goes("owner", propose_support, Letter.G, detail="Mẫu", told=told(folder))
    folder.goes("owner.head", approve_support, line, told=told(folder))
    assert ("deliver_support", "owner") in folder.waits
    assert folder.refuses("owner", deliver_support, line, outcome="Mẫu") == {Lack.TOLD}

    folder.does("owner", deliver_support, line, outcome="Mẫu", told=told(folder))

    assert folder.last_step.act is Act.DELIVER_SUPPORT


def test_a_line_is_approved_no_earlier_than_it_was_proposed(town: Town) -> None:
    folder = confirmed_there(town)
    early = told(folder)
    folder.now += DAY
    line = folder.goes("owner", propose_support, Letter.G, detail="Mẫu", told=told(folder))

    assert folder.refuses("owner.head", approve_support, line, told=early) == {Lack.MOMENT}


def test_support_is_delivered_no_earlier_than_it_was_approved(town: Town) -> None:
    folder = confirmed_there(town)
    line = folder.goes("owner", propose_support, Letter.G, detail="Mẫu", told=told(folder))
    early = told(folder)
    folder.now += DAY
    folder.goes("owner.head", approve_support, line, told=told(folder))

    lacks = folder.refuses("owner", deliver_support, line, outcome="Mẫu", told=early)

    assert lacks == {Lack.MOMENT}


def test_a_case_is_reopened_no_earlier_than_it_was_closed(town: Town) -> None:
    folder = confirmed_there(town)
    early = told(folder)
    folder.now += DAY
    folder.goes("owner", close, *LOST, **WORDS, told=told(folder))

    assert folder.refuses("owner", reopen, **WORDS, told=early) == {Lack.MOMENT}


def test_measures_end_no_earlier_than_they_were_applied(town: Town) -> None:
    folder = confirmed_there(town)
    early = told(folder)
    folder.now += DAY
    measure = folder.goes("owner", protect, **MEASURE, told=told(folder))

    assert folder.refuses("owner", end_protection, measure, told=early) == {Lack.MOMENT}


def test_a_paper_of_another_is_voided_by_the_word_of_the_lead(town: Town) -> None:
    folder = received(town, "post")
    paper = folder.goes("post", attach_paper, Paper.DECLARATION)
    handed(folder, "post", Act.BRING_TO_COMMUNE, "commune")
    notice = folder.goes("commune", notify_case_owner, town.units["far_owner"])
    accept_for(folder, "commune", notice)
    assert folder.refuses("commune", void_paper, paper, reason="Mẫu") == {Lack.TOLD}

    folder.does("commune", void_paper, paper, reason="Mẫu", told=told(folder))

    assert told_of(folder).act.value == "paper.voided"


# --- who records opens the file, until the lead moves on ---


def test_whoever_records_for_the_lead_opens_the_file_and_corrects_it(town: Town) -> None:
    folder = at_the_far_owner(town)

    folder.learns("gate", urgent_needs="Sốt nhẹ.")

    assert folder.standing.said[-2].event == "case.visited"
    assert folder.standing.said[-1].event == "person.corrected"


def test_another_acceptance_on_paper_leaves_the_recording_where_it_is(town: Town) -> None:
    folder = at_the_far_commune(town)
    notice = folder.goes("gate", notify_case_owner, town.units["far_owner"], told=told(folder))

    accept_for(folder, "gate", notice)

    assert folder.ties("gate") == {Tie.FORMERLY_LED, Tie.GAVE, Tie.RECORDS}
    assert folder.refuses("gate", initial_check, None) == {Lack.TOLD}


def test_nobody_records_for_a_lead_that_is_on_the_system(town: Town) -> None:
    folder = at_the_far_commune(town)
    notice = folder.goes("gate", notify_case_owner, town.units["owner"], told=told(folder))

    folder.does("owner", accept, notice)

    assert folder.ties("gate") == {Tie.FORMERLY_LED, Tie.GAVE}
    assert folder.refuses("gate", initial_check, None, told=told(folder)) == {Lack.ROLE}


def test_the_person_alone_taken_in_on_paper_gives_nobody_the_pen(town: Town) -> None:
    folder = confirmed(town)
    folder.learns("owner", wishes=["to_stay"])

    handed_on_paper(folder, "owner", Act.PLACE, "far_facility")

    assert folder.ties("owner") == {Tie.LEADS, Tie.GAVE}
    folder.does("owner", give_at_once, Letter.A, detail="Ăn.")
    assert folder.last_step.unit_id == town.units["owner"]


def accept_for(folder: Folder, who: str, made: Any) -> None:
    folder.goes(who, record_acceptance, made, told(folder))


def told_of(folder: Folder) -> Telling:
    """The last telling that is kept beside an act without a step."""
    with folder.town.database.reading(Scope.of_job("test")) as session:
        found = select(Telling).where(Telling.file_id == folder.file_id).order_by(Telling.id.desc())
        return session.scalars(found.limit(1)).one()


def recorded(folder: Folder) -> set[tuple[str, str, str]]:
    """What the trace says of the acts that ours recorded just now."""
    told = [said.details for said in folder.said if said.event == "telling.recorded"]
    return {(entry["act"], entry["acting_unit"], entry["channel"]) for entry in told}


def noticed(folder: Folder) -> set[tuple[str, str, str]]:
    """A notice is a step and an offer, and both came by the same word."""
    lead = folder.standing.case.lead_unit_id.hex
    offered = "handoff.offered" in folder.events
    return {("handoff.offered", lead, "telephone")} if offered else set()
