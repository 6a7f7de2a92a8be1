"""Why an act is refused, as far as an officer may know: no reason tells others the age or the wish.

One answer for the page of an act and for the refusal that meets a form.
"""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy.orm import Session

from casework.audit import Actor
from casework.policy import Ask, may
from casework.reach import ties
from casework.records.reaches import Tie
from workflows.regime import Lack, Unmet

_TELLING = frozenset({Lack.WISH, Lack.PERSON, Lack.MEANS})

Reasons = tuple[Unmet, ...]


def may_know_why(actor: Actor, tied: frozenset[Tie]) -> bool:
    """Whether the officer may know also what tells the age or the wish: it may open them."""
    return may(actor.rank, Ask.REVEAL_PROTECTION, tied)


def reasons_told(
    session: Session, actor: Actor, file_id: UUID | None, unmet: Iterable[Unmet]
) -> Reasons:
    """Why the law refused an act on this file; asks for the ties only where a reason tells much.

    That something sealed is missing would tell it as well: to others it is said only where nothing
    else stands in the way. Of a file that is not known, only what everybody may know is told.
    """
    reasons = tuple(unmet)
    if not any(reason.kind in _TELLING for reason in reasons):
        return reasons
    tied = ties(session, actor.unit_id, file_id) if file_id else frozenset()
    open_to_all = tuple(reason for reason in reasons if reason.kind not in _TELLING)
    return as_told(actor, tied, reasons if may_know_why(actor, tied) else open_to_all or reasons)


def as_told(actor: Actor, tied: frozenset[Tie], unmet: Iterable[Unmet]) -> Reasons:
    """The reasons for an officer of a unit with these ties."""
    return tuple(unmet) if may_know_why(actor, tied) else unsaid(unmet)


def unsaid(unmet: Iterable[Unmet]) -> Reasons:
    """The same reasons with one sentence for all that would tell the age or the wish."""
    return tuple(dict.fromkeys(_unsaid(reason) for reason in unmet))


def _unsaid(reason: Unmet) -> Unmet:
    if reason.kind not in _TELLING:
        return reason
    return Unmet(Lack.SEALED, frozenset(), reason.source)
