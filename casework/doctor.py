"""Looking an office over: what verbs keep against what it is made from. Changes nothing."""

import os
import stat
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework import due
from casework.actions.succession import left_behind
from casework.custody_sweep import flights_not_whole, lead_lines_broken, place_lines_broken
from casework.database import Scope
from casework.due import Waiting
from casework.keyring import Foreign, Index, Keyring
from casework.ladder_check import disagreeing
from casework.matching.terms import Kind
from casework.office import Office, vietnam_day
from casework.papers.letters import FONTS
from casework.records.calendar import CalendarDay
from casework.records.cases import Case
from casework.records.dues import Due
from casework.records.persons import Person
from casework.records.reaches import Reach, Tie
from casework.records.search_tokens import SearchToken
from casework.records.tips import Tip
from casework.records.units import Unit
from casework.records.whereabouts import Whereabouts
from config import Config

_AT_ONCE = 1000  # rows held in memory
_FACES = ("Regular", "Bold", "Italic", "BoldItalic")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: counts only, no id and no value."""

    check: str
    is_well: bool
    vi: str
    en: str


def examine(office: Office, config: Config) -> list[Finding]:
    """Everything the doctor looks at, in order."""
    with office.database.reading(Scope.of_job("doctor")) as session:
        cases = session.scalars(select(Case)).all()
        return [
            _dues(session, cases, office),
            _leads(session, cases),
            _successions(session, office),
            _tips(session),
            _whereabouts(session, cases),
            _ladders(session, office),
            *_custody(session, cases),
            _index(session, office.keyring),
            _calendar(session, office),
            _keys(config),
            _fonts(),
        ]


def _dues(session: Session, cases: Iterable[Case], office: Office) -> Finding:
    """The due projection, made again from nothing and compared."""
    now = office.clock.now()
    held: dict[object, Counter[Waiting]] = {}
    for row in session.scalars(select(Due)):
        held.setdefault(row.file_id, Counter())[due.as_held(row)] += 1
    wrong = sum(
        held.get(case.file_id, Counter()) != Counter(due.waiting(session, case, now))
        for case in cases
    )
    return _counted(
        "due", wrong, "hồ sơ có danh sách việc đến hạn không khớp", "cases whose due list differs"
    )


def _leads(session: Session, cases: Iterable[Case]) -> Finding:
    """One lead for each case, and the reach table names the same unit."""
    leading = _leading(session)
    wrong = sum(leading.get(case.file_id) != [case.lead_unit_id] for case in cases)
    return _counted(
        "lead", wrong, "hồ sơ không có đúng một đơn vị chủ trì", "cases without exactly one lead"
    )


def _successions(session: Session, office: Office) -> Finding:
    """No case stays with a unit that has ended while whoever follows it could lead it."""
    ended = session.scalars(select(Unit).where(Unit.successor_id.is_not(None))).all()
    wrong = sum(left_behind(session, unit, office.clock.now()) for unit in ended)
    return _counted(
        "succession",
        wrong,
        "hồ sơ còn ở đơn vị đã kết thúc, đơn vị kế thừa chưa nhận",
        "cases still with a unit that has ended",
    )


def _tips(session: Session) -> Finding:
    """One unit answers for each tip, and the reach table names the same."""
    leading = _leading(session)
    wrong = sum(leading.get(tip.file_id) != [tip.unit_id] for tip in session.scalars(select(Tip)))
    return _counted(
        "tip",
        wrong,
        "tin báo không có đúng một đơn vị chịu trách nhiệm",
        "tips for which not exactly one unit answers",
    )


def _leading(session: Session) -> dict[object, list[object]]:
    leading: dict[object, list[object]] = {}
    for row in session.scalars(select(Reach).where(Reach.tie == Tie.LEADS)):
        leading.setdefault(row.file_id, []).append(row.unit_id)
    return leading


def _whereabouts(session: Session, cases: Iterable[Case]) -> Finding:
    current = session.scalars(select(Whereabouts.file_id).where(Whereabouts.until_at.is_(None)))
    stays = Counter(current)
    wrong = sum(stays[case.file_id] != 1 for case in cases)
    return _counted(
        "whereabouts", wrong, "hồ sơ không có đúng một nơi ở hiện tại", "cases without one place"
    )


def _ladders(session: Session, office: Office) -> Finding:
    """The rungs and notices that the worker wrote, against what rule and calendar give."""
    return _counted(
        "ladder",
        disagreeing(session, office.clock.now()),
        "việc giao, nhận có bậc nhắc không khớp hoặc chưa được nhắc (chạy casework worker)",
        "handoffs whose rungs differ or are not written yet (run casework worker)",
    )


def _custody(session: Session, cases: Sequence[Case]) -> list[Finding]:
    """Every handoff in flight, and the two lines of every case, from the records of each move."""
    flights, leads = flights_not_whole(session, cases), lead_lines_broken(session, cases)
    places = place_lines_broken(session, cases)
    return [
        _counted(
            "flight",
            len(flights),
            "hồ sơ có việc giao, nhận đang chờ không đúng một bên giao, một bên nhận",
            "files with a handoff in flight without exactly one sender and one receiver",
        ),
        _counted(
            "lead_line",
            len(leads),
            "hồ sơ có lần đổi đơn vị chủ trì không có bản ghi",
            "cases whose lead changed without a record",
        ),
        _counted(
            "place_line",
            len(places),
            "hồ sơ có khoảng trống hoặc chồng lấn về nơi ở",
            "cases with a gap or an overlap of places",
        ),
    ]


def _index(session: Session, keyring: Keyring) -> Finding:
    """Every row of the search index leads to somebody who is on file."""
    persons = set(session.scalars(select(Person.id)))
    indexes = {index.gen: index for index in keyring.indexes}
    rows = session.scalars(select(SearchToken).execution_options(yield_per=_AT_ONCE))
    wrong = sum(_person_behind(row, indexes) not in persons for row in rows)
    return _counted(
        "index", wrong, "dòng tra cứu không dẫn đến ai", "rows of the search index lead to nobody"
    )


def _person_behind(row: SearchToken, indexes: Mapping[int, Index]) -> UUID | None:
    try:
        return indexes[row.gen].follow(Kind(row.idx), row.token, row.ref)
    except (Foreign, KeyError, ValueError):  # ValueError: of no kind that we know
        return None


def _calendar(session: Session, office: Office) -> Finding:
    """Next year's days off are known before its first deadlines are counted."""
    next_year = vietnam_day(office.clock.now()).year + 1
    is_seeded = any(day.year == next_year for day in session.scalars(select(CalendarDay.day)))
    return Finding(
        "calendar",
        is_seeded,
        f"Lịch làm việc năm {next_year}",
        f"Working calendar of {next_year}",
    )


def _keys(config: Config) -> Finding:
    """What opens the office may be read by its owner only; Windows keeps rights elsewhere."""
    scheme, _, rest = config.root_key.partition(":")
    files = [config.secret_file]
    if scheme == "file":
        path, _, operator = rest.partition("?operator=")
        files += [Path(name) for name in (path, operator) if name]
    wrong = sum(_is_open_to_others(file) for file in files)
    return _counted(
        "keys", wrong, "tệp khóa mà tài khoản khác đọc được", "key files others can read"
    )


def _is_open_to_others(file: Path) -> bool:
    return os.name == "posix" and bool(stat.S_IMODE(file.stat().st_mode) & 0o077)


def _fonts() -> Finding:
    """The four faces that papers are set in."""
    missing = sum(not (FONTS / f"Tinos-{face}.ttf").is_file() for face in _FACES)
    return _counted("fonts", missing, "phông chữ của giấy tờ bị thiếu", "missing faces of papers")


def _counted(check: str, wrong: int, vi: str, en: str) -> Finding:
    return Finding(check, wrong == 0, f"{wrong} {vi}", f"{wrong} {en}")
