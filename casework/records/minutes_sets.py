"""Minutes of many persons handed over at one time: one head, a line for each, and who signed.

The head holds nothing of any person: it names each line by its place and digest, and is what both
sides sign. The lines, and what signers say, are sealed on the files they belong to; so the head
and its signatures stay good when the data of one person is erased.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Integer, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from casework.records.base import Record, SealedRecord, primary_key, word
from casework.records.ids import new_public_id
from casework.sealing import Klass, Sealed, sealed
from workflows.life import Side
from workflows.minutes import MinutesState, Stance


class MinutesSet(Record):
    """One version of the minutes of a group hand-over, or of a reception batch.

    `head` is what both sides sign, readable; `digest` its SHA-256. `unit_id` is the unit whose
    clerk gave the number.
    """

    __tablename__ = "minutes_set"
    __table_args__ = (
        UniqueConstraint("group_id", "edition"),
        UniqueConstraint("batch_id", "edition"),
        CheckConstraint("(group_id IS NULL) <> (batch_id IS NULL)", "of_one"),
    )

    id: Mapped[UUID] = primary_key()
    public_id: Mapped[UUID] = mapped_column(unique=True, default=new_public_id)
    group_id: Mapped[UUID | None] = mapped_column(ForeignKey("handoff_group.id"))
    batch_id: Mapped[UUID | None] = mapped_column(ForeignKey("batch.id"))
    edition: Mapped[int] = mapped_column(Integer)  # from 1; a new one replaces a refused one
    replaces_id: Mapped[UUID | None] = mapped_column(ForeignKey("minutes_set.id"))
    short_code: Mapped[str] = mapped_column(String(10), unique=True)
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    number: Mapped[int] = mapped_column(Integer)
    year: Mapped[int] = mapped_column(Integer)
    size: Mapped[int] = mapped_column(Integer)  # lines
    state: Mapped[MinutesState] = mapped_column(word(MinutesState))
    digest: Mapped[str] = mapped_column(String(64))
    head: Mapped[bytes] = mapped_column(LargeBinary)
    drafted_by_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    drafted_at: Mapped[datetime]
    checked_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))
    checked_at: Mapped[datetime | None]
    giver_at: Mapped[datetime | None]  # when every unit of that side had signed, agreeing
    receiver_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  # read from the class


class MinutesSetParty(Record):
    """One unit of a side; a joint team is several. Without `unit_id` it is no unit here: foreign.

    A side has signed when each of its units has.
    """

    __tablename__ = "minutes_set_party"
    __table_args__ = (
        UniqueConstraint("set_id", "side", "place"),
        UniqueConstraint("set_id", "unit_id", name="uq_minutes_set_party_set_id_unit_id"),
    )

    id: Mapped[UUID] = primary_key()
    public_id: Mapped[UUID] = mapped_column(unique=True, default=new_public_id)
    set_id: Mapped[UUID] = mapped_column(ForeignKey("minutes_set.id"))
    side: Mapped[Side] = mapped_column(word(Side))
    place: Mapped[int] = mapped_column(Integer)  # from 1, as the head names them
    unit_id: Mapped[UUID | None] = mapped_column(ForeignKey("unit.id"))
    signed_at: Mapped[datetime | None]  # first, agreeing


class MinutesSetLine(SealedRecord):
    """One person: `content` is canonical and salted, `digest` its SHA-256, as the head names it.

    It lies on the case's file, or on that of the reception batch; there whoever stood on the list
    and was not received has a line too, and no case.
    """

    __tablename__ = "minutes_set_line"
    __table_args__ = (
        UniqueConstraint("set_id", "place"),
        UniqueConstraint("set_id", "case_id", name="uq_minutes_set_line_set_id_case_id"),
    )

    set_id: Mapped[UUID] = mapped_column(ForeignKey("minutes_set.id"))
    place: Mapped[int] = mapped_column(Integer)  # from 1
    case_id: Mapped[UUID | None] = mapped_column(ForeignKey("case.file_id"))
    handoff_id: Mapped[UUID | None] = mapped_column(ForeignKey("handoff.id"), index=True)
    digest: Mapped[str] = mapped_column(String(64))
    content: Mapped[Sealed] = sealed(Klass.IDENTITY)


class MinutesSetSignature(Record):
    """One signer for one unit of a side: by a key of their own, or on the paper `paper_id` names.

    Of a signature on paper `officer_id` wrote it down. What was said is in `MinutesSetWords`.
    """

    __tablename__ = "minutes_set_signature"

    id: Mapped[UUID] = primary_key()
    set_id: Mapped[UUID] = mapped_column(ForeignKey("minutes_set.id"), index=True)
    party_id: Mapped[UUID] = mapped_column(ForeignKey("minutes_set_party.id"))
    side: Mapped[Side] = mapped_column(word(Side))
    stance: Mapped[Stance] = mapped_column(word(Stance))
    unit_id: Mapped[UUID | None] = mapped_column(ForeignKey("unit.id"))  # none: a foreign side
    officer_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    key_id: Mapped[UUID | None] = mapped_column(ForeignKey("officer_key.id"))
    paper_id: Mapped[UUID | None] = mapped_column(ForeignKey("paper.id"), index=True)
    signed_at: Mapped[datetime]
    signature: Mapped[bytes | None] = mapped_column(LargeBinary(64))


class MinutesSetWords(SealedRecord):
    """What a signer said, sealed once on each file of the lines.

    So whoever reads one line alone can check the signatures, also after another line was erased.
    """

    __tablename__ = "minutes_set_words"
    __table_args__ = (UniqueConstraint("signature_id", "file_id"),)

    signature_id: Mapped[UUID] = mapped_column(ForeignKey("minutes_set_signature.id"))
    message: Mapped[Sealed] = sealed(Klass.CASEWORK)
    reasons: Mapped[Sealed] = sealed(Klass.CASEWORK)
    capacity: Mapped[Sealed] = sealed(Klass.CASEWORK)
    signer: Mapped[Sealed] = sealed(Klass.CASEWORK)
