// Brings the officer to what is wrong, and from each line to its input.

export function focusErrorSummary() {
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
  const group = input.closest(".govuk-form-group") ?? input;
  group.scrollIntoView();
  input.focus({ preventScroll: true });
}
