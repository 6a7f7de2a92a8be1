// Keeps the words of running clocks true while a page stays open. Counts from the seconds the server
// gave, never from the clock of this machine, which may be wrong.

const EVERY = 30_000; // milliseconds

export function keepClocksTrue() {
  const clocks = [...document.querySelectorAll("[data-clock]")];
  if (!clocks.length) return;
  const words = JSON.parse(document.body.dataset.clockWords);
  setInterval(() => clocks.forEach((clock) => say(clock, words)), EVERY);
}

function say(clock, words) {
  const left = Number(clock.dataset.clock) - performance.now() / 1000;
  const [unit, count] = largest(Math.abs(left));
  const phrase = words[`${left < 0 ? "over" : "left"}-${unit}`][count === 1 ? 0 : 1].replace("{n}", count);
  if (clock.textContent !== phrase) clock.textContent = phrase;
}

function largest(seconds) {
  const minutes = Math.max(Math.floor(seconds / 60), 1);
  if (minutes < 60) return ["minute", minutes];
  if (minutes < 24 * 60) return ["hour", Math.floor(minutes / 60)];
  return ["day", Math.floor(minutes / (24 * 60))];
}
