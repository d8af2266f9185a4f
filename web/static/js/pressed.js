// An answer about a field that comes while a button is pressed waits until it is let go: it would push the button away
// from under the finger, and the click would be lost.
"use strict";

let isPressed = false;
const waiting = [];

const release = () => setTimeout(() => {  // the click itself comes first
  isPressed = false;
  for (const show of waiting.splice(0)) show();
});

document.addEventListener("pointerdown", () => { isPressed = true; }, true);
document.addEventListener("pointerup", release, true);
document.addEventListener("pointercancel", release, true);
document.addEventListener("htmx:beforeSwap", (event) => {
  const { shouldSwap, target, serverResponse } = event.detail;
  if (!isPressed || !shouldSwap || !target.matches(".field-error")) return;
  event.detail.shouldSwap = false;
  waiting.push(() => window.htmx.swap(target, serverResponse, { swapStyle: "innerHTML" }));
});
