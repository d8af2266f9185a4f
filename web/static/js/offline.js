// Keeps what a reader asks to keep – a shared list, an area's services – for reading without network. Nothing else is kept.
"use strict";

const KEPT = "prossima-kept";
const AREA = "/offline/area.json";  // under this address the chosen area is kept, whichever it is
const AT = "x-prossima-kept-at";

const worker = "serviceWorker" in navigator ? navigator.serviceWorker.register("/sw.js") : null;

const keep = async (key, answer) => {
  const headers = new Headers(answer.headers);
  headers.set(AT, new Date().toISOString());
  const cache = await caches.open(KEPT);
  await cache.put(key, new Response(await answer.blob(), { status: 200, headers }));
};

const keptAt = (answer) => new Date(answer.headers.get(AT));

const age = (from, language) => {
  const minutes = Math.round((Date.now() - from.getTime()) / 60000);
  const [value, unit] = minutes < 60 ? [minutes, "minute"] : minutes < 48 * 60 ? [Math.round(minutes / 60), "hour"] : [Math.round(minutes / 1440), "day"];
  const words = minutes < 1 ? document.body.dataset.now : new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(-value, unit);
  const exact = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" }).format(from);
  return `${words} (${exact})`;
};

const element = (name, text = "", attributes = {}) => {
  const made = document.createElement(name);
  made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
};

// Instead of another page, or with no network: what is kept comes first, since nothing can be fetched now.
const sayWhetherNetwork = (page) => {
  const note = page.querySelector("[data-no-network-now]");
  const isKept = ["[data-area]", "[data-lists]"].some((part) => !page.querySelector(part).hidden);
  note.hidden = navigator.onLine && window.location.pathname === page.dataset.offlinePage;
  note.querySelector("[data-something-kept]").hidden = !isKept;
  note.querySelector("[data-nothing-kept]").hidden = isKept;
  note.querySelector("[data-try-again]").href = window.location.href;
  page.querySelector("form").hidden = !note.hidden;
  page.querySelector(".lead").hidden = !note.hidden;
};

// Without network every page is answered with this one: what was asked for is in the address still.
const askedOf = (page, services) => {
  const isService = window.location.pathname.startsWith("/services/");
  const asked = services.filter((one) => one.address === window.location.pathname);
  page.querySelector("[data-area-missing]").hidden = !isService || asked.length > 0;
  return { isService, asked, query: new URLSearchParams(window.location.search).get("q") ?? "" };
};

const showArea = async (page) => {
  const part = (name) => page.querySelector(`[data-area-${name}]`);
  const answer = await (await caches.open(KEPT)).match(AREA);
  page.querySelector("[data-area]").hidden = answer === undefined;
  sayWhetherNetwork(page);
  if (answer === undefined) {
    part("status").textContent = "";
    return;
  }
  const area = await answer.clone().json();
  part("status").textContent = page.dataset.kept.replace("{area}", area.area).replace("{age}", age(keptAt(answer), document.documentElement.lang));
  const { makeFinder } = await import("./kept_page.js");  // only this page needs it
  const finder = makeFinder(page, area, element), box = part("filter");
  const { isService, asked, query } = askedOf(page, area.services);
  box.value = asked.length > 0 ? asked[0].name : query;
  box.oninput = () => finder.ask(box.value);
  part("open").onchange = box.oninput;
  part("forget").onclick = async () => { await (await caches.open(KEPT)).delete(AREA); showArea(page); };
  if (asked.length > 0) finder.showOnly(asked);
  else finder.ask(box.value);
  if (isService || query) page.querySelector("[data-area]").scrollIntoView();
};

const showLists = async (page) => {
  const cache = await caches.open(KEPT);
  const lists = page.querySelector("[data-kept-lists]");
  const items = [];
  for (const request of await cache.keys()) {
    const { pathname } = new URL(request.url);
    if (!pathname.startsWith("/s/")) continue;
    const item = element("li");
    const words = page.dataset.list.replace("{age}", age(keptAt(await cache.match(request)), document.documentElement.lang));
    const forget = element("button", page.dataset.forget, { type: "button", class: "btn btn-link btn-sm" });
    forget.addEventListener("click", async () => { await cache.delete(request); showLists(page); });
    item.append(element("a", words, { href: pathname }), " ", forget);
    items.push(item);
  }
  lists.replaceChildren(...items);
  page.querySelector("[data-lists]").hidden = items.length === 0;
  sayWhetherNetwork(page);
};

const offlinePage = document.querySelector("[data-offline-page]");
if (offlinePage !== null && worker !== null && "caches" in window) {
  const form = offlinePage.querySelector("form");
  offlinePage.querySelector("[data-needs-script]").hidden = true;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const status = offlinePage.querySelector("[data-area-problem]");
    status.textContent = "";
    try {
      await worker;
      const answer = await fetch(`${AREA}?${new URLSearchParams(new FormData(form))}`);
      if (answer.ok) await keep(AREA, answer);
      else status.textContent = (await answer.json()).problem;
    } catch {
      status.textContent = offlinePage.dataset.noNetwork;
    }
    showArea(offlinePage);
  });
  showArea(offlinePage);
  showLists(offlinePage);
}

// A shared list: the button keeps this page, and its age is said when it comes from there.
const shared = document.querySelector("[data-offline]");
const button = shared?.querySelector("[data-keep-offline]");
if (button && worker !== null && "caches" in window) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    await worker;
    const answer = await fetch(shared.dataset.offline, { credentials: "omit" });  // as everybody sees it
    if (answer.ok) {
      await keep(shared.dataset.offline, answer);
      button.textContent = button.dataset.done;
      button.disabled = true;
    }
  });
  if (!navigator.onLine) {
    caches.open(KEPT).then((cache) => cache.match(shared.dataset.offline)).then((answer) => {
      if (answer) shared.prepend(element("p", age(keptAt(answer), document.documentElement.lang), { class: "note" }));
    });
  }
}
