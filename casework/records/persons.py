"""The person: every fact sealed. Safety comes first; a name is never required."""

from sqlalchemy.orm import Mapped

from casework.records.base import SealedRecord
from casework.sealing import Klass, Sealed, sealed


class Person(SealedRecord):
    """What is known of the person a case is about. A fact not told is a sealed null."""

    __tablename__ = "person"

    # Casework: what is needed to help today, and what happened.
    age_band: Mapped[Sealed] = sealed(Klass.CASEWORK)
    citizenship: Mapped[Sealed] = sealed(Klass.CASEWORK)
    safe_now: Mapped[Sealed] = sealed(Klass.CASEWORK)
    urgent_needs: Mapped[Sealed] = sealed(Klass.CASEWORK)
    children_with: Mapped[Sealed] = sealed(Klass.CASEWORK)
    language: Mapped[Sealed] = sealed(Klass.CASEWORK)
    interpreter: Mapped[Sealed] = sealed(Klass.CASEWORK)
    found_at: Mapped[Sealed] = sealed(Klass.CASEWORK)
    how_received: Mapped[Sealed] = sealed(Klass.CASEWORK)
    intake_note: Mapped[Sealed] = sealed(Klass.CASEWORK)
    wishes: Mapped[Sealed] = sealed(Klass.CASEWORK)
    consents: Mapped[Sealed] = sealed(Klass.CASEWORK)
    belongings: Mapped[Sealed] = sealed(Klass.CASEWORK)
    health: Mapped[Sealed] = sealed(Klass.CASEWORK)
    mental_state: Mapped[Sealed] = sealed(Klass.CASEWORK)
    pregnancy: Mapped[Sealed] = sealed(Klass.CASEWORK)
    medication: Mapped[Sealed] = sealed(Klass.CASEWORK)
    needs: Mapped[Sealed] = sealed(Klass.CASEWORK)
    narrative: Mapped[Sealed] = sealed(Klass.CASEWORK)
    exploitation: Mapped[Sealed] = sealed(Klass.CASEWORK)
    means: Mapped[Sealed] = sealed(Klass.CASEWORK)
    recruited_by: Mapped[Sealed] = sealed(Klass.CASEWORK)
    trafficked_from: Mapped[Sealed] = sealed(Klass.CASEWORK)
    trafficked_to: Mapped[Sealed] = sealed(Klass.CASEWORK)
    trafficked_when: Mapped[Sealed] = sealed(Klass.CASEWORK)
    crossing: Mapped[Sealed] = sealed(Klass.CASEWORK)
    other_matters: Mapped[Sealed] = sealed(Klass.CASEWORK)
    education: Mapped[Sealed] = sealed(Klass.CASEWORK)
    occupation: Mapped[Sealed] = sealed(Klass.CASEWORK)
    household: Mapped[Sealed] = sealed(Klass.CASEWORK)

    # Identity.
    full_name: Mapped[Sealed] = sealed(Klass.IDENTITY)
    other_names: Mapped[Sealed] = sealed(Klass.IDENTITY)
    sex: Mapped[Sealed] = sealed(Klass.IDENTITY)
    birth: Mapped[Sealed] = sealed(Klass.IDENTITY)
    nationality: Mapped[Sealed] = sealed(Klass.IDENTITY)
    ethnicity: Mapped[Sealed] = sealed(Klass.IDENTITY)
    religion: Mapped[Sealed] = sealed(Klass.IDENTITY)
    identity_papers: Mapped[Sealed] = sealed(Klass.IDENTITY)
    home_address: Mapped[Sealed] = sealed(Klass.IDENTITY)
    family_contact: Mapped[Sealed] = sealed(Klass.IDENTITY)
    guardian: Mapped[Sealed] = sealed(Klass.IDENTITY)
    phone: Mapped[Sealed] = sealed(Klass.IDENTITY)
    marks: Mapped[Sealed] = sealed(Klass.IDENTITY)

    # Protection: what a trafficker would pay for.
    safe_contact: Mapped[Sealed] = sealed(Klass.PROTECTION)
    danger: Mapped[Sealed] = sealed(Klass.PROTECTION)
    safety_plan: Mapped[Sealed] = sealed(Klass.PROTECTION)
