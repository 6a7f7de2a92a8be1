"""Where one of each kind of page is: real objects of the demo, by the name that addresses use.

The seed left most of them; what it left undone is done here first, at a browser.
"""

# ruff: noqa: E501  # a table stays a table

from pathlib import Path

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from casework.building import open_office
from casework.database import Scope
from casework.demo.folder import DemoFolder
from casework.records.batches import Batch, BatchRow, RowState
from casework.records.cases import Case
from casework.records.code_lists import CodeEntry
from casework.records.conclusions import Conclusion, ConclusionState
from casework.records.duty_notices import DutyNotice
from casework.records.handoff_groups import HandoffGroup
from casework.records.handoffs import Handoff
from casework.records.officers import Officer
from casework.records.papers import Paper
from casework.records.proofs import Proof
from casework.records.requests import Request
from casework.records.support import SupportLine
from casework.records.tips import Tip
from casework.records.units import Unit
from tests.journeys.steps import NAMES, Office, receive_by_form
from tests.journeys.walker import Walker
from workflows.handoff import HandoffState
from workflows.request import RequestState
from workflows.support import LineState
from workflows.terms import Act, Stage, Status
from workflows.tip import TipKind, TipState

SCAN = Path(__file__).parents[2] / "casework" / "demo" / "desk.png"
SAMPLE = Path(__file__).parents[1] / "intake" / "samples" / "return-list.xlsx"

Scene = dict[str, str]
"""Addresses are written with these names, as in `/cases/{supported}`."""

_OWNED = Unit.name == NAMES["health_ls"]
_CASE = select(Case.code).join(Unit, Unit.id == Case.lead_unit_id).order_by(Case.received_at)
_UNCHECKED = (
    _CASE.order_by(None)
    .order_by(Case.received_at.desc())
    .where(_OWNED, Case.stage == Stage.VERIFICATION, Case.regime == "law_2024")
)
_POLICE_QN = select(Unit.id).where(Unit.name == NAMES["police_qn"])
_HANDOFF = select(Handoff.public_id)
_REQUEST = select(Request.public_id).join(Unit, Unit.id == Request.from_unit_id).where(_OWNED)
_CONCLUSION = select(Conclusion.public_id).join(Case, Case.file_id == Conclusion.file_id)
_LINE = select(SupportLine.public_id).join(Case, Case.file_id == SupportLine.file_id)
_BATCH = select(Batch.public_id).join(Unit, Unit.id == Batch.unit_id)
_TO_MEND = select(BatchRow.public_id).where(BatchRow.state == RowState.TO_MEND)
_TIP = select(Tip.public_id)
_OFFERED = _HANDOFF.where(Handoff.state == HandoffState.OFFERED)
_PROPOSED = select(SupportLine.file_id).where(SupportLine.state == LineState.PROPOSED)

# fmt: off
FOUND: dict[str, Select[tuple[object]]] = {
    "at_gate":      _CASE.where(Case.stage == Stage.SCREENING),
    "screened_out": _CASE.where(Case.stage == Stage.CLOSED, Case.status.is_(None)),
    "on_paper":     _CASE.where(~Unit.on_system),
    "to_check":     _UNCHECKED,
    "checked":      _UNCHECKED.offset(1),
    "drafted":      _CASE.where(_OWNED, Case.stage == Stage.IDENTIFICATION, Case.status == Status.BEING_IDENTIFIED),
    "asked_qn":     select(Request.public_id).where(Request.state == RequestState.ASKED).where(Request.to_unit_id.in_(_POLICE_QN)),
    "to_draft":     _CASE.where(Case.file_id.in_(select(Request.file_id).where(Request.to_unit_id.in_(_POLICE_QN), Request.state == RequestState.ASKED))),
    "supported":    _CASE.where(_OWNED, Case.file_id.in_(_PROPOSED)),
    "at_home":      _CASE.where(_OWNED, Case.stage == Stage.REINTEGRATION),
    "closed":       _CASE.where(_OWNED, Case.stage == Stage.CLOSED),
    "old_law":      _CASE.where(_OWNED, Case.regime == "law_2011"),
    "abroad":       _CASE.where(Case.entry == Act.RECEIVE_ABROAD),
    "going_abroad": _CASE.where(Case.file_id.in_(select(Proof.file_id))),
    "revoked":      _CASE.where(_OWNED, Case.stage == Stage.SUPPORT, Case.status == Status.UNDETERMINED),
    "asked_on":     select(Request.public_id).where(Request.state == RequestState.ASKED, Request.act == Act.RECORD_ACCEPTANCE),
    "offer":        _OFFERED.where(Handoff.act == Act.TAKE_IN),
    "offer_lead":   _OFFERED.where(Handoff.act == Act.TRANSFER_LEAD),
    "offer_place":  _OFFERED.where(Handoff.act == Act.PLACE),
    "group":        select(HandoffGroup.public_id),
    "sent_back":    _HANDOFF.where(Handoff.state == HandoffState.SENT_BACK),
    "taken":        _HANDOFF.where(Handoff.paper_at.is_(None), Handoff.channel == "paper"),
    "request":      _REQUEST.where(Request.state == RequestState.ASKED),
    "duty_notice":  select(DutyNotice.public_id),
    "notified":     _CASE.where(Case.file_id.in_(select(DutyNotice.file_id))),
    "answered":     _REQUEST.where(Request.state == RequestState.ANSWERED),
    "draft":        _CONCLUSION.where(Conclusion.state == ConclusionState.DRAFT),
    "signed":       _CONCLUSION.where(Conclusion.state == ConclusionState.SIGNED),
    "line":         _LINE.where(SupportLine.state == LineState.PROPOSED),
    "line_ready":   _LINE.where(SupportLine.state == LineState.APPROVED),
    "batch":        _BATCH.where(Unit.name == NAMES["gate_ls"]),
    "batch_waits":  _BATCH.where(Unit.name == NAMES["gate_qn"]),
    "row":          _TO_MEND.order_by(BatchRow.place),
    "tip":          _TIP.where(Tip.kind == TipKind.HOTLINE),
    "tip_passed_on": _TIP.where(Tip.state == TipState.OFFERED),
    "tip_on_paper": _TIP.where(Tip.state == TipState.PASSED_ON),
    "tip_with_case": _TIP.where(Tip.state == TipState.CASE_OPENED),
    "unit":         select(Unit.id).where(_OWNED),
    "entry":        select(CodeEntry.id).where(CodeEntry.vi == "tiếng Mông"),
    "officer":      select(Officer.id).where(Officer.login == "songoaivu-ls.lanhdao"),
    "paper":        select(Paper.public_id).join(Case, Case.file_id == Paper.file_id).where(Case.file_id.in_(_PROPOSED)),
}
# fmt: on


def lay_out(office: Office) -> Scene:
    """Find one of each kind, and do what the seed left undone."""
    scene = _found(office.folder)
    receive_by_form(office)
    scene["received"] = office.code
    owner = office.officer("health_ls")
    owner.open(f"/cases/{scene['checked']}/acts/initial_check")
    owner.fill(note="Khớp với thông tin ban đầu.")
    owner.send("/acts/initial_check")
    police = office.officer("police_qn")
    police.open(f"/requests/{scene['asked_qn']}")
    scene["draft_gone"] = _begun_beside(police, "/answer")
    police.fill(answer="Có căn cứ.")
    police.send("/answer")
    scene["search"] = _searched(owner, scene["supported"])
    scene["search_nothing"] = _searched(owner, "ABCD2345")
    scene["search_person"] = _searched(owner, "Nguyễn Thị Mẫu")
    scene["search_no_code"] = _searched(owner, "0000")
    _visit(owner, scene["supported"])
    _reveal(office.head("police_ls"), f"/conclusions/{scene['draft']}")
    _visit(owner, scene["at_home"])
    _visit_tip(office.officer("police_ls"), scene["tip"])
    _visit_tip(office.officer("health_ls"), scene["tip_on_paper"])
    _visit_tip(office.officer("gate_ls"), scene["tip_passed_on"])
    scene["scan"] = _attached(owner, scene["at_home"])
    _visit_batch(office.officer("gate_ls"), scene["batch"])
    far_gate = office.officer("gate_qn")
    _visit_batch(far_gate, scene["batch_waits"])
    scene["return_list"] = _uploaded(far_gate, scene["batch_waits"])
    _begin_intake(far_gate)
    keeper, second = office.at_work("quantri1"), office.at_work("quantri2")
    scene["account_change"] = _proposed(keeper, scene["officer"], "/rank")
    scene["account_done"] = _proposed(keeper, scene["officer"], "/reset")
    second.open(scene["account_done"])
    second.send("/confirmation")
    scene["calendar_document"] = _ordered(keeper)
    scene["parameter"] = _entered(keeper)
    return scene


def _ordered(walker: Walker) -> str:
    """A document on a day off, as it waits for a second administrator."""
    walker.open("/calendar/new")
    walker.fill(number="5015/TB-Mẫu", issuer="Bộ Nội vụ Mẫu", issued_on="05/01/2026")
    walker.tick(mark="V")
    walker.page.fill("[name=rows-0-first]", "02/09/2026")
    walker.page.select_option("[name=rows-0-kind]", "off")
    walker.page.fill("[name=rows-0-name]", "Quốc khánh")
    walker.send("/calendar")
    walker.page.wait_for_function("!location.pathname.endsWith('/new')")
    return walker.path()


def _entered(walker: Walker) -> str:
    """A limit that was read in a document, as it waits for a second administrator."""
    walker.open("/law/parameters/new")
    walker.fill(value="30", number="01/2026/TT-Mẫu", issuer="Bộ Mẫu")
    walker.fill(issued_on="05/01/2026", valid_from="01/02/2026")
    walker.page.select_option("[name=of]", "law_2024:conclusion")
    walker.page.select_option("[name=unit]", "days")
    walker.send("/law/parameters")
    walker.page.wait_for_function("!location.pathname.endsWith('/new')")
    return walker.path()


def _proposed(walker: Walker, officer: str, what: str) -> str:
    """Proposed for an account; where the proposal stands."""
    walker.open(f"/officers/{officer}")
    if what == "/rank":
        walker.tick(rank="officer")
    walker.send(what)
    walker.page.wait_for_url("**/account-changes/*")
    return walker.path()


def _searched(walker: Walker, code: str) -> str:
    walker.open("/desk")
    walker.page.fill("[data-search]", code)
    walker.page.press("[data-search]", "Enter")
    walker.page.wait_for_url("**/searches/*")
    return walker.path()


def _visit(walker: Walker, code: str) -> None:
    walker.open(f"/cases/{code}")
    walker.send("/visits")


def _visit_batch(walker: Walker, batch: str) -> None:
    walker.open(f"/batches/{batch}")
    walker.send("/visits")


def _begun_beside(walker: Walker, ending: str) -> str:
    """A draft of the same form, kept in another tab."""
    tab = walker.page.context.new_page()
    tab.goto(walker.page.url)
    tab.fill("main [name=answer]", "Đang hỏi thêm.")
    tab.click(f"main form[action$='{ending}'] [formaction='/drafts']")
    tab.wait_for_selector(f"main form[action$='{ending}'] [data-draft]:has-text('Đã lưu nháp')")
    tab.goto("/drafts")
    address = tab.get_attribute("main a[href^='/drafts/']", "href") or ""
    tab.close()
    return address


def _begin_intake(walker: Walker) -> None:
    walker.open("/intake")
    walker.fill(intake_note="Chưa xong.")
    walker.page.click("main [formaction='/drafts']")
    walker.page.wait_for_selector("[data-draft]:has-text('Đã lưu nháp')")


def _visit_tip(walker: Walker, tip: str) -> None:
    walker.open(f"/tips/{tip}")
    walker.send("/visits")


def _attached(walker: Walker, code: str) -> str:
    walker.open(f"/cases/{code}/papers/new")
    walker.page.select_option("[name=kind]", "other")
    walker.page.set_input_files("[name=scan]", SCAN)
    walker.send("/papers/new")
    walker.page.wait_for_url("**/papers/*-*")
    return walker.path().rpartition("/")[2]


def _uploaded(walker: Walker, batch: str) -> str:
    walker.open(f"/batches/{batch}/lists/new")
    walker.page.set_input_files("[name=file]", SAMPLE)
    walker.send("/lists")
    walker.page.wait_for_url("**/return-lists/*")
    return walker.path().rpartition("/")[2]


def _reveal(walker: Walker, part: str) -> None:
    walker.open(part)
    walker.go("&scope=case")
    walker.page.locator("main [name=reason]").first.check()
    walker.send("/reveals")


def _found(folder: DemoFolder) -> Scene:
    running = open_office(folder.config)
    with running.database.reading(Scope.of_job("demo")) as session:
        found = {name: _first(session, query) for name, query in FOUND.items()}
    running.database.dispose()
    return found


def _first(session: Session, query: Select[tuple[object]]) -> str:
    return str(session.scalars(query.limit(1)).one())
