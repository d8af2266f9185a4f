// Draws a map of what stands on the page. List and map stay in step; without this file everything is in the list.
"use strict";

const FARTHEST = 12, NAMES_FROM = 8, TOWNS_FROM = 10;  // zoom levels; nearer there are neither outlines nor names
const MOST_TOLD = 20;  // services under the map of a phone
const ITALY = [[36.6, 6.6], [47.1, 18.6]];

const loaded = (address) => new Promise((resolve, reject) => {
  const script = document.createElement("script");
  script.src = address;
  script.addEventListener("load", resolve);
  script.addEventListener("error", reject);
  document.head.append(script);
});

const made = (name, className, ...children) => {
  const element = document.createElement(name);
  element.className = className;
  element.append(...children);
  return element;
};

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const read = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new TypeError(`${address}: ${answer.status}`);
  return answer.json();
};

const cards = () => [...document.querySelectorAll("[data-point]")];
const pointOf = (card) => card.dataset.point.split(",").map(Number);

// A pin with a number is on this page of results; a dot is on another.
const makeMarker = (point, number, name, popup) => {
  const pin = made("span", "map-pin", made("span", "", number));
  const icon = L.divIcon({ html: pin.outerHTML, className: number ? "is-shown" : "is-other", iconSize: [32, 32], iconAnchor: [16, number ? 34 : 16] });
  const marker = L.marker(point, { icon, title: number ? `${number}. ${name}` : name, riseOnHover: true });
  marker.bindPopup(popup, { maxWidth: 280, minWidth: 180 });
  marker.on("add", () => marker.getElement()?.setAttribute("aria-label", marker.options.title));
  return marker;
};

// The words of the card, without its buttons.
const popupOf = (card) => {
  const parts = [...card.querySelectorAll("[data-popup]")].map((part) => {
    const copy = made(part.matches("h2, h3, h4") ? "strong" : "p", part.matches("p") ? part.className : "", ...[...part.childNodes].map((node) => node.cloneNode(true)));
    copy.querySelectorAll("[id]").forEach((element) => element.removeAttribute("id"));
    return copy;
  });
  return made("div", "", ...parts);
};

const popupOfPoint = ({ name, link, words }) => {
  const anchor = made("a", "", name);
  anchor.href = link;
  return made("div", "", made("strong", "", anchor), made("p", "", words));
};

// Under the map of a phone: what stands close together where somebody pressed, or what has no place.
const tell = (told, words, parts) => {
  told.replaceChildren(made("p", "soft", words), made("ul", "plain", ...parts.map((part) => made("li", "", part))));
  told.hidden = parts.length === 0;
};

const tellAround = (map, box, clusters) => {
  const told = document.querySelector("[data-map-told]");
  if (told === null) return;
  tell(told, told.dataset.off, [...document.querySelectorAll("[data-number]:not([data-point])")].map((card) => popupOf(card)));
  clusters.on("clusterclick clusterkeypress", ({ layer }) => {
    const isOther = (marker) => Number(marker.options.icon.options.className === "is-other");
    const shown = layer.getAllChildMarkers().sort((one, other) => isOther(one) - isOther(other)).slice(0, MOST_TOLD);
    tell(told, told.dataset.here.replace("#", String(layer.getChildCount())), shown.map((marker) => marker.getPopup().getContent().cloneNode(true)));
  });
  if (!box.dataset.start) return;
  const icon = L.divIcon({ html: made("span", "", box.dataset.startName).outerHTML, className: "map-start", iconSize: null });
  L.marker(box.dataset.start.split(",").map(Number), { icon, interactive: false, keyboard: false }).addTo(map);
};

const overlap = (one, other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

// A box moved down until none of the others lies on it.
const below = (box, others) => {
  let { left, right, top, bottom } = box;
  for (const other of [...others].sort((one, another) => one.top - another.top)) {
    if (!overlap({ left, right, top, bottom }, other)) continue;
    bottom += other.bottom - top;
    top = other.bottom;
  }
  return { left, right, top, bottom };
};

// Both names of a town of two languages, one below the other.
const inLines = (name) => name.replace(" / ", "\n");

const drawOutlines = (map, box) => {
  const names = L.layerGroup().addTo(map);
  const known = new Map();  // kind -> features with a name
  const show = () => {
    names.clearLayers();
    const zoom = map.getZoom(), bounds = map.getBounds();
    for (const [kind, features] of [...known].sort(([one], [other]) => other.localeCompare(one))) {  // provinces first
      if (zoom < (kind === "provinces" ? NAMES_FROM - 1 : TOWNS_FROM)) continue;
      for (const { geometry, properties } of features) {
        const [longitude, latitude] = geometry.coordinates;
        if (!bounds.contains([latitude, longitude])) continue;
        const className = `map-label${kind === "provinces" ? " is-capital" : ""}`;
        const icon = L.divIcon({ html: made("span", "", inLines(properties.name)).outerHTML, className, iconSize: null });
        L.marker([latitude, longitude], { icon, interactive: false, keyboard: false }).addTo(names);
      }
    }
    map.placeNames();
  };
  // A name lies below what is shown on the map; of names that would lie on each other the first is shown. All are
  // measured before any is hidden.
  map.placeNames = () => {
    const capitals = new Set((known.get("provinces") ?? []).map((feature) => inLines(feature.properties.name)));
    const shown = [...box.querySelectorAll(".is-cluster, .is-shown, .is-other")].map((marker) => marker.firstElementChild.getBoundingClientRect());
    const labels = names.getLayers().map((label) => label.getElement());
    for (const label of labels) {
      label.hidden = false;
      label.firstElementChild.style.translate = "";
    }
    const measured = labels.map((label) => [label, label.firstElementChild.getBoundingClientRect()]);
    const placed = [];
    for (const [label, at] of measured) {
      const free = below(at, shown);
      const isTwice = !label.classList.contains("is-capital") && capitals.has(label.textContent);
      label.hidden = isTwice || placed.some((other) => overlap(free, other));
      label.firstElementChild.style.translate = `0 ${free.top - at.top}px`;
      if (!label.hidden) placed.push(free);
    }
  };
  const add = async (kind, address, weight) => {
    if (known.has(kind)) return;
    known.set(kind, []);
    const { features } = await read(address);
    known.set(kind, features.filter((feature) => feature.geometry.type === "Point"));
    const lines = features.filter((feature) => feature.geometry.type !== "Point");
    L.geoJSON(lines, { interactive: false, style: { color: colour("--line-strong"), weight, opacity: kind === "provinces" ? 1 : 0.55 } }).addTo(map);
    show();
  };
  add("provinces", box.dataset.provinces, 1.2);
  const onMove = () => {
    if (map.getZoom() >= NAMES_FROM) add("municipalities", box.dataset.municipalities, 0.8);
    show();
  };
  map.on("moveend", onMove);
};

const makeMap = (box) => {
  const map = L.map(box, { zoomControl: false, preferCanvas: true, maxZoom: box.dataset.tiles ? 19 : FARTHEST, fadeAnimation: false,
    zoomAnimation: !window.matchMedia("(prefers-reduced-motion: reduce)").matches });
  L.control.zoom({ zoomInTitle: box.dataset.zoomIn, zoomOutTitle: box.dataset.zoomOut }).addTo(map);
  // The foot of the map is below what a phone shows at first.
  if (!window.matchMedia("(min-width: 62rem)").matches) map.attributionControl.setPosition("topright");
  map.attributionControl.setPrefix(false).addAttribution(box.dataset.owed);
  if (box.dataset.tiles) L.tileLayer(box.dataset.tiles).addTo(map);
  else drawOutlines(map, box);
  map.on("popupopen", ({ popup }) => popup.getElement().querySelector(".leaflet-popup-close-button")?.setAttribute("aria-label", box.dataset.close));
  return map;
};

const makeClusters = () => {
  return L.markerClusterGroup({
    showCoverageOnHover: false, maxClusterRadius: 30, animate: false, spiderLegPolylineOptions: { color: colour("--accent"), weight: 1.5 },
    iconCreateFunction: (cluster) => L.divIcon({ html: made("span", "map-several", String(cluster.getChildCount())).outerHTML, className: "is-cluster", iconSize: [38, 38] }),
  });
};

const follow = (clusters, markers) => {
  const lit = new Set();
  const light = (card, marker, on) => {
    const visible = clusters.getVisibleParent(marker);
    const element = (visible ?? marker).getElement?.() ?? visible?._icon;
    for (const old of lit) old.classList.remove("is-active");
    lit.clear();
    for (const one of on ? [card, element] : []) {
      one?.classList.add("is-active");
      if (one) lit.add(one);
    }
  };
  for (const [card, marker] of markers) {
    for (const start of ["mouseenter", "focusin"]) card.addEventListener(start, () => light(card, marker, true));
    for (const end of ["mouseleave", "focusout"]) card.addEventListener(end, () => light(card, marker, false));
    marker.on("mouseover popupopen", () => light(card, marker, true)).on("mouseout popupclose", () => light(card, marker, false));
    marker.on("add", () => marker.getElement()?.addEventListener("focus", () => light(card, marker, true)));
  }
};

// Clusters say how many they are, for those who do not see them.
const nameClusters = (box) => {
  for (const element of box.querySelectorAll(".is-cluster")) {
    element.setAttribute("aria-label", box.dataset.several.replace("#", element.textContent));
  }
};

const start = async (box) => {
  await loaded(box.dataset.leaflet);
  await loaded(box.dataset.cluster);
  const map = makeMap(box);
  const clusters = makeClusters();
  const onPage = cards();
  const markers = new Map(onPage.map((card) => [card, makeMarker(pointOf(card), card.dataset.number ?? "", card.dataset.name, popupOf(card))]));
  const near = onPage.filter((card) => !("far" in card.dataset));
  const framed = (near.length ? near : onPage).map(pointOf);
  // Without streets, outlines say where one is: so much of the land is shown that some are seen.
  const nearest = box.dataset.tiles ? 13 : TOWNS_FROM;
  if (framed.length && box.dataset.start) framed.push(box.dataset.start.split(",").map(Number));
  map.fitBounds(framed.length ? L.latLngBounds(framed) : ITALY, { maxZoom: nearest, padding: [48, 48] });
  follow(clusters, markers);
  clusters.addLayers([...markers.values()]);
  map.addLayer(clusters);
  tellAround(map, box, clusters);
  let isSettling = false;  // every name that is drawn counts as a layer, too
  const settle = () => {
    if (isSettling) return;
    isSettling = true;
    window.requestAnimationFrame(() => {
      isSettling = false;
      nameClusters(box);
      map.placeNames?.();
    });
  };
  map.on("moveend zoomend layeradd", settle);
  settle();
  map.reveal = (card) => clusters.zoomToShowLayer(markers.get(card), () => markers.get(card).openPopup());
  if (box.dataset.points) {
    const shown = new Set(onPage.map((card) => card.dataset.id));
    const { points } = await read(box.dataset.points);
    clusters.addLayers(points.filter(({ id }) => !shown.has(id)).map((one) => makeMarker(one.point, "", one.name, popupOfPoint(one))));
    settle();
  }
  return map;
};

// On a phone one looks at the list or at the map; which, stands in the address.
const views = document.querySelector("[data-views]");
const panel = document.querySelector("[data-map]");
let starting = null;
const begin = () => { starting ??= start(panel); return starting; };

const showView = (view) => {
  const area = panel.closest(".with-map");
  if (area === null) return;
  area.dataset.view = view;
  for (const button of views?.querySelectorAll("button") ?? []) button.setAttribute("aria-pressed", String(button.value === view));
  const address = new URL(window.location.href);
  if (view === "map") address.searchParams.set("view", "map");
  else address.searchParams.delete("view");
  window.history.replaceState(window.history.state, "", address);
  if (view === "map") begin().then((map) => map.invalidateSize());
};

const reveal = async (card) => {
  showView("map");
  const map = await begin();
  map.invalidateSize();
  map.reveal(card);
};

if (panel !== null) {
  panel.hidden = false;
  const isWide = window.matchMedia("(min-width: 62rem)");
  const area = panel.closest(".with-map");
  if (views !== null) {
    views.hidden = false;
    for (const button of views.querySelectorAll("button")) button.addEventListener("click", () => showView(button.value));
  }
  for (const button of document.querySelectorAll("[data-on-map]")) {
    button.hidden = false;
    button.addEventListener("click", () => reveal(button.closest("[data-point]")));
  }
  if (area === null) {
    new IntersectionObserver((seen, observer) => {
      if (!seen.some((one) => one.isIntersecting)) return;
      observer.disconnect();
      begin();
    }, { rootMargin: "200px" }).observe(panel);
  } else if (isWide.matches || area.dataset.view === "map") {
    begin();
  }
  isWide.addEventListener("change", () => { if (isWide.matches && area !== null) begin().then((map) => map.invalidateSize()); });
}
