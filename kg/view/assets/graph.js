// The picture: puts what is shown into vis-network, keeps it in step with the state, and turns clicks into state.

const edgeAt = new Map(DATA.edges.map((edge, position) => [edge.id, position]));
for (const edge of DATA.edges) edge.full = isPlain(facts[edge.id]) ? facts[edge.id].rel : `${facts[edge.id].rel} · ${facts[edge.id].status.toLowerCase()}`;
const nodeSet = new vis.DataSet();
const edgeSet = new vis.DataSet();
const pointed = { node: -1, edge: -1 };
let network = null;
let lastPicture = "";
const LARGEST_FIT = 1.15; // scale; a picture of two entities need not fill the window
let untouched = true; // the reader has not moved or zoomed since the picture was fitted, so it follows the window
let lit = null; // entities in the light, or null when all are

function startGraph() {
  const options = { ...DATA.options };
  options.interaction = { ...options.interaction, hover: true, multiselect: false, zoomSpeed: 0.7, tooltipDelay: 1e9 };
  options.layout = { improvedLayout: false };
  options.nodes = { shape: "custom", ctxRenderer: drawNode };
  options.edges = {
    ...options.edges,
    ...{ color: { inherit: false }, selectionWidth: 1.5, hoverWidth: 1 },
    ...{ arrows: { to: { enabled: true, scaleFactor: 0.55 } }, selfReference: { size: 18 } },
  };
  network = new vis.Network($("canvas"), { nodes: nodeSet, edges: edgeSet }, options);
  network.on("afterDrawing", drawLabels);
  network.on("click", ({ nodes, edges }) => {
    if (nodes.length) select("entity", nodes[0]);
    else if (edges.length) select("fact", edges[0]);
    else if (state.sel) set({ sel: null });
  });
  network.on("doubleClick", ({ nodes }) => nodes.length && focusOn(nodes[0]));
  network.on("hoverNode", ({ node }) => point({ node }));
  network.on("blurNode", () => point({ node: -1 }));
  network.on("hoverEdge", ({ edge }) => point({ edge }));
  network.on("blurEdge", () => point({ edge: -1 }));
  network.on("dragEnd", ({ nodes }) => nodes.length && rememberPlaces(network.getPositions(nodes)));
  network.on("dragStart", ({ nodes }) => (untouched &&= nodes.length > 0));
  network.on("zoom", () => (untouched = false));
  network.on("resize", () => requestAnimationFrame(() => untouched && fit(false))); // vis-network sets its own scale after the event
  darkness.addEventListener("change", () => {
    colours = null;
    sync();
  });
  listeners.push(onChange);
}

function onChange(names) {
  if (state.view !== "graph") return;
  const { nodes, edges } = visible();
  const isSamePicture = names.has("sel") && names.size === 1 && nodes.size === nodeSet.length && edges.length === edgeSet.length;
  if (isSamePicture) highlight();
  else if (!names.has("q") || names.size > 1) sync();
  if (names.has("sel") && state.sel) bringIntoView();
}

function point(change) {
  Object.assign(pointed, change);
  $("canvas").classList.toggle("pointing", pointed.node >= 0 || pointed.edge >= 0);
  network.redraw();
}

/** Make the picture show exactly what is visible, and fit it when it is another picture than before. */
function sync() {
  const { nodes, edges } = visible();
  const where = places();
  light();
  const kept = new Set(edges);
  edgeSet.remove(edgeSet.getIds().filter((k) => !kept.has(k)));
  nodeSet.remove(nodeSet.getIds().filter((k) => !nodes.has(k)));
  nodeSet.update([...nodes].map((k) => ({ id: k, size: DATA.nodes[k].size, ...where.get(k) })));
  edgeSet.update(edges.map((k) => ({ ...edgeRecord(k), ...edgeLook(k) })));
  markSelected();
  if (picture() !== lastPicture) fit(lastPicture !== "");
  lastPicture = picture();
  $("empty").hidden = nodes.size > 0;
  describe(nodes.size, edges.length);
}

function highlight() {
  light();
  edgeSet.update(visible().edges.map((k) => ({ id: k, ...edgeLook(k) })));
  markSelected();
}

const edgeRecord = (k) => {
  const { from, to, id, dashes, smooth } = DATA.edges[edgeAt.get(k)];
  return { from, to, id, dashes, smooth };
};

function edgeLook(k) {
  const width = DATA.edges[edgeAt.get(k)].width;
  const colour = isSelected("fact", k) ? palette().accent : statusColour(facts[k].status);
  return {
    color: { color: colour, highlight: colour, hover: colour, opacity: edgeIsLit(k) ? (lit ? 0.9 : faintness()) : 0.1 },
    width: isSelected("fact", k) ? width + 1.5 : width,
  };
}

/** Many lines are drawn fainter, so that entities and names stand out. */
const faintness = () => Math.min(0.85, Math.max(0.12, 16 / Math.sqrt(visible().edges.length)));

function light() {
  lit = null;
  if (state.sel?.kind === "entity" && visible().nodes.has(state.sel.k) && state.focus !== state.sel.k) {
    lit = new Set([state.sel.k]);
    for (const k of visible().edges) if (facts[k].s === state.sel.k || facts[k].o === state.sel.k) lit.add(facts[k].s).add(facts[k].o);
  } else if (state.sel?.kind === "fact" && visible().edges.includes(state.sel.k)) {
    lit = new Set([facts[state.sel.k].s, facts[state.sel.k].o]);
  }
}

const isLit = (k) => lit === null || lit.has(k);

function edgeIsLit(k) {
  if (lit === null) return true;
  if (state.sel.kind === "fact") return state.sel.k === k;
  return facts[k].s === state.sel.k || facts[k].o === state.sel.k;
}

function markSelected() {
  const { nodes } = visible();
  network.unselectAll();
  if (state.sel?.kind === "entity" && nodes.has(state.sel.k)) network.selectNodes([state.sel.k], false);
}

/** Move to the selected entity or statement only where it is outside the window. */
function bringIntoView() {
  const ends = state.sel.kind === "entity" ? [state.sel.k] : [facts[state.sel.k].s, facts[state.sel.k].o];
  const shownEnds = ends.filter((k) => network.body.nodes[k] && visible().nodes.has(k));
  const { clientWidth: width, clientHeight: height } = $("canvas");
  const outside = shownEnds.some((k) => {
    const { x, y } = network.canvasToDOM(network.getPosition(k));
    return x < 30 || y < 30 || x > width - 30 || y > height - 30;
  });
  if (outside) fit(true, shownEnds);
}

const motion = () => (calm.matches ? false : { duration: 450, easingFunction: "easeInOutQuad" });

/** Show all of the picture, with room at the edges for labels, which keep their size whatever the scale. */
function fit(animated, some = [...visible().nodes]) {
  const { clientWidth: width, clientHeight: height } = $("canvas");
  const spots = some.filter((k) => network.body.nodes[k]).map((k) => network.getPosition(k));
  if (!spots.length || !width) return;
  const [xs, ys] = [spots.map((spot) => spot.x), spots.map((spot) => spot.y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const above = $("bar").childElementCount ? 46 : 0;
  const scale = Math.min(Math.max(width - 150, 80) / (right - left || 1), Math.max(height - 100 - above, 80) / (bottom - top || 1), LARGEST_FIT);
  const position = { x: (left + right) / 2, y: (top + bottom) / 2 - above / 2 / scale };
  network.moveTo({ position, scale, animation: animated ? motion() : false });
  untouched = some.length === visible().nodes.size;
}

function zoom(factor) {
  untouched = false;
  network.moveTo({ scale: Math.min(4, Math.max(0.05, network.getScale() * factor)), animation: motion() });
}

const focusOn = (k) => set({ focus: k, hops: 1, path: null, sel: { kind: "entity", k }, view: "graph" });
const showAll = () => set({ focus: -1, hops: 1, path: null });

function describe(nodes, edges) {
  const text = `${count(nodes, "entity", "entities")} and ${count(edges, "connection")} shown`;
  $("canvas").setAttribute("aria-label", `Graph: ${text}. The table view lists the same facts.`);
  announce(text);
}
