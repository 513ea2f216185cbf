// The filters: each facet with its values, counts, "only" and a chip above the picture that clears it; and the layers of the picture.

const FIRST_VALUES = 10;
const wide = new Set(); // facets that show all their values
const queries = {}; // facet -> what its values must contain

function filtersPanel() {
  return [
    el("h3", {}, "In the picture"),
    el("ul", { class: "choices" }, ...Object.entries(LAYERS).map(([name, title]) => layerChoice(name, title))),
    button(state.colour === "kind" ? "Colour by cluster" : "Colour by kind", () => keepPlace("colour", () => set({ colour: state.colour === "kind" ? "cluster" : "kind" })), { class: "more", data: { place: "colour" } }),
    ...["cls", "status", "group", "rel", "source", "speaker"].flatMap(facetSection),
    el("h3", {}, "Sureness"),
    slider("conf", "Least confidence", 0, 95, 5, (value) => `${value} %`),
    slider("least", "Least independent sources", 1, Math.min(5, Math.max(1, articles.length)), 1, String),
  ];
}

function layerChoice(name, title) {
  const box = el("input", { type: "checkbox", on: { change: () => keepPlace(`layer ${name}`, () => set({ layers: toggled(state.layers, name, !box.checked) })) } });
  box.checked = shows(name);
  return el("li", {}, el("label", { data: { place: `layer ${name}` } }, box, el("span", { class: "name", text: title })));
}

function facetSection(name) {
  const facet = FACETS[name];
  const all = facet.values();
  if (!all.length) return [];
  const counts = facet.counts();
  const wanted = queries[name] ?? "";
  const found = all.filter((value) => fold(value).includes(wanted));
  const some = wide.has(name) || wanted ? found.slice(0, 400) : found.slice(0, FIRST_VALUES);
  const rest = found.length - some.length;
  const clear = offOf(name).size ? button("all", () => keepPlace(`clear ${name}`, () => clearFacet(name)), { class: "more", data: { place: `clear ${name}` }, "aria-label": `${facet.title}: all` }) : null;
  return [
    el("h3", {}, facet.title, clear),
    all.length > FIRST_VALUES ? searchIn(name) : null,
    el("ul", { class: "choices" }, ...some.map((value) => choice(name, value, counts.get(value))), rest > 0 ? el("li", {}, button(`${rest} more`, () => keepPlace(`wide ${name}`, () => (wide.add(name), drawReading())), { class: "more" })) : null),
  ];
}

function searchIn(name) {
  const box = el("input", { type: "search", class: "within", placeholder: `Find a ${FACETS[name].title.toLowerCase()}`, "aria-label": `Find a ${FACETS[name].title.toLowerCase()}`, data: { place: `find ${name}` } });
  box.value = queries[name] ?? "";
  box.addEventListener("input", () => {
    queries[name] = fold(box.value.trim());
    keepPlace(`find ${name}`, drawReading);
  });
  return box;
}

function choice(name, value, total) {
  const box = el("input", { type: "checkbox", on: { change: () => keepPlace(`${name} ${value}`, () => setFacet(name, toggled(offOf(name), value, !box.checked))) } });
  box.checked = isOn(name, value);
  const icon = name === "cls" ? classIcon(value) : name === "status" ? statusLine(value) : null;
  const alone = button("only", () => keepPlace(`${name} ${value}`, () => only(name, value)), { class: "only", "aria-label": `Only ${value}` });
  return el("li", { title: name === "status" ? STATUSES[value] : null }, el("label", { data: { place: `${name} ${value}` } }, box, icon, el("span", { class: "name" }, bdi(value)), el("span", { class: "tally", text: total.toLocaleString("en") })), alone);
}

function slider(name, title, low, high, step, words) {
  if (high <= low) return null;
  const box = el("input", { type: "range", min: low, max: high, step, "aria-valuetext": words(state[name]), data: { place: name }, on: { change: () => keepPlace(name, () => set({ [name]: Number(box.value) })) } });
  box.value = state[name];
  return el("label", { class: "slider" }, el("span", { text: `${title}: ${words(state[name])}` }), box);
}

/** The list is drawn anew after a change; the keyboard stays where it was. */
function keepPlace(place, change) {
  change();
  const found = [...document.querySelectorAll("#reading [data-place]")].find((one) => one.dataset.place === place);
  const target = found?.matches("label") ? found.querySelector("input") : found;
  (target ?? $("tab-filters")).focus();
  if (target?.type === "search") target.setSelectionRange(target.value.length, target.value.length);
}

// ---------------------------------------------------------------------------------------------------- chips

/** One chip for each thing that holds something back, with the button that clears it. */
function filterChips() {
  const found = Object.entries(state.off).filter(([, off]) => off.size).map(([name, off]) => chip(`${FACETS[name].title}: ${facetWords(name, off)}`, clearer(FACETS[name].title, () => clearFacet(name))));
  if (state.conf) found.push(chip(`Confidence from ${state.conf} %`, clearer("confidence", () => set({ conf: 0 }))));
  if (state.least > 1) found.push(chip(`${state.least} sources or more`, clearer("number of sources", () => set({ least: 1 }))));
  if (state.from || state.to) found.push(chip(`${state.clock === "event" ? "Happened" : "Published"} ${[state.from && `from ${niceTime(state.from)}`, state.to && `to ${niceTime(state.to)}`].filter(Boolean).join(" ")}`, clearer("dates", () => set({ from: "", to: "" }))));
  if (state.hidden.size) found.push(chip(`${count(state.hidden.size, "entity", "entities")} hidden`, button("Show again", () => set({ hidden: new Set() }))));
  if (state.pinned.size) found.push(chip(`${state.pinned.size} pinned`, clearer("pins", () => set({ pinned: new Set() }))));
  if (found.length > 1 && filtersInUse()) found.push(button("Clear all", clearFilters, { class: "clear" }));
  return found;
}

const clearer = (what, action) => button("×", action, { "aria-label": `Clear ${what}`, class: "cross" });

function facetWords(name, off) {
  const on = FACETS[name].values().filter((value) => !off.has(value));
  if (on.length <= 2) return on.length ? `only ${on.join(", ")}` : "none";
  return off.size <= 2 ? `not ${[...off].join(", ")}` : `${on.length} of ${on.length + off.size}`;
}
