"""The packet of a handoff: what is listed, what is told and why, and what that opens."""

from datetime import datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.correction import correct
from casework.actions.handoff import accept, offer
from casework.actions.notice import notify_case_owner
from casework.actions.opening import REVEAL_LASTS, open_summary, reread, reveal, visit
from casework.actions.packet import Packet
from casework.actions.paper import attach_paper, void_paper
from casework.audit import Actor
from casework.database import Scope
from casework.keyring import NotDisclosed
from casework.lookups.disclosures import Eyes, eyes
from casework.position import person_of
from casework.records.cases import Case
from casework.records.handoffs import Handoff
from casework.records.openings import Reason
from casework.records.packets import PacketItem
from casework.records.papers import Paper as PaperRow
from casework.records.persons import Person
from casework.records.whereabouts import Whereabouts
from casework.sealing import sealed_columns
from tests.actions.folder import Folder, received
from tests.actions.packing import BAG, LISTED, PHONE, items, last_handoff, sections
from tests.actions.paths import confirmed
from tests.actions.town import Town
from workflows.handoff_packet import (
    COVERS,
    OPEN_TO,
    USUAL,
    ItemKind,
    ItemState,
    Section,
    SharingGround,
)
from workflows.regime import Lack
from workflows.terms import Act, Paper

FACTS = {"full_name": "Người Mẫu", "urgent_needs": "Băng tay.", "intake_note": "Chuyện mẫu."}
EVERY = {section: OPEN_TO[section][0] for section in Section}


def ready(town: Town, *more_wishes: str) -> Folder:
    """Confirmed, and wishes to stay in the facility."""
    folder = confirmed(town, **FACTS)
    folder.learns("owner", wishes=["to_stay", *more_wishes])
    return folder


def placed_with(folder: Folder, packet: Packet) -> Handoff:
    to = folder.town.units["facility"]
    made = folder.goes("owner", offer, Act.PLACE, to, packet=packet)
    return folder.goes("facility", accept, made)


def sight(folder: Folder, who: str) -> tuple[Eyes, Person]:
    """What this officer has open now, and the person."""
    with folder.town.database.reading(Scope.of_job("test")) as session:
        case = session.get_one(Case, folder.file_id)
        return eyes(session, folder.town.actors[who], case, folder.now), person_of(session, case)


def opens(folder: Folder, who: str, *columns: str) -> set[str]:
    """Which of these facts the officer has open now."""
    seen, person = sight(folder, who)
    return {column for column in columns if seen.may_read(person, column)}


def write_down(
    session: Session, actor: Actor, now: datetime, case: Case, column: str, value: str
) -> None:
    """A fact that the officer has open gets a new text."""
    disclosure = eyes(session, actor, case, now).disclosure_for(person_of(session, case), column)
    correct(session, actor, now, case, column, value, disclosure, reason="Theo lời kể.")


def stays(folder: Folder) -> list[Whereabouts]:
    """Where the person was, the first stay first."""
    theirs = select(Whereabouts).where(Whereabouts.file_id == folder.file_id)
    with folder.town.database.reading(Scope.of_job("test")) as session:
        return list(session.scalars(theirs.order_by(Whereabouts.since_at)))


# --- lists ---


def test_what_goes_along_stands_in_the_order_of_the_list(town: Town) -> None:
    folder = received(town, "post")
    paper = folder.goes("post", attach_paper, Paper.DECLARATION)
    packet = Packet(papers=(paper.id,), belongings=(PHONE, BAG))

    made = folder.does("post", offer, Act.BRING_TO_COMMUNE, town.units["commune"], packet=packet)
    listed = items(folder, made)

    assert [item.kind for item in listed] == [
        ItemKind.PAPER,
        ItemKind.BELONGING,
        ItemKind.BELONGING,
    ]
    assert [item.paper_id for item in listed] == [paper.id, None, None]
    assert {item.state for item in listed} == {ItemState.LISTED}
    assert folder.reads(listed[1], "name") == "điện thoại mẫu"
    assert folder.reads(listed[2], "condition") is None
    assert folder.said[-1].event == "handoff.offered"


def test_escort_place_and_time_stand_with_the_offer(town: Town) -> None:
    folder = received(town, "post")

    made = folder.does("post", offer, Act.BRING_TO_COMMUNE, town.units["commune"], packet=LISTED)

    assert folder.reads(made, "escort") == "Thượng úy Mẫu, 0000"
    assert folder.reads(made, "meeting_place") == "Cổng sau Mẫu"


def test_a_paper_that_was_voided_cannot_be_listed(town: Town) -> None:
    folder = received(town, "post")
    paper: PaperRow = folder.goes("post", attach_paper, Paper.DECLARATION)
    folder.goes("post", void_paper, paper, reason="Nhầm hồ sơ.")
    packet = Packet(papers=(paper.id,))

    lacks = folder.refuses(
        "post", offer, Act.BRING_TO_COMMUNE, town.units["commune"], packet=packet
    )

    assert lacks == {Lack.LISTED}


# --- sections ---


def test_a_placement_tells_care_and_danger_unless_somebody_decides_otherwise(town: Town) -> None:
    folder = ready(town)

    made = folder.does("owner", offer, Act.PLACE, town.units["facility"])

    assert sections(folder, made) == dict(USUAL)


def test_a_unit_that_comes_to_lead_is_told_no_sections(town: Town) -> None:
    folder = received(town, "post")

    made = folder.does("post", offer, Act.BRING_TO_COMMUNE, town.units["commune"])

    assert sections(folder, made) == {}


def test_consent_is_no_ground_until_the_wish_to_share_is_on_record(town: Town) -> None:
    folder = ready(town)
    packet = Packet(sections={Section.STORY: SharingGround.CONSENT})

    lacks = folder.refuses("owner", offer, Act.PLACE, town.units["facility"], packet=packet)

    assert lacks == {Lack.WISH}


def test_with_the_wish_on_record_the_story_may_be_told(town: Town) -> None:
    folder = ready(town, "to_share")
    packet = Packet(sections={Section.STORY: SharingGround.CONSENT})

    made = folder.does("owner", offer, Act.PLACE, town.units["facility"], packet=packet)

    assert sections(folder, made) == {Section.STORY: SharingGround.CONSENT}


def test_a_ground_that_is_not_open_to_a_section_is_refused(town: Town) -> None:
    folder = ready(town, "to_share")
    packet = Packet(sections={Section.STORY: SharingGround.SUPPORT})

    lacks = folder.refuses("owner", offer, Act.PLACE, town.units["facility"], packet=packet)

    assert lacks == {Lack.SECTION_GROUND}


def test_every_fact_of_the_person_stands_in_exactly_one_section() -> None:
    covered = [name for names in COVERS.values() for name in names if name.startswith("person.")]

    assert sorted(covered) == sorted(f"person.{column}" for column in sealed_columns(Person))


# --- what a facility opens ---


def test_a_facility_opens_what_was_told_and_not_the_rest(town: Town) -> None:
    folder = ready(town)
    placed_with(folder, Packet())

    folder.goes("facility", visit)

    shown = opens(folder, "facility", "full_name", "urgent_needs", "intake_note", "danger")
    assert shown == {"urgent_needs", "danger"}
    assert set(sight(folder, "facility")[0].withheld) == set(Section) - set(USUAL)


def test_a_facility_to_which_everything_was_told_misses_nothing(town: Town) -> None:
    folder = ready(town, "to_share")
    placed_with(folder, Packet(sections=EVERY))

    folder.goes("facility", visit)

    assert opens(folder, "facility", *sealed_columns(Person)) == set(sealed_columns(Person))
    assert sight(folder, "facility")[0].withheld == ()


def test_a_facility_told_nothing_opens_no_fact(town: Town) -> None:
    folder = ready(town)
    placed_with(folder, Packet(sections={}))

    folder.goes("facility", visit)

    assert opens(folder, "facility", *sealed_columns(Person)) == set()


def test_for_a_reason_a_facility_opens_the_rest_as_before(town: Town) -> None:
    folder = ready(town)
    placed_with(folder, Packet())
    folder.goes("facility", visit)

    folder.goes("facility", reveal, Reason.CONTACT, "case")

    assert opens(folder, "facility", "full_name", "intake_note") == {"full_name", "intake_note"}
    assert sight(folder, "facility")[0].withheld == (Section.CONTACT,)


def test_a_facility_reads_what_it_wrote_itself(town: Town) -> None:
    folder = ready(town)
    placed_with(folder, Packet())
    paper = folder.goes("facility", attach_paper, Paper.OTHER, number="07/Mẫu")
    theirs = folder.goes("owner", attach_paper, Paper.OTHER, number="08/Mẫu")
    folder.goes("facility", reveal, Reason.CONTACT, "case")
    folder.goes("facility", write_down, "intake_note", "Kể thêm ở cơ sở.")
    folder.now += REVEAL_LASTS
    folder.goes("facility", visit)

    seen, person = sight(folder, "facility")

    assert seen.read(folder.stored(paper), "number") == "07/Mẫu"
    assert seen.read(person, "intake_note") == "Kể thêm ở cơ sở."
    with pytest.raises(NotDisclosed):
        seen.read(folder.stored(theirs), "number")


def test_what_another_unit_wrote_over_it_is_the_units_own_no_more(town: Town) -> None:
    folder = ready(town)
    placed_with(folder, Packet())
    folder.goes("facility", reveal, Reason.CONTACT, "case")
    folder.goes("facility", write_down, "intake_note", "Kể thêm ở cơ sở.")
    folder.learns("owner", intake_note="Sửa ở Sở.")
    folder.now += REVEAL_LASTS

    folder.goes("facility", visit)

    assert opens(folder, "facility", "intake_note") == set()


def test_the_unit_that_leads_opens_all_as_before(town: Town) -> None:
    folder = ready(town)
    placed_with(folder, Packet())

    folder.goes("owner", visit)

    assert opens(folder, "owner", "full_name", "intake_note") == {"full_name", "intake_note"}
    assert sight(folder, "owner")[0].withheld == ()


def test_a_facility_is_told_where_the_person_was_since_it_houses(town: Town) -> None:
    folder = ready(town)
    placed_with(folder, Packet())
    folder.goes("facility", visit)

    seen, _ = sight(folder, "facility")

    assert [seen.may_read(stay, "place") for stay in stays(folder)] == [False, False, True]


# --- before acceptance ---


def test_the_advance_summary_opens_the_list_of_this_handoff_alone(town: Town) -> None:
    folder = received(town, "post", **FACTS)
    earlier = folder.goes("post", offer, Act.BRING_TO_COMMUNE, town.units["commune"], packet=LISTED)
    folder.goes("commune", accept, earlier)
    notice = folder.goes("commune", notify_case_owner, town.units["owner"])
    folder.goes("owner", open_summary, notice)

    seen, person = sight(folder, "owner")

    assert not seen.may_read(items(folder, earlier)[0], "name")
    assert not seen.may_read(person, "full_name")


def test_before_acceptance_the_list_is_read_and_the_remarks_to_it_are_not(town: Town) -> None:
    folder = received(town, "post", **FACTS)
    made = folder.goes("post", offer, Act.BRING_TO_COMMUNE, town.units["commune"], packet=LISTED)
    folder.goes("commune", open_summary, made)

    seen, _ = sight(folder, "commune")
    first: PacketItem = items(folder, made)[0]

    assert seen.read(first, "name") == "giấy ra viện mẫu"
    assert seen.read(folder.stored(made), "meeting_place") == "Cổng sau Mẫu"
    assert not seen.may_read(first, "note")


# --- after acceptance ---


def brought(town: Town) -> tuple[Folder, Handoff]:
    folder = received(town, "post", **FACTS)
    made = folder.goes("post", offer, Act.BRING_TO_COMMUNE, town.units["commune"], packet=LISTED)
    folder.goes("commune", accept, made)
    return folder, made


def test_who_gave_reads_again_what_it_wrote(town: Town) -> None:
    folder, made = brought(town)

    folder.does("post", reread, made)

    assert folder.events == ["packet.reread"]
    assert opens(folder, "post", "full_name", "intake_note") == {"full_name", "intake_note"}


def test_who_gave_reads_nothing_that_was_written_later(town: Town) -> None:
    folder, made = brought(town)
    folder.learns("commune", intake_note="Kể thêm ở xã.", household="Nhà mẫu.")
    paper = folder.goes("commune", attach_paper, Paper.OTHER, number="09/Mẫu")

    folder.goes("post", reread, made)

    seen, _ = sight(folder, "post")
    assert opens(folder, "post", "full_name", "intake_note", "household") == {"full_name"}
    assert not seen.may_read(folder.stored(paper), "number")


def test_who_gave_reads_nothing_without_a_recorded_reading(town: Town) -> None:
    folder, _ = brought(town)

    assert opens(folder, "post", "full_name", "urgent_needs") == set()


def test_a_unit_in_the_middle_reads_only_its_own_part(town: Town) -> None:
    folder, _ = brought(town)
    folder.learns("commune", household="Nhà mẫu.")
    notice_to_owner(folder)
    made = last_handoff(folder)

    folder.goes("commune", reread, made)

    assert opens(folder, "commune", "full_name", "household") == {"household"}


def notice_to_owner(folder: Folder) -> None:
    notice = folder.goes("commune", notify_case_owner, folder.town.units["owner"])
    folder.goes("owner", accept, notice)
