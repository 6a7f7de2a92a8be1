"""A regime as pictures (SVG) and as Mermaid text: one overview, and one picture for each path."""

from workflows.diagram.mermaid import mermaid
from workflows.diagram.pictures import draw, sheets
from workflows.diagram.words import MARKS

__all__ = ["MARKS", "draw", "mermaid", "sheets"]
