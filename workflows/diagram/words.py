"""What the pictures say, in both languages."""

from collections.abc import Iterable

from workflows.diagram.arcs import Arc, Band, Numbered
from workflows.paths import Path
from workflows.reasons import Language, cite
from workflows.regime import Regime
from workflows.source import Confidence
from workflows.terms import Role, Stage, Term

# fmt: off
SHORT: dict[Role, tuple[str, str]] = {
    # the head of a lane is narrow: its title says the whole name
    Role.RECEIVER:             ("tiếp nhận ban đầu",   "first receiver"),
    Role.COMMUNE:              ("UBND cấp xã",         "commune"),
    Role.CASE_OWNER:           ("cơ quan chuyên môn",  "case owner"),
    Role.VERIFIER:             ("cơ quan xác minh",    "verifier"),
    Role.RESCUER:              ("cơ quan giải cứu",    "rescuer"),
    Role.GATE:                 ("cửa khẩu",            "gate"),
    Role.FACILITY:             ("cơ sở trợ giúp",      "support facility"),
    Role.MISSION:              ("cơ quan đại diện",    "mission abroad"),
    Role.IMMIGRATION:          ("Cục QL XNC",          "immigra- tion dept"),
    Role.PROVINCE_IMMIGRATION: ("QL XNC cấp tỉnh",     "province immigra- tion"),
    Role.INVESTIGATOR:         ("CQ điều tra tỉnh",    "province investi- gators"),
    Role.CONSULAR:             ("Cục Lãnh sự",         "consular dept"),
    Role.FOREIGN_AFFAIRS:      ("ngoại vụ cấp tỉnh",   "province foreign affairs"),
    Role.PROVINCE_SOCIAL:      ("hỗ trợ cấp tỉnh",     "province victim support"),
    Role.DECIDER:              ("cấp quyết định",      "deciding body"),
}

MARKS: dict[Confidence, tuple[str, str]] = {
    Confidence.V:      ("V",  "V"),
    Confidence.S:      ("S",  "S"),
    Confidence.R:      ("R",  "R"),
    Confidence.U:      ("U",  "U"),
    Confidence.OFFICE: ("NB", "OR"),
}
# fmt: on

OPENS = ("Mở hồ sơ", "A file is opened")
IN_MANY = ("Ở nhiều giai đoạn", "At several stages")
GOES_ON = (" (tiếp)", " (continued)")
ACT = ("Việc", "Act")
LEADS_TO = ("Kết quả", "Result")
OVERVIEW = ("tổng quan", "overview")
SHEET = (", tờ {sheet}/{of}", ", sheet {sheet} of {of}")
DESCRIBED = (
    (
        "Sơ đồ {lines} dòng việc: mỗi cột là một vai trò, mỗi dải là một giai đoạn; số ở đầu dòng "
        "là số dòng của bảng bên cạnh, bảng đó nêu cùng nội dung bằng chữ."
    ),
    (
        "A picture of {lines} lines of acts: a column for each role, a band for each stage; the "
        "number of a line is that of the row in the table beside it, which says the same in words."
    ),
)
SOLID = ("nét liền, chấm đặc: đã đọc điều luật", "solid line, full dot: the article was read")
DASHED = ("nét đứt, chấm rỗng: chưa đọc điều luật", "dashed line, hollow dot: not read")
HANDS_OVER = ("mũi tên đặc: giao, nhận", "full arrow: handoff")
ASKS = ("mũi tên hở: đề nghị, không chuyển gì", "open arrow: a request, moves nothing")


def said(words: tuple[str, str], lang: Language) -> str:
    """The words of a pair in this language."""
    return words[0] if lang == "vi" else words[1]


def name(term: Term | Confidence | Regime, lang: Language) -> str:
    """A term in this language."""
    return term.vi if lang == "vi" else term.en


def title(regime: Regime, path: Path | None, lang: Language, sheet: tuple[int, int]) -> str:
    """What the picture is called: the law, then the path, then which sheet of how many."""
    of = f" – {name(path, lang)}" if path else ""
    number = said(SHEET, lang).format(sheet=sheet[0], of=sheet[1]) if sheet[1] > 1 else ""
    return f"{name(regime, lang)}{of}{number}"


def heading(band: Band, lang: Language, *, again: bool) -> str:
    """What stands over a band; `again` on a second sheet."""
    words = said(OPENS if band.opens else IN_MANY, lang)
    stage = upfirst(name(band.stage, lang)) if band.stage else words
    return stage + (said(GOES_ON, lang) if again else "")


def label(arc: Arc, lang: Language) -> str:
    """The numbers of the rows, then the act."""
    return f"{_numbers(arc.rows)} {upfirst(name(arc.row.act, lang))}"


def stages(arc: Arc, band: Band, lang: Language) -> str:
    """Where else than in its band the line applies; empty where the band says it all."""
    if arc.row.at <= {band.stage}:
        return ""
    order = list(Stage)
    at = sorted(arc.row.at, key=order.index)
    first, last = order.index(at[0]), order.index(at[-1])
    if len(at) > 2 and last - first == len(at) - 1:  # a run of stages
        return f"{name(at[0], lang)} – {name(at[-1], lang)}"
    return ", ".join(name(stage, lang) for stage in at)


def result(arc: Arc, lang: Language) -> tuple[str, ...]:
    """Where the line leads: the stage, the status, what is handed over. Empty: nothing moves."""
    row = arc.row
    moved = name(row.hands_to.moves, lang) if row.hands_to else ""
    status = f"= {name(row.sets, lang)}" if row.sets else ""
    stage = f"→ {name(row.to, lang)}" if row.to else ""
    return tuple(part for part in (stage, status, moved) if part)


def sentence(each: Numbered, lang: Language) -> str:
    """One row as a sentence: the title of its dot."""
    row = each.row
    hands = f" → {name(row.hands_to.role, lang)}" if row.hands_to else ""
    mark = name(row.source.confidence, lang)
    who = f"{each.number}. {upfirst(name(row.act, lang))}: {name(row.by, lang)}{hands}"
    return f"{who}. {upfirst(cite(row.source, lang))}; {mark}."


def whole(arc: Arc, lang: Language) -> str:
    """The title of a line: the act, from where to where, by whom."""
    row = arc.row
    start = ", ".join(name(s, lang) for s in sorted(row.at, key=list(Stage).index)) or "—"
    end = f" {', '.join(result(arc, lang))}" if result(arc, lang) else ""
    roles = ", ".join(dict.fromkeys(name(each.row.by, lang) for each in arc.rows))
    return f"{upfirst(name(row.act, lang))}; {roles}: {start}{end} ({name(arc.mark, lang)})"


def upfirst(text: str) -> str:
    """The same words with a capital first."""
    return text[:1].upper() + text[1:]


def _numbers(rows: Iterable[Numbered]) -> str:
    """`12`, `12–14`, `12, 15`: runs are drawn together."""
    runs: list[list[int]] = []
    for each in rows:
        if runs and runs[-1][-1] == each.number - 1:
            runs[-1].append(each.number)
        else:
            runs.append([each.number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs) + "."
