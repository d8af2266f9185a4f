// Keys for a long list of checkboxes, only while one of them has the focus; the list works without this file.
"use strict";

for (const form of document.querySelectorAll("[data-ticks]")) {
  const boxes = [...form.querySelectorAll("input[type=checkbox]")];
  form.querySelector("[data-ticks-help]").hidden = false;
  form.addEventListener("keydown", (event) => {
    const at = boxes.indexOf(event.target);
    if (at < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key === "j" || key === "k") {
      boxes[Math.min(Math.max(at + (key === "j" ? 1 : -1), 0), boxes.length - 1)].focus();
    } else if (key === "a") {
      const tick = !boxes.every((box) => box.checked);
      for (const box of boxes) box.checked = tick;
    } else {
      return;
    }
    event.preventDefault();
  });
}
