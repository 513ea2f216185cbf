// What the reader has chosen, in one object; every change goes through `set`, is told to all parts and kept in the address.

const OFF_AT_FIRST = { says: true }; // layers that are one click away: who says what joins nearly everything with everything

const state = {
  sel: null, // {kind: "entity" | "fact" | "article" | "group", k}
  q: "",
  view: "graph", // or "table", or "read": on a small screen the story alone
  tab: "story", // or "sources", "filters": what the reading side shows
  focus: -1, // entity whose neighbourhood is shown alone
  hops: 1,
  path: null, // [entity, entity]
  stage: 0, // index into stages
  open: new Set(), // groups that show their members
  off: {}, // facet -> Set of values that are switched off
  conf: 0, // least confidence in percent
  least: 1, // least number of independent sources
  from: "",
  to: "",
  clock: "event",
  colour: "kind", // or "cluster"
  layers: new Set(Object.keys(OFF_AT_FIRST)), // layers that are switched off
  pinned: new Set(),
  hidden: new Set(),
  expanded: new Set(), // entities whose neighbours are drawn in place
  picked: new Set(), // entities that are selected together
};
const listeners = [];
const STEPS = ["sel", "view", "tab", "focus", "path"]; // changes that the browser's Back undoes
const FILTERS = ["off", "conf", "least", "from", "to", "clock", "layers"];

/** Change something. Listeners get the names of what changed. */
function set(changes) {
  const names = new Set(Object.keys(changes));
  const from = document.activeElement;
  Object.assign(state, changes);
  stale([...names].some((name) => FILTERS.includes(name)));
  for (const listener of listeners) listener(names);
  keepKeyboard(from);
  writeAddress([...names].some((name) => STEPS.includes(name)));
}

const select = (kind, k) => set({ sel: { kind, k }, picked: new Set() });
const isSelected = (kind, k) => state.sel?.kind === kind && state.sel.k === k;

/** A set with a value put in or taken out; sets of the state are never changed in place. */
function toggled(some, value, inside = !some.has(value)) {
  const next = new Set(some);
  if (inside) next.add(value);
  else next.delete(value);
  return next;
}

const isChanged = (names, ...wanted) => wanted.some((name) => names.has(name));
