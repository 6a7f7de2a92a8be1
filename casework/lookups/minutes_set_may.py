"""What an officer may do with a set of minutes, of a list and of a batch alike."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from casework.actions.minutes_sets import parties_of
from casework.actions.minutes_sets_signing import may_record_for, set_signatures
from casework.audit import Actor
from casework.lookups.minutes_set_shown import PartyShown, SetVersion
from casework.records.minutes_sets import MinutesSet
from workflows.life import Side
from workflows.minutes import MinutesState


@dataclass(frozen=True, slots=True)
class SetMay:
    """What this officer may do with the set now; the verb asks again."""

    drafts: bool = False
    checks: bool = False
    drops: bool = False
    signs: Side | None = None
    records: tuple[PartyShown, ...] = ()
    is_own_draft: bool = False


def may_with(
    session: Session,
    actor: Actor,
    live: MinutesSet,
    current: SetVersion,
    *,
    keeps: bool,
    signs: bool,
    records: bool,
) -> SetMay:
    """With a set that stands, by what the officer's rank and ties allow.

    `keeps` is to check it and to put it aside, `signs` to sign it for their unit, `records` to
    write down who signed on paper.
    """
    own, is_draft = live.drafted_by_id == actor.officer_id, live.state is MinutesState.DRAFTED
    is_signed = any(party.signed_at for party in current.parties)
    return SetMay(
        checks=keeps and is_draft and not own,
        drops=keeps and not is_signed,
        signs=_side(session, actor, live) if signs and not is_draft and not own else None,
        records=_recorded(session, actor, live, current) if records and not is_draft else (),
        is_own_draft=own,
    )


def _side(session: Session, actor: Actor, live: MinutesSet) -> Side | None:
    """The side for which this head still signs; none who has signed already."""
    signed = (row for row in set_signatures(session, live) if row.key_id)
    if any(row.officer_id == actor.officer_id for row in signed):
        return None
    own = (party.side for party in parties_of(session, live) if party.unit_id == actor.unit_id)
    return next(own, None)


def _recorded(
    session: Session, actor: Actor, live: MinutesSet, current: SetVersion
) -> tuple[PartyShown, ...]:
    """The units for which this officer may write down who signed on paper."""
    mine = {
        party.public_id
        for party in parties_of(session, live)
        if may_record_for(session, actor, live, party)
    }
    return tuple(party for party in current.parties if party.public_id in mine)
