// Shows a kept area on the page for reading without network: a box, what answers what stands in it, and what does not.
"use strict";

import { openUntil } from "./kept_hours.js";
import { prepare, search } from "./kept_search.js";

const MOST_SHOWN = 50;
const MOST_DOORS = 8;

const filled = (sentence, facts) => Object.entries(facts).reduce((text, [name, fact]) => text.replace(`{${name}}`, fact), sentence);

const clock = (minutes) => `${String(Math.floor(minutes / 60))}:${String(minutes % 60).padStart(2, "0")}`;

export const makeFinder = (page, area, element) => {
  const part = (name) => page.querySelector(`[data-area-${name}]`);
  const words = page.dataset;
  const kept = prepare(area);
  const until = (service) => openUntil(service, new Date(), area.holidays);
  const isOpen = (service) => until(service) !== null;

  const openLine = (service) => {
    const minutes = until(service);
    if (minutes === null) return [];
    return [element("p", minutes === Infinity ? words.always : filled(words.open, { time: clock(minutes) }), { class: "kept-open" })];
  };

  const rowOf = ({ label, text, link }) => {
    const row = element("div"), said = element("dd", link ? "" : text);
    if (link) said.append(element("a", text, { href: link }));
    row.append(element("dt", label), said);
    return row;
  };

  const entryOf = (service) => {
    const item = element("li"), lines = element("dl", "", { class: "sheet-lines" });
    lines.append(...service.lines.map(rowOf));
    item.append(element("h3", service.name, { class: "sheet-name" }), ...openLine(service), lines);
    return item;
  };

  const sentencesOf = ({ found, near, understood, instead, unanswered, perhaps }) => {
    const isNothing = found.length === 0;
    const nothing = understood.length + near.length === 0 && !perhaps ? words.noWord : words.unanswered;
    return [
      ...instead.map(([typed, known]) => filled(words.instead, { typed, known })),
      understood.length > 0 ? filled(words.understood, { terms: understood.join("; ") }) : "",
      perhaps ? filled(words.perhaps, { need: perhaps }) : "",
      unanswered.length > 0 ? filled(nothing, { words: unanswered.join(", ") }) : "",
      isNothing ? words.nothing : "",
    ].filter(Boolean);
  };

  const fill = (name, services, most) => {
    part(name).replaceChildren(...services.slice(0, most).map(entryOf));
    const heading = part(`${name}-heading`);
    if (heading) heading.hidden = services.length === 0;
  };

  // With the tick only what is open; where none of it is, all of it, and the page says so.
  const whatIsOpen = (services) => {
    if (!part("open").checked) return [services, ""];
    const open = services.filter(isOpen);
    return open.length > 0 || services.length === 0 ? [open, ""] : [services, words.allClosed];
  };

  const show = (answer) => {
    const [found, closed] = whatIsOpen(answer.found);
    const paragraphs = [...sentencesOf(answer), closed].filter(Boolean).map((sentence) => element("p", sentence));
    part("first").replaceChildren(...answer.first.map((sentence) => element("p", sentence)));
    part("first").hidden = answer.first.length === 0;
    part("told").replaceChildren(...paragraphs);
    fill("list", found, MOST_SHOWN);
    fill("near", answer.near, MOST_SHOWN);
    fill("doors", answer.doors, MOST_DOORS);
    part("count").textContent = filled(words.count, { found: String(found.length), all: String(area.services.length) });
  };

  const only = (services) => ({ found: services, near: [], doors: [], understood: [], instead: [], unanswered: [], perhaps: "", first: [] });

  return { ask: (text) => show(search(kept, text, isOpen)), showOnly: (services) => show(only(services)) };
};
