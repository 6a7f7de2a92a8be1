"""What the parts of a workbook say that hold no rows: links, styles, texts of many cells."""

from posixpath import join, normpath
from typing import Final

from casework.intake.cells import unescaped
from casework.intake.package import Handler
from casework.intake.refusals import LONGEST_CELL, Unreadable, Why

_MOST_STRINGS: Final = 2_000_000


class Relationships(Handler):
    """By its id: the kind of a relationship, and the part it leads to."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self.links: dict[str, tuple[str, str]] = {}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "Relationship" and attributes.get("TargetMode") != "External":
            kind = attributes.get("Type", "").rpartition("/")[2]
            part = normpath(join("/", self._folder, attributes.get("Target", "")))
            self.links[attributes.get("Id", "")] = kind, part.lstrip("/")


class Contents(Handler):
    """The list of the worksheets."""

    def __init__(self) -> None:
        self.root = ""
        self.links: list[str] = []
        self.from_1904 = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.root = self.root or tag
        if tag == "sheet":
            self.links += [text for name, text in attributes.items() if name.endswith(":id")]
        if tag == "workbookPr":
            self.from_1904 = attributes.get("date1904") in {"1", "true"}


class Styles(Handler):
    """Which number format each style of a cell has."""

    def __init__(self) -> None:
        self.own: dict[int, str] = {}
        self.cells: list[int] = []
        self._of_cells = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "numFmt":
            self.own[int(attributes["numFmtId"])] = attributes["formatCode"]
        if tag == "cellXfs":
            self._of_cells = True
        if tag == "xf" and self._of_cells:
            self.cells.append(int(attributes.get("numFmtId", "0")))

    def end(self, tag: str) -> None:
        if tag == "cellXfs":
            self._of_cells = False


class Text(Handler):
    """Gathers the text of the tags it is told to hear; how it is said (rPh) is no part of it."""

    heard: frozenset[str] = frozenset()

    def __init__(self) -> None:
        self._hears = False
        self._aside = 0
        self._pieces: list[str] = []
        self._length = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._aside += tag == "rPh"
        self._hears = tag in self.heard and not self._aside

    def end(self, tag: str) -> None:
        self._aside -= tag == "rPh"
        self._hears = False

    def text(self, text: str) -> None:
        if self._hears:
            self._length += len(text)
            if self._length > LONGEST_CELL:
                raise Unreadable(Why.DAMAGED)
            self._pieces.append(text)

    def taken(self) -> str:
        if not self._length:
            return ""
        text = "".join(self._pieces)
        self._pieces, self._length = [], 0
        return text


class Strings(Text):
    """Texts that stand once and are meant by many cells."""

    heard = frozenset({"t"})

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def end(self, tag: str) -> None:
        super().end(tag)
        if tag == "si":
            self.texts.append(unescaped(self.taken()))
        if len(self.texts) > _MOST_STRINGS:
            raise Unreadable(Why.BOMB)
