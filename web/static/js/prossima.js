// Everything works without this file; it saves keystrokes.
"use strict";

const isTyping = (element) => element.closest("input, textarea, select, [contenteditable]") !== null;

// "/" puts the cursor into the search box, on every page.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  const box = document.querySelector("[data-search-box]");
  const isEmptyBox = event.target === box && box.value === "";  // the start page begins there
  if (box === null || (isTyping(event.target) && !isEmptyBox)) return;
  event.preventDefault();
  box.focus();
  box.select();
});

// What was done just before is said by screen readers only where it appears after the page has been read; the words that
// can be seen stay, and those that are spoken go again, so that nobody meets them twice.
const spoken = document.getElementById("spoken");
const told = [...document.querySelectorAll("[data-told]")].map((one) => one.textContent.trim()).join(" ");
if (told !== "") {
  window.setTimeout(() => { spoken.textContent = told; }, 300);
  window.setTimeout(() => { spoken.textContent = ""; }, 5000);
}

// After a fault, begin where it is explained, else in the first box that is wrong.
(document.querySelector("[data-focus]") ?? document.querySelector("main [aria-invalid=true]"))?.focus();

// Which search led to this page goes into no bookmark, and into no address that is passed on.
const here = new URL(window.location.href);
if (here.pathname.startsWith("/services/") && here.searchParams.has("search")) {
  here.searchParams.delete("search");
  window.history.replaceState(window.history.state, "", here);
}

// Filters are open where there is room beside the results, and folded on a phone.
const filters = document.querySelector("[data-filters]");
if (filters !== null) {
  filters.open = window.matchMedia("(min-width: 80rem)").matches;
  if (!filters.open) for (const one of filters.querySelectorAll("details")) one.open = one.querySelector("input:checked") !== null;
}

// A box that narrows a long list of checkboxes: matching groups open, others hide.
const plain = (text) => text.toLowerCase().normalize("NFD").replace(/\p{Diacritic}/gu, "");

for (const box of document.querySelectorAll("[data-narrows]")) {
  const list = document.getElementById(box.dataset.narrows);
  const groups = [...list.querySelectorAll("details")];
  const wasOpen = new Map(groups.map((group) => [group, group.open]));
  const status = document.getElementById(box.dataset.status);
  box.closest("[hidden]")?.removeAttribute("hidden");
  box.addEventListener("input", () => {
    const words = plain(box.value).split(/\s+/).filter(Boolean);
    let found = 0;
    for (const group of groups) {
      let inGroup = 0;
      for (const item of group.querySelectorAll("[data-words]")) {
        const text = plain(item.dataset.words);
        const fits = words.every((word) => text.includes(word)) || (words.length > 0 && item.querySelector("input:checked") !== null);
        item.hidden = !fits;
        inGroup += fits ? 1 : 0;
      }
      group.hidden = inGroup === 0;
      group.open = words.length > 0 ? inGroup > 0 : wasOpen.get(group);
      found += inGroup;
    }
    const template = found === 1 ? status.dataset.one : status.dataset.many;
    status.textContent = words.length > 0 ? template.replace("#", String(found)) : "";
  });
  // Enter in the narrowing box must not send the whole form.
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
}

// A need's severity and urgency are shown once it is ticked.
for (const need of document.querySelectorAll("[data-need]")) {
  const tick = need.querySelector("input[type=checkbox]");
  const details = need.querySelector("[data-need-details]");
  const follow = () => { details.hidden = !tick.checked; };
  tick.addEventListener("change", follow);
  follow();
}

// A choice writes itself into its field.
for (const button of document.querySelectorAll("[data-fills]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const field = document.getElementById(button.dataset.fills);
    field.value = button.textContent.trim();
    field.focus();
  });
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// Browsers that cannot unfold with a style sheet what is read on paper: it is opened for as long as it is printed.
const opened = new Set();
window.addEventListener("beforeprint", () => {
  for (const folded of document.querySelectorAll("details.on-paper:not([open])")) {
    folded.open = true;
    opened.add(folded);
  }
});
window.addEventListener("afterprint", () => {
  for (const one of opened) one.open = false;
  opened.clear();
});

// Copies what stands above the button; where the browser forbids it, marks it, so that a key or a long press does.
for (const button of document.querySelectorAll("[data-copies]")) {
  const around = button.closest(".copied");
  const status = around.querySelector("[role=status]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    const text = around.querySelector("[data-copied]");
    try {
      await navigator.clipboard.writeText(text.textContent.trim());
      status.textContent = status.dataset.done;
    } catch {
      window.getSelection().selectAllChildren(text);
      status.textContent = status.dataset.refused;
    }
  });
}
