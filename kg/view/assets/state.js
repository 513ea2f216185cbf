// What the reader has chosen, in one object; every change goes through `set`, is told to all parts and kept in the address.

const HIDDEN_AT_FIRST = ["Negated", "Possible"]; // neither says that something is the case; one click brings them back

const state = {
  sel: null, // {kind: "entity" | "fact", k}
  q: "",
  view: "graph",
  focus: -1, // entity whose neighbourhood is shown alone
  hops: 1,
  path: null, // [entity, entity]
  stage: 0, // index into layouts: how many entities are drawn
  status: new Set(HIDDEN_AT_FIRST), // what is switched off
  cls: new Set(),
  rel: new Set(),
  from: "",
  to: "",
  clock: "event",
  colour: "kind", // or "cluster"
};
const listeners = [];
const STEPS = ["sel", "view", "focus", "path"]; // changes that the browser's Back undoes

/** Change something. Listeners get the names of what changed. */
function set(changes) {
  const names = Object.keys(changes);
  Object.assign(state, changes);
  names.forEach(refreshFor);
  for (const listener of listeners) listener(new Set(names));
  writeAddress(names.some((name) => STEPS.includes(name)));
}

function refreshFor(name) {
  if (name !== "view" && name !== "q") stale();
}

const select = (kind, k) => set({ sel: { kind, k } });
const isSelected = (kind, k) => state.sel?.kind === kind && state.sel.k === k;

function switchOff(group, value, off) {
  const next = new Set(state[group]);
  if (off) next.add(value);
  else next.delete(value);
  set({ [group]: next });
}

// ---------------------------------------------------------------------------------------------------- address

function address() {
  const parts = new URLSearchParams();
  if (state.sel) parts.set("sel", (state.sel.kind === "entity" ? entities : facts)[state.sel.k].id);
  if (state.q) parts.set("q", state.q);
  if (state.view !== "graph") parts.set("view", state.view);
  if (state.focus >= 0) parts.set("focus", entities[state.focus].id);
  if (state.focus >= 0 && state.hops > 1) parts.set("hops", state.hops);
  if (state.path) state.path.forEach((k) => parts.append("path", entities[k].id));
  if (state.stage) parts.set("stage", state.stage);
  if (state.status.size !== HIDDEN_AT_FIRST.length || HIDDEN_AT_FIRST.some((name) => !state.status.has(name))) {
    parts.set("hide", [...state.status].join("."));
  }
  for (const name of state.cls) parts.append("cls", name);
  for (const name of state.rel) parts.append("rel", name);
  for (const name of ["from", "to"]) if (state[name]) parts.set(name, state[name]);
  if (state.clock !== "event") parts.set("clock", state.clock);
  if (state.colour !== "kind") parts.set("colour", state.colour);
  return parts.toString();
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

/** State from the address; what it names and does not exist here is ignored. */
function readAddress() {
  const parts = new URLSearchParams(location.hash.slice(1));
  const entity = (name) => entityById.get(name ?? "") ?? -1;
  const ends = parts.getAll("path").map(entity);
  const day = (name) => (/^\d{4}-\d\d-\d\d$/.test(parts.get(name) ?? "") ? parts.get(name) : "");
  return {
    sel: selectionOf(parts.get("sel")),
    q: parts.get("q") ?? "",
    view: parts.get("view") === "table" ? "table" : "graph",
    focus: entity(parts.get("focus")),
    hops: parts.get("hops") === "2" ? 2 : 1,
    path: ends.length === 2 && ends.every((k) => k >= 0) ? ends : null,
    stage: Math.min(Math.max(Number(parts.get("stage")) || 0, 0), layouts.length - 1),
    status: new Set(parts.has("hide") ? parts.get("hide").split(".").filter((name) => name in STATUSES) : HIDDEN_AT_FIRST),
    cls: new Set(parts.getAll("cls")),
    rel: new Set(parts.getAll("rel")),
    from: day("from"),
    to: day("to"),
    clock: parts.get("clock") === "published" ? "published" : "event",
    colour: parts.get("colour") === "cluster" ? "cluster" : "kind",
  };
}

function selectionOf(id) {
  if (entityById.has(id)) return { kind: "entity", k: entityById.get(id) };
  return factById.has(id) ? { kind: "fact", k: factById.get(id) } : null;
}
