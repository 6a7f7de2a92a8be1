"""The pictures of every regime and path: nothing is left out, drawn twice, or outside the paper."""

from collections import Counter
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from workflows.diagram import draw, sheets
from workflows.diagram.words import MARKS, SHORT
from workflows.paths import Path, paths_of, rows_on
from workflows.reasons import Language
from workflows.regimes import REGIMES
from workflows.source import Confidence
from workflows.terms import Role

SVG = "{http://www.w3.org/2000/svg}"
LETTER = 0.58  # of a letter height: a wide sans-serif takes no more on average
A4 = 190 / 277

PICTURES = [
    pytest.param(key, path, id=f"{key}-{path or 'overview'}")
    for key, regime in REGIMES.items()
    for path in (None, *paths_of(regime))
]
ON_PATHS = [picture for picture in PICTURES if picture.values[1] is not None]
every_picture = pytest.mark.parametrize(("key", "path"), PICTURES)
both_languages = pytest.mark.parametrize("lang", ["vi", "en"])


def parsed(key: str, path: Path | None, lang: Language = "vi") -> list[Element]:
    """Every sheet of a picture; raises where one is no XML."""
    drawn = sheets(REGIMES[key], lang, path)
    return [ElementTree.fromstring(sheet) for sheet in drawn]  # noqa: S314  # our own pictures


def numbers(pictures: list[Element]) -> list[int]:
    """The rows that have a dot, each as often as it has one."""
    dots = [dot for picture in pictures for dot in picture.iter(f"{SVG}circle")]
    return [int(dot.attrib["data-row"]) for dot in dots if "data-row" in dot.attrib]


def size(picture: Element) -> tuple[float, float]:
    _x, _y, width, height = map(float, picture.attrib["viewBox"].split())
    return width, height


def right_edge(text: Element) -> float:
    """Where the words end, by what a wide sans-serif takes for a letter."""
    wide = len(text.text or "") * float(text.attrib["font-size"]) * LETTER
    x = float(text.attrib["x"])
    return x + wide / 2 if text.get("text-anchor") == "middle" else x + wide


@pytest.mark.parametrize(("key", "path"), ON_PATHS)
def test_every_row_of_a_path_is_drawn_once(key: str, path: Path) -> None:
    regime = REGIMES[key]
    on_path = [n for n, row in enumerate(regime.rows, start=1) if row in rows_on(regime, path)]

    drawn = numbers(parsed(key, path))

    assert sorted(drawn) == on_path


@pytest.mark.parametrize("key", REGIMES)
def test_the_overview_shows_what_moves_the_case_the_person_or_the_status(key: str) -> None:
    moving = [
        number
        for number, row in enumerate(REGIMES[key].rows, start=1)
        if not row.at or row.to or row.sets or row.hands_to
    ]

    drawn = numbers(parsed(key, None))

    assert sorted(drawn) == moving


@pytest.mark.parametrize(("key", "path"), ON_PATHS)
def test_one_large_sheet_shows_the_same_rows(key: str, path: Path) -> None:
    whole = ElementTree.fromstring(draw(REGIMES[key], "vi", path))  # noqa: S314  # our own

    assert Counter(numbers([whole])) == Counter(numbers(parsed(key, path)))


@every_picture
@both_languages
def test_a_picture_names_its_law_and_its_path(key: str, path: Path | None, lang: Language) -> None:
    regime = REGIMES[key]
    named = [regime.vi if lang == "vi" else regime.en]
    named += [path.vi if lang == "vi" else path.en] if path else []

    titles = [picture.findtext(f"{SVG}title") or "" for picture in parsed(key, path, lang)]

    assert [title for title in titles if not all(name in title for name in named)] == []


@every_picture
@both_languages
def test_every_line_and_every_dot_has_a_title(key: str, path: Path | None, lang: Language) -> None:
    pictures = parsed(key, path, lang)

    drawn = [
        part
        for picture in pictures
        for part in (*picture.iter(f"{SVG}circle"), *picture.iter(f"{SVG}g"))
    ]
    assert drawn
    assert [part.attrib for part in drawn if not part.findtext(f"{SVG}title")] == []


@every_picture
@both_languages
def test_no_words_stand_outside_the_paper(key: str, path: Path | None, lang: Language) -> None:
    outside = [
        text.text
        for picture in parsed(key, path, lang)
        for text in picture.iter(f"{SVG}text")
        if right_edge(text) > size(picture)[0] or float(text.attrib["y"]) > size(picture)[1]
    ]

    assert outside == []


@every_picture
@both_languages
def test_a_sheet_is_no_higher_than_a4_on_its_side(
    key: str, path: Path | None, lang: Language
) -> None:
    too_high = [size(p) for p in parsed(key, path, lang) if size(p)[1] / size(p)[0] > A4]

    assert too_high == []


@pytest.mark.parametrize(("key", "path"), ON_PATHS)
def test_what_was_not_read_is_hollow_and_its_arrow_dashed(key: str, path: Path) -> None:
    rows = REGIMES[key].rows
    lines = [
        group
        for picture in parsed(key, path)
        for group in picture.iter(f"{SVG}g")
        if group.get("class") == "law-act"
    ]
    unread = [line for line in lines if not is_read(rows_of(line, rows))]

    assert unread
    assert {dot.get("fill") for line in unread for dot in line.iter(f"{SVG}circle")} == {"#fff"}
    assert [way for line in unread for way in ways(line) if "stroke-dasharray" not in way] == []


@every_picture
def test_a_picture_is_the_same_each_time(key: str, path: Path | None) -> None:
    assert sheets(REGIMES[key], "vi", path) == sheets(REGIMES[key], "vi", path)


@pytest.mark.parametrize("role", Role)
def test_every_role_has_a_name_that_fits_the_head_of_a_lane(role: Role) -> None:
    assert max(len(word) for words in SHORT[role] for word in words.split()) <= 10


def test_every_mark_has_a_letter_of_its_own() -> None:
    letters = [letter for pair in zip(*MARKS.values(), strict=True) for letter in pair]

    assert set(MARKS) == set(Confidence)
    assert len(set(letters[: len(Confidence)])) == len(Confidence)


def rows_of(line: Element, rows: tuple) -> list:
    return [rows[int(dot.attrib["data-row"]) - 1] for dot in line.iter(f"{SVG}circle")]


def is_read(rows: list) -> bool:
    return all(row.source.confidence is Confidence.V for row in rows)


def ways(line: Element) -> list[dict[str, str]]:
    return [way.attrib for way in line.iter(f"{SVG}path")]
