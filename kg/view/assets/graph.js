// Keeps the picture in step with the state: what is drawn goes to the scene, clicks and keys become state.

const nodeSet = new vis.DataSet();
const MOST_HELD = 1500; // things that vis-network holds so that they can be dragged; it goes through all of them for each frame
const LARGEST_FIT = 1.15; // scale; a picture of two entities need not fill the window
const linesAt = new Map(); // id -> numbers of its lines
let lastPicture = "";
let lastSize = 0;
let untouched = true; // the reader has not moved or zoomed since the picture was fitted, so it follows the window
let lit = null; // entities in the light, or null when all are

function startGraph() {
  const options = { ...DATA.options };
  options.interaction = { ...options.interaction, hover: false, selectable: false, multiselect: false, hideEdgesOnDrag: false, zoomSpeed: 0.7, tooltipDelay: 1e9 };
  options.layout = { improvedLayout: false };
  options.nodes = { shape: "custom", ctxRenderer: ({ id }) => ({ drawNode() {}, nodeDimensions: { width: sizeOf(id) * 2, height: sizeOf(id) * 2 } }) };
  network = new vis.Network($("canvas"), { nodes: nodeSet, edges: new vis.DataSet() }, options);
  network.on("beforeDrawing", drawBelow);
  network.on("afterDrawing", drawAbove);
  network.on("click", ({ pointer: { DOM }, event }) => onClick(hit(DOM), event.srcEvent));
  network.on("doubleClick", ({ pointer: { DOM } }) => onDoubleClick(hit(DOM)));
  network.on("dragging", ({ nodes: some }) => some.length && follow(some));
  network.on("dragEnd", ({ nodes: some }) => some.length && follow(some));
  network.on("dragStart", ({ nodes: some }) => (untouched &&= some.length > 0));
  network.on("zoom", () => (untouched = false));
  network.on("resize", () => requestAnimationFrame(() => (untouched ? fit(false) : redraw()))); // vis-network sets its own scale after the event
  darkness.addEventListener("change", () => {
    colours = null;
    redraw();
  });
  startHover();
  listeners.push(onChange);
}

function onClick(found, event) {
  if (!found) return state.sel || state.picked.size ? set({ sel: null, picked: new Set() }) : null;
  if (found.badge !== undefined) return expand(found.badge);
  if (found.group !== undefined) return select("group", found.group);
  if (found.line !== undefined) return chooseLine(visible().links[found.line]);
  if (typeof found.node === "string") return select("fact", Number(found.node.slice(1)));
  if (event?.shiftKey || event?.ctrlKey || event?.metaKey) return pick(found.node);
  return select("entity", found.node);
}

/** The fact of a line; where there are several, the thing that it leads from, whose panel lists them; an event's for its roles. */
function chooseLine(link) {
  if (link.kind === "role") select("entity", link.a);
  else if (link.facts.length) select("fact", link.facts[0]);
  else select("entity", link.a);
}

function onDoubleClick(found) {
  if (found?.group !== undefined) set({ open: toggled(state.open, found.group, true) });
  else if (typeof found?.node === "number") focusOn(found.node);
}

/** Several entities at once: those that were selected stay. */
function pick(k) {
  const before = state.sel?.kind === "entity" ? toggled(state.picked, state.sel.k, true) : state.picked;
  set({ sel: null, picked: toggled(before, k) });
}

const expand = (k) => set({ expanded: toggled(state.expanded, k, true) });

function onChange(names) {
  if (state.view === "table") return;
  const isOnlyLight = [...names].every((name) => ["sel", "q", "tab", "view"].includes(name));
  const { nodes: drawn } = visible();
  if (isOnlyLight && drawn.size === spots.size - visible().texts.length) {
    light();
    redraw();
  } else sync();
  if (names.has("sel") && state.sel) bringIntoView();
}

/** What was dragged takes its lines along. */
function follow(ids) {
  for (const [id, place] of Object.entries(network.getPositions(ids))) {
    const known = typeof ids[0] === "number" ? Number(id) : id;
    spots.set(known, place);
    rememberPlaces(known, place);
    for (const n of linesAt.get(known) ?? []) curves[n] = curve(visible().links[n]);
  }
  forgetGrids();
  frame.isOld = true;
}

/** Make the picture show exactly what is visible, and fit it when it is another picture than before. */
function sync() {
  const { links } = visible();
  const where = places();
  spots.clear();
  for (const [id, place] of where) spots.set(id, place);
  curves = links.map(curve);
  linesAt.clear();
  links.forEach(({ a, b }, n) => [a, b].forEach((id) => (linesAt.get(id) ?? linesAt.set(id, []).get(id)).push(n)));
  forgetGrids();
  const held = where.size <= MOST_HELD ? where : new Map();
  nodeSet.remove(nodeSet.getIds().filter((id) => !held.has(id)));
  nodeSet.update([...held].map(([id, { x, y }]) => ({ id, x, y })));
  light();
  drawLegend();
  frame.isOld = true;
  if (picture() !== lastPicture || lastSize === 0) fit(lastPicture !== "");
  else redraw();
  lastPicture = picture();
  lastSize = where.size;
  if (!facts.length) $("empty").textContent = "This graph holds no facts.";
  $("empty").hidden = where.size + visible().groups.length > 0;
  describe();
}

function light() {
  lit = null;
  const { sel, picked } = state;
  const { links, nodes: drawn } = visible();
  if (picked.size) lit = new Set(picked);
  else if (sel?.kind === "entity" && drawn.has(sel.k) && state.focus !== sel.k) {
    lit = new Set([sel.k]);
    for (const n of linesAt.get(sel.k) ?? []) lit.add(links[n].a).add(links[n].b);
  } else if (sel?.kind === "fact") {
    lit = new Set([...endsOf(facts[sel.k]), ...facts[sel.k].named, ...(toldBy.get(sel.k) ?? []).map((n) => events[n].e)].filter((k) => drawn.has(k)));
    if (!lit.size) lit = null;
  } else if (sel?.kind === "article") {
    lit = new Set(factsFrom[sel.k].flatMap((k) => endsOf(facts[k])));
  }
}

const isLit = (id) => lit === null || lit.has(typeof id === "string" ? facts[Number(id.slice(1))].s : id);

function lineIsLit({ a, b, facts: some }) {
  const { sel } = state;
  if (sel?.kind === "fact") return some.includes(sel.k);
  if (sel?.kind === "entity") return a === sel.k || b === sel.k;
  return lit.has(a) && lit.has(b);
}

/** Move to what is selected only where it is outside the window; on a small screen show it large, with what is beside it. */
function bringIntoView() {
  if (state.sel.kind === "group") return;
  const ends = selectedEntities().filter((k) => spots.has(k));
  if (isSmall.matches) return showSelected();
  const { width, height } = clear();
  const outside = ends.some((k) => {
    const { x, y } = network.canvasToDOM(spots.get(k));
    return x < 30 || y < 30 || x > width - 30 || y > height - 30;
  });
  if (outside) fit(true, ends);
}

/** Show what is selected large, with what is beside it. */
function showSelected() {
  const ends = selectedEntities().filter((k) => spots.has(k));
  const beside = ends.flatMap((k) => [...(connections().beside.get(k) ?? [])]).filter((k) => spots.has(k));
  if (ends.length) fit(true, [...ends, ...beside]);
}

/** Width and height of the picture that no sheet of details covers: on a small screen these lie over it. */
function clear() {
  const { clientWidth: width, clientHeight: height } = $("canvas");
  const sheet = $("panel").getBoundingClientRect();
  const covered = sheet.height && getComputedStyle($("panel")).position === "absolute" ? $("canvas").getBoundingClientRect().bottom - sheet.top : 0;
  return { width, height: Math.max(height - Math.max(covered, 0), 60), covered: Math.max(covered, 0) };
}

const motion = () => (calm.matches ? false : { duration: 450, easingFunction: "easeInOutQuad" });

/** Show all of the picture, with room at the edges for labels, which keep their size whatever the scale. */
function fit(animated, some = null) {
  const { width, height, covered } = clear();
  const found = some ? some.map((k) => spots.get(k)) : [...spots.values(), ...rims()];
  if (!found.length || !width) return redraw();
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y } of found) [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
  const [above, below] = [$("bar").childElementCount ? 46 : 0, covered ? 0 : $("legend").clientHeight];
  const scale = Math.min(Math.max(width - 150, 80) / (right - left || 1), Math.max(height - (height < 300 ? 60 : 90) - above - below, 80) / (bottom - top || 1), LARGEST_FIT);
  const position = { x: (left + right) / 2, y: (top + bottom) / 2 + (covered + below - above) / 2 / scale };
  network.moveTo({ position, scale, animation: animated ? motion() : false });
  untouched = some === null;
  redraw();
}

/** The corners of the groups of the stage. */
const rims = () =>
  visible().groups.flatMap((g) => {
    const { x, y, r } = stages[state.stage].groups[g];
    return [{ x: x - r, y: y - r }, { x: x + r, y: y + r }];
  });

function zoom(factor) {
  untouched = false;
  network.moveTo({ scale: Math.min(6, Math.max(0.01, network.getScale() * factor)), animation: motion() });
}

const focusOn = (k) => set({ focus: k, hops: 1, path: null, sel: { kind: "entity", k }, view: "graph" });
const showAll = () => set({ focus: -1, hops: 1, path: null });

function describe() {
  const { entities: drawn, facts: told } = coverage();
  const text = `${count(drawn, "entity", "entities")} and ${count(told, "fact")} shown`;
  $("canvas").setAttribute("aria-label", `Graph: ${text}. The table view lists the same facts.`);
  announce(text);
}
