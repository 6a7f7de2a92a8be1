"""The ticket in each form that is kept as a draft: which form, for whom it was shown, which draft.

It is signed under the office's key. So what was typed finds its officer again when the sign-in has
ended, and what is typed on the page of one officer never becomes the draft of another.
"""

import hmac
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final, Self
from uuid import UUID

from casework.actions.drafts import Leaf, Origin
from casework.keyring import Keyring

DRAFT_FIELD: Final = "draft"
FRESH: Final = timedelta(hours=24)
"""How long after its page was shown a ticket speaks for an officer who is not signed in."""


@dataclass(frozen=True, slots=True)
class Ticket:
    """A form as it was shown to one officer at one moment (real time)."""

    officer_id: UUID
    draft_id: UUID
    version: int
    origin: Origin
    shown_at: datetime

    def leaf(self, key: UUID | None) -> Leaf:
        """The showing of the form that has this key."""
        return Leaf(self.draft_id, self.version, key)

    def is_fresh(self, real: datetime) -> bool:
        """Whether it may still speak for an officer who is not signed in."""
        return real - self.shown_at <= FRESH

    def written(self, keyring: Keyring) -> str:
        """As it stands in the form."""
        origin = self.origin
        parts = [
            self.officer_id.hex,
            self.draft_id.hex,
            self.version,
            int(self.shown_at.timestamp()),
        ]
        content = json.dumps([*parts, origin.form, origin.place, origin.page]).encode()
        return f"{urlsafe_b64encode(content).decode()}.{_seal(keyring, content)}"

    @classmethod
    def read(cls, keyring: Keyring, text: str) -> Self | None:
        """The ticket in this text; None for any text that we did not write."""
        coded, _, seal = text.partition(".")
        try:
            content = urlsafe_b64decode(coded.encode())
        except ValueError:
            return None
        if not hmac.compare_digest(seal.encode(), _seal(keyring, content).encode()):
            return None
        officer, draft, version, shown, *origin = json.loads(content)
        at = datetime.fromtimestamp(shown, UTC)
        return cls(UUID(officer), UUID(draft), version, Origin(*origin), at)


def _seal(keyring: Keyring, content: bytes) -> str:
    return keyring.digest(b"draft ticket\x1f" + content)
