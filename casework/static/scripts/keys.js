// Keys for hands that know the work. No single key deletes or sends anything.

import { hideScreen } from "./hide-screen.js";

const TOGETHER = 700; // milliseconds between two keys that belong together

let last = { key: "", at: 0 };

export function listenForKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.altKey || event.metaKey) return; // a Vietnamese keyboard is composing
    const pair = event.timeStamp - last.at < TOGETHER ? last.key + event.key : "";
    last = event.repeat ? last : { key: event.key, at: event.timeStamp };
    if (pair === "EscapeEscape") return hideScreen();
    if (event.ctrlKey) return event.key === "Enter" && sendForm(event);
    if (!isTyping(event.target)) act(event, pair);
  });
}

function act(event, pair) {
  if (event.key === "/") return focusSearch(event);
  if (pair === "gd") window.location.assign("/desk");
}

function sendForm(event) {
  const form = event.target.closest("form");
  if (!form || form.method !== "post") return;
  event.preventDefault();
  form.requestSubmit();
}

function focusSearch(event) {
  const search = document.querySelector("[data-search]");
  if (!search) return;
  event.preventDefault();
  search.focus();
}

function isTyping(element) {
  return element.matches("input:not([type=checkbox], [type=radio]), textarea, select") || element.isContentEditable;
}
