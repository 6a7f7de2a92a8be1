"""Where a unit keeps a person, who may say that they moved, and what ends a facility's care."""

from workflows.source import OFFICE
from workflows.terms import Act, Level, Place, Relation, Sector, Stage

SAID_AT = frozenset(Stage) - {Stage.CLOSED}
STILL_HOUSED = frozenset({Place.FACILITY, Place.HOSPITAL})
"""Another room, or a night in hospital, ends no care."""

BROUGHT_BY = Act.PLACE
"""By what a person comes into a facility: an offer that it accepts, with wish, check and clock."""

SOURCE = OFFICE

SAID_BY = frozenset({Relation.LEADS, Relation.HOUSES})  # whoever answers for the person


def said_by(kind: Place) -> frozenset[Relation]:
    """Who may say that the person is now in such a place.

    Whoever answers for the person; inside a facility only the one that houses: its change of room.
    """
    return frozenset({Relation.HOUSES}) if kind is Place.FACILITY else SAID_BY


def place_of(sector: Sector, level: Level) -> Place:
    """The kind of place where a person is who is with a unit of this sector and level."""
    if level is Level.ABROAD:
        return Place.ABROAD
    return Place.FACILITY if sector is Sector.FACILITY else Place.UNIT
