"""`/cases/<code>`: the first screen of a case and the sections beside it. GET only; masked."""

from typing import Any

from flask import Blueprint, render_template
from flask_babel import gettext as _

from casework.lookups.asked import asked
from casework.lookups.case_law import case_law
from casework.lookups.company_page import company_of
from casework.lookups.copies import copies
from casework.lookups.custody import Custody, Led, Stayed, custody
from casework.lookups.front import Front, Opened, open_front
from casework.lookups.holdings import papers_of, reads_of, support_of
from casework.lookups.overview import overview
from casework.lookups.paper_views import looks_at
from casework.lookups.search_watch import met_by_searches
from casework.lookups.status_versions import STANDING, is_revoked, status_versions
from casework.lookups.timeline import timeline
from casework.policy import Ask
from casework.web.doors import asks, current_actor, now, reading
from casework.web.picture import Stretch, TwoLines, two_lines
from casework.web.sections import sections
from casework.web.words import language, named, upfirst, word
from workflows.tracker import tracker

pages = Blueprint("cases", __name__)


@pages.get("/cases/<code>")
@asks(Ask.SEE)
def show(code: str) -> str:
    """Where is the person now, who is responsible, what is due, and what is left to do."""
    found = overview(reading(), current_actor(), code, now())
    steps = [
        {"stage": step.stage, "state": step.passage}
        for step in tracker(found.front.stage, found.front.status, language())
    ]
    return page("overview", found.front, view=found, steps=steps)


@pages.get("/cases/<code>/timeline")
@asks(Ask.SEE)
def events(code: str) -> str:
    """Everything that happened, newest first."""
    found = _found(code)
    told = timeline(reading(), found.case, found.eyes, found.names)
    versions = status_versions(reading(), found.case, found.names)
    return page("timeline", found.front, events=told, versions=versions)


@pages.get("/cases/<code>/handoffs")
@asks(Ask.SEE)
def handoffs(code: str) -> str:
    """Every handoff, request and conclusion, and who led and where the person was."""
    found = _found(code)
    held = custody(reading(), found.case, found.eyes, found.names)
    lists = asked(reading(), found.case, found.names)
    company = (  # said with a handoff, so of none where there is no handoff
        company_of(reading(), current_actor(), found.case, found.eyes) if held.handoffs else ()
    )
    picture = _picture(held, found)
    return page(
        "handoffs",
        found.front,
        held=held,
        lists=lists,
        company=company,
        picture=picture,
        received=lists.receptions,
    )


@pages.get("/cases/<code>/law")
@asks(Ask.SEE)
def law(code: str) -> str:
    """Why each act is open or closed now: what is met, what is missing, which clock runs."""
    found = case_law(reading(), current_actor(), code, now())
    return page("law", found.front, section="overview", view=found)


@pages.get("/cases/<code>/papers")
@asks(Ask.SEE)
def papers(code: str) -> str:
    """The papers on the file, in force or voided."""
    found = _found(code)
    return page(
        "papers", found.front, papers=papers_of(reading(), found.case, found.eyes, found.names)
    )


@pages.get("/cases/<code>/support")
@asks(Ask.SEE)
def support(code: str) -> str:
    """The support lines of the person."""
    found = _found(code)
    lines = support_of(reading(), found.case, found.eyes, found.names)
    revoked = is_revoked(status_versions(reading(), found.case, found.names))
    standing = [line for line in lines if line.state in STANDING] if revoked else []
    return page("support", found.front, lines=lines, standing=standing)


@pages.get("/cases/<code>/reads")
@asks(Ask.READ_READS)
def reads(code: str) -> str:
    """Who opened what, why, when and until when; and what left the house in print."""
    found = _found(code, Ask.READ_READS)
    opened = reads_of(reading(), found.case, found.names)
    printed = copies(reading(), found.case, found.names)
    met = met_by_searches(reading(), found.case, found.names)
    looks = looks_at(reading(), found.case, found.names)
    return page("reads", found.front, reads=opened, copies=printed, looks=looks, searches=met)


def page(name: str, front: Front, section: str | None = None, **shown: Any) -> str:
    """One page of a case, with the identity bar and the way to the sections.

    A page that is no section of its own says to which it belongs. `shown` is what its template
    shows.
    """
    of = section or name
    return render_template(
        f"cases/{name}.html", front=front, section=of, sections=sections(front, of), **shown
    )


def _found(code: str, ask: Ask = Ask.SEE) -> Opened:
    return open_front(reading(), current_actor(), code, now(), ask)


def _picture(held: Custody, found: Opened) -> TwoLines | None:
    leads = [_stretch(named(led.unit), led) for led in held.leads]
    places = [_stretch(word(stay.kind), stay) for stay in held.stays] or [
        Stretch(_("chưa mở"), found.case.received_at, None)
    ]
    return two_lines(leads, places, now())


def _stretch(name: str, line: Led | Stayed) -> Stretch:
    moved = line.by
    said = upfirst(word(moved.record))
    return Stretch(upfirst(name), line.from_at, line.to_at, said, moved.handoff_id)
