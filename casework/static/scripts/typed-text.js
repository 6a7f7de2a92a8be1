// Warns before typed text is left behind (`data-guard`). Sending or hiding the screen is no leaving.

let leaving = false;

export function letGo() {
  leaving = true;
}

export function guardTypedText() {
  for (const form of document.querySelectorAll("form[data-guard]")) {
    form.addEventListener("input", () => form.setAttribute("data-typed", ""));
    form.addEventListener("submit", letGo);
  }
  window.addEventListener("beforeunload", warn);
  window.addEventListener("pageshow", () => (leaving = false));
}

function warn(event) {
  if (!leaving && document.querySelector("form[data-typed]")) event.preventDefault();
}
