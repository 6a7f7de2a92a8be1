"""Every form that the pages of the town offer, and to whom."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy import select

from casework.database import Scope
from casework.records.cases import Case
from casework.records.handoffs import Handoff
from tests.security.asking import Asker, asker
from tests.security.pagereader import Form, read
from tests.security.routes import SAFE, Route, addresses, routes_of
from tests.security.town import Relation, Things, Town
from workflows.terms import Rank

ROUTES = routes_of(addresses())
ACTS = [route for route in ROUTES if route.method not in SAFE and "sessions" not in route.endpoint]
_PAGES = [route for route in ROUTES if route.method in SAFE]
_BUT_ACTS = [route for route in _PAGES if not route.act]
_WHO = (
    (Relation.LEADS, Rank.OFFICER),
    (Relation.LEADS, Rank.SUPERVISOR),
    (Relation.HOUSES, Rank.OFFICER),
    (Relation.OFFERED, Rank.OFFICER),
    (Relation.GAVE, Rank.OFFICER),
    (Relation.GAVE, Rank.SUPERVISOR),
    (Relation.NOTIFIED, Rank.OFFICER),
    (Relation.LEADS, Rank.ADMINISTRATOR),
)


@dataclass(frozen=True)
class Offer:
    """A form on a page, before somebody who may send it."""

    route: Route
    asker: Asker
    page: str
    form: Form

    def __str__(self) -> str:
        return f"{self.route.name}, offered on {self.page}"


def offers(town: Town) -> list[Offer]:
    """One of each form: of the first who is shown it, with the cases opened."""
    askers = [asker(town, town.viewer(relation, rank)) for relation, rank in _WHO]
    for each in askers:
        _open_the_cases(each)
    found: dict[Route, Offer] = {}
    for each in askers:
        _keep(found, _offered_to(each, _PAGES if each is askers[0] else _BUT_ACTS, town.things))
    for code, viewer in town.others:
        acts = [page for page in _PAGES if _is_of_act(page) and _sent_from(page) not in found]
        _keep(found, _offered_to(asker(town, viewer), acts, replace(town.things, code=code)))
    for handoff, viewer in town.handoffs:
        things = replace(town.things, handoff=handoff)
        each = asker(town, viewer)
        _open_the_case_of(each, handoff)
        pages = [page for page in _PAGES if page.thing == "handoff"]
        _keep(found, _offered_to(each, pages, things))
    return list(found.values())


def _keep(found: dict[Route, Offer], offered: Iterator[Offer]) -> None:
    for offer in offered:
        found.setdefault(offer.route, offer)


def _sent_from(page: Route) -> Route | None:
    """What the form of an act's page is sent to."""
    return next((route for route in ACTS if _is_of_act(route) and _alike(route, page)), None)


def _is_of_act(route: Route) -> bool:
    return bool({"act", "other_act"} & route.words.keys())


def _alike(one: Route, other: Route) -> bool:
    return one.rule == other.rule and one.words == other.words


def _open_the_cases(each: Asker) -> None:
    """As far as the officer may: whoever only signs reveals what they sign."""
    with each.town.door.office.database.reading(Scope.of_job("test")) as session:
        files = set(each.town.things.files.values())
        codes = session.scalars(select(Case.code).where(Case.file_id.in_(files))).all()
    each.send(f"/batches/{each.town.things.batch}/visits", {})
    each.send(f"/tips/{each.town.things.tip}/visits", {})
    for code in codes:
        _open(each, code)


def _open_the_case_of(each: Asker, handoff: UUID) -> None:
    with each.town.door.office.database.reading(Scope.of_job("test")) as session:
        of_handoff = Case.file_id == Handoff.file_id
        code = session.scalars(
            select(Case.code).join(Handoff, of_handoff).where(Handoff.public_id == handoff)
        ).one()
    _open(each, code)
    each.send(f"/handoffs/{handoff}/summary", {})


def _open(each: Asker, code: str) -> None:
    each.send(f"/cases/{code}/visits", {})
    each.send(f"/cases/{code}/reveals", {"reason": "safety", "scope": "case"})
    each.send(f"/cases/{code}/reveals", {"reason": "safety", "scope": "protection"})


def _offered_to(each: Asker, pages: list[Route], things: Things) -> Iterator[Offer]:
    acts = {route.path(things): route for route in ACTS}
    for page in pages:
        answer = each.ask(page, things)
        if answer.status_code != 200 or answer.mimetype != "text/html":
            continue
        for form in read(answer.text).forms:
            if form.method == "post" and form.action in acts:
                yield Offer(acts[form.action], each, page.path(things), form)
