"""Invented people for the demo. Every name ends in "Mẫu" (sample), and no telephone can ring.

The shapes follow how people are named; frequencies of family names are rough. Our own lists.
"""

from dataclasses import dataclass
from random import Random

FAMILIES = {
    "Nguyễn": 32,
    "Trần": 11,
    "Lê": 9,
    "Phạm": 7,
    "Hoàng": 5,
    "Phan": 5,
    "Vũ": 4,
    "Đặng": 3,
    "Bùi": 3,
    "Đỗ": 2,
    "Hồ": 2,
    "Ngô": 2,
    "Dương": 2,
    "Lý": 1,
}
WOMEN = ("Bưởi", "Chanh", "Đào", "Khế", "Lựu", "Mận", "Nhãn", "Quýt", "Sim", "Vải", "Thanh Trà")
MEN = ("Bách", "Đinh", "Gụ", "Lim", "Nghiến", "Sến", "Táu", "Trắc", "Tùng", "Xoan", "Sơn Tra")
FAMILIES_OF_THE_NORTH = ("Nông", "Lương", "Hoàng", "Vi", "Bế", "Chu")  # Tày and Nùng
HMONG_FAMILIES = ("Giàng", "Sùng", "Vàng", "Thào", "Lầu")
HMONG_WOMEN = ("Mỷ", "Dợ", "Pà", "Sua", "Chía")
KHMER_FAMILIES = ("Thạch", "Sơn", "Kim", "Lâm", "Châu")
KHMER_WOMEN = ("Sa Rây", "Thi Đa", "Sô Phia", "Bô Pha")
ABROAD = ("Keo Bounmy", "Noy Dara", "Chanthy Sok", "Somsri Dee")

UNASSIGNED = "0190"
"""No operator has this prefix since the numbers of eleven digits ended in 2018."""


@dataclass(frozen=True, slots=True)
class Names:
    """Draws names and numbers; the same dice give the same people."""

    dice: Random

    def woman(self) -> str:
        """A woman of the majority."""
        return self._mark(self._family(), "Thị", self.dice.choice(WOMEN))

    def man(self) -> str:
        """A man of the majority."""
        return self._mark(self._family(), "Văn", self.dice.choice(MEN))

    def woman_of_the_north(self) -> str:
        """A Tày or Nùng woman."""
        return self._mark(self.dice.choice(FAMILIES_OF_THE_NORTH), "Thị", self.dice.choice(WOMEN))

    def hmong_woman(self) -> str:
        """A Hmong woman: "Thị" stands before the given name, and often alone."""
        return self._mark(self.dice.choice(HMONG_FAMILIES), "Thị", self.dice.choice(HMONG_WOMEN))

    def khmer_woman(self) -> str:
        """A Khmer woman: no middle name, a given name of two syllables."""
        return self._mark(self.dice.choice(KHMER_FAMILIES), "", self.dice.choice(KHMER_WOMEN))

    def foreigner(self) -> str:
        """A person from a neighbouring country."""
        return self._mark(self.dice.choice(ABROAD), "", "")

    def officer(self) -> str:
        """An officer of either sex."""
        return self.woman() if self.dice.random() < 0.5 else self.man()

    def phone(self) -> str:
        """A number that nobody can have."""
        return f"{UNASSIGNED} {self.dice.randrange(1000):03} {self.dice.randrange(1000):03}"

    def _family(self) -> str:
        return self.dice.choices(tuple(FAMILIES), weights=tuple(FAMILIES.values()))[0]

    @staticmethod
    def _mark(*parts: str) -> str:
        return " ".join(part for part in (*parts, "Mẫu") if part)
