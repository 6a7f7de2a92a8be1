"""Who may say that the person is now somewhere else, and which places keep a facility's care."""

from workflows.source import OFFICE
from workflows.terms import Place, Relation, Stage

SAID_BY = frozenset({Relation.LEADS, Relation.HOUSES})  # whoever answers for the person
SAID_AT = frozenset(Stage) - {Stage.CLOSED}
STILL_HOUSED = frozenset({Place.FACILITY, Place.HOSPITAL})
"""A night in hospital ends no care; to another facility the person goes by a placement."""

SOURCE = OFFICE
