"""What the page of one act is made of. The families beside this file fill it; it knows none.

A family (`checks.py`, `support.py` …) ends with one table, `PAGES: Pages = {Act.X: ActPage(…)}`,
and stands in the list of `__init__.py`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from sqlalchemy.orm import Session

from casework.audit import Actor
from casework.policy import Ask
from casework.records.cases import Case
from casework.records.units import Unit
from casework.web.told import RecordingForm
from workflows.terms import Act


class ActForm(RecordingForm):
    """The base of the form of an act.

    The dispatcher asks for the teller where the act is that of a lead off the system.

    Whether it is valid must not hang on where the case stands: the second copy of a form that was
    sent twice comes after the act was done, and has to reach the transaction, which knows its
    answer. So a choice offered by the law is checked by the verb (`validate_choice=False`).
    """

    def lay_out(self, session: Session, actor: Actor, now: datetime, case: Case, act: Act) -> None:
        """Fill choices and drop fields that do not apply; before GET shows and POST checks it."""


class Signpost(ActForm):
    """No form: the page leads to where the act is done, and records nothing itself."""

    def ask_teller(
        self,
        session: Session,
        actor: Actor,
        now: datetime,
        case: Case,
        unit: Unit | None,
        *,
        since: datetime | None = None,
    ) -> None:
        """Whoever is led on is asked there."""
        self.ask_nobody()


F = TypeVar("F", bound=ActForm)


def nothing_more(_session: Session, _actor: Actor, _now: datetime, _case: Case) -> None:
    """Most pages show the form and no more."""


@dataclass(frozen=True, slots=True)
class ActPage(Generic[F]):
    """How an act is asked for and done.

    `perform` calls one verb and returns the address that answers the form; it runs in the write
    session, with the case found again there. `details` reads what else the template shows, as
    `details`. `ask` is what the rank must be granted, where taking a step is not enough.
    """

    form: type[F]
    perform: Callable[[Session, Actor, datetime, Case, F], str]
    template: str
    details: Callable[[Session, Actor, datetime, Case], object] = nothing_more
    ask: Ask = Ask.TAKE_STEP


Pages = Mapping[Act, ActPage[Any]]
"""Any: each page has a form of its own, and the dispatcher hands it only that one."""
