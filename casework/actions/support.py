"""Support lines: proposed by one, approved by another, delivered; first help waits for nobody."""

from datetime import datetime

from sqlalchemy.orm import Session

from casework import audit, due
from casework.accompanied import accompanied_by
from casework.actions.head import insist_on_head, insist_on_reading
from casework.actions.step import apply, ask, unit_for
from casework.actions.telling import Told, hear, insist_on_told, moment
from casework.audit import Actor
from casework.keyring import Disclosure
from casework.position import current_whereabouts, person_facts, regime_of
from casework.records.cases import Case
from casework.records.steps import Step as Done
from casework.records.support import SupportLine
from casework.records.tellings import NoStep
from casework.records.units import Unit
from casework.safekeeping import add, safe_of
from workflows import support as life
from workflows.engine import Refused, Step
from workflows.regime import Lack, Regime, Unmet
from workflows.regimes import support_regime_for
from workflows.source import OFFICE
from workflows.support import LineMove, LineState
from workflows.terms import Act, AgeBand, Letter, Place


def propose_support(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    letter: Letter,
    *,
    detail: str,
    told: Told | None = None,
) -> SupportLine:
    """Propose one support regime for the person.

    Raises `Refused` where the law gives the person's group no such support (Điều 37).
    """
    unit, allowed = _allowed(session, actor, now, case, Act.PROPOSE_SUPPORT, told)
    _insist_on_entitlement(session, case, letter, now)
    step = apply(session, actor, now, case, allowed, unit=unit, told=told)
    state = life.move(None, LineMove.PROPOSE)
    line = _line(session, step, case, letter, detail, state)
    due.refresh(session, case, now)
    audit.record(session, "support.proposed", actor, now, case.file_id, line=line.id)
    return line


def give_at_once(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    letter: Letter,
    *,
    detail: str,
    told: Told | None = None,
) -> SupportLine:
    """First help, given before anybody approves: essential needs, medical care, interpreting.

    Raises `MoveRefused` for a regime that needs approval, and `Refused`.
    """
    state = life.give_at_once(letter)
    unit, allowed = _allowed(session, actor, now, case, Act.DELIVER_SUPPORT, told)
    _insist_on_entitlement(session, case, letter, now)
    step = apply(session, actor, now, case, allowed, unit=unit, told=told)
    line = _line(session, step, case, letter, detail, state)
    line.delivered_by_id, line.delivered_at = actor.officer_id, step.happened_at
    audit.record(session, "support.delivered", actor, now, case.file_id, line=line.id)
    return line


def approve_support(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    line: SupportLine,
    *,
    told: Told | None = None,
) -> SupportLine:
    """Approve another officer's proposal, as a head; the first approval enters support.

    The head has open what is proposed, unless ours writes down another unit's decision. Raises
    `Refused` and `MoveRefused`.
    """
    _insist_on_another_hand(actor, line)
    insist_on_head(session, actor, case)
    unit, allowed = _allowed(session, actor, now, case, Act.APPROVE_SUPPORT, told)
    _insist_on_entitlement(session, case, _letter(session, line, now), now)
    told = insist_on_told(session, actor, now, case, unit, told, since=line.proposed_at)
    _insist_on_reading(session, actor, now, case, line, told)
    _decide(actor, moment(told, now), line, LineMove.APPROVE)
    step = apply(session, actor, now, case, allowed, unit=unit, told=told)
    audit.record(
        session, "support.approved", actor, now, case.file_id, line=line.id, stage=step.stage
    )
    return line


def decline_support(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    line: SupportLine,
    *,
    reasons: str,
    told: Told | None = None,
) -> SupportLine:
    """Decline a proposal in words, as a head, where one could approve it; open as for approving.

    That the person's group has no such support is a reason to decline, and no hindrance. Raises
    `Refused` and `MoveRefused`.
    """
    _insist_on_another_hand(actor, line)
    insist_on_head(session, actor, case)
    unit = _approver(session, actor, now, case)
    since, act = line.proposed_at, NoStep.DECLINED
    at = hear(session, actor, now, case, unit, told, act, line.id, since=since)
    _insist_on_reading(session, actor, now, case, line, told)
    _decide(actor, at, line, LineMove.DECLINE)
    safe_of(session, case.file_id).seal(line, outcome=reasons)
    due.refresh(session, case, now)
    audit.record(session, "support.declined", actor, now, case.file_id, line=line.id)
    return line


def deliver_support(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    line: SupportLine,
    *,
    outcome: str,
    told: Told | None = None,
) -> SupportLine:
    """The support reached the person; say what was given. Raises `Refused` and `MoveRefused`."""
    unit, allowed = _allowed(session, actor, now, case, Act.DELIVER_SUPPORT, told)
    told = insist_on_told(session, actor, now, case, unit, told, since=line.decided_at)
    line.state = life.move(line.state, LineMove.DELIVER)
    line.delivered_by_id, line.delivered_at = actor.officer_id, moment(told, now)
    safe_of(session, case.file_id).seal(line, outcome=outcome)
    apply(session, actor, now, case, allowed, unit=unit, told=told)
    audit.record(session, "support.delivered", actor, now, case.file_id, line=line.id)
    return line


def letters_open(session: Session, case: Case, now: datetime) -> frozenset[Letter]:
    """The support regimes that the law gives this person today, as letters.

    Those of the person's own group, and of a minor those of whom they came with. Source: Luật
    53/2024/QH15, Điều 37 and Điều 63: support follows the day of confirmation.
    """
    return _own_letters(session, case, now) | _letters_of_a_companion(session, case, now)


def letters_through_another(session: Session, case: Case, now: datetime) -> frozenset[Letter]:
    """Those of them that the person has only because of whom they came with."""
    return _letters_of_a_companion(session, case, now) - _own_letters(session, case, now)


def _own_letters(session: Session, case: Case, now: datetime) -> frozenset[Letter]:
    citizenship = person_facts(session, case, now).citizenship
    place = _place(session, case, now)
    found = _support_law(case).entitlement(case.status, citizenship, place)
    return found.letters if found else frozenset()


def _letters_of_a_companion(session: Session, case: Case, now: datetime) -> frozenset[Letter]:
    """Nothing for a person of age. Doubt of age is treated as minority."""
    person = person_facts(session, case, now)
    if person.age_band is AgeBand.ADULT:
        return frozenset()
    place = _place(session, case, now)
    found = (
        other.regime.entitlement(other.status, person.citizenship, place, accompanies=True)
        for other in accompanied_by(session, case)
    )
    return frozenset(letter for group in found if group for letter in group.letters)


def _place(session: Session, case: Case, now: datetime) -> Place:
    stay = current_whereabouts(session, case)
    standing = Disclosure.standing(case.file_id)
    return Place.of(safe_of(session, case.file_id).open(stay, "kind", standing, now))


def _support_law(case: Case) -> Regime:
    return support_regime_for(case.confirmed_on) if case.confirmed_on else regime_of(case)


def _allowed(
    session: Session, actor: Actor, now: datetime, case: Case, act: Act, told: Told | None
) -> tuple[Unit, Step]:
    """Whose act it is, and the step that the law allows. Asked before anything of the person is
    weighed: else a refusal would tell a stranger to the case what group the person belongs to.
    """
    unit = unit_for(session, actor, now, case, act)
    return unit, ask(session, unit, case, act, moment(told, now))


def _insist_on_entitlement(session: Session, case: Case, letter: Letter, now: datetime) -> None:
    if letter not in letters_open(session, case, now):
        raise Refused((Unmet(Lack.ENTITLEMENT, frozenset(), OFFICE),))


def _insist_on_another_hand(actor: Actor, line: SupportLine) -> None:
    if actor.officer_id == line.proposed_by_id:
        raise Refused((Unmet(Lack.DRAFTER, frozenset(), OFFICE),))


def _insist_on_reading(
    session: Session, actor: Actor, now: datetime, case: Case, line: SupportLine, told: Told | None
) -> None:
    """Who decides reads first; who only writes down what another unit decided signs nothing."""
    if told is None:
        insist_on_reading(session, actor, now, case, line)


def _approver(session: Session, actor: Actor, now: datetime, case: Case) -> Unit:
    """Whose decision it is, where one could approve. Raises `Refused`."""
    unit = unit_for(session, actor, now, case, Act.APPROVE_SUPPORT)
    try:
        ask(session, unit, case, Act.APPROVE_SUPPORT, now)
    except Refused as refused:
        here = regime_of(case).rows_for(case.stage, Act.APPROVE_SUPPORT)
        if not here or {reason.kind for reason in refused.unmet} & {Lack.ROLE, Lack.LEAD}:
            raise
    return unit


def _decide(actor: Actor, at: datetime, line: SupportLine, move: LineMove) -> None:
    line.state = life.move(line.state, move)
    line.decided_by_id, line.decided_at = actor.officer_id, at


def _letter(session: Session, line: SupportLine, now: datetime) -> Letter:
    standing = Disclosure.standing(line.file_id)
    return Letter.of(safe_of(session, line.file_id).open(line, "letter", standing, now))


def _line(
    session: Session, step: Done, case: Case, letter: Letter, detail: str, state: LineState
) -> SupportLine:
    """A line of the unit whose act the step is, from the moment it happened."""
    return add(
        session,
        SupportLine(
            file_id=case.file_id,
            state=state,
            unit_id=step.unit_id,
            proposed_by_id=step.officer_id,
            proposed_at=step.happened_at,
        ),
        letter=letter.value,
        detail=detail,
    )
