"""A regime as pictures (SVG) and as Mermaid text: one overview, and one picture for each path."""

from workflows.diagram.mermaid import mermaid
from workflows.diagram.pictures import draw, sheets

__all__ = ["draw", "mermaid", "sheets"]
