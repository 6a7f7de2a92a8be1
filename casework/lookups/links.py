"""Cases tied to one another as told at receipt: a child and the parent, who came together."""

from dataclasses import dataclass

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from casework.audit import Actor
from casework.policy import Ask, within_reach
from casework.records.cases import Case
from casework.records.links import Kinship, Link


@dataclass(frozen=True, slots=True)
class Linked:
    """Another case; `kinship` says what the one person is to the other, `is_ours` whose case
    says it: this one, or the other."""

    code: str
    kinship: Kinship
    is_ours: bool


def links_of(session: Session, actor: Actor, case: Case) -> list[Linked]:
    """The cases tied to this one that the officer may see; those out of reach are not hinted at."""
    other = and_(Link.file_id == case.file_id, Case.file_id == Link.other_id)
    ours = and_(Link.other_id == case.file_id, Case.file_id == Link.file_id)
    rows = session.execute(
        select(Case.code, Link.kinship, Link.file_id)
        .join(Link, or_(other, ours))
        .where(within_reach(session, actor, Ask.SEE, Case))
        .order_by(Case.code)
    )
    return [Linked(code, kinship, file_id == case.file_id) for code, kinship, file_id in rows]
