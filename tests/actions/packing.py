"""Lists and sections for the tests of packets."""

from sqlalchemy import select

from casework.actions.packet import Packet, Thing, items_of, sections_of
from casework.database import Scope
from casework.records.handoffs import Handoff
from casework.records.packets import PacketItem
from tests.actions.folder import Folder
from workflows.handoff_packet import Section, SharingGround

PHONE = Thing("điện thoại mẫu", "1", "vỡ màn hình")
BAG = Thing("ba lô mẫu")
LISTED = Packet(
    escort="Thượng úy Mẫu, 0000",
    meeting_place="Cổng sau Mẫu",
    other_papers=(Thing("giấy ra viện mẫu", "2 bản"),),
    belongings=(PHONE, BAG),
)


def items(folder: Folder, handoff: Handoff) -> tuple[PacketItem, ...]:
    """The list of a handoff as it is stored now."""
    with folder.town.database.reading(Scope.of_job("test")) as session:
        return items_of(session, session.get_one(Handoff, handoff.id))


def sections(folder: Folder, handoff: Handoff) -> dict[Section, SharingGround]:
    """What is told with a handoff, as it is stored now."""
    with folder.town.database.reading(Scope.of_job("test")) as session:
        rows = sections_of(session, session.get_one(Handoff, handoff.id))
    return {row.section: SharingGround.of(folder.reads(row, "ground")) for row in rows}


def last_handoff(folder: Folder) -> Handoff:
    """The handoff offered last."""
    newest = (
        select(Handoff)
        .where(Handoff.file_id == folder.file_id)
        .order_by(Handoff.offered_at.desc(), Handoff.id.desc())
        .limit(1)
    )
    with folder.town.database.reading(Scope.of_job("test")) as session:
        return session.scalars(newest).one()
