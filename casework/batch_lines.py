"""What was typed or uploaded for the persons of a batch, as the lines that the verbs take."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from datetime import date
from typing import Final

from casework.actions.batches import FaultSaid, Line
from casework.intake.columns import Column
from casework.intake.fault_kinds import FaultKind, Severity
from casework.intake.faults import faults_of
from casework.intake.layout import Layout
from casework.intake.parentage import parents_of
from casework.intake.rows import Written, text_of
from casework.intake.understood import Understood, understand
from casework.keyring import Keyring
from casework.keyring.plaintext import Json

_LONGEST_NUMBER: Final = 6  # digits
_ALIKE: Final = frozenset(
    {FaultKind.SAME_PERSON, FaultKind.SAME_WITHOUT_ACCENTS, FaultKind.SAME_NAME_AND_NUMBER}
)


def lines_of(
    keyring: Keyring, all_written: Sequence[Written], today: date, *, apart: str = ""
) -> list[Line]:
    """The rows of a list, looked through on this day in Vietnam.

    Two that say the same are two persons; the list again is the same two, unless `apart` tells
    them from every other: whoever is typed is somebody new.
    """
    people = [understand(written) for written in all_written]
    faults = defaultdict(list)
    for fault in faults_of(people, today):
        faults[fault.row].append(FaultSaid.of(fault))
    parents = parents_of(people)
    seen: Counter[str] = Counter()
    lines = []
    for place, person in enumerate(people, start=1):
        text = _text(person.written)
        digest = digest_of(keyring, f"{apart}\x1f{seen[text]}\x1f{text}")
        parent = people[parents[place] - 1].number if place in parents else None
        lines.append(_line(person, digest, faults[place], frozenset(), parent))
        seen[text] += 1
    return lines


def mended_line(
    keyring: Keyring,
    written: Written,
    before: Iterable[FaultSaid],
    kept: frozenset[Column],
    today: date,
) -> Line:
    """A row as an officer wrote it anew; `before` is what was told of it.

    `kept` are the columns that stay as written though they are not understood, or though another
    row is like this one.
    """
    person = understand(written)
    found = [FaultSaid.of(fault) for fault in faults_of([person], today)]
    digest = digest_of(keyring, _text(written))
    return _line(person, digest, [*found, *still_alike(before)], kept, person.child_of)


def still_alike(before: Iterable[FaultSaid]) -> list[FaultSaid]:
    """What comparing with other rows told: it stands until the officer decides."""
    return [fault for fault in before if fault.kind in _ALIKE]


def blocking(faults: Iterable[FaultSaid], kept: frozenset[Column]) -> list[FaultSaid]:
    """The faults that keep a row from entering: those to be mended, and not kept as written."""
    return [
        fault for fault in faults if fault.severity is Severity.MEND and fault.column not in kept
    ]


def stored(layout: Layout) -> Json:
    """A layout as it is sealed with its list."""
    columns = {column.value: at for column, at in layout.columns.items()}
    return {**asdict(replace(layout, columns={})), "columns": columns}


def digest_of(keyring: Keyring, text: str) -> str:
    """A keyed digest of something written on a list."""
    return keyring.digest(b"list-text\x1f" + text.encode())


def _line(
    person: Understood,
    digest: str,
    faults: Sequence[FaultSaid],
    kept: frozenset[Column],
    child_of: str | None,
) -> Line:
    return Line(
        written=person.written,
        digest=digest,
        is_ready=not blocking(faults, kept),
        faults=tuple(faults),
        number=_number(person.number),
        child_of=_number(child_of),
    )


def _text(written: Written) -> str:
    return f"{written.get(Column.NUMBER, '')}\x1f{text_of(written)}"


def _number(text: str | None) -> int | None:
    is_number = text is not None and text.isdecimal() and len(text) <= _LONGEST_NUMBER
    return int(text) if text is not None and is_number else None
