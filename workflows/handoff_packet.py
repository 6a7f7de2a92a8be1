"""The packet of a handoff: what goes along, what is told with it and why, and how lists are settled.

No article orders the sections or ways of settling; that much is an office rule. Each ground names
its own source: the officer who gives says which one the telling rests on.
"""

# ruff: noqa: E501  # a table stays a table

from collections.abc import Mapping
from typing import Final

from workflows.life import Life, Side, Turn
from workflows.regimes.documents import L53, L66, ND09, ND62, ND162, U, V
from workflows.source import Source
from workflows.terms import Moves, Term


class ItemKind(Term):
    """What an item of the list is."""

    PAPER = "paper", "giấy tờ", "paper"
    BELONGING = "belonging", "đồ dùng", "belonging"


class Check(Term):
    """What the receiver found when an item was checked."""

    AS_LISTED = "as_listed", "đủ, đúng như danh sách", "as listed"
    MISSING = "missing", "thiếu", "missing"
    DIFFERENT = "different", "khác với danh sách", "different"


class ItemState(Term):
    """Where an item stands between the two sides."""

    LISTED = "listed", "chưa kiểm", "not checked yet"
    IN_ORDER = "in_order", "đủ, đúng như danh sách", "as listed"
    OPEN = "open", "chênh lệch, chờ bên giao trả lời", "discrepancy, waiting for the giving side"
    SETTLED = "settled", "bên giao đã trả lời, chờ bên nhận xác nhận", "answered, to be confirmed"
    AGREED = "agreed", "hai bên đã thống nhất", "agreed by both sides"


class ItemMove(Term):
    """What a side does with an item."""

    FIND_IN_ORDER = "find_in_order", "kiểm: đủ, đúng", "find as listed"
    FIND_OTHERWISE = "find_otherwise", "kiểm: thiếu hoặc khác", "find missing or different"
    SETTLE = "settle", "trả lời chênh lệch", "settle"
    AGREE = "agree", "xác nhận", "confirm"
    OBJECT = "object", "chưa đồng ý", "object"


class Settlement(Term):
    """How the giving side settles a discrepancy."""

    FOUND = "found", "đã tìm thấy và giao sau", "found, handed over later"
    NEVER_WAS = "never_was", "ghi nhầm, không có thứ này", "listed by mistake, never existed"
    LOST = "lost", "đã mất", "lost"
    AS_IT_IS = "as_it_is", "chấp nhận như thực tế khi nhận", "accepted as it is"


class Section(Term):
    """A part of what is known, which is told to a unit that houses the person, or is not."""

    CARE = "care", "chăm sóc cần có hôm nay", "care needed today"
    DANGER = "danger", "nguy cơ và an toàn", "danger and safety"
    IDENTITY = "identity", "nhân thân", "identity"
    FAMILY = "family", "gia đình và người dưới 18 tuổi đi cùng", "family and children"
    CONTACT = "contact", "cách liên hệ an toàn", "safe contact"
    PAPERS = "papers", "giấy tờ về tình trạng pháp lý", "papers on legal status"
    STORY = "story", "việc đã xảy ra", "what happened"


class SharingGround(Term):
    """Why a section may be told to the receiving unit."""

    CONSENT = "consent", "người được hỗ trợ đồng ý", "consent of the person"
    SUPPORT = "support", "bên nhận thực hiện việc hỗ trợ", "the receiver gives support"
    SAFETY = "safety", "bên nhận bảo vệ an toàn", "the receiver protects the person"
    PLACEMENT = "placement", "thủ tục đưa vào cơ sở", "the procedure of placement"
    GUARDIAN = "guardian", "việc giám hộ người dưới 18 tuổi", "guardianship of a minor"


# fmt: off
ITEMS: Life[ItemState, ItemMove] = Life({
    # at                   move                          to                            by
    (ItemState.LISTED,  ItemMove.FIND_IN_ORDER):  Turn(ItemState.IN_ORDER, Side.RECEIVER),
    (ItemState.LISTED,  ItemMove.FIND_OTHERWISE): Turn(ItemState.OPEN,     Side.RECEIVER),
    (ItemState.OPEN,    ItemMove.SETTLE):         Turn(ItemState.SETTLED,  Side.GIVER),
    (ItemState.SETTLED, ItemMove.AGREE):          Turn(ItemState.AGREED,   Side.RECEIVER),
    (ItemState.SETTLED, ItemMove.OBJECT):         Turn(ItemState.OPEN,     Side.RECEIVER),
})
"""Nothing of it holds up an acceptance or undoes one."""

FOUND_BY: Final[Mapping[Check, ItemMove]] = {
    Check.AS_LISTED: ItemMove.FIND_IN_ORDER,
    Check.MISSING:   ItemMove.FIND_OTHERWISE,
    Check.DIFFERENT: ItemMove.FIND_OTHERWISE,
}

WAITS_FOR: Final[Mapping[ItemState, Side]] = {
    ItemState.LISTED:  Side.RECEIVER,
    ItemState.OPEN:    Side.GIVER,
    ItemState.SETTLED: Side.RECEIVER,
}
"""Whose move it is once the handoff was accepted."""

# Telling about a victim without consent is banned "unless the law provides otherwise"; which
# article provides it here is for the giving officer to name.
GROUNDS: Final[Mapping[str, Mapping[SharingGround, Source]]] = {
    "law_2011": {
        SharingGround.CONSENT:   L66("3.10", V),
        SharingGround.SUPPORT:   ND09("19", V),
        SharingGround.SAFETY:    ND62("6-11", V),
        SharingGround.PLACEMENT: L66("24.3", V),
        SharingGround.GUARDIAN:  ND09("19.3", V),
    },
    "law_2024": {
        SharingGround.CONSENT:   L53("3.10", V),
        SharingGround.SUPPORT:   L53("37", V),
        SharingGround.SAFETY:    ND162("13", U),
        SharingGround.PLACEMENT: L53("30.1b", V),
        SharingGround.GUARDIAN:  ND162("", U),
    },
}

OPEN_TO: Final[Mapping[Section, tuple[SharingGround, ...]]] = {
    Section.CARE:     (SharingGround.SUPPORT, SharingGround.CONSENT),
    Section.DANGER:   (SharingGround.SAFETY, SharingGround.CONSENT),
    Section.IDENTITY: (SharingGround.CONSENT, SharingGround.PLACEMENT),
    Section.FAMILY:   (SharingGround.CONSENT, SharingGround.GUARDIAN),
    Section.CONTACT:  (SharingGround.CONSENT, SharingGround.SAFETY),
    Section.PAPERS:   (SharingGround.CONSENT, SharingGround.PLACEMENT),
    Section.STORY:    (SharingGround.CONSENT,),
}
"""The grounds that may be named for each section; an office rule, and narrow on purpose."""

USUAL: Final[Mapping[Section, SharingGround]] = {
    Section.CARE:   SharingGround.SUPPORT,
    Section.DANGER: SharingGround.SAFETY,
}
"""Least disclosure: what is ticked before anybody decides."""

COVERS: Final[Mapping[Section, frozenset[str]]] = {
    Section.CARE: frozenset({
        "person.urgent_needs", "person.health", "person.mental_state", "person.pregnancy",
        "person.medication", "person.needs", "person.wishes", "person.consents", "person.belongings",
        "person.sex", "person.age_band", "person.language", "person.interpreter", "person.religion",
        "support_line.letter", "support_line.detail", "support_line.outcome",
    }),
    Section.DANGER: frozenset({"person.safe_now", "person.danger", "person.safety_plan"}),
    Section.IDENTITY: frozenset({
        "person.full_name", "person.other_names", "person.birth", "person.citizenship",
        "person.nationality", "person.ethnicity", "person.identity_papers", "person.marks",
        "person.education", "person.occupation",
    }),
    Section.FAMILY: frozenset({
        "person.children_with", "person.family_contact", "person.guardian", "person.household",
        "person.home_address",
    }),
    Section.CONTACT: frozenset({"person.safe_contact", "person.phone"}),
    Section.PAPERS: frozenset({
        "paper.form", "paper.issued_on", "paper.issuer", "paper.title", "paper.number",
        "paper.file_name", "paper.media_type", "paper.void_reason", "paper_content.content",
    }),
    Section.STORY: frozenset({
        "person.found_at", "person.how_received", "person.intake_note", "person.narrative",
        "person.exploitation", "person.means", "person.recruited_by", "person.trafficked_from",
        "person.trafficked_to", "person.trafficked_when", "person.crossing", "person.other_matters",
    }),
}
"""`table.column` of the sealed values that each section opens; every fact stands in one of them."""
# fmt: on


def grounds_for(regime: str, section: Section) -> dict[SharingGround, Source]:
    """The grounds that may be named for a section under this law, each with its source."""
    known = GROUNDS[regime]
    return {ground: known[ground] for ground in OPEN_TO[section]}


def asks_sections(moves: Moves) -> bool:
    """Whether sections are chosen: a unit that comes to lead opens all, being responsible."""
    return moves is Moves.PERSON


def move(state: ItemState, made: ItemMove) -> ItemState:
    """The state of an item after the move; raises `MoveRefused`."""
    return ITEMS.turn(state, made).to
