// Blanks the page at once, then signs out. If the line is down, the blank page and its button stay.

import { letGo } from "./typed-text.js";

export function hideScreen() {
  const form = document.querySelector("form[data-sign-out]");
  if (!form) return;
  letGo();
  const blank = document.createElement("main");
  blank.className = "hidden-screen";
  blank.append(form);
  document.body.replaceChildren(blank);
  form.querySelector("button").className = "govuk-button govuk-button--secondary";
  form.submit();
}
