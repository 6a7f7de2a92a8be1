"""Official papers as DOCX: the same layout as the PDF, for offices that edit and stamp in Word.

Written with the standard library: one document of WordprocessingML (ECMA-376) and its footer.
Every text is escaped; nothing typed can become markup.
"""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Final
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from casework.papers.letters import printable

TWIPS: Final = 1440 / 25.4
"""Of a millimetre: Word measures pages in twentieths of a point."""
_EMU: Final = 36_000  # of a millimetre: Word measures pictures in these
_MADE: Final = (1980, 1, 1, 0, 0, 0)  # equal papers give equal files
_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OPC: Final = "http://schemas.openxmlformats.org/package/2006"
_KIND: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEADER: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# NĐ 30/2020/NĐ-CP, annex I: A4; top and bottom 20-25 mm, left 30-35 mm, right 15-20 mm.
_PAGE: Final = (210, 297)
_MARGINS: Final = {"top": 20, "bottom": 25, "left": 30, "right": 18, "header": 10, "footer": 8}
WIDTH: Final = 162
"""What the margins leave of the sheet, in mm."""


def run(text: str, *, size: int = 13, bold: bool = False, italic: bool = False) -> str:
    """A piece of text; `size` in points. Its line ends stay line ends."""
    marks = ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "")
    lines = escape(printable(text)).split("\n")
    words = "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in lines)
    return f'<w:r><w:rPr>{marks}<w:sz w:val="{size * 2}"/></w:rPr>{words}</w:r>'


def paragraph(
    *runs: str, align: str = "both", indent: float = 0, after: float = 2, beside: bool = False
) -> str:
    """A paragraph; `indent` of its first line and the space `after` it in mm.

    `beside` keeps it on the page of the next.
    """
    kept = "<w:keepNext/>" if beside else ""
    return (
        f'<w:p><w:pPr>{kept}<w:spacing w:after="{_twips(after)}"/>'
        f'<w:ind w:firstLine="{_twips(indent)}"/><w:jc w:val="{align}"/></w:pPr>'
        f"{''.join(runs)}</w:p>"
    )


def page_break() -> str:
    """What follows begins on a new page."""
    return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def rule(share: float) -> str:
    """A line under words: as long as this share of the cell, in its middle."""
    return paragraph(run("─" * max(4, round(share * 16)), size=6), align="center", after=1)


def columns(*cells: str, widths: Sequence[float]) -> str:
    """Paragraphs side by side without lines; `widths` in mm."""
    return _table([list(cells)], widths, lined=False, is_whole=True)


def listed(heads: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[float]) -> str:
    """A table with lines, its head repeated on every page."""
    head = [paragraph(run(word, size=12, bold=True), align="center", after=0) for word in heads]
    body = [[paragraph(run(word, size=12), align="left", after=0) for word in row] for row in rows]
    return _table([head, *body], widths, lined=True, has_head=True)


def picture(relation: str, side: float, words: str) -> str:
    """A square picture in a line of text; `side` in mm, `words` for who cannot see it."""
    extent = f'cx="{round(side * _EMU)}" cy="{round(side * _EMU)}"'
    drawing = "http://schemas.openxmlformats.org/drawingml/2006"
    name = escape(words, {'"': "&quot;"})
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{drawing}/wordprocessingDrawing">'
        f'<wp:extent {extent}/><wp:docPr id="1" name="{name}" descr="{name}"/>'
        f'<a:graphic xmlns:a="{drawing}/main"><a:graphicData uri="{drawing}/picture">'
        f'<pic:pic xmlns:pic="{drawing}/picture">'
        f'<pic:nvPicPr><pic:cNvPr id="1" name="{name}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def document(body: str, footer: str, square: bytes) -> bytes:
    """The file: `body` on A4 with the margins of official papers, `footer` on every page.

    The footer may name the picture `square` (PNG) by the relation `rId1`.
    """
    width, height = (_twips(side) for side in _PAGE)
    margins = " ".join(f'w:{side}="{_twips(mm)}"' for side, mm in _MARGINS.items())
    section = (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId2"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"/><w:pgMar {margins} w:gutter="0"/></w:sectPr>'
    )
    spaces = f'xmlns:w="{_W}" xmlns:r="{_R}"'
    return _zipped(
        {
            "[Content_Types].xml": _content_types(),
            "_rels/.rels": _relations(("rId1", "officeDocument", "word/document.xml")),
            "word/document.xml": (
                f"<w:document {spaces}><w:body>{body}{section}</w:body></w:document>"
            ),
            "word/styles.xml": _styles(),
            "word/footer1.xml": f"<w:ftr {spaces}>{footer}</w:ftr>",
            "word/_rels/document.xml.rels": _relations(
                ("rId1", "styles", "styles.xml"), ("rId2", "footer", "footer1.xml")
            ),
            "word/_rels/footer1.xml.rels": _relations(("rId1", "image", "media/square.png")),
        },
        {"word/media/square.png": square},
    )


def _table(
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    *,
    lined: bool,
    has_head: bool = False,
    is_whole: bool = False,
) -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    kind = "single" if lined else "nil"
    borders = "".join(f'<w:{side} w:val="{kind}" w:sz="4" w:space="0"/>' for side in sides)
    grid = "".join(f'<w:gridCol w:w="{_twips(width)}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{_twips(sum(widths))}" w:type="dxa"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
        + "".join(
            _row(row, widths, is_head=has_head and number == 0, is_whole=is_whole)
            for number, row in enumerate(rows)
        )
        + "</w:tbl>"
        + paragraph(run("", size=4), after=0)
    )


def _row(cells: Sequence[str], widths: Sequence[float], *, is_head: bool, is_whole: bool) -> str:
    marks = ("<w:cantSplit/>" if is_whole else "") + ("<w:tblHeader/>" if is_head else "")
    inner = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{_twips(width)}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr><w:trPr>{marks}</w:trPr>{inner}</w:tr>"


def _styles() -> str:
    font = "Times New Roman"
    faces = " ".join(f'w:{kind}="{font}"' for kind in ("ascii", "hAnsi", "cs", "eastAsia"))
    return (
        f'<w:styles xmlns:w="{_W}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {faces}/>'
        '<w:sz w:val="26"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault></w:docDefaults>'
        "</w:styles>"
    )


def _content_types() -> str:
    overrides = {
        "document": "document.main",
        "styles": "styles",
        "footer1": "footer",
    }
    parts = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_KIND}.{kind}+xml"/>'
        for part, kind in overrides.items()
    )
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'<Types xmlns="{_OPC}/content-types"><Default Extension="rels" ContentType="{rels}"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="png" ContentType="image/png"/>{parts}</Types>'
    )


def _relations(*named: tuple[str, str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="{name}" Type="{_R}/{kind}" Target="{target}"/>'
        for name, kind, target in named
    )
    return f'<Relationships xmlns="{_OPC}/relationships">{inner}</Relationships>'


def _zipped(texts: dict[str, str], files: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, text in texts.items():
            archive.writestr(_named(name), (_HEADER + text).encode())
        for name, content in files.items():
            archive.writestr(_named(name), content)
    return out.getvalue()


def _named(name: str) -> ZipInfo:
    info = ZipInfo(name, _MADE)
    info.compress_type = ZIP_DEFLATED
    return info


def _twips(millimetres: float) -> int:
    return round(millimetres * TWIPS)
