// Keys for questions side by side; the page works without this file.
"use strict";

const VALUES = { s: "same", n: "other", l: "" };

for (const form of document.querySelectorAll("[data-questions]")) {
  const questions = [...form.querySelectorAll("[data-question]")];
  const focusOn = (question) => question?.querySelector("input:checked, input").focus();
  document.querySelector("[data-questions-help]").hidden = false;
  form.addEventListener("keydown", (event) => {
    const at = questions.indexOf(event.target.closest("[data-question]"));
    if (at < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key === "j" || key === "k") {
      focusOn(questions[Math.min(Math.max(at + (key === "j" ? 1 : -1), 0), questions.length - 1)]);
    } else if (key in VALUES) {
      const chosen = questions[at].querySelector(`input[value="${VALUES[key]}"]`);
      chosen.checked = true;
      focusOn(questions[at + 1] ?? questions[at]);
    } else {
      return;
    }
    event.preventDefault();
  });
  focusOn(questions[0]);
}
