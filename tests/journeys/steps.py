"""The walk of one person through the office, step by step, as officers do it at their browsers.

Each step is one errand of one officer and begins where that officer would begin. At five of them
the wrong officer tries first, and the page says why not.
"""

from dataclasses import dataclass, field

from playwright.sync_api import Browser, ViewportSize

from casework.demo.agencies import AGENCIES, ENDINGS
from casework.demo.cast import SignInCard
from casework.demo.folder import DemoFolder
from casework.office import VIETNAM
from tests.journeys.walker import USUAL, Walker, sign_in
from workflows.terms import Rank, Role, Stage

NAMES = {agency.key: agency.name for agency in AGENCIES}
OWNER = (Role.CASE_OWNER.vi, Role.CASE_OWNER.en)
LOGINS = {agency.key: agency.login for agency in AGENCIES}


@dataclass
class Office:
    """The officers of one walk, each at a browser; `code` is the case they carry."""

    browser: Browser
    server: str
    folder: DemoFolder
    language: str
    scripts: bool
    size: ViewportSize = field(default_factory=lambda: USUAL)
    code: str = ""
    _walkers: dict[str, Walker] = field(default_factory=dict)

    def officer(self, unit: str) -> Walker:
        return self.at_work(f"{LOGINS[unit]}.{ENDINGS[Rank.OFFICER]}")

    def head(self, unit: str) -> Walker:
        return self.at_work(f"{LOGINS[unit]}.{ENDINGS[Rank.SUPERVISOR]}")

    def says(self, walker: Walker, vi: str, en: str) -> None:
        """The page says this in the language of the walk."""
        walker.reads(vi if self.language == "vi" else en)

    def is_at(self, walker: Walker, stage: Stage) -> None:
        """The tracker of the case says this stage."""
        walker.reads_in("[aria-current=step]", stage.vi if self.language == "vi" else stage.en)

    def complaints(self) -> list[str]:
        return [said for walker in self._walkers.values() for said in walker.complaints]

    def minute(self) -> str:
        return self.folder.config.now().astimezone(VIETNAM).strftime("%d/%m/%Y %H:%M")

    def today(self) -> str:
        return self.minute().split()[0]

    def at_work(self, user: str) -> Walker:
        """The officer of this login, who signs in once."""
        if user not in self._walkers:
            self._walkers[user] = sign_in(
                self.browser,
                self.server,
                self._card(user),
                language=self.language,
                scripts=self.scripts,
                size=self.size,
            )
        return self._walkers[user]

    def _card(self, user: str) -> SignInCard:
        return next(card for card in self.folder.cards if card.user == user)


def receive_by_keyboard(office: Office) -> None:
    """The post receives the person; the hands never leave the keys."""
    post = office.officer("gate_ls")
    post.open("/intake")
    post.press_choice("safe_now", "yes")
    post.type_into("urgent_needs", "Mệt, cần ăn và nghỉ.")
    post.press_choice("age_band", "adult")
    post.press_choice("sex", "female")
    post.type_into("full_name", "Nguyễn Thị Thử Mẫu")
    post.press_option("citizenship", "citizen")
    post.press_choice("entry", "receive")
    post.type_into("intake_note", "Tự đến đồn.")
    post.page.keyboard.press("Control+Enter")
    _note_the_code(office, post)


def receive_by_form(office: Office) -> None:
    """The post receives the person with a mouse, or with keys that a script need not explain."""
    post = office.officer("gate_ls")
    post.open("/intake")
    post.tick(safe_now="yes", age_band="adult", sex="female", entry="receive")
    post.fill(urgent_needs="Mệt, cần ăn và nghỉ.", full_name="Nguyễn Thị Thử Mẫu")
    post.page.select_option("[name=citizenship]", "citizen")
    post.send("/intake")
    _note_the_code(office, post)


def _note_the_code(office: Office, post: Walker) -> None:
    post.page.wait_for_url("**/cases/*")
    office.code = post.path().rsplit("/", 1)[-1]


def carry_to_the_end(office: Office) -> None:
    """Everything after the person was received."""
    bring_to_the_commune_on_paper(office)
    take_in(office)
    verify(office)
    conclude(office)
    place(office)
    protect(office)
    support(office)
    go_home(office)
    close_and_reopen(office)


def bring_to_the_commune_on_paper(office: Office) -> None:
    """The commune is not on the system: the post writes down that it took the person in."""
    post = office.officer("gate_ls")
    _is_refused(office, post, "notify_case_owner", "Ủy ban nhân dân cấp xã", "commune committee")
    post.find_on_desk(office.code)
    post.take_up("bring_to_commune")
    post.choose_unit(NAMES["commune_off"])
    post.fill(message="Cần chỗ nghỉ ngay đêm nay.")
    post.send("/acts/bring_to_commune")
    _write_down_the_other_side(office, post)
    post.send("/recorded-acceptance")
    office.says(post, "Còn chờ văn bản xác nhận.", "The paper that confirms it is still to come.")


def take_in(office: Office) -> None:
    """The post notifies for the commune; the health department looks first, then takes in."""
    post = office.officer("gate_ls")
    post.find_on_desk(office.code)
    assert post.page.locator("main .handoff").count() == 0, "the commune has answered"
    post.take_up("notify_case_owner")
    post.choose_unit(NAMES["health_ls"])
    _write_down_the_other_side(office, post)
    post.send("/acts/notify_case_owner")
    owner = office.officer("health_ls")
    owner.answer_on_desk(office.code, "handoffs")
    owner.send("/summary")
    owner.reads("Mệt, cần ăn và nghỉ.")
    owner.send("/acceptance")
    owner.find_on_desk(office.code)
    owner.send("/visits")
    owner.reads("Nguyễn Thị Thử Mẫu")


def verify(office: Office) -> None:
    """The owner checks what is known and asks the police, who open the file and answer."""
    owner = office.officer("health_ls")
    owner.take_up("initial_check")
    owner.fill(note="Khớp với thông tin ban đầu.")
    owner.send("/acts/initial_check")
    owner.take_up("request_verification")
    owner.choose_unit(NAMES["police_ls"])
    owner.fill(question="Đề nghị xác minh nhân thân.")
    owner.send("/acts/request_verification")
    police = office.officer("police_ls")
    police.answer_on_desk(office.code, "requests")
    police.go("&scope=case")
    police.page.locator("main [name=reason]").first.check()
    police.tick(scope="case")
    police.send("/reveals")  # leads back to the request
    police.reads("Đề nghị xác minh nhân thân.")
    police.fill(answer="Có căn cứ.")
    police.send("/answer")


def conclude(office: Office) -> None:
    """One officer drafts and may not sign; the head reads, for a reason, and signs."""
    police = office.officer("police_ls")
    police.find(office.code)
    police.take_up("draft_conclusion")
    police.tick(outcome="confirm", evidence="person", deeds="transferred")
    police.tick(means="deceit", purposes="labour")
    police.fill(reasons="Có hành vi, thủ đoạn và mục đích bóc lột.")
    police.send("/acts/draft_conclusion")
    office.says(police, "Bạn đã soạn bản này.", "You drafted this.")
    head = office.head("police_ls")
    head.open(police.path())
    assert head.page.locator("main [name=number]").count() == 0, "nobody signs blind"
    head.go("&scope=case")
    head.page.locator("main [name=reason]").first.check()
    head.send("/reveals")  # leads back to the draft
    head.reads("Có hành vi, thủ đoạn và mục đích bóc lột.")
    head.fill(number="1/KL-CAT-Mẫu")
    head.send("/signature")
    office.is_at(head, Stage.PROTECTION)


def place(office: Office) -> None:
    """The person wants to stay; the owner asks for a place, and the facility accepts the person."""
    _is_refused(office, office.officer("police_ls"), "place", *OWNER)
    owner = office.officer("health_ls")
    _write_down_the_wish(office, owner, "to_stay")
    owner.find_on_desk(office.code)
    owner.take_up("place")
    owner.choose_unit(NAMES["facility_ls"])
    owner.send("/acts/place")
    facility = office.officer("facility_ls")
    facility.answer_on_desk(office.code, "handoffs")
    facility.send("/acceptance")
    facility.find_on_desk(office.code)


def protect(office: Office) -> None:
    """One form orders the measures."""
    owner = office.officer("health_ls")
    owner.find_on_desk(office.code)
    owner.take_up("protect")
    owner.tick(measures="shelter")
    owner.fill(reason="Có người tìm hỏi.", decider="Giám đốc Sở Mẫu", decided_on=office.today())
    owner.send("/acts/protect")


def support(office: Office) -> None:
    """The facility proposes and may not approve; the head reads and approves; it is delivered."""
    facility = office.officer("facility_ls")
    facility.find_on_desk(office.code)
    facility.take_up("propose_support")
    facility.tick(letter="g")
    facility.fill(detail="Tham vấn hằng tuần.")
    facility.send("/acts/propose_support")
    line = facility.path()
    office.says(
        facility,
        "Bạn đã đề xuất; một lãnh đạo khác duyệt.",
        "You proposed this; another head approves it.",
    )
    head = office.head("health_ls")
    head.open(line)
    head.send("/visits")  # leads back to the proposal
    head.reads("Tham vấn hằng tuần.")
    head.send("/approval")
    facility.open(line)
    facility.fill(outcome="Đã tham vấn.")
    facility.send("/delivery")


def go_home(office: Office) -> None:
    """The wish is written down before the journey; afterwards somebody looks in."""
    owner = office.officer("health_ls")
    _write_down_the_wish(office, owner, "to_go_home", reason="Theo lời người đó.")
    owner.find_on_desk(office.code)
    owner.take_up("begin_reintegration")
    owner.fill(home="Thôn Mẫu")
    owner.send("/acts/begin_reintegration")
    owner.take_up("follow_up")
    owner.fill(seen_on=office.today(), finding="Sống cùng gia đình, có việc làm.")
    owner.send("/acts/follow_up")


def close_and_reopen(office: Office) -> None:
    """The facility may not end the case; the owner may, after reading, and takes it up again."""
    _is_refused(office, office.officer("facility_ls"), "close", *OWNER)
    owner = office.officer("health_ls")
    owner.find(office.code)
    owner.take_up("close")
    owner.tick(ground="settled", read="y")
    owner.fill(reasons="Đã tự lập; đồng ý kết thúc.")
    owner.send("/acts/close")
    office.is_at(owner, Stage.CLOSED)
    owner.take_up("reopen")
    owner.fill(reasons="Người đó xin giúp lại.")
    owner.send("/acts/reopen")
    office.is_at(owner, Stage.PROTECTION)


def answered_handoffs(office: Office) -> int:
    """How many handoffs of the case the other side has answered, as its page shows them."""
    owner = office.officer("health_ls")
    owner.find_on_desk(office.code)
    owner.go("/handoffs")
    return owner.page.locator("main .handoff--answered").count()


def _is_refused(office: Office, walker: Walker, act: str, vi: str, en: str) -> None:
    """The page of the act has no form; its reasons name what is missing."""
    walker.open(f"/cases/{office.code}/acts/{act}")
    reasons = walker.reasons()
    assert (vi if office.language == "vi" else en) in reasons, f"{act}: {reasons}"


def _write_down_the_wish(office: Office, owner: Walker, wish: str, **reason: str) -> None:
    """At first without a reason; what stands there already is changed with one."""
    owner.open(f"/cases/{office.code}/person")
    owner.go("/person/wishes")
    owner.tick(answer=wish, unsaid="said")
    owner.fill(**reason)
    owner.send("/person/wishes")


def _write_down_the_other_side(office: Office, walker: Walker) -> None:
    walker.fill(signer="Chủ tịch UBND xã Mẫu", happened_at=office.minute())
    walker.tick(channel="paper")
