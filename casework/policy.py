"""The grants matrix: what an officer of a rank may ask, and with which tie to the file.

Whether the *unit* may take a *legal step* is not asked here: that is a row of the regime.
"""

from collections.abc import Mapping
from typing import Final

from sqlalchemy import ColumnElement, select, true
from sqlalchemy.orm import Session

from casework.audit import Actor
from casework.records.base import OfFile
from casework.records.reaches import Reached, Tie
from workflows.terms import Rank, Term

OFFICER, SUPERVISOR, AUDITOR, ADMINISTRATOR = (
    Rank.OFFICER,
    Rank.SUPERVISOR,
    Rank.AUDITOR,
    Rank.ADMINISTRATOR,
)


class Ask(Term):
    """A thing an officer may ask of the system. Every route declares exactly one."""

    BE_HERE = "be_here", "dùng hệ thống", "use the system"
    READ_LAW = "read_law", "xem bảng luật", "read the law tables"
    WORK = "work", "xem bàn làm việc", "see the desk"
    RECEIVE = "receive", "tiếp nhận người", "receive a person"
    KEEP_BATCH = "keep_batch", "làm đợt tiếp nhận", "keep a reception batch"
    REGISTER_TIP = "register_tip", "ghi và xem sổ tin báo", "keep the register of tips"
    KEEP_TIP = "keep_tip", "giải quyết tin báo, tố giác", "settle a tip"
    SEARCH = "search", "tìm hồ sơ theo mã", "search by code"
    FIND_PERSON = "find_person", "tìm người theo tên, giấy tờ", "find a person by name or papers"
    SEE = "see", "xem hồ sơ (đã che)", "see a case, masked"
    VISIT = "visit", "mở hồ sơ", "open a case"
    REVEAL = "reveal", "mở thông tin định danh", "reveal"
    REVEAL_PROTECTION = "reveal_protection", "mở thông tin bảo vệ", "reveal protection"
    REREAD = "reread", "đọc lại phần đã ghi", "read again what one wrote"
    PRINT_MINUTES = "print_minutes", "in biên bản giao, nhận", "print the minutes"
    TAKE_STEP = "take_step", "thực hiện bước", "take a step"
    SIGN = "sign", "ký, duyệt", "sign and approve"
    ANSWER_HANDOFF = "answer_handoff", "trả lời việc giao, nhận", "answer a handoff"
    ANSWER_REQUEST = "answer_request", "trả lời đề nghị", "answer a request"
    READ_NOTICE = "read_notice", "xem thông báo việc phải làm", "read a notice of duty"
    ACKNOWLEDGE = "acknowledge", "xác nhận đã nhận thông báo", "acknowledge a notice of duty"
    CORRECT = "correct", "sửa thông tin", "correct a fact"
    ATTACH = "attach", "đính kèm giấy tờ", "attach a paper"
    READ_READS = "read_reads", "xem lịch sử mở hồ sơ", "see the record of reads"
    MERGE = "merge", "gộp, tách hồ sơ", "merge cases, or part them"
    SUPERVISE = "supervise", "giám sát việc giao, nhận", "supervise handoffs"
    KEEP_ROSTER = "keep_roster", "lập lịch trực của đơn vị", "keep the duty roster"
    VERIFY_TRACE = "verify_trace", "kiểm tra nhật ký", "verify the trace"
    ADMINISTER = "administer", "quản trị", "administer"


# Whoever was told that a duty waits sees the page of that notice, and nothing of the case.
_ANY: Final = frozenset(Tie) - {Tie.NOTIFIED}
_OF_A_CASE: Final = _ANY - {Tie.JOINS}  # who joins in a reception reads its minutes, and no case
_LEAD: Final = frozenset({Tie.LEADS})
# Who records for a lead that is not on the system opens what the lead would open.
_HOLDS: Final = frozenset({Tie.LEADS, Tie.HOUSES, Tie.RECORDS})
_ANSWERS_FOR: Final = frozenset({Tie.LEADS, Tie.RECORDS})
_WORKS: Final = _HOLDS | {Tie.ASKED}
# The law decides which of these may take which step; who gave or led voids its own paper, ends its
# own measure, and confirms by paper what it recorded.
# An offer shows no identity before it is accepted, so no name leads to its case.
_MEETS: Final = _OF_A_CASE - {Tie.OFFERED}
_ACTS: Final = _WORKS | {Tie.GAVE, Tie.FORMERLY_LED}
_SIDES: Final = _ANY - {Tie.OVERSEES}  # which of these is a side, the record says
_HAD: Final = frozenset({Tie.GAVE, Tie.FORMERLY_LED})  # what it wrote itself, nothing later
_TOLD: Final = frozenset({Tie.NOTIFIED})
_NO_CASE: Final[frozenset[Tie]] = frozenset()

# fmt: off
GRANTS: Mapping[Ask, Mapping[Rank, frozenset[Tie]]] = {
    # ask                 rank: with one of these ties (none needed where no case is touched)
    Ask.BE_HERE:        {OFFICER: _NO_CASE, SUPERVISOR: _NO_CASE, AUDITOR: _NO_CASE, ADMINISTRATOR: _NO_CASE},
    Ask.READ_LAW:       {OFFICER: _NO_CASE, SUPERVISOR: _NO_CASE, AUDITOR: _NO_CASE, ADMINISTRATOR: _NO_CASE},
    Ask.WORK:           {OFFICER: _NO_CASE, SUPERVISOR: _NO_CASE, AUDITOR: _NO_CASE, ADMINISTRATOR: _NO_CASE},
    Ask.RECEIVE:        {OFFICER: _NO_CASE, SUPERVISOR: _NO_CASE},
    Ask.KEEP_BATCH:     {OFFICER: _LEAD, SUPERVISOR: _LEAD},
    Ask.REGISTER_TIP:   {OFFICER: _NO_CASE, SUPERVISOR: _NO_CASE},
    Ask.KEEP_TIP:       {OFFICER: _ANSWERS_FOR, SUPERVISOR: _ANSWERS_FOR},
    Ask.SEARCH:         {OFFICER: _NO_CASE, SUPERVISOR: _NO_CASE, AUDITOR: _NO_CASE},
    Ask.FIND_PERSON:    {OFFICER: _MEETS - {Tie.OVERSEES}, SUPERVISOR: _MEETS},
    Ask.SEE:            {OFFICER: _ANY - {Tie.OVERSEES}, SUPERVISOR: _ANY, AUDITOR: _ANY},
    Ask.VISIT:          {OFFICER: _HOLDS, SUPERVISOR: _HOLDS},
    Ask.REVEAL:         {OFFICER: _WORKS, SUPERVISOR: _WORKS | {Tie.OVERSEES}},
    Ask.REVEAL_PROTECTION: {OFFICER: _WORKS, SUPERVISOR: _WORKS},
    Ask.REREAD:         {OFFICER: _HAD, SUPERVISOR: _HAD},
    Ask.PRINT_MINUTES:  {OFFICER: _SIDES, SUPERVISOR: _SIDES},
    Ask.TAKE_STEP:      {OFFICER: _ACTS, SUPERVISOR: _ACTS},
    Ask.SIGN:           {SUPERVISOR: _ACTS | {Tie.JOINS}},
    Ask.ANSWER_HANDOFF: {OFFICER: frozenset({Tie.OFFERED}), SUPERVISOR: frozenset({Tie.OFFERED})},
    Ask.ANSWER_REQUEST: {OFFICER: frozenset({Tie.ASKED}), SUPERVISOR: frozenset({Tie.ASKED})},
    Ask.READ_NOTICE:    {OFFICER: _OF_A_CASE - {Tie.OVERSEES} | _TOLD, SUPERVISOR: _OF_A_CASE | _TOLD, AUDITOR: _OF_A_CASE | _TOLD},
    Ask.ACKNOWLEDGE:    {OFFICER: _TOLD, SUPERVISOR: _TOLD},
    Ask.CORRECT:        {OFFICER: _HOLDS, SUPERVISOR: _HOLDS},
    Ask.ATTACH:         {OFFICER: _WORKS, SUPERVISOR: _WORKS},
    Ask.READ_READS:     {SUPERVISOR: _LEAD | {Tie.OVERSEES}, AUDITOR: _OF_A_CASE},
    Ask.MERGE:          {SUPERVISOR: _LEAD},
    Ask.SUPERVISE:      {SUPERVISOR: _NO_CASE, AUDITOR: _NO_CASE},
    Ask.KEEP_ROSTER:    {SUPERVISOR: _NO_CASE},
    Ask.VERIFY_TRACE:   {SUPERVISOR: _NO_CASE, AUDITOR: _NO_CASE},
    Ask.ADMINISTER:     {ADMINISTRATOR: _NO_CASE},
}
# fmt: on


CHANGING: Final = frozenset(
    {
        Ask.TAKE_STEP,
        Ask.SIGN,
        Ask.ANSWER_HANDOFF,
        Ask.ANSWER_REQUEST,
        Ask.ACKNOWLEDGE,
        Ask.CORRECT,
        Ask.ATTACH,
    }
)
"""What changes a case, and so is asked of the one that is continued, never of one set aside."""


class OutOfReach(LookupError):
    """Absent, or not within the officer's reach: the two answer alike, and explain nothing."""


class NotTied(Exception):
    """The file is within reach, but the unit's tie to it does not allow this."""

    def __init__(self, ask: Ask, *, only_oversees: bool = False) -> None:
        super().__init__(ask.value)
        self.ask = ask
        self.only_oversees = only_oversees


def has_ask(rank: Rank, ask: Ask) -> bool:
    """Whether officers of this rank may ask this at all; the door answers 403 where not."""
    return rank in GRANTS[ask]


def may(rank: Rank, ask: Ask, ties: frozenset[Tie]) -> bool:
    """Whether this rank may ask this of a file to which the unit has these ties."""
    needed = GRANTS[ask].get(rank)
    return needed is not None and bool(needed & ties)


def within_reach(session: Session, actor: Actor, ask: Ask, of: type[OfFile]) -> ColumnElement[bool]:
    """The condition by which a lookup finds records *through the officer*.

    Stands beside the ORM wall and row security, so that no one of the three is the only one.
    """
    if not session.info["walls"].lookups:
        return true()
    needed = GRANTS[ask].get(actor.rank, _NO_CASE)
    tied = select(Reached.file_id).where(
        Reached.unit_id == actor.unit_id, Reached.tie.in_(needed), Reached.file_id == of.file_id
    )
    return of.file_id.in_(tied)
