"""The main job, walked through the pages as officers would: one person, from the post to the end.

Relies on addresses and field names only: `/cases/<code>/acts/<act>`, `/handoffs/<id>/…`,
`/requests/<id>/answer`, `…/signature`, `…/approval`, `…/delivery`.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import uuid4

from casework.demo.agencies import AGENCIES, ENDINGS
from casework.demo.browser import Browser, Form, Page
from casework.demo.cast import SignInCard
from casework.demo.folder import code_of
from casework.office import VIETNAM
from casework.records.openings import Reason
from workflows.terms import Act, Ground, Letter, Rank, Wish

_NAMES = {agency.key: agency.name for agency in AGENCIES}
_OK = 200
_REFUSED = 409


class WentWrong(Exception):
    """A step of the walk had another end than it should; says which, and where."""


@dataclass(slots=True)
class Walk:
    """One walk over one server. `now` is the office's clock."""

    server: str
    cards: dict[str, SignInCard]
    now: Callable[[], datetime]
    say: Callable[[str], object]
    code: str = ""
    _browsers: dict[str, Browser] = field(default_factory=dict)

    def to_the_end(self) -> None:
        """Walk it all. Raises `WentWrong`."""
        try:
            self._receive()
            self._hand_to_the_commune_on_paper()
            self._take_in()
            self._identify()
            self._refuse_the_wrong_role()
            self._place()
            self._support()
            self._go_home_and_close()
            self._print()
        except (LookupError, OSError) as error:
            raise WentWrong(str(error)) from None

    def _receive(self) -> None:
        post = self._officer("gate_ls")
        page = post.open("/intake")
        answers = {
            "safe_now": "yes",
            "age_band": "adult",
            "citizenship": "citizen",
            "entry": Act.RECEIVE.value,
            "full_name": "Nguyễn Thị Thử Mẫu",
        }
        page = self._expect(post.send(page.form("/intake"), **answers), "receive the person")
        self.code = page.path.rsplit("/", 1)[-1]

    def _hand_to_the_commune_on_paper(self) -> None:
        offered = self._act("gate_ls", Act.BRING_TO_COMMUNE, to="commune_off")
        told = {"signer": "Chủ tịch UBND xã Mẫu", "channel": "paper", "happened_at": self._minute()}
        form = offered.form("/recorded-acceptance")
        page = self._officer("gate_ls").send(form, **told)
        self._expect(page, "record the commune's acceptance on paper")

    def _take_in(self) -> None:
        told = {"signer": "Chủ tịch UBND xã Mẫu", "channel": "paper", "happened_at": self._minute()}
        offered = self._act("gate_ls", Act.NOTIFY_CASE_OWNER, to="health_ls", **told)
        self._answer("health_ls", offered.path, "/acceptance", "take the person in")
        self._act("health_ls", Act.INITIAL_CHECK, note="Khớp với thông tin ban đầu.")

    def _identify(self) -> None:
        question = "Đề nghị xác minh."
        asked = self._act("health_ls", Act.REQUEST_VERIFICATION, to="police_ls", question=question)
        self._answer("police_ls", asked.path, "/answer", "answer", answer="Có căn cứ.")
        draft = self._act(
            "police_ls",
            Act.DRAFT_CONCLUSION,
            outcome=Act.CONFIRM.value,
            evidence=["person", "rescuer"],
            deeds=["transferred"],
            means=["deceit"],
            purposes=["labour"],
            reasons="Có hành vi, thủ đoạn và mục đích bóc lột.",
        )
        self._sign(draft.path)

    def _sign(self, draft: str) -> None:
        """The head of a unit that was only asked reveals what it signs, for a reason."""
        head, back = self._head("police_ls"), draft.rsplit("/", 1)[-1]
        asking = head.open(f"/cases/{self.code}/reveals?section=conclusion:{back}&scope=case")
        form, why = asking.form("/reveals"), Reason.VERIFY.value
        read = self._expect(head.send(form, reason=why, scope="case"), "read the draft")
        signed = head.send(read.form("/signature"), number="1/KL-CAT-Mẫu")
        self._expect(signed, "sign the conclusion")

    def _refuse_the_wrong_role(self) -> None:
        """The police forge the form by which only the case owner places a person."""
        police = self._officer("police_ls")
        token = police.open("/desk").forms[0].filled["csrf_token"]
        forged = {"csrf_token": token, "idempotency_key": str(uuid4())}
        page = police.post(self._address(Act.PLACE), {**forged, "to_unit_id": str(uuid4())})
        if page.status != _REFUSED:
            raise WentWrong(f"a step of another role was answered with {page.status}")
        self.say("✓ refuse a step to the wrong role")

    def _place(self) -> None:
        self._write_down_the_wishes()
        offered = self._act("health_ls", Act.PLACE, to="facility_ls")
        self._answer("facility_ls", offered.path, "/acceptance", "receive at the facility")
        self._act(
            "health_ls",
            Act.PROTECT,
            measures=["shelter"],
            reason="Có người tìm hỏi.",
            decider="Giám đốc Sở Mẫu",
            **self._day("decided_on"),
        )

    def _write_down_the_wishes(self) -> None:
        owner = self._officer("health_ls")
        case = owner.open(f"/cases/{self.code}")
        self._expect(owner.send(case.form("/visits")), "open the case")
        form = owner.open(f"/cases/{self.code}/person/wishes").form("/person/wishes")
        wishes = [Wish.TO_STAY.value, Wish.TO_GO_HOME.value]
        page = owner.send(form, answer=wishes, unsaid="said", reason="Theo lời người đó.")
        self._expect(page, "write down the wishes")

    def _support(self) -> None:
        detail = "Tham vấn hằng tuần."
        line = self._act("facility_ls", Act.PROPOSE_SUPPORT, letter=Letter.G.value, detail=detail)
        head = self._head("health_ls")
        read = self._expect(head.send(head.open(line.path).form("/visits")), "read the proposal")
        self._expect(head.send(read.form("/approval")), "approve support")
        self._answer("facility_ls", line.path, "/delivery", "deliver", outcome="Đã tham vấn.")

    def _go_home_and_close(self) -> None:
        self._act("health_ls", Act.BEGIN_REINTEGRATION, home="Thôn Mẫu")
        finding = "Sống cùng gia đình, có việc làm."
        self._act("health_ls", Act.FOLLOW_UP, finding=finding, **self._day("seen_on"))
        self._act(
            "health_ls",
            Act.CLOSE,
            ground=Ground.SETTLED.value,
            reasons="Đã tự lập; đồng ý kết thúc.",
            read="y",
        )

    def _print(self) -> None:
        owner = self._officer("health_ls")
        form = owner.open(f"/cases/{self.code}/papers").form("/receipt-slip")
        slip = self._expect(owner.send(form), "print the receipt slip")
        if not slip.body.startswith(b"%PDF"):
            raise WentWrong("the receipt slip is no PDF")

    def _act(self, who: str, act: Act, to: str | None = None, **answers: str | list[str]) -> Page:
        """Open the page of an act, fill its form, send it."""
        officer = self._officer(who)
        form = officer.open(self._address(act)).form(self._address(act))
        if to is not None:
            answers["to_unit_id"] = _unit_in(form, _NAMES[to])
        return self._expect(officer.send(form, **answers), act.en)

    def _answer(self, who: str, path: str, ending: str, step: str, **answers: str) -> Page:
        """Open what waits at an address, and answer with the form of that ending."""
        officer = self._officer(who)
        return self._expect(officer.send(officer.open(path).form(ending), **answers), step)

    def _expect(self, page: Page, step: str) -> Page:
        if page.status != _OK:
            raise WentWrong(f"{step}: {page.path} answered {page.status}")
        self.say(f"✓ {step}")
        return page

    def _address(self, act: Act) -> str:
        return f"/cases/{self.code}/acts/{act.value}"

    def _officer(self, key: str) -> Browser:
        return self._signed_in(key, Rank.OFFICER)

    def _head(self, key: str) -> Browser:
        return self._signed_in(key, Rank.SUPERVISOR)

    def _signed_in(self, key: str, rank: Rank) -> Browser:
        """The browser of this officer, who signs in once."""
        login = next(agency.login for agency in AGENCIES if agency.key == key)
        user = f"{login}.{ENDINGS[rank]}"
        if user not in self._browsers:
            self._browsers[user] = self._sign_in(self.cards[user])
        return self._browsers[user]

    def _sign_in(self, card: SignInCard) -> Browser:
        browser = Browser(self.server)
        form = browser.open("/sign-in").form("/sign-in")
        proofs = {"login": card.user, "password": card.password, "code": code_of(card)}
        self._expect(browser.send(form, **proofs), f"sign in as {card.user}")
        return browser

    def _minute(self) -> str:
        return self.now().astimezone(VIETNAM).strftime("%d/%m/%Y %H:%M")

    def _day(self, name: str) -> dict[str, str]:
        return {name: self.now().astimezone(VIETNAM).strftime("%d/%m/%Y")}


def _unit_in(form: Form, name: str) -> str:
    """The value of the choice that names this unit. Raises LookupError."""
    for label, value in form.choices.get("to_unit_id", {}).items():
        if name in label:
            return value
    raise LookupError(f"{name} is not offered on {form.action}")
