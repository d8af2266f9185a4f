// Keys for questions about duplicates: 1, 2, 3 answer, arrows go between the answers. All works without this file.
"use strict";

const answers = document.querySelector("[data-answers]");
if (answers !== null) {
  const buttons = [...answers.querySelectorAll("button")];
  const keys = document.querySelector("[data-keys]");
  const wanted = keys.querySelector("input");
  const stored = "duplicates-keys";
  const isWritten = (element) => element.closest("textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])") !== null;
  try {
    wanted.checked = window.localStorage.getItem(stored) !== "off";
  } catch {
    // a browser that keeps nothing begins with keys
  }
  keys.hidden = false;
  wanted.addEventListener("change", () => {
    try {
      window.localStorage.setItem(stored, wanted.checked ? "on" : "off");
    } catch {
      // it holds for this page only
    }
  });
  document.addEventListener("keydown", (event) => {
    if (!wanted.checked || event.repeat || event.ctrlKey || event.metaKey || event.altKey || isWritten(event.target)) return;
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (["1", "2", "3"].includes(event.key)) {
      event.preventDefault();
      buttons[Number(event.key) - 1].click();
    } else if (step !== undefined && event.target.closest("input") === null) {
      event.preventDefault();
      const at = buttons.indexOf(document.activeElement);
      buttons[(Math.max(at, step > 0 ? -1 : 0) + step + buttons.length) % buttons.length].focus();
    }
  });
  answers.closest("form").addEventListener("submit", (event) => {
    if (event.target.dataset.sent) event.preventDefault(); // a key pressed twice answers once
    event.target.dataset.sent = "yes";
  });
  window.addEventListener("pageshow", () => delete answers.closest("form").dataset.sent);
}
