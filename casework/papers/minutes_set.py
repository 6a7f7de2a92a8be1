"""Biên bản giao, nhận of many persons: one signed page that names nobody, and the list after it.

Persons stand only in the annex (danh sách kèm theo), on pages of their own: the page that is
signed, scanned and kept tells nothing of anybody.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import zip_longest

from casework.minutes_set_format import SetHead, SetLine, SetParty
from casework.minutes_verifier import digest
from casework.papers.dates import hour_and_date_in_words
from casework.papers.layout import Head, Printing, Signature, foot, head
from casework.papers.minutes import SUBJECTS, Party, party_said
from casework.papers.render import JSON, render_pdf
from casework.papers.signed_minutes import CLOSING, Confirmation, confirmation_line
from workflows.life import Side
from workflows.minutes import MinutesState
from workflows.terms import Moves, Status

Confirmations = Mapping[tuple[Side, int], Sequence[Confirmation]]
"""Who signed for each unit of a side, by its place in the head, from 1."""


@dataclass(frozen=True, slots=True)
class SetMinutes:
    """What the joint minutes say. `lines` are those that this copy holds, of `count`."""

    head: Head
    code: str
    moves: Moves
    held_at: datetime
    held_place: str
    giving: tuple[Party, ...]
    receiving: tuple[Party, ...]
    count: int
    digest: str
    lines: tuple[SetLine, ...]
    printing: Printing
    absent: int = 0
    is_draft: bool = False
    copies: int = 2


def joint_minutes(
    said: SetHead,
    state: MinutesState,
    signed: Confirmations,
    lines: Sequence[SetLine],
    printing: Printing,
) -> SetMinutes:
    """The paper of this head and these lines; until it was checked it is a draft, and says so."""
    issued_on = date.fromisoformat(said.issued_on)
    number = f"{said.number:02}/{said.symbol}"
    return SetMinutes(
        head=Head(said.superior, said.number_of, said.province, issued_on, number),
        code=said.code,
        moves=Moves.of(said.moves),
        held_at=said.held_at,
        held_place=said.place,
        giving=_parties(said.giving, Side.GIVER, signed),
        receiving=_parties(said.receiving, Side.RECEIVER, signed),
        count=len(said.lines),
        absent=said.absent,
        digest=digest(said.as_bytes()),
        lines=tuple(lines),
        printing=printing,
        is_draft=state in {MinutesState.DRAFTED, MinutesState.DROPPED},
    )


def minutes_set_pdf(minutes: SetMinutes) -> bytes:
    """The joint minutes as PDF. Raises `NotACaseCode`, `NaiveTime`, `MissingLetters`."""
    return render_pdf("minutes_set", context(minutes))


def context(minutes: SetMinutes) -> dict[str, JSON]:
    """What the joint minutes say as texts, the same for every kind of file."""
    giving = [party_said(party) for party in minutes.giving]
    receiving = [party_said(party) for party in minutes.receiving]
    number = minutes.head.number
    return {
        "created_at": minutes.printing.at.isoformat(),
        "is_draft": minutes.is_draft,
        "head": head(minutes.head),
        "foot": foot(minutes.code, minutes.printing),
        "code": minutes.code,
        "subject": SUBJECTS[minutes.moves][0],
        "held_at": hour_and_date_in_words(minutes.held_at),
        "held_place": minutes.held_place,
        "giving": giving,
        "receiving": receiving,
        "signers": [list(pair) for pair in zip_longest(giving, receiving)],
        "count": _count(minutes),
        "digest": minutes.digest,
        "copies": f"{minutes.copies:02}",
        "closing": CLOSING,
        "annex": f"Kèm theo biên bản số {number}, mã {minutes.code}",
        "part": _part(minutes),
        "rows": [_row(line) for line in minutes.lines],
        "recipients": ("Như trên", "Lưu: VT, hồ sơ"),
    }


def _count(minutes: SetMinutes) -> str:
    """How many persons; of a list, how many of those on it were received."""
    listed = f"{minutes.count:02} người, theo danh sách kèm theo biên bản này."
    if not minutes.absent:
        return listed
    received = minutes.count - minutes.absent
    return f"{listed} Đã tiếp nhận {received:02} người; không tiếp nhận {minutes.absent:02} người."


def _part(minutes: SetMinutes) -> str:
    """Which lines this copy holds, where it does not hold all."""
    held = [str(line.place) for line in minutes.lines]
    if len(held) == minutes.count:
        return ""
    return f"Bản này chỉ có dòng {', '.join(held)} trong {minutes.count} dòng của danh sách."


def _row(line: SetLine) -> list[str]:
    status = Status.of(line.status).vi if line.status else ""
    papers = (
        " ".join(filter(None, (one.title, one.number, f"({one.form})" if one.form else "")))
        for one in line.papers
    )
    things = (
        " ".join(filter(None, (one.name, one.quantity, f"({one.state})" if one.state else "")))
        for one in line.belongings
    )
    return [
        str(line.place),
        line.case_code,
        line.name,
        "; ".join(filter(None, (status, line.condition))),
        "; ".join((*papers, *things)),
        "; ".join(filter(None, (_absence(line), line.remarks))),
    ]


def _absence(line: SetLine) -> str:
    return f"Không tiếp nhận: {line.absent}" if line.absent else ""


def _parties(named: Sequence[SetParty], side: Side, signed: Confirmations) -> tuple[Party, ...]:
    return tuple(
        Party(
            unit=party.unit,
            representative=party.representative,
            position=party.position,
            signature=Signature(party.position, party.representative),
            confirmations=tuple(confirmation_line(one) for one in signed.get((side, place), ())),
        )
        for place, party in enumerate(named, start=1)
    )
