// State in, the part of the address after # out, and back: as short as it can be, and what it names and does not exist is ignored.

const MANY = "~"; // between the values of a list

function address() {
  const parts = new URLSearchParams();
  const put = (name, value, usual = "") => value !== usual && parts.set(name, value);
  const list = (name, some) => some.size && parts.set(name, [...some].map((k) => entities[k].id).join(MANY));
  if (state.sel) put("sel", idOf(state.sel));
  put("q", state.q);
  put("view", state.view, "graph");
  put("tab", state.tab, "story");
  if (state.focus >= 0) put("focus", entities[state.focus].id);
  if (state.focus >= 0) put("hops", state.hops, 1);
  if (state.path) put("path", state.path.map((k) => entities[k].id).join(MANY));
  put("stage", state.stage, 0);
  if (state.open.size) put("open", [...state.open].join(MANY));
  for (const [name, some] of Object.entries(state.off)) if (some.size) put(name, facetAddress(name, some));
  put("conf", state.conf, 0);
  put("least", state.least, 1);
  put("from", state.from);
  put("to", state.to);
  put("clock", state.clock, "event");
  put("colour", state.colour, "kind");
  put("layers", [...state.layers].sort().join(MANY), Object.keys(OFF_AT_FIRST).sort().join(MANY));
  for (const name of ["pinned", "hidden", "expanded", "picked"]) list(name, state[name]);
  return parts.toString();
}

/** What is off ("-a~b"), or, where that is shorter, what alone is on. */
function facetAddress(name, some) {
  const on = FACETS[name].values().filter((value) => !some.has(value));
  return on.length < some.size ? on.join(MANY) : `-${[...some].join(MANY)}`;
}

function idOf({ kind, k }) {
  if (kind === "article") return `article ${k}`;
  if (kind === "group") return `group ${k}`;
  return (kind === "entity" ? entities : facts)[k].id;
}

function writeAddress(isStep) {
  const target = `#${address()}`;
  if (target === (location.hash || "#")) return;
  try {
    history[isStep ? "pushState" : "replaceState"](null, "", target);
  } catch {
    // some embedders forbid it; the page works without an address
  }
}

/** State from the address. */
function readAddress() {
  const parts = new URLSearchParams(location.hash.slice(1));
  const text = (name) => parts.get(name) ?? "";
  const entity = (name) => entityById.get(name) ?? -1;
  const some = (name) => new Set(text(name).split(MANY).map(entity).filter((k) => k >= 0));
  const one = (name, usual, ...others) => (others.includes(text(name)) ? text(name) : usual);
  const number = (name, low, high) => Math.min(Math.max(Math.round(Number(text(name))) || 0, low), high);
  const day = (name) => (/^\d{4}-\d\d-\d\d$/.test(text(name)) ? text(name) : "");
  const ends = text("path").split(MANY).map(entity);
  const layers = parts.has("layers") ? text("layers").split(MANY).filter((name) => name in LAYERS) : Object.keys(OFF_AT_FIRST);
  return {
    sel: selectionOf(text("sel")),
    q: text("q"),
    view: one("view", "graph", "table", "read"),
    tab: one("tab", "story", "sources", "filters"),
    focus: entity(text("focus")),
    hops: text("hops") === "2" ? 2 : 1,
    path: ends.length === 2 && ends.every((k) => k >= 0) ? ends : null,
    stage: number("stage", 0, stages.length - 1),
    open: new Set(text("open").split(MANY).filter(Boolean).map(Number).filter((g) => g < stages.at(-1).groups.length)),
    off: Object.fromEntries(Object.keys(FACETS).filter((name) => parts.has(name)).map((name) => [name, facetOf(name, text(name))])),
    conf: number("conf", 0, 100),
    least: number("least", 1, 9),
    from: day("from"),
    to: day("to"),
    clock: one("clock", "event", "published"),
    colour: one("colour", "kind", "cluster"),
    layers: new Set(layers),
    ...Object.fromEntries(["pinned", "hidden", "expanded", "picked"].map((name) => [name, some(name)])),
  };
}

/** What an address switches off; values that the facet does not have are ignored, and one that would leave nothing says nothing. */
function facetOf(name, text) {
  const known = FACETS[name].values();
  const listed = new Set(text.replace(/^-/, "").split(MANY));
  const off = known.filter((value) => listed.has(value) === text.startsWith("-"));
  return new Set(off.length === known.length ? [] : off);
}

function selectionOf(id) {
  if (entityById.has(id)) return { kind: "entity", k: entityById.get(id) };
  if (factById.has(id)) return { kind: "fact", k: factById.get(id) };
  const [, kind, number] = /^(article|group) (\d+)$/.exec(id) ?? [];
  const most = kind === "article" ? articles.length : (stages.at(-1)?.groups.length ?? 0);
  return kind && Number(number) < most ? { kind, k: Number(number) } : null;
}
