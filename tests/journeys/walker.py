"""One officer at a browser of their own: where they go, what they press, type and read.

Knows addresses and the names of fields, which are the same in both languages; no step of the law.
"""

from dataclasses import dataclass, field

from playwright.sync_api import Browser, Locator, Page, ViewportSize

from casework.demo.cast import SignInCard
from casework.demo.folder import code_of

USUAL: ViewportSize = {"width": 1280, "height": 900}
_FARTHEST = 60  # presses of Tab from the top of the longest form
_PATIENCE = 30_000  # milliseconds for one page, on a busy machine


@dataclass
class Walker:
    """A signed-in officer. `complaints` is what the browser said against our pages."""

    page: Page
    card: SignInCard
    complaints: list[str] = field(default_factory=list)

    def open(self, address: str) -> None:
        self.page.goto(address)

    def find(self, code: str) -> None:
        """From the search on top of every page to the page of the case."""
        self.page.fill("[data-search]", code)
        self.page.press("[data-search]", "Enter")
        self.page.click(f"main a[href='/cases/{code}']")

    def find_on_desk(self, code: str) -> None:
        self.open("/desk")
        self.page.locator(f"main a[href='/cases/{code}']").first.click()

    def answer_on_desk(self, code: str, kind: str) -> None:
        """From the desk to what waits there for an answer: `handoffs` or `requests`."""
        self.open("/desk")
        row = self.page.locator("main tr", has_text=code)
        row.locator(f"a[href*='/{kind}/']").first.click()

    def take_up(self, act: str) -> None:
        """From the page of a case to that of an act that is left to do."""
        self.page.click(f"main a[href$='/acts/{act}']")

    def go(self, ending: str) -> None:
        """Follow the first link of the page whose address ends so."""
        self.page.locator(f"main a[href$='{ending}']").first.click()

    def fill(self, **answers: str) -> None:
        for name, text in answers.items():
            self.page.fill(f"main [name={name}]", text)

    def tick(self, **answers: str) -> None:
        for name, value in answers.items():
            self.page.check(f"main [name={name}][value={value}]")

    def choose_unit(self, name: str) -> None:
        option = self.page.locator("[name=to_unit_id] option", has_text=name)
        self.page.select_option("[name=to_unit_id]", option.get_attribute("value"))

    def send(self, ending: str = "") -> None:
        """Press the button of the form that goes to an address with this ending."""
        self.page.click(f"main form[action$='{ending}'] button[type=submit]")

    def tab_to(self, selector: str) -> None:
        """Walk on by Tab until the focus is on the element. Raises LookupError."""
        for _ in range(_FARTHEST):
            self.page.keyboard.press("Tab")
            if self.focused().evaluate("(element, wanted) => element.matches(wanted)", selector):
                return
        raise LookupError(selector)

    def type_into(self, name: str, text: str) -> None:
        self.tab_to(f"[name={name}]")
        self.page.keyboard.type(text)

    def press_choice(self, name: str, value: str) -> None:
        """Choose a radio button with Space and the arrow keys."""
        self.tab_to(f"[name={name}]")
        self.page.keyboard.press("Space")
        while self.focused().get_attribute("value") != value:
            self.page.keyboard.press("ArrowDown")

    def press_option(self, name: str, value: str) -> None:
        """Choose a line of a list with the arrow keys."""
        self.tab_to(f"[name={name}]")
        while self.focused().input_value() != value:
            self.page.keyboard.press("ArrowDown")

    def focused(self) -> Locator:
        return self.page.locator(":focus")

    def path(self) -> str:
        return self.page.evaluate("location.pathname")

    def path_and_query(self) -> str:
        return self.page.evaluate("location.pathname + location.search")

    def reads(self, words: str) -> None:
        """The words stand on the page. Raises Playwright's own error when they do not."""
        self.reads_in("main", words)

    def reads_in(self, selector: str, words: str) -> None:
        """The words stand in this part of the page, however they begin. Raises likewise."""
        self.page.locator(selector, has_text=words).first.wait_for()

    def reasons(self) -> str:
        """Why something is closed, as the page lists it."""
        return " ".join(self.page.locator("main .notice .reasons").all_inner_texts())


def sign_in(
    browser: Browser,
    server: str,
    card: SignInCard,
    *,
    language: str,
    scripts: bool,
    size: ViewportSize = USUAL,
) -> Walker:
    """Open a new browser window and sign in by the door, in this language."""
    context = browser.new_context(base_url=server, java_script_enabled=scripts, viewport=size)
    context.set_default_timeout(_PATIENCE)
    walker = Walker(context.new_page(), card)
    walker.page.on("console", lambda message: walker.complaints.append(message.text))
    walker.page.on("pageerror", lambda error: walker.complaints.append(str(error)))
    walker.open("/")
    _speak(walker, language)
    walker.fill(login=card.user, password=card.password, code=code_of(card))
    walker.send("/sign-in")
    walker.page.wait_for_url("**/desk")
    return walker


def _speak(walker: Walker, language: str) -> None:
    if walker.page.locator("html").get_attribute("lang") != language:
        walker.page.click(f"button[lang={language}]")
