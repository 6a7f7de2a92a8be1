"""Walks a real office page by page and types a marked string into every field it meets."""

import re
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import uuid4

from casework.demo.cast import SignInCard
from casework.demo.folder import code_of
from casework.office import VIETNAM
from tests.security.marks import Mark, Marks
from tests.security.pagereader import Field, Form
from tests.security.visitor import Answer, Scan, Visitor

_FOLLOWED = re.compile(
    r"/(cases|handoffs|group-handoffs|requests|duty-notices|conclusions|support-lines|papers|batches|batch-rows|return-lists"
    r"|tips)/"
)
_IDS = re.compile(r"/(?:[0-9A-Z]{8}(?=/|$)|[0-9a-f]{8}-[0-9a-f-]{27})")
# Sent though nothing is typed into them, as the choices of a fact: what comes after shows more.
_OPENS = ("/visits", "/reveals", "/summary")
_MOMENTS = ("received_at", "happened_at")
_BIRTH = ("day", "month", "year", "about")
_MOST_PER_FORM = 2
_MOST_PER_KIND = 2  # pages of one kind that one officer opens
_MOST_CASES = 12
_OF_BATCH = ("/batch-rows/", "/return-lists/")
_SHARED = re.compile(r"/(handoffs|group-handoffs|requests|duty-notices|conclusions|support-lines)/")
_TO_SIGN = "/conclusions/"
_CASE = "/cases/…"
_OF_EACH_CASE = (_CASE, "/cases/…/merge")  # the second shows its form to whoever leads
_FACT = "/cases/…/person/"  # one page of each fact is enough for everybody together


@dataclass
class Typist:
    """Everybody of the demo in turn; `marks` says what was typed where."""

    port: int
    cards: list[SignInCard]
    marks: Marks = field(default_factory=Marks)
    visitors: list[Visitor] = field(default_factory=list)
    _sent: Counter[str] = field(default_factory=Counter)
    _facts: Counter[str] = field(default_factory=Counter)
    _met: dict[str, None] = field(default_factory=dict)

    def walk(self) -> None:
        """A stranger first, then each officer and head."""
        self._be_refused_at_the_door()
        for card in self.cards:
            self._work_as(card)

    def _be_refused_at_the_door(self) -> None:
        stranger = self._visitor()
        page = stranger.open("/sign-in").page
        proofs = {name: [self._word("/sign-in", name)] for name in ("login", "password")}
        proofs["code"] = [self.marks.new("/sign-in code").token]
        stranger.send("/sign-in", {**page.form_to("/sign-in").as_shown(), **proofs})

    def _work_as(self, card: SignInCard) -> None:
        officer = self._visitor()
        form = officer.open("/sign-in").page.form_to("/sign-in")
        proofs = {"login": [card.user], "password": [card.password], "code": [code_of(card)]}
        desk = officer.send("/sign-in", {**form.as_shown(), **proofs})
        self._search(officer, desk)
        self._fill_in(officer, officer.open("/intake"))
        self._receive_many(officer)
        self._register_tips(officer)
        for address in self._reached(officer, officer.open("/desk")):
            self._fill_in(officer, address)

    def _search(self, officer: Visitor, desk: Answer) -> None:
        if self._sent["/searches"] >= 2 * _MOST_PER_FORM:
            return
        self._sent["/searches"] += 1
        form = desk.page.form_to("/searches")
        officer.send("/searches", {**form.as_shown(), "code": [self._word("/searches", "code")]})
        asked = officer.open("/searches/new").page.form_to("/searches", with_field="full_name")
        typed = {
            "full_name": [self._word("/searches", "full_name")],
            "birth_year": ["1998"],
            "number": [f"{self._word('/searches', 'number')} 123456"],
        }
        officer.send("/searches", {**asked.as_shown(), **typed})

    def _receive_many(self, officer: Visitor) -> None:
        """Where the unit receives at all: a batch, its grid, and a list with marks in its cells."""
        self._fill_in(officer, officer.open("/batches/new"))
        batches = [link for link in _links(officer.open("/batches")) if link != "/batches/new"]
        for path in batches[:_MOST_PER_KIND]:
            self._fill_in(officer, officer.open(path))
            for ending in ("/rows/new", "/lists/new"):
                self._fill_in(officer, officer.open(f"{path}{ending}"))
            shown = officer.open(path)
            for link in _links(shown):
                if link.startswith(_OF_BATCH):
                    self._fill_in(officer, officer.open(link))

    def _register_tips(self, officer: Visitor) -> None:
        """A tip, its page once it is open, the intake from it, and its correction."""
        self._fill_in(officer, officer.open("/tips/new"))
        tips = [link for link in _links(officer.open("/tips")) if link != "/tips/new"]
        for path in tips[:_MOST_PER_KIND]:
            self._fill_in(officer, officer.open(path))
            for ending in ("", "/correction", "/cases/new"):
                self._fill_in(officer, officer.open(f"{path}{ending}"))

    def _reached(self, officer: Visitor, desk: Answer) -> Iterator[Answer]:
        """The pages that links lead to from the desk, nearest first; a few of each kind.

        Before them what waits for this officer's signature, and what others met lately: a head
        signs what an officer drafted.
        """
        own = _links(desk)
        signed = [link for link in own if link.startswith(_TO_SIGN)]
        waiting, opened = deque([*signed, *reversed(self._met), *own]), Counter[str]()
        while waiting:
            path = waiting.popleft()
            if self._is_worth_opening(kind_of(path), opened):
                answer = officer.open(path)
                yield answer
                if kind_of(path) == _CASE:
                    yield officer.open(f"{path}/reveals")
                if kind_of(path).startswith(_FACT):
                    yield officer.open(path)  # what stands there now is corrected, with a reason
                self._meet(answer)
                waiting.extend(_links(answer))

    def _is_worth_opening(self, kind: str, opened: Counter[str]) -> bool:
        seen = self._facts if kind.startswith(_FACT) else opened
        seen[kind] += 1
        return seen[kind] <= (_MOST_CASES if kind in _OF_EACH_CASE else _MOST_PER_KIND)

    def _meet(self, answer: Answer) -> None:
        self._met.update(dict.fromkeys(link for link in _links(answer) if _SHARED.match(link)))

    def _fill_in(self, officer: Visitor, shown: Answer, *, beside: str = "") -> None:
        """Send every form of a page that is wanted, but the one that led to it."""
        if shown.status != 200 or shown.body.startswith((b"%PDF", b"\x89PNG")):
            return
        for form in shown.page.main_forms:
            if form.method == "post" and form.action != beside and self._is_wanted(form):
                self._send(officer, form)

    def _is_wanted(self, form: Form) -> bool:
        kind = kind_of(form.action)
        is_typed = any(each.is_typed for each in form.asked) or form.takes_files
        if not is_typed and not kind.endswith(_OPENS) and not kind.startswith(_FACT):
            return False
        self._sent[kind] += 1
        return self._sent[kind] <= (_MOST_PER_FORM if is_typed else 1000)

    def _send(self, officer: Visitor, form: Form) -> None:
        kind = kind_of(form.action)
        self._keep_a_draft(officer, form)
        filled = form.filled(lambda asked: self._typed(kind, asked))
        is_for_a_part = ":" in "".join(filled.get("section", []))
        if "scope" in filled and not is_for_a_part:
            filled["scope"] = ["protection"]  # the visit has opened the rest
        scans = [each.name for each in form.asked if each.kind == "file"]
        scan = (scans[0], self._scan(kind)) if scans else None
        answer = officer.send(form.action, _as_written(filled), scan)
        if is_for_a_part:
            self._fill_in(officer, answer)  # a head signs once they have read
        if kind.endswith("/summary"):
            self._fill_in(officer, answer, beside=form.action)  # who has read the note accepts

    def _keep_a_draft(self, officer: Visitor, form: Form) -> None:
        """Once of each kind, and left there: it is typed on another showing than the one sent."""
        kind = f"draft of {kind_of(form.action)}"
        is_kept = any(each.name == "draft" for each in form.fields)
        if not is_kept or self._sent[kind] or kind_of(form.action).startswith(_FACT):
            return
        self._sent[kind] += 1
        filled = form.filled(lambda asked: self._typed(kind, asked))
        officer.send("/drafts", {**filled, "idempotency_key": [str(uuid4())]})

    def _typed(self, kind: str, asked: Field) -> str:
        now = datetime.now(UTC).astimezone(VIETNAM)
        if asked.name in _MOMENTS:
            return now.strftime("%d/%m/%Y %H:%M")
        if asked.name in {"late_at", "arrives_at"}:
            return ""
        if asked.name.endswith("_on"):
            return now.strftime("%d/%m/%Y")
        return self._word(kind, asked.name)

    def _scan(self, kind: str) -> Scan:
        if kind.endswith("/lists"):
            return self._list(kind)
        name, inside = self._mark(kind, "file name"), self._mark(kind, "scan")
        lines = f"% {inside.text}\n".encode() * (1 << 16)  # so large that it would not stay at hand
        return Scan(f"{name.text}.pdf", b"%PDF-1.4\n" + lines + b"startxref\n0\n%%EOF\n")

    def _list(self, kind: str) -> Scan:
        """A list so large that it would not stay at hand, with a mark in each column."""
        cells = [self._word(kind, name) for name in ("list name", "list note")]
        rows = "".join(f"{n},{cells[0]} {n},N,{cells[1]}\n" for n in range(1, 3000))
        content = f"STT,Họ và tên,Giới tính,Ghi chú\n{rows}"
        return Scan(f"{self._word(kind, 'file name')}.csv", content.encode())

    def _word(self, kind: str, name: str) -> str:
        return self._mark(kind, name).text

    def _mark(self, kind: str, name: str) -> Mark:
        return self.marks.new(f"{kind} {name}")

    def _visitor(self) -> Visitor:
        self.visitors.append(Visitor(self.port))
        return self.visitors[-1]


def kind_of(path: str) -> str:
    """An address without the ids in it."""
    return _IDS.sub("/…", path)


def _as_written(filled: dict[str, list[str]]) -> dict[str, list[str]]:
    """A date and an address are told in one way only: in words, and the former address."""
    boxes = {name for name in filled if name.rpartition("-")[2] in _BIRTH}
    filled = {name: sent for name, sent in filled.items() if name not in boxes}
    way = next((name for name in filled if name.endswith("-where")), None)
    if way is None:
        return filled
    part = way.removesuffix("where")
    kept = {part + "where": ["written"], part + "written": filled[part + "written"]}
    return {**{name: sent for name, sent in filled.items() if not name.startswith(part)}, **kept}


def _links(answer: Answer) -> list[str]:
    if answer.body.startswith((b"%PDF", b"\x89PNG")):
        return []
    links = (link.partition("#")[0] for link in answer.page.links)
    return list(dict.fromkeys(link for link in links if _FOLLOWED.match(link)))
