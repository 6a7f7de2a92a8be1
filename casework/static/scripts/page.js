// The one script of every page, in one file because a poor line pays for each request. It attaches
// itself by data- attributes; every page works without it. Nothing is stored in the browser.

const SEND_PAUSE = 5_000; // milliseconds in which a second click sends nothing
const GOES_ON_AFTER = 400; // milliseconds in which the work can be stopped
const CLOCK_EVERY = 30_000; // milliseconds
const KEYS_TOGETHER = 700; // milliseconds between two keys that belong together
const TYPING_PAUSE = 3_000; // milliseconds without a key, after which a draft is kept
const LEFT_FIELD = 300; // milliseconds after a field was left: a click on the button comes first
const TRY_AGAIN = 10_000; // milliseconds until a draft that did not arrive is sent again

let leaving = false;
let lastKey = { key: "", at: 0 };

focusErrorSummary();
guardTypedText();
keepDrafts();
sendOnce();
keepClocksTrue();
goOn();
document.addEventListener("keydown", listenForKeys);

// What is wrong comes first, and each line leads to its input.

function focusErrorSummary() {
  const summary = document.querySelector("[data-error-summary]");
  if (!summary) return;
  summary.focus();
  summary.addEventListener("click", leadToInput);
}

function leadToInput(event) {
  const link = event.target.closest("a[href^='#']");
  const input = link && document.getElementById(link.hash.slice(1));
  if (!input) return;
  event.preventDefault();
  (input.closest(".govuk-form-group") ?? input).scrollIntoView();
  input.focus({ preventScroll: true });
}

// Typed text is not left behind without a warning; sending and hiding the screen are no leaving.

function guardTypedText() {
  for (const form of document.querySelectorAll("form[data-guard]")) {
    form.addEventListener("input", () => form.setAttribute("data-typed", ""));
    form.addEventListener("submit", () => (leaving = true));
  }
  window.addEventListener("beforeunload", (event) => {
    if (!leaving && document.querySelector("form[data-typed]")) event.preventDefault();
  });
  window.addEventListener("pageshow", () => (leaving = false));
}

// What is typed is kept on the server, and the page says when; nothing stays in this browser. One
// saving at a time: the answer to an earlier one must not come after that to a later one.

function keepDrafts() {
  for (const said of document.querySelectorAll("[data-draft]")) keepDraft(said.closest("form"), said);
}

function keepDraft(form, said) {
  const draft = { form, said, timer: 0, underWay: false };
  const keepIn = (time) => {
    clearTimeout(draft.timer);
    draft.timer = setTimeout(() => saveDraft(draft), time);
  };
  draft.keepIn = keepIn;
  form.addEventListener("input", () => {
    form.setAttribute("data-unsaved", "");
    keepIn(TYPING_PAUSE);
  });
  form.addEventListener("focusout", () => form.hasAttribute("data-unsaved") && keepIn(LEFT_FIELD));
  form.addEventListener("submit", (event) => keepHere(event, draft) || sendIfThereIsALine(event, draft));
  form.addEventListener("keep-now", () => saveOnLeaving(draft));
  window.addEventListener("pagehide", () => leaving || saveOnLeaving(draft));
  window.addEventListener("online", () => keepIn(0));
  // It came back with faults, and its text is nowhere else.
  if (form.hasAttribute("data-unsaved")) keepIn(TYPING_PAUSE);
}

async function saveDraft(draft) {
  const { form, said } = draft;
  if (!form.hasAttribute("data-unsaved")) return;
  if (draft.underWay) return draft.keepIn(LEFT_FIELD);
  draft.underWay = true;
  form.removeAttribute("data-unsaved");
  const words = await sendDraft(draft, false).catch(() => said.dataset.draftLost);
  draft.underWay = false;
  if (words !== said.textContent) said.textContent = words;
  if (form.hasAttribute("data-unsaved")) return;
  if (words !== said.dataset.draftLost && words !== said.dataset.draftFailed) return;
  form.setAttribute("data-unsaved", "");
  draft.keepIn(TRY_AGAIN);
}

async function sendDraft({ form, said }, keepalive) {
  const typed = [...new FormData(form)].filter(([, value]) => typeof value === "string");
  const answer = await fetch(said.dataset.draft, {
    method: "POST",
    body: new URLSearchParams(typed),
    headers: { Accept: "text/plain" },
    redirect: "manual",
    keepalive,
  });
  if (answer.status === 409) form.setAttribute("data-spent", ""); // sent already: the button keeps it apart
  const isSaid = answer.headers.get("Content-Type")?.startsWith("text/plain");
  if (answer.ok && isSaid && !form.hasAttribute("data-unsaved")) form.removeAttribute("data-typed");
  return isSaid ? answer.text() : said.dataset.draftFailed;
}

function saveOnLeaving(draft) {
  if (!draft.form.hasAttribute("data-unsaved") && !draft.underWay) return;
  clearTimeout(draft.timer);
  sendDraft(draft, true).catch(() => {}); // nobody is there any more to be told
}

// The button keeps the draft and stays where the officer is; without scripts it leads back here.

function keepHere(event, draft) {
  const { form } = draft;
  if (!event.submitter?.hasAttribute("formaction") || form.hasAttribute("data-spent")) return false;
  event.preventDefault();
  event.stopImmediatePropagation();
  leaving = false;
  form.setAttribute("data-unsaved", "");
  draft.keepIn(0);
  return true;
}

function sendIfThereIsALine(event, draft) {
  clearTimeout(draft.timer);
  if (navigator.onLine) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  leaving = false;
  draft.said.textContent = draft.said.dataset.draftOffline;
  if (draft.form.hasAttribute("data-unsaved")) draft.keepIn(TRY_AGAIN);
}

// A double click sends once. The idempotency key guards what gets through all the same.

function sendOnce() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("form[data-once]")) return;
    if (form.hasAttribute("data-sent")) return event.preventDefault();
    form.setAttribute("data-sent", "");
    setTimeout(() => form.removeAttribute("data-sent"), SEND_PAUSE);
  });
}

// Work in groups goes on by itself once it was begun; the link beside it stops it.

function goOn() {
  const form = document.querySelector("form[data-goes-on]");
  if (form) setTimeout(() => form.requestSubmit(), GOES_ON_AFTER);
}

// Clocks count from the seconds the server gave, never from this machine's clock, which may be wrong.

function keepClocksTrue() {
  const clocks = [...document.querySelectorAll("[data-clock]")];
  if (!clocks.length) return;
  const words = JSON.parse(document.body.dataset.clockWords);
  setInterval(() => clocks.forEach((clock) => sayWhatIsLeft(clock, words)), CLOCK_EVERY);
}

function sayWhatIsLeft(clock, words) {
  const left = Number(clock.dataset.clock) - performance.now() / 1000;
  const [unit, count] = largestUnit(Math.abs(left));
  const [one, many] = words[`${left < 0 ? "over" : "left"}-${unit}`];
  const phrase = (count === 1 ? one : many).replace("{n}", count);
  if (clock.textContent !== phrase) clock.textContent = phrase;
}

function largestUnit(seconds) {
  const minutes = Math.max(Math.floor(seconds / 60), 1);
  if (minutes < 60) return ["minute", minutes];
  if (minutes < 24 * 60) return ["hour", Math.floor(minutes / 60)];
  return ["day", Math.floor(minutes / (24 * 60))];
}

// Keys for hands that know the work. No single key deletes or sends anything.

function listenForKeys(event) {
  if (event.isComposing || event.altKey || event.metaKey) return; // a Vietnamese keyboard composes
  const pair = event.timeStamp - lastKey.at < KEYS_TOGETHER ? lastKey.key + event.key : "";
  if (!event.repeat) lastKey = { key: event.key, at: event.timeStamp };
  if (pair === "EscapeEscape" && !event.repeat) return hideScreen();
  if (event.ctrlKey) return event.key === "Enter" && sendForm(event);
  if (isTyping(event.target)) return;
  if (event.key === "/") return focusSearch(event);
  if (pair === "gd") window.location.assign("/desk");
}

function isTyping(element) {
  return element.matches("input:not([type=checkbox], [type=radio]), textarea, select");
}

function sendForm(event) {
  const form = event.target.closest("form[method=post]");
  if (!form) return;
  event.preventDefault();
  form.requestSubmit();
}

function focusSearch(event) {
  const search = document.querySelector("[data-search]");
  if (!search) return;
  event.preventDefault();
  search.focus();
}

// Blank at once, then sign out. If the line is down, the blank page and its button stay.

function hideScreen() {
  const form = document.querySelector("form[data-sign-out]");
  if (!form) return;
  leaving = true;
  for (const typed of document.querySelectorAll("form[data-unsaved]")) {
    typed.dispatchEvent(new Event("keep-now"));
  }
  const blank = document.createElement("main");
  blank.className = "hidden-screen";
  blank.append(form);
  document.body.replaceChildren(blank);
  form.querySelector("button").className = "govuk-button govuk-button--secondary";
  form.submit();
}
