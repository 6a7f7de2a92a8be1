"""Facts told as lines: several papers, names, addresses, relatives, belongings, consents.

Stored sealed as `{"lines": [{cell: text}], "note": text}`, or as a text alone where nobody divided
it yet: an earlier text, a cell of a list. A line holds only the cells that were filled in.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from casework.keyring.plaintext import Value
from casework.lookups.facts import Fact, YesNo
from workflows.terms import Term

MOST_LINES: Final = 12


class Cell(Term):
    """One box of a line; its value is the key under which it is stored."""

    NAME = "name", "Tên", "Name"
    NAME_KIND = "name_kind", "Là tên gì", "Kind of name"
    PAPER_KIND = "paper_kind", "Loại giấy tờ", "Kind of paper"
    NUMBER = "number", "Số", "Number"
    ISSUED_ON = "issued_on", "Ngày cấp", "Issued on"
    ISSUED_BY = "issued_by", "Nơi cấp", "Issued by"
    SEEN = "seen", "Căn cứ", "Source"
    ADDRESS_KIND = "address_kind", "Là địa chỉ gì", "Kind of address"
    ADDRESS = "address", "Địa chỉ", "Address"
    PLACE = "place", "Nơi ở", "Place"
    SINCE = "since", "Thời gian ở", "Time there"
    RELATION = "relation", "Quan hệ", "Relation"
    PHONE = "phone", "Điện thoại", "Telephone"
    MAY_CONTACT = "may_contact", "Được phép liên hệ", "May be contacted"
    WHAT = "what", "Đồ vật", "Thing"
    HOW_MANY = "how_many", "Số lượng", "Quantity"
    STATE = "state", "Tình trạng", "Condition"
    KEPT_BY = "kept_by", "Ai giữ", "Kept by"
    TO_WHAT = "to_what", "Đồng ý việc gì", "Consent to"
    CONSENT = "consent", "Trả lời", "Answer"
    UNTIL = "until", "Đến khi nào", "Until"
    EXPLAINED_IN = "explained_in", "Giải thích bằng tiếng", "Explained in"


class NameKind(Term):
    """Whose word a further name is."""

    SPELLING = "spelling", "cách viết khác", "another spelling"
    CALLED = "called", "tên thường gọi", "name in use"
    ON_PAPER = "on_paper", "tên trên giấy tờ", "name on a paper"
    GIVEN = "given", "tên bị người khác đặt", "name given by others"


class PaperKind(Term):
    """What identifies a person on paper."""

    CARD = "card", "thẻ căn cước, căn cước công dân", "identity card"
    OLD_CARD = "old_card", "chứng minh nhân dân", "earlier identity card"
    PASSPORT = "passport", "hộ chiếu", "passport"
    LAISSEZ_PASSER = "laissez_passer", "giấy thông hành", "laissez-passer"
    BIRTH = "birth", "giấy khai sinh", "birth certificate"
    FOREIGN = "foreign", "giấy tờ nước ngoài", "foreign paper"
    OTHER = "other", "giấy tờ khác", "other paper"


class Seen(Term):
    """How the office knows what a paper says."""

    ORIGINAL = "original", "thấy bản chính", "original seen"
    COPY = "copy", "thấy bản sao hoặc ảnh chụp", "copy or photograph seen"
    TOLD = "told", "người đó kể", "as the person says"
    HANDED = "handed", "theo giấy tờ của bên giao", "from the papers of the giving side"


class AddressKind(Term):
    """What an address is to the person."""

    HOME = "home", "nơi thường trú", "registered home"
    LIVED = "lived", "nơi đã sống", "where the person lived"
    ORIGIN = "origin", "quê quán", "place of origin"
    ABROAD = "abroad", "nơi ở nước ngoài", "place abroad"


class Relation(Term):
    """What somebody is to the person."""

    PARENT = "parent", "cha, mẹ", "parent"
    SPOUSE = "spouse", "vợ, chồng", "spouse"
    CHILD = "child", "con", "child"
    SIBLING = "sibling", "anh, chị, em", "sibling"
    GRANDPARENT = "grandparent", "ông, bà", "grandparent"
    OTHER = "other", "người thân khác", "other relative"
    FRIEND = "friend", "bạn, người quen", "friend"


class Purpose(Term):
    """What consent is asked for; each is asked apart, and may be taken back at any time."""

    SHARE = (
        "share",
        "chuyển thông tin cho đơn vị hỗ trợ tiếp theo",
        "passing information to the next unit",
    )
    CONTACT = "contact", "liên hệ gia đình", "contacting the family"
    EXAMINE = "examine", "khám sức khỏe", "a medical examination"
    PHOTOGRAPH = "photograph", "chụp ảnh cho hồ sơ", "photographs for the file"
    SHELTER = "shelter", "ở cơ sở hỗ trợ", "staying at a support centre"
    OTHER = "other", "việc khác", "something else"


class Consent(Term):
    """What the person, or who represents them, answered."""

    AGREES = "agrees", "đồng ý", "agrees"
    DECLINES = "declines", "không đồng ý", "declines"
    WITHDRAWN = "withdrawn", "đã rút lại", "withdrawn"


CELLS: Final[Mapping[Fact, tuple[Cell, ...]]] = {
    Fact.OTHER_NAMES: (Cell.NAME, Cell.NAME_KIND),
    Fact.IDENTITY_PAPERS: (
        Cell.PAPER_KIND,
        Cell.NUMBER,
        Cell.ISSUED_ON,
        Cell.ISSUED_BY,
        Cell.SEEN,
    ),
    Fact.HOME_ADDRESS: (Cell.ADDRESS_KIND, Cell.PLACE, Cell.SINCE),
    Fact.FAMILY_CONTACT: (
        Cell.RELATION,
        Cell.NAME,
        Cell.PHONE,
        Cell.ADDRESS,
        Cell.MAY_CONTACT,
    ),
    Fact.BELONGINGS: (Cell.WHAT, Cell.HOW_MANY, Cell.STATE, Cell.KEPT_BY),
    Fact.CONSENTS: (Cell.TO_WHAT, Cell.CONSENT, Cell.UNTIL, Cell.EXPLAINED_IN),
}
"""The facts told as lines, and the boxes of a line of each."""

CHOSEN: Final[Mapping[Cell, type[Term]]] = {
    Cell.NAME_KIND: NameKind,
    Cell.PAPER_KIND: PaperKind,
    Cell.SEEN: Seen,
    Cell.ADDRESS_KIND: AddressKind,
    Cell.RELATION: Relation,
    Cell.MAY_CONTACT: YesNo,
    Cell.TO_WHAT: Purpose,
    Cell.CONSENT: Consent,
}
"""The boxes with fixed answers."""

FINDS: Final[Mapping[Fact, Cell]] = {
    Fact.OTHER_NAMES: Cell.NAME,
    Fact.IDENTITY_PAPERS: Cell.NUMBER,
}
"""By which box of a line a person can be found."""

Line = Mapping[Cell, Any]
"""What was filled in: texts; in the box of a place an address as it is kept."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What a fact says in lines, and beside them."""

    lines: tuple[Line, ...] = ()
    note: str | None = None

    @classmethod
    def of(cls, fact: Fact, value: Value) -> "Listed":
        """What was sealed; a text that nobody divided is a note, or an address as written."""
        if isinstance(value, str) and Cell.PLACE in CELLS.get(fact, ()):
            return cls(({Cell.PLACE: value},))
        if isinstance(value, dict):
            lines = tuple(_line(line) for line in value.get("lines", ()))
            return cls(tuple(filter(None, lines)), value.get("note") or None)
        return cls(note=None if value is None else str(value))

    @property
    def value(self) -> Value:
        """What is sealed: null for nothing, and a text where there are no lines."""
        if not self.lines:
            return self.note
        lines = [{cell.value: text for cell, text in line.items()} for line in self.lines]
        return {"lines": lines, "note": self.note}


def found_by(fact: Fact, value: Value) -> Iterable[str]:
    """The texts of such a fact by which somebody can be found; of a text nobody divided, all."""
    listed = Listed.of(fact, value)
    if not listed.lines:
        return [listed.note] if listed.note else []
    return [line[FINDS[fact]] for line in listed.lines if line.get(FINDS[fact])]


def _line(stored: Mapping[str, Any]) -> Line:
    return {cell: stored[cell.value] for cell in Cell if stored.get(cell.value)}
