"""House rules of the pages: nothing inline, nothing unescaped, every word in two languages."""

import hashlib
import re
import tomllib
import unicodedata
from collections import Counter
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from jinja2 import Environment, FileSystemLoader, nodes

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates"
STATIC = ROOT / "casework" / "static"
ENGLISH = ROOT / "casework" / "locale" / "en" / "LC_MESSAGES"
MAPPINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["babel"]
METHODS = [(each["pattern"], each["method"]) for each in MAPPINGS["mappings"]]
VENDORED = [STATIC / "VENDOR.toml", ROOT / "tests" / "vendor" / "VENDOR.toml"]
HOLE = re.compile(r"%(?:\(\w+\))?[sd]")
# Marks and names that no translation changes: each stands alone between tags.
SAME_IN_BOTH = {"/", "g", "d", "Ctrl", "Enter", "Esc", "•••"}

# What a tab may say: it stays open where others pass, and in the history of the browser.
NEUTRAL = {
    "Bản nháp chưa gửi",
    "Biểu mẫu giấy",
    "Bàn làm việc",
    "Giao nhiều người cùng lúc",
    "Giao, nhận theo danh sách",
    "Giám sát việc giao, nhận",
    "Giấy tờ",
    "Hồ sơ",
    "Kiểm tra nhật ký",
    "Kết quả tìm",
    "Luật",
    "Lỗi:",
    "Lỗi: Hồ sơ",
    "Sổ tin báo",
    "Thời hạn, mức chi luật định",
    "Tiếp nhận nhanh",
    "Thông báo việc phải làm",
    "Tìm hồ sơ",
    "Việc cần làm",
    "Việc giao, nhận",
    "Các đơn vị",
    "Địa danh",
    "Cán bộ",
    "Lịch trực",
    "Nhắc việc",
    "Lịch làm việc",
    "Danh mục",
    "Đổi mật khẩu",
    "Đăng nhập",
    "Đề nghị",
    "Đợt tiếp nhận",
}

PAGES = sorted(TEMPLATES.rglob("*.html"))
every_page = pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(TEMPLATES)))


def markup(page: Path) -> str:
    """The page as an officer's browser would see its tags: comments of the template taken out."""
    return re.sub(r"\{#.*?#\}", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)


def tags(page: Path, name: str = r"[a-zA-Z]\w*") -> list[str]:
    """The opening tags of a page, template code inside them included."""
    inside = r"(?:\{\{.*?\}\}|\{%.*?%\}|\"[^\"]*\"|[^>\"{]|\{)*"
    return re.findall(rf"<{name}\b{inside}>", markup(page), re.DOTALL)


@every_page
def test_a_page_compiles(page: Path) -> None:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), extensions=["jinja2.ext.i18n"], autoescape=True
    )

    tree = environment.parse(page.read_text(encoding="utf-8"))

    assert isinstance(tree, nodes.Template)


@every_page
def test_a_page_has_no_script_or_style_of_its_own(page: Path) -> None:
    scripts = [tag for tag in tags(page, "script") if " src=" not in tag]
    styles = tags(page, "style") + [tag for tag in tags(page) if re.search(r"\sstyle\s*=", tag)]
    handlers = [tag for tag in tags(page) if re.search(r"\son[a-z]+\s*=", tag)]
    foreign = [tag for tag in tags(page) if re.search(r"(?:src|href)=\"(?:https?:)?//", tag)]

    inline = scripts + styles + handlers + foreign

    assert inline == []


@every_page
def test_a_tab_says_neither_whose_case_it_is_nor_what_it_is_about(page: Path) -> None:
    titles = re.findall(r"\{% block title %\}(.*?)\{% endblock %\}", markup(page), re.DOTALL)
    words = {word for title in titles for word in re.findall(r'_\("([^"]+)"\)', title)}
    holes = [hole for title in titles for hole in re.findall(r"\{\{\s*(?!_\()(\S+)", title)]

    assert words <= NEUTRAL
    assert holes == []


@every_page
def test_a_page_escapes_everything(page: Path) -> None:
    text = markup(page)

    unescaped = re.findall(r"\|\s*safe\b|Markup\(|autoescape false|javascript:", text)

    assert unescaped == []


@every_page
def test_every_picture_says_what_it_shows(page: Path) -> None:
    images = [tag for tag in tags(page, "img") if " alt=" not in tag]
    drawings = [tag for tag in tags(page, "svg") if not re.search(r"aria-(hidden|label)", tag)]

    silent = images + drawings

    assert silent == []


@every_page
def test_every_form_that_posts_carries_the_token(page: Path) -> None:
    forms = re.findall(r"<form\b.*?</form>", markup(page), re.DOTALL)

    bare = [f for f in forms if 'method="post"' in f and "csrf_token" not in f]

    assert bare == []


@every_page
def test_every_visible_word_goes_through_the_catalogue(page: Path) -> None:
    text = re.sub(r"\{\{.*?\}\}|\{%.*?%\}", "\x00", markup(page), flags=re.DOTALL)
    between = re.findall(r">([^<]*)<", re.sub(r"<svg.*?</svg>", "", text, flags=re.DOTALL))
    words = [part.strip() for piece in between for part in piece.split("\x00")]

    bare = [w for w in words if re.search(r"[^\W\d_]", w) and w not in SAME_IN_BOTH]

    assert bare == []


@every_page
def test_every_label_read_aloud_goes_through_the_catalogue(page: Path) -> None:
    named = r"\s(?:aria-label|placeholder|alt|title)=\"([^\"{]*[^\W\d_][^\"{]*)\""

    bare = [label for tag in tags(page) for label in re.findall(named, tag)]

    assert bare == []


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    with (ENGLISH / "messages.po").open("rb") as po:
        return read_po(po, locale="en")


@pytest.fixture(scope="module")
def said() -> set[str]:
    """Every sentence that the pages say, by its singular."""
    loud = {"**.html": {"silent": "false"}}
    found = extract_from_dir(ROOT, METHODS, loud, directory_filter=ours)
    ids = (message for _, _, message, _, _ in found)
    return {message[0] if isinstance(message, tuple) else message for message in ids}


def ours(folder: str) -> bool:
    """Whether a folder can hold pages: not the environment, not the history."""
    return not Path(folder).name.startswith((".", "_")) and Path(folder).name != "build"


def singular(message: Message) -> str:
    return message.id[0] if isinstance(message.id, tuple) else message.id


def forms(text: str | tuple[str, ...] | list[str]) -> list[str]:
    return [text] if isinstance(text, str) else list(text)


def test_every_sentence_has_its_english(said: set[str], catalogue: Catalog) -> None:
    english = {singular(m) for m in catalogue if m.id and all(forms(m.string)) and not m.fuzzy}

    missing = said - english

    assert missing == set(), "run `make words`, then give the English"


def test_the_catalogue_holds_nothing_that_is_no_longer_said(
    said: set[str], catalogue: Catalog
) -> None:
    kept = {singular(message) for message in catalogue if message.id}

    stale = kept - said

    assert stale == set(), "run `make words`"


def test_every_sentence_is_in_composed_letters(catalogue: Catalog) -> None:
    texts = [text for m in catalogue if m.id for text in forms(m.id) + forms(m.string)]

    decomposed = [text for text in texts if not unicodedata.is_normalized("NFC", text)]

    assert decomposed == []


def test_every_hole_in_a_sentence_is_in_its_english(catalogue: Catalog) -> None:
    pairs = [(singular(m), text) for m in catalogue if m.id for text in forms(m.string)]

    unlike = [(vi, en) for vi, en in pairs if en and holes(vi) != holes(en)]

    assert unlike == []


def holes(text: str) -> Counter[str]:
    return Counter(HOLE.findall(text))


def test_the_compiled_catalogue_is_the_written_one(catalogue: Catalog) -> None:
    compiled = BytesIO()
    write_mo(compiled, catalogue)

    assert (ENGLISH / "messages.mo").read_bytes() == compiled.getvalue(), "run `make words`"


@pytest.mark.parametrize("ledger", VENDORED, ids=["static", "tests"])
def test_what_was_vendored_is_unchanged_and_has_its_licence(ledger: Path) -> None:
    entries = tomllib.loads(ledger.read_text(encoding="utf-8"))["vendored"]

    digests = {e["file"]: digest(ledger.parent / e["file"]) for e in entries}
    licences = [ledger.parent / name for e in entries for name in e["licence_files"]]

    assert digests == {e["file"]: e["sha256"] for e in entries}
    assert [licence for licence in licences if not licence.is_file()] == []


def digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def test_the_stylesheet_is_light_and_wears_nobody_elses_badge() -> None:
    css = (STATIC / "casework.css").read_text(encoding="utf-8")

    badges = re.findall(r"GDS|crown|gov\.uk|@font-face|url\(", css, re.IGNORECASE)

    assert badges == []
    assert len(css.encode()) <= 90_000


@pytest.mark.parametrize(
    "script", sorted((STATIC / "scripts").glob("*.js")), ids=lambda script: script.name
)
def test_a_script_stores_nothing_and_evaluates_nothing(script: Path) -> None:
    text = script.read_text(encoding="utf-8")

    forbidden = re.findall(
        r"localStorage|sessionStorage|indexedDB|document\.cookie|innerHTML|\beval\(|https?://", text
    )

    assert forbidden == []
