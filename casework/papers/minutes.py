"""Biên bản giao, nhận: the minutes of a handoff, signed by both sides.

The contents follow forms PL3 and PL4 of the 2014 joint circular; no form of 2025 has been seen.
"""

from dataclasses import dataclass
from datetime import datetime

from casework.papers.dates import hour_and_date_in_words, short_time
from casework.papers.layout import Head, Printing, Signature, foot, head, signature
from casework.papers.render import JSON, render_pdf
from workflows.terms import Moves, Status

# fmt: off
SUBJECTS = {
    #             subject of the paper         heading of its part III
    Moves.LEAD:   ("Giao, nhận hồ sơ",          "Hồ sơ được giao, nhận"),
    Moves.PERSON: ("Giao, nhận người",          "Người được giao, nhận"),
    Moves.BOTH:   ("Giao, nhận người và hồ sơ", "Người và hồ sơ được giao, nhận"),
}
# fmt: on
"""What changes hands, in the words of the form."""


@dataclass(frozen=True, slots=True)
class Party:
    """One side: the unit, who stood for it, and when it confirmed in the system, if it did.

    `confirmations` are the lines of its signatures, where the minutes were signed in the system.
    """

    unit: str
    representative: str
    position: str
    signature: Signature
    confirmed_at: datetime | None = None
    confirmations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HandedPaper:
    """One paper that goes along: `form` is original or copy, `sheets` counts sheets, if counted."""

    title: str
    number: str
    form: str
    sheets: int | None


@dataclass(frozen=True, slots=True)
class Belonging:
    """One thing of the person's that goes along."""

    name: str
    quantity: str
    state: str


@dataclass(frozen=True, slots=True)
class HandoverMinutes:
    """What the minutes say. The person stands by code; `name` only where the paper needs it.

    `short_code` is the code of this paper, where it has one; `closing` stands under all.
    `room_for_remarks` leaves lines to write on, where what the sides say is not known here.
    """

    head: Head
    code: str
    moves: Moves
    held_at: datetime
    held_place: str
    giving: Party
    receiving: Party
    printing: Printing
    name: str = ""
    condition: str = ""
    status: Status | None = None
    papers: tuple[HandedPaper, ...] = ()
    belongings: tuple[Belonging, ...] = ()
    remarks: str = ""
    room_for_remarks: bool = False
    copies: int = 2
    recipients: tuple[str, ...] = ()
    is_draft: bool = False
    short_code: str = ""
    closing: str = ""


def minutes_pdf(minutes: HandoverMinutes) -> bytes:
    """The minutes as PDF. Raises `NotACaseCode`, `NaiveTime`, `MissingLetters`."""
    return render_pdf("minutes", context(minutes))


def context(minutes: HandoverMinutes) -> dict[str, JSON]:
    """What the minutes say as texts, the same for every kind of file."""
    subject, what = SUBJECTS[minutes.moves]
    return _content(minutes) | {
        "created_at": minutes.printing.at.isoformat(),
        "is_draft": minutes.is_draft,
        "head": head(minutes.head),
        "foot": foot(minutes.short_code or minutes.code, minutes.printing),
        "short_code": minutes.short_code,
        "closing": minutes.closing,
        "subject": subject,
        "what": what,
        "held_at": hour_and_date_in_words(minutes.held_at),
        "held_place": minutes.held_place,
        "giving": party_said(minutes.giving),
        "receiving": party_said(minutes.receiving),
        "remarks": minutes.remarks,
        "room_for_remarks": minutes.room_for_remarks,
        "copies": f"{minutes.copies:02}",
        "recipients": minutes.recipients,
    }


def _content(minutes: HandoverMinutes) -> dict[str, JSON]:
    """The person, the papers and the belongings: what changes hands."""
    return {
        "code": minutes.code,
        "name": minutes.name,
        "status": minutes.status.vi if minutes.status else "",
        "condition": minutes.condition,
        "papers": [
            [
                paper.title,
                paper.number,
                paper.form,
                "" if paper.sheets is None else str(paper.sheets),
            ]
            for paper in minutes.papers
        ],
        "belongings": [
            [belonging.name, belonging.quantity, belonging.state]
            for belonging in minutes.belongings
        ],
    }


def party_said(party: Party) -> JSON:
    """One side as values for the template."""
    confirmed = party.confirmed_at
    at_once = (f"Xác nhận trong hệ thống: {short_time(confirmed)}",) if confirmed else ()
    return {
        "unit": party.unit,
        "representative": party.representative,
        "position": party.position,
        "signature": signature(party.signature),
        "confirmed": party.confirmations or at_once,
    }
