"""One hand-over from end to end, as both sides do it at their browsers.

The packet, the look beforehand, the acceptance with something missing, the answer to it, the
minutes and both signatures; at the end the giver asks where the person is.
"""

from pathlib import Path

from tests.journeys.steps import NAMES, Office
from tests.journeys.walker import Walker

NAME = "Nguyễn Thị Thử Mẫu"
NOTE = "Có người tìm hỏi; không gọi tên ở cổng."


def offer_with_a_packet(office: Office) -> None:
    """The post brings the person to the commune and says what goes along and what to know first."""
    post = office.officer("gate_ls")
    post.find_on_desk(office.code)
    post.take_up("bring_to_commune")
    post.choose_unit(NAMES["commune_ls"])
    post.fill(message=NOTE, escort="Một cán bộ nữ Mẫu", meeting_place="Cổng sau Mẫu")
    post.fill(belongings="Túi quần áo; 1\nĐiện thoại; 1; vỡ màn hình")
    post.send("/acts/bring_to_commune")


def read_and_accept(office: Office) -> Walker:
    """The commune sees no name, reads first, checks the list, and takes over with one remark."""
    commune = office.officer("commune_ls")
    commune.answer_on_desk(office.code, "handoffs")
    assert commune.page.locator("main form[action$='/acceptance']").count() == 0, "nobody reads"
    commune.send("/summary")
    commune.reads(NOTE)
    assert NAME not in commune.page.inner_text("main")
    commune.tick(check_0="as_listed", check_1="missing")
    commune.fill(note_1="Trong túi không có điện thoại.", remarks="Người mệt, đã cho nghỉ.")
    commune.send("/acceptance")
    office.says(commune, "chịu trách nhiệm", "is responsible")
    return commune


def settle_what_was_missing(office: Office, handoff: str) -> None:
    """The post reads again what it wrote itself and answers; the commune confirms."""
    post, commune = office.officer("gate_ls"), office.officer("commune_ls")
    post.open(handoff)
    post.send("/rereading")
    post.reads("Điện thoại")
    post.page.locator("main [name=item]").first.check()
    post.tick(how="found")
    post.fill(words="Để quên trên xe, đã gửi lại.")
    post.send("/settlements")
    commune.open(handoff)
    commune.page.locator("main [name=settled]").first.check()
    commune.tick(agrees="yes")
    commune.send("/settlement-answers")


def write_and_sign_minutes(office: Office, handoff: str) -> None:
    """The officer of the post drafts, its head checks and signs, and so does the commune's."""
    post = office.officer("gate_ls")
    post.open(f"{handoff}/minutes")
    post.fill(number="7", symbol="BB-ĐBP-Mẫu")
    post.send("/minutes/draft")
    giver, receiver = office.head("gate_ls"), office.head("commune_ls")
    giver.open(f"{handoff}/minutes")
    giver.send("/minutes/visits")
    giver.send("/minutes/check")
    _sign(giver)
    receiver.open(f"{handoff}/minutes")
    receiver.send("/minutes/visits")
    _sign(receiver)
    office.says(receiver, "Hai bên đã xác nhận", "Signed by both sides")


def _sign(head: Walker) -> None:
    head.tick(stance="agrees")
    head.fill(capacity="Phó Trưởng đồn Mẫu", password=head.card.password)
    head.send("/minutes/signature")


def signed_file(office: Office, handoff: str, folder: Path) -> Path:
    """The file that anybody can check, as the receiving head takes it along."""
    head, kept = office.head("commune_ls"), folder / "minutes.json"
    head.open(f"{handoff}/minutes")
    with head.page.expect_download() as waited:
        head.page.locator("form:has([value=json]) button[type=submit]").first.click()
    waited.value.save_as(kept)
    return kept


def where_is_the_person(office: Office, handoff: str) -> str:
    """What one screen tells whoever gave: who is responsible now, and since when."""
    post = office.officer("gate_ls")
    post.open(handoff)
    return post.page.inner_text("main section[aria-labelledby=now-title]")
