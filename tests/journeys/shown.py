"""A page as a browser shows it, and what can be found against it."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import ConsoleMessage, Page

from tests.journeys.kinds import Kind

ROOT = Path(__file__).parents[2]
PICTURES, WANTED = ROOT / "screenshots", "SCREENS" in os.environ
AXE = (ROOT / "tests" / "vendor" / "axe.min.js").read_text(encoding="utf-8")
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
    "iframes": False,  # a page of ours has none
    "preload": False,  # the one stylesheet is looked at once, in tests/pages
}
BROKEN = """async (rules) => {
  const { violations } = await axe.run(rules);
  return violations.map((fault) => `${fault.id}: ${fault.nodes[0].html}`);
}"""
NARROW, WIDE = {"width": 360, "height": 780}, {"width": 1440, "height": 900}

FOCUS = """(element) => {
  const looks = [getComputedStyle(element)];
  const label = element.nextElementSibling;
  if (label) looks.push(getComputedStyle(label, "::before"));
  return {
    name: element.outerHTML.slice(0, 80),
    shows: looks.some((look) =>
      (look.outlineStyle !== "none" && !look.outlineColor.endsWith(", 0)")) ||
      look.boxShadow !== "none" || look.backgroundColor === "rgb(255, 213, 74)"),
  };
}"""
_FARTHEST = 120  # presses of Tab through the longest page


@dataclass
class Seen:
    """A page as it was shown, and what the browser said against it."""

    page: Page
    said: list[str] = field(default_factory=list)

    def faults(self) -> list[str]:
        """Every rule of accessibility that is broken, with the first element that breaks it."""
        self.page.evaluate(AXE)
        return self.page.evaluate(BROKEN, RULES)

    def width(self) -> int:
        return self.page.evaluate("document.documentElement.scrollWidth")

    def picture(self, name: str) -> None:
        """A picture of the whole page, where somebody wants some (`make screens`)."""
        if not WANTED:
            return
        size = self.page.viewport_size["width"]
        self.page.screenshot(path=PICTURES / f"{name}-{size}.png", full_page=True)

    def wholeness(self, name: str) -> tuple[list[str], int, list[str]]:
        """Faults, width and words of the console on a telephone; a picture of each width."""
        self.picture(name)
        found = (self.faults(), self.width(), self.said)
        self.page.set_viewport_size(WIDE)
        self.picture(name)
        return found

    def hear(self, message: ConsoleMessage) -> None:
        """Keep what the console says; that the page itself is a refusal was asked for."""
        if message.location["url"] != self.page.url or "Failed to load" not in message.text:
            self.said.append(message.text)

    def stops(self) -> tuple[int, list[str]]:
        """Tab through the whole page: how many stops it has, and those whose focus is not seen.

        Raises LookupError where the focus never leaves the page again.
        """
        hidden: list[str] = []
        for count in range(_FARTHEST):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("document.activeElement === document.body"):
                return count, hidden
            look = self.page.locator(":focus").evaluate(FOCUS)
            hidden += [] if look["shows"] else [look["name"]]
        raise LookupError(self.page.url)


WHOLE: tuple[list[str], int, list[str]] = ([], NARROW["width"], [])
"""What `Seen.wholeness` says of a page that breaks no rule and needs no scrolling aside."""

Show = Callable[[Kind, str], Seen]
