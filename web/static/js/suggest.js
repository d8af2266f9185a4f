// Suggests while somebody types (an ARIA 1.2 combobox with a listbox); without this file the box searches all the same.
"use strict";

const PAUSE = 80;  // milliseconds without a key before the server is asked

const element = (name, attributes, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
};

const makeCombobox = (box) => {
  const { suggest: address, label, one, many, none } = box.dataset;
  const list = element("ul", { id: `${box.id}-list`, class: "suggestions", role: "listbox", "aria-label": label, hidden: "" });
  const status = element("div", { class: "visually-hidden", role: "status" });
  box.after(list, status);
  for (const [key, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false",
  })) box.setAttribute(key, value);
  let waiting = 0;  // the timer
  let asking = null;  // aborts the request that is under way
  let active = -1;

  const choose = (at) => {
    box.value = list.children[at].dataset.text;
    close();
    box.form.requestSubmit();
  };

  const activate = (at) => {
    active = at;
    [...list.children].forEach((option, place) => option.setAttribute("aria-selected", String(place === at)));
    if (at < 0) {
      box.removeAttribute("aria-activedescendant");
    } else {
      box.setAttribute("aria-activedescendant", list.children[at].id);
      list.children[at].scrollIntoView({ block: "nearest" });
    }
  };

  const stop = () => {
    window.clearTimeout(waiting);
    asking?.abort();
  };

  const close = () => {
    stop();
    activate(-1);
    list.hidden = true;
    box.setAttribute("aria-expanded", "false");
    status.textContent = "";
  };

  const show = (suggestions) => {
    activate(-1);
    list.replaceChildren(...suggestions.map((suggestion, at) => {
      const option = element(
        "li",
        { id: `${list.id}-${at}`, role: "option", "aria-selected": "false", "data-text": suggestion.text },
        element("span", { class: "suggestion-text" }, suggestion.text),
        " ",
        element("span", { class: "suggestion-said" }, suggestion.said),
      );
      option.addEventListener("click", () => choose(at));
      return option;
    }));
    list.hidden = suggestions.length === 0;
    box.setAttribute("aria-expanded", String(!list.hidden));
    const template = suggestions.length === 0 ? none : suggestions.length === 1 ? one : many;
    status.textContent = template.replace("#", String(suggestions.length));
  };

  const ask = async () => {
    asking = new AbortController();
    const { signal } = asking;
    try {
      const answer = await fetch(`${address}?${new URLSearchParams({ q: box.value })}`, { signal });
      if (!answer.ok) return;
      const { suggestions } = await answer.json();
      if (!signal.aborted && document.activeElement === box) show(suggestions);
    } catch (problem) {
      if (problem.name !== "AbortError" && !(problem instanceof TypeError)) throw problem;  // overtaken, or no network
    }
  };

  box.addEventListener("input", (event) => {
    stop();
    if (box.value.trim() === "") close();
    else if (!event.isComposing) waiting = window.setTimeout(ask, PAUSE);
  });
  box.addEventListener("keydown", (event) => {
    if (event.isComposing || list.hidden) {
      if (event.key === "ArrowDown" && box.value.trim() !== "" && !event.isComposing) {
        event.preventDefault();
        stop();
        ask();
      }
      return;
    }
    const last = list.children.length - 1;
    const moves = { ArrowDown: active === last ? -1 : active + 1, ArrowUp: active === -1 ? last : active - 1 };
    if (event.key in moves) activate(moves[event.key]);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && active >= 0) choose(active);
    else return;
    event.preventDefault();
  });
  list.addEventListener("mousedown", (event) => event.preventDefault());  // the box keeps the focus
  box.addEventListener("blur", close);
  box.form.addEventListener("submit", stop);
};

document.querySelectorAll("[data-suggest]").forEach(makeCombobox);
