"""`/places`: the places of Vietnam, those of today and those of the former three tiers.

Nothing here knows a case, and nobody's search is kept. What is typed stands in the address, as with
units: it is the name of a place, and no place is tied to a person here.
"""

from dataclasses import dataclass
from typing import Final

from flask import Blueprint, abort, render_template, request

from casework.places.locality import Listing, Locality
from casework.places.register import UnknownPlace, register
from casework.policy import Ask
from casework.web.doors import asks

pages = Blueprint("places", __name__, url_prefix="/places")

SHOWN_AT_ONCE: Final = 40
_LONGEST: Final = 120  # characters


@dataclass(frozen=True, slots=True)
class Shelf:
    """What one list holds of a name; `more` is how many do not stand on the page."""

    listing: Listing
    places: list[Locality]
    more: int


@pages.get("")
@asks(Ask.BE_HERE)
def index() -> str:
    """The provinces, or what both lists hold of a name."""
    wanted = request.args.get("name", "").strip()[:_LONGEST]
    return render_template(
        "places/index.html",
        wanted=wanted,
        shelves=[_shelf(wanted, listing) for listing in Listing] if wanted else [],
        provinces=register().provinces(Listing.SINCE_2025_07),
        became=register().proposals,
    )


@pages.get("/<place>")
@asks(Ask.BE_HERE)
def show(place: str) -> str:
    """One place of one list: its code, what it lies in and holds, and what became of it."""
    lists, found = register(), _found(place)
    return render_template(
        "places/show.html",
        locality=found,
        held=lists.within(found),
        became=() if found.is_current else lists.proposals(found),
        came_from=lists.came_from(found),
        also=_also(found),
    )


def _shelf(wanted: str, listing: Listing) -> Shelf:
    held = register().holding(wanted, listing)
    return Shelf(listing, held[:SHOWN_AT_ONCE], max(len(held) - SHOWN_AT_ONCE, 0))


def _found(key: str) -> Locality:
    try:
        return register().of_key(key)
    except UnknownPlace:
        abort(404)


def _also(place: Locality) -> Locality | None:
    """The place of another name that has the same code in the other list, if there is one."""
    other = next(listing for listing in Listing if listing is not place.listing)
    try:
        found = register().find(place.code, other)
    except UnknownPlace:
        return None
    return found if found.name != place.name else None
