// A second click within five seconds sends nothing. The idempotency key guards what gets through.

const PAUSE = 5000; // milliseconds

export function sendOnce() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("form[data-once]")) return;
    if (form.hasAttribute("data-sent")) return event.preventDefault();
    form.setAttribute("data-sent", "");
    form.setAttribute("aria-busy", "true");
    setTimeout(() => release(form), PAUSE);
  });
  window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(release));
}

function release(form) {
  form.removeAttribute("data-sent");
  form.removeAttribute("aria-busy");
}
