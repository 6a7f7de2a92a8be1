"""What was answered with a no: a file sent back, a request refused, a support line declined.

The first screen of a case asks for them together with what waits, in one statement.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from casework.lookups.naming import Names
from casework.lookups.parts import Part
from casework.lookups.timeline import Event, Happened, between, declined
from casework.position import asking_for
from casework.records.cases import Case
from casework.records.handoffs import Handoff
from casework.records.officers import Officer
from casework.records.requests import Request
from casework.records.steps import Step
from casework.records.support import SupportLine
from workflows.handoff import DECLINED
from workflows.request import RequestState
from workflows.support import LineState
from workflows.terms import Act


@dataclass(frozen=True, slots=True)
class Refusal:
    """A no, the act that it leaves to be done again, and the event that tells of it."""

    act: Act
    event: Event


def refusal_of_handoff(row: Handoff, names: Names) -> Refusal | None:
    """The file came back, or the person did not come."""
    if row.state not in DECLINED or row.answered_at is None:
        return None
    giver, receiver = names.of(row.from_unit), names.of(row.to_unit)
    part = Part("handoff", row.public_id)
    kind = Happened.of(row.state.value)
    return Refusal(row.act, between(kind, row.act, row.answered_at, receiver, giver, part))


def refusal_of_request(case: Case, row: Request, names: Names) -> Refusal | None:
    """The asked unit refused: what is left is to ask another."""
    if row.state is not RequestState.REFUSED or row.answered_at is None:
        return None
    asker, asked = names.of(row.from_unit), names.of(row.to_unit)
    part = Part("request", row.public_id)
    event = between(Happened.REFUSED, row.act, row.answered_at, asked, asker, part)
    asking = asking_for(case, row.act)
    return Refusal(asking[0] if asking else row.act, event)


def refusal_of_line(row: SupportLine, decider: Officer, names: Names) -> Refusal | None:
    """The proposal was declined."""
    if row.state is not LineState.DECLINED or row.decided_at is None:
        return None
    return Refusal(Act.PROPOSE_SUPPORT, declined(row, row.decided_at, decider, names))


def standing_refusals(refusals: Iterable[Refusal], steps: Iterable[Step]) -> Mapping[Act, Event]:
    """The last no to each act that has not been done again since."""
    done: dict[Act, datetime] = {}
    for step in steps:
        done[step.act] = max(step.happened_at, done.get(step.act, step.happened_at))
    said = sorted(refusals, key=lambda refusal: refusal.event.at)
    last = {refusal.act: refusal.event for refusal in said}
    return {act: no for act, no in last.items() if act not in done or done[act] <= no.at}
