"""The identification sheet: which sources of evidence each law names. Never a score.

The other half of the sheet (acts, means, purpose, fallback signs) comes with the full tables.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from workflows.regime import Regime
from workflows.regimes.documents import L53, ND62, V
from workflows.source import Source
from workflows.terms import Act, Paper, Status, Term

RESTED_ON = frozenset({Paper.VICTIM_PAPER, Paper.CONCLUSION})
"""A legal status rests on these, so each is named by its number or shown by its scan (office)."""


def rested_on(
    regime: Regime, newest_first: Iterable[tuple[Act, Status | None]]
) -> frozenset[Paper]:
    """The kinds of paper on which the status rests now: what the act that set it asks for.

    No row takes a status back for want of its paper: it is renewed by a second verification or by
    reopening, where the table has it, and a confirmation by nothing (Luật 53/2024/QH15 has no such
    act). So such a paper holds while its status does.
    """
    for act, status in newest_first:
        setting = [row for row in regime.rows if row.act is act and row.sets and row.sets is status]
        if setting:
            needs = {need for row in setting for need in row.needs}
            return frozenset(need for need in needs if isinstance(need, Paper))
    return frozenset()


EARLIEST_PAPER: Final = date(1990, 1, 1)
"""No paper that proves the status is older: an earlier day is a slip of the hand (office)."""


class Evidence(Term):
    """Where what is known of a person may come from; which of them a law names is in `SHEETS`."""

    PROCEEDINGS = (
        "proceedings",
        "cơ quan, người tiến hành tố tụng cung cấp",
        "bodies that conduct proceedings",
    )
    RESCUER = "rescuer", "cơ quan giải cứu cung cấp", "the rescuing agency"
    MISSION = (
        "mission",
        "cơ quan đại diện Việt Nam ở nước ngoài cung cấp",
        "a Vietnamese mission abroad",
    )
    DOMESTIC = "domestic", "cơ quan, tổ chức khác trong nước cung cấp", "other bodies in Vietnam"
    FOREIGN = "foreign", "cơ quan nước ngoài cung cấp", "a foreign authority"
    PERSON = (
        "person",
        "lời khai, giấy tờ của người đang được xác định hoặc người thân thích",
        "statements and papers of the person or relatives",
    )
    PERPETRATOR = "perpetrator", "lời khai của người thực hiện hành vi", "the perpetrator"
    WITNESSES = (
        "witnesses",
        "lời khai của nạn nhân khác hoặc người biết việc",
        "other victims or people who know",
    )
    OTHER = "other", "tài liệu hợp pháp khác", "other lawful material"


@dataclass(frozen=True, slots=True)
class Sheet:
    """The sources of evidence that one law names, in its order."""

    evidence: tuple[Evidence, ...]
    source: Source


SHEETS: Mapping[str, Sheet] = {
    "law_2024": Sheet(tuple(Evidence), L53("32.1", V)),
    "law_2011": Sheet(
        tuple(source for source in Evidence if source is not Evidence.DOMESTIC), ND62("5", V)
    ),
}
"""By the key of the regime: nine sources since 2025, eight before ("other bodies" is new)."""
