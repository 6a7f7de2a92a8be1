"""The law of 2024: each way through the table, and the refusal beside it."""

import pytest

from tests.workflows.positions import asked, housing, lead, offered, stranger
from workflows.engine import Position, Refused, choices, step
from workflows.regime import Lack, Unmet
from workflows.regimes.law_2024 import REGIME
from workflows.terms import Act, AgeBand, Citizenship, Paper, Role, Stage, Status, Wish

BEING = Status.BEING_IDENTIFIED
CONFIRMED = Status.CONFIRMED
FINISHED_DRAFT = (Act.DRAFT_CONCLUSION, Paper.CONCLUSION)

# act, position, stage reached, status reached
ALLOWED = {
    "anyone who may receive opens a file": (
        Act.RECEIVE,
        stranger(None, None, Role.RECEIVER),
        Stage.RECEIPT,
        BEING,
    ),
    "a rescuer opens a file": (
        Act.RESCUE,
        stranger(None, None, Role.RESCUER),
        Stage.RECEIPT,
        BEING,
    ),
    "the gate opens a file for screening": (
        Act.RECEIVE_AT_GATE,
        stranger(None, None, Role.GATE),
        Stage.SCREENING,
        None,
    ),
    "the receiver brings the person to the commune": (
        Act.BRING_TO_COMMUNE,
        lead(Stage.RECEIPT, BEING, Role.RECEIVER, Act.RECEIVE),
        Stage.RECEIPT,
        BEING,
    ),
    "the commune notifies without any paper": (
        Act.NOTIFY_CASE_OWNER,
        lead(Stage.RECEIPT, BEING, Role.COMMUNE),
        Stage.RECEIPT,
        BEING,
    ),
    "the commune offers the case after the notice": (
        Act.TAKE_IN,
        lead(Stage.RECEIPT, BEING, Role.COMMUNE, Act.NOTIFY_CASE_OWNER),
        Stage.VERIFICATION,
        BEING,
    ),
    "the case owner takes in what it was offered": (
        Act.TAKE_IN,
        offered(Stage.RECEIPT, BEING, Role.CASE_OWNER, Act.NOTIFY_CASE_OWNER),
        Stage.VERIFICATION,
        BEING,
    ),
    "the case owner asks the police after the initial check": (
        Act.REQUEST_VERIFICATION,
        lead(Stage.VERIFICATION, BEING, Role.CASE_OWNER, Act.INITIAL_CHECK),
        Stage.VERIFICATION,
        BEING,
    ),
    "a court's paper is recorded": (
        Act.RECORD_CONFIRMATION,
        lead(Stage.VERIFICATION, BEING, Role.CASE_OWNER, Act.INITIAL_CHECK, Paper.VICTIM_PAPER),
        Stage.PROTECTION,
        CONFIRMED,
    ),
    "the police who were asked answer": (
        Act.ANSWER_VERIFICATION,
        asked(Stage.VERIFICATION, BEING, Role.VERIFIER, Act.REQUEST_VERIFICATION),
        Stage.IDENTIFICATION,
        BEING,
    ),
    "the verifier confirms": (
        Act.CONFIRM,
        asked(Stage.IDENTIFICATION, BEING, Role.VERIFIER, *FINISHED_DRAFT),
        Stage.PROTECTION,
        CONFIRMED,
    ),
    "the verifier finds no victim": (
        Act.FIND_NOT_VICTIM,
        asked(Stage.IDENTIFICATION, BEING, Role.VERIFIER, *FINISHED_DRAFT),
        Stage.IDENTIFICATION,
        Status.NOT_VICTIM,
    ),
    "the verifier leaves it undetermined": (
        Act.LEAVE_UNDETERMINED,
        asked(Stage.IDENTIFICATION, BEING, Role.VERIFIER, *FINISHED_DRAFT),
        Stage.IDENTIFICATION,
        Status.UNDETERMINED,
    ),
    "an undetermined case is verified again": (
        Act.REQUEST_VERIFICATION,
        lead(Stage.IDENTIFICATION, Status.UNDETERMINED, Role.CASE_OWNER),
        Stage.VERIFICATION,
        BEING,
    ),
    "a case that is not a victim's is closed": (
        Act.CLOSE,
        lead(Stage.IDENTIFICATION, Status.NOT_VICTIM, Role.CASE_OWNER),
        Stage.CLOSED,
        Status.NOT_VICTIM,
    ),
    "an undetermined case is closed": (
        Act.CLOSE,
        lead(Stage.IDENTIFICATION, Status.UNDETERMINED, Role.CASE_OWNER),
        Stage.CLOSED,
        Status.UNDETERMINED,
    ),
    "the rescuer confirms before hand-over": (
        Act.CONFIRM,
        lead(Stage.RECEIPT, BEING, Role.RESCUER, Act.RESCUE, *FINISHED_DRAFT),
        Stage.RECEIPT,
        CONFIRMED,
    ),
    "a rescued and confirmed person goes to protection": (
        Act.BRING_TO_CASE_OWNER,
        lead(Stage.RECEIPT, CONFIRMED, Role.RESCUER, Act.RESCUE),
        Stage.PROTECTION,
        CONFIRMED,
    ),
    "a rescued person without a paper goes to verification": (
        Act.BRING_TO_CASE_OWNER,
        lead(Stage.RECEIPT, BEING, Role.RESCUER, Act.RESCUE),
        Stage.VERIFICATION,
        BEING,
    ),
    "the gate finds signs": (
        Act.FIND_SIGNS,
        lead(Stage.SCREENING, None, Role.GATE, Act.RECEIVE_AT_GATE),
        Stage.RECEIPT,
        BEING,
    ),
    "the gate finds no signs": (
        Act.FIND_NO_SIGNS,
        lead(Stage.SCREENING, None, Role.GATE, Act.RECEIVE_AT_GATE),
        Stage.CLOSED,
        None,
    ),
    "a person screened out is screened again": (
        Act.SCREEN_AGAIN,
        lead(Stage.CLOSED, None, Role.GATE, Act.FIND_NO_SIGNS),
        Stage.SCREENING,
        None,
    ),
    "the gate confirms with its conclusion": (
        Act.CONFIRM,
        lead(Stage.RECEIPT, BEING, Role.GATE, Act.RECEIVE_AT_GATE, *FINISHED_DRAFT),
        Stage.RECEIPT,
        CONFIRMED,
    ),
    "the gate brings a confirmed person to the case owner": (
        Act.BRING_TO_CASE_OWNER,
        lead(Stage.RECEIPT, CONFIRMED, Role.GATE, Act.RECEIVE_AT_GATE),
        Stage.PROTECTION,
        CONFIRMED,
    ),
    "an adult who wishes so is placed after the initial check": (
        Act.PLACE,
        lead(
            Stage.VERIFICATION,
            BEING,
            Role.CASE_OWNER,
            Act.INITIAL_CHECK,
            Wish.TO_STAY,
            AgeBand.ADULT,
        ),
        Stage.VERIFICATION,
        BEING,
    ),
    "a confirmed child is placed without a wish": (
        Act.PLACE,
        lead(Stage.PROTECTION, CONFIRMED, Role.CASE_OWNER, AgeBand.UNDER_16),
        Stage.PROTECTION,
        CONFIRMED,
    ),
    "the facility takes the person it was offered": (
        Act.PLACE,
        offered(Stage.PROTECTION, CONFIRMED, Role.FACILITY, Wish.TO_STAY),
        Stage.PROTECTION,
        CONFIRMED,
    ),
    "a facility that houses the person applies a measure": (
        Act.PROTECT,
        housing(Stage.IDENTIFICATION, BEING, Role.FACILITY),
        Stage.IDENTIFICATION,
        BEING,
    ),
    "a measure needs no status in screening": (
        Act.PROTECT,
        lead(Stage.SCREENING, None, Role.RESCUER),
        Stage.SCREENING,
        None,
    ),
    "the receiver gives first help": (
        Act.DELIVER_SUPPORT,
        lead(Stage.RECEIPT, BEING, Role.RECEIVER),
        Stage.RECEIPT,
        BEING,
    ),
    "interim support is approved in verification": (
        Act.APPROVE_SUPPORT,
        lead(Stage.VERIFICATION, BEING, Role.CASE_OWNER, Act.PROPOSE_SUPPORT),
        Stage.VERIFICATION,
        BEING,
    ),
    "the first line approved in protection enters support": (
        Act.APPROVE_SUPPORT,
        lead(Stage.PROTECTION, CONFIRMED, Role.CASE_OWNER, Act.PROPOSE_SUPPORT),
        Stage.SUPPORT,
        CONFIRMED,
    ),
    "a confirmed case goes to another case owner": (
        Act.TRANSFER_LEAD,
        offered(Stage.SUPPORT, CONFIRMED, Role.CASE_OWNER),
        Stage.SUPPORT,
        CONFIRMED,
    ),
    "the journey home enters reintegration": (
        Act.BEGIN_REINTEGRATION,
        lead(Stage.SUPPORT, CONFIRMED, Role.CASE_OWNER, Wish.TO_GO_HOME, AgeBand.ADULT),
        Stage.REINTEGRATION,
        CONFIRMED,
    ),
    "the case owner follows up": (
        Act.FOLLOW_UP,
        lead(Stage.REINTEGRATION, CONFIRMED, Role.CASE_OWNER),
        Stage.REINTEGRATION,
        CONFIRMED,
    ),
    "the case is closed after a follow-up": (
        Act.CLOSE,
        lead(Stage.REINTEGRATION, CONFIRMED, Role.CASE_OWNER, Act.FOLLOW_UP),
        Stage.CLOSED,
        CONFIRMED,
    ),
    "a case may end early in receipt": (
        Act.CLOSE_EARLY,
        lead(Stage.RECEIPT, BEING, Role.COMMUNE),
        Stage.CLOSED,
        BEING,
    ),
    "who led in receipt takes the person up again": (
        Act.REOPEN,
        lead(Stage.CLOSED, BEING, Role.COMMUNE, Act.CLOSE_EARLY),
        Stage.RECEIPT,
        BEING,
    ),
    "a case that was not a victim's is verified anew": (
        Act.REOPEN,
        lead(Stage.CLOSED, Status.NOT_VICTIM, Role.CASE_OWNER),
        Stage.VERIFICATION,
        BEING,
    ),
    "a confirmed case reopens in protection": (
        Act.REOPEN,
        lead(Stage.CLOSED, CONFIRMED, Role.CASE_OWNER),
        Stage.PROTECTION,
        CONFIRMED,
    ),
}

# act, position, the kinds of reason
REFUSED = {
    "a case owner does not rescue": (
        Act.RESCUE,
        stranger(None, None, Role.CASE_OWNER),
        {Lack.ROLE},
    ),
    "a rescuer does not bring to the commune": (
        Act.BRING_TO_COMMUNE,
        lead(Stage.RECEIPT, BEING, Role.RESCUER, Act.RESCUE),
        {Lack.ROLE},
    ),
    "another commune does not notify": (
        Act.NOTIFY_CASE_OWNER,
        stranger(Stage.RECEIPT, BEING, Role.COMMUNE),
        {Lack.LEAD},
    ),
    "nothing is taken in before the notice": (
        Act.TAKE_IN,
        lead(Stage.RECEIPT, BEING, Role.COMMUNE),
        {Lack.ACT},
    ),
    "a case owner takes nothing that was not offered": (
        Act.TAKE_IN,
        stranger(Stage.RECEIPT, BEING, Role.CASE_OWNER, Act.NOTIFY_CASE_OWNER),
        {Lack.ROLE},
    ),
    "the police are not asked before the initial check": (
        Act.REQUEST_VERIFICATION,
        lead(Stage.VERIFICATION, BEING, Role.CASE_OWNER),
        {Lack.ACT},
    ),
    "a court's paper is not recorded without the paper": (
        Act.RECORD_CONFIRMATION,
        lead(Stage.VERIFICATION, BEING, Role.CASE_OWNER, Act.INITIAL_CHECK),
        {Lack.PAPER},
    ),
    "police who were not asked do not answer": (
        Act.ANSWER_VERIFICATION,
        stranger(Stage.VERIFICATION, BEING, Role.VERIFIER, Act.REQUEST_VERIFICATION),
        {Lack.LEAD},
    ),
    "nobody answers what was not asked": (
        Act.ANSWER_VERIFICATION,
        asked(Stage.VERIFICATION, BEING, Role.VERIFIER),
        {Lack.ACT},
    ),
    "nobody confirms without a draft": (
        Act.CONFIRM,
        asked(Stage.IDENTIFICATION, BEING, Role.VERIFIER, Paper.CONCLUSION),
        {Lack.ACT},
    ),
    "the case owner does not confirm": (
        Act.CONFIRM,
        lead(Stage.IDENTIFICATION, BEING, Role.CASE_OWNER, *FINISHED_DRAFT),
        {Lack.ROLE},
    ),
    "a concluded status is not concluded again": (
        Act.CONFIRM,
        asked(Stage.IDENTIFICATION, Status.NOT_VICTIM, Role.VERIFIER, *FINISHED_DRAFT),
        {Lack.POSITION},
    ),
    "a pending case is not closed as concluded": (
        Act.CLOSE,
        lead(Stage.IDENTIFICATION, BEING, Role.CASE_OWNER),
        {Lack.POSITION},
    ),
    "a pending case is not requested again from identification": (
        Act.REQUEST_VERIFICATION,
        lead(Stage.IDENTIFICATION, BEING, Role.CASE_OWNER, Act.INITIAL_CHECK),
        {Lack.POSITION},
    ),
    "a rescuer who did not rescue does not confirm": (
        Act.CONFIRM,
        lead(Stage.RECEIPT, BEING, Role.RESCUER, Act.RECEIVE, *FINISHED_DRAFT),
        {Lack.ENTRY},
    ),
    "the gate does not confirm without its paper": (
        Act.CONFIRM,
        lead(Stage.RECEIPT, BEING, Role.GATE, Act.RECEIVE_AT_GATE, Act.DRAFT_CONCLUSION),
        {Lack.PAPER},
    ),
    "who was screened in is not screened again": (
        Act.SCREEN_AGAIN,
        lead(Stage.CLOSED, Status.NOT_VICTIM, Role.GATE, Act.FIND_NO_SIGNS),
        {Lack.POSITION},
    ),
    "the commune does not screen": (
        Act.FIND_SIGNS,
        lead(Stage.SCREENING, None, Role.COMMUNE),
        {Lack.ROLE},
    ),
    "nobody is placed before the initial check": (
        Act.PLACE,
        lead(Stage.VERIFICATION, BEING, Role.CASE_OWNER, Wish.TO_STAY),
        {Lack.ACT},
    ),
    "no adult is placed without a wish": (
        Act.PLACE,
        lead(
            Stage.VERIFICATION,
            BEING,
            Role.CASE_OWNER,
            Act.INITIAL_CHECK,
            AgeBand.ADULT,
            Citizenship.UNCLEAR,
        ),
        {Lack.WISH},
    ),
    "who is not a victim is not placed": (
        Act.PLACE,
        lead(
            Stage.IDENTIFICATION,
            Status.NOT_VICTIM,
            Role.CASE_OWNER,
            Act.INITIAL_CHECK,
            Wish.TO_STAY,
        ),
        {Lack.POSITION},
    ),
    "who is not a victim has no measure": (
        Act.PROTECT,
        lead(Stage.IDENTIFICATION, Status.NOT_VICTIM, Role.CASE_OWNER),
        {Lack.POSITION},
    ),
    "a facility without the person applies no measure": (
        Act.PROTECT,
        stranger(Stage.PROTECTION, CONFIRMED, Role.FACILITY),
        {Lack.LEAD},
    ),
    "support ends with the finding": (
        Act.DELIVER_SUPPORT,
        lead(Stage.IDENTIFICATION, Status.NOT_VICTIM, Role.CASE_OWNER),
        {Lack.POSITION},
    ),
    "support waits for the end of screening": (
        Act.DELIVER_SUPPORT,
        lead(Stage.SCREENING, None, Role.GATE),
        {Lack.POSITION},
    ),
    "the facility does not approve its own proposal": (
        Act.APPROVE_SUPPORT,
        housing(Stage.SUPPORT, CONFIRMED, Role.FACILITY, Act.PROPOSE_SUPPORT),
        {Lack.ROLE},
    ),
    "a case owner without a tie approves nothing": (
        Act.APPROVE_SUPPORT,
        stranger(Stage.SUPPORT, CONFIRMED, Role.CASE_OWNER, Act.PROPOSE_SUPPORT),
        {Lack.LEAD},
    ),
    "approval waits until the case owner has taken in": (
        Act.APPROVE_SUPPORT,
        asked(Stage.RECEIPT, BEING, Role.CASE_OWNER, Act.PROPOSE_SUPPORT),
        {Lack.POSITION},
    ),
    "the commune does not follow up for the case owner": (
        Act.FOLLOW_UP,
        asked(Stage.REINTEGRATION, CONFIRMED, Role.COMMUNE),
        {Lack.ROLE},
    ),
    "an unconfirmed case stays with its case owner": (
        Act.TRANSFER_LEAD,
        lead(Stage.VERIFICATION, BEING, Role.CASE_OWNER),
        {Lack.POSITION},
    ),
    "nobody is sent home against their wish": (
        Act.BEGIN_REINTEGRATION,
        lead(Stage.PROTECTION, CONFIRMED, Role.CASE_OWNER, AgeBand.ADULT),
        {Lack.WISH},
    ),
    "no case is closed before a follow-up": (
        Act.CLOSE,
        lead(Stage.REINTEGRATION, CONFIRMED, Role.CASE_OWNER),
        {Lack.ACT},
    ),
    "a closed case is not followed up": (
        Act.FOLLOW_UP,
        lead(Stage.CLOSED, CONFIRMED, Role.CASE_OWNER),
        {Lack.POSITION},
    ),
    "a commune reopens no case that ended in its course": (
        Act.REOPEN,
        lead(Stage.CLOSED, BEING, Role.COMMUNE),
        {Lack.ACT},
    ),
}


@pytest.mark.parametrize(
    ("act", "position", "stage", "status"), ALLOWED.values(), ids=ALLOWED.keys()
)
def test_the_law_allows(act: Act, position: Position, stage: Stage, status: Status | None) -> None:
    taken = step(REGIME, act, position)

    assert (taken.to, taken.status) == (stage, status)


@pytest.mark.parametrize(("act", "position", "kinds"), REFUSED.values(), ids=REFUSED.keys())
def test_the_law_refuses(act: Act, position: Position, kinds: set[Lack]) -> None:
    with pytest.raises(Refused) as refusal:
        step(REGIME, act, position)

    assert {reason.kind for reason in refusal.value.unmet} == kinds


def test_an_unread_article_warns_of_a_missing_paper_and_does_not_block() -> None:
    position = asked(Stage.IDENTIFICATION, BEING, Role.VERIFIER, Act.DRAFT_CONCLUSION)

    taken = step(REGIME, Act.CONFIRM, position)

    assert [warning.kind for warning in taken.warnings] == [Lack.PAPER]


def test_asking_leaves_the_position_as_it_was() -> None:
    position = lead(Stage.VERIFICATION, BEING, Role.CASE_OWNER, Act.INITIAL_CHECK)

    choices(REGIME, position)

    assert (position.stage, position.status) == (Stage.VERIFICATION, BEING)


def test_a_second_verification_needs_a_second_draft() -> None:
    history = [
        Act.REQUEST_VERIFICATION,
        Act.ANSWER_VERIFICATION,
        Act.DRAFT_CONCLUSION,
        Act.LEAVE_UNDETERMINED,
        Act.REQUEST_VERIFICATION,
        Act.ANSWER_VERIFICATION,
    ]

    counting = REGIME.finished(history)

    assert Act.DRAFT_CONCLUSION not in counting
    assert Act.ANSWER_VERIFICATION in counting


def test_a_refusal_names_kinds_and_no_value_of_the_person() -> None:
    position = lead(Stage.VERIFICATION, BEING, Role.CASE_OWNER, Act.INITIAL_CHECK, AgeBand.ADULT)

    with pytest.raises(Refused) as refusal:
        step(REGIME, Act.PLACE, position)

    assert str(refusal.value) == "wish"


def test_a_grey_button_gives_the_reasons_of_the_refusal() -> None:
    position = lead(Stage.RECEIPT, BEING, Role.COMMUNE, Act.RECEIVE)

    grey = next(choice for choice in choices(REGIME, position) if choice.act is Act.TAKE_IN)

    assert not grey.is_open
    assert grey.unmet == _reasons(Act.TAKE_IN, position)


def _reasons(act: Act, position: Position) -> tuple[Unmet, ...]:
    with pytest.raises(Refused) as refusal:
        step(REGIME, act, position)
    return refusal.value.unmet
