"""What every official paper shares: its head, its signature, its foot (NĐ 30/2020, annex I)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from io import BytesIO

import segno

from casework.papers.dates import place_and_date, short_time
from casework.papers.render import JSON
from casework.records.ids import is_case_code, is_short_code


class NotACaseCode(ValueError):
    """The square and the foot of a paper hold its case code or short code and nothing else."""


@dataclass(frozen=True, slots=True)
class Words:
    """One sentence on a paper, Vietnamese and English."""

    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class Head:
    """Who issues the paper, where and when. `number` is given by the clerk; empty leaves room."""

    superior: str
    body: str
    place: str
    issued_on: date
    number: str = ""


class Authority(StrEnum):
    """In whose stead the head signs, as printed before the position."""

    OWN = ""
    TM = "TM."  # thay mặt: for a body that decides together
    KT = "KT."  # ký thay: a deputy for the head
    TL = "TL."  # thừa lệnh: by order of the head
    TUQ = "TUQ."  # thừa ủy quyền: by written authorisation


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature block. `for_whom` is the position or body after KT., TL., TUQ. or TM."""

    position: str
    name: str = ""
    authority: Authority = Authority.OWN
    for_whom: str = ""


@dataclass(frozen=True, slots=True)
class Printing:
    """The trace a copy leaves: who printed it, when (UTC), which copy (from 1)."""

    by: str
    at: datetime
    copy: int


def head(paper: Head) -> JSON:
    """The head block as values for the template."""
    return {
        "superior": paper.superior,
        "body": paper.body,
        "number": paper.number,
        "place_and_date": place_and_date(paper.place, paper.issued_on),
    }


def signature(block: Signature) -> JSON:
    """The lines of a signature block: `KT. ĐỒN TRƯỞNG`, `PHÓ ĐỒN TRƯỞNG`, and the name."""
    stead = f"{block.authority} {block.for_whom}" if block.authority else ""
    titles = [line for line in (stead, block.position) if line]
    return {"titles": titles, "name": block.name}


def foot(code: str, printing: Printing) -> JSON:
    """The foot of every page. Raises `NotACaseCode`, so that no fact can reach the square."""
    _insist_on_code(code)
    return {"code": code, "square": _square(code), "trace": trace(printing)}


def trace(printing: Printing) -> str:
    """Who printed this copy, when, and which it is."""
    return f"In bởi {printing.by}, lúc {short_time(printing.at)}, bản số {printing.copy}"


def square_picture(code: str) -> bytes:
    """The code as a QR square in PNG, for papers that are no PDF. Raises `NotACaseCode`."""
    _insist_on_code(code)
    out = BytesIO()
    segno.make_qr(code, error="q", boost_error=False).save(out, kind="png", border=0, scale=8)
    return out.getvalue()


def _insist_on_code(code: str) -> None:
    if not (is_case_code(code) or is_short_code(code)):
        raise NotACaseCode


def _square(code: str) -> str:
    """The code as a QR square in SVG, drawn without a border of its own."""
    return segno.make_qr(code, error="q", boost_error=False).svg_inline(border=0, omitsize=True)
