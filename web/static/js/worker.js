// The service worker: asks the network first; without one it shows what was kept, else the page for reading without network.
// The server writes a line before this: STATE, which stands in the addresses of files and is another after an upgrade.
"use strict";

const SHELL = "prossima-shell", KEPT = "prossima-kept";
const OFFLINE = "/offline";
const STAYS = /^\/(static\/|manifest\.webmanifest$)/;
// As everybody sees it: without the cookies of whoever is reading.
const offlinePage = () => fetch(OFFLINE, { credentials: "omit" });

// Files are kept without their state: a list that was kept before an upgrade is then shown with the files there are.
const plain = (pathname) => pathname.replace(/^\/static\/[0-9a-f]{12}\//, "/static/");

const putShell = async (pathname, answer) => {
  if (answer.ok && answer.type === "basic") await (await caches.open(SHELL)).put(plain(pathname), answer.clone());
  return answer;
};

const fetchFile = async (pathname) => {
  const answer = await fetch(pathname.replace("/static/", `/static/${STATE}/`));
  if (!answer.ok) throw new Error(`${pathname}: ${answer.status}`);
  return putShell(pathname, answer);
};

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(SHELL).then(async (cache) => cache.put(OFFLINE, await offlinePage())).then(() => Promise.all([
    "/static/vendor/bootstrap-italia.min.css", "/static/vendor/sprites.svg", "/static/css/fonts.css", "/static/css/prossima.css",
    "/static/css/results.css", "/static/css/sheet.css", "/static/css/print.css", "/static/js/prossima.js", "/static/js/suggest.js", "/static/js/offline.js",
    "/static/js/kept_page.js", "/static/js/kept_search.js", "/static/js/kept_question.js",
    "/static/js/kept_hours.js", "/static/js/kept_danger.js", "/static/icon.svg",
    "/static/vendor/titillium-web-v10-latin-ext_latin-regular.woff2", "/static/vendor/titillium-web-v10-latin-ext_latin-600.woff2",
    "/static/vendor/titillium-web-v10-latin-ext_latin-700.woff2",
  ].map(fetchFile))).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(self.clients.claim());
});

const answerWithout = async (request) => {
  const { pathname } = new URL(request.url);
  const kept = await (await caches.open(KEPT)).match(pathname);
  if (kept !== undefined && pathname.startsWith("/s/")) return kept;
  const shell = await caches.open(SHELL);
  const known = await shell.match(plain(pathname));
  if (known !== undefined) return known;
  return request.mode === "navigate" ? shell.match(OFFLINE) : Response.error();
};

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== self.location.origin) return;
  if (address.pathname === OFFLINE) event.waitUntil(offlinePage().then((answer) => putShell(OFFLINE, answer), () => {}));
  // Answers that no device keeps go their way without the worker.
  const stays = STAYS.test(address.pathname) && address.search === "";
  if (!stays && request.mode !== "navigate") return;
  event.respondWith(fetch(request).then((answer) => (stays ? putShell(address.pathname, answer) : answer), () => answerWithout(request)));
});
