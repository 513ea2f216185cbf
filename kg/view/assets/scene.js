// The canvas: vis-network moves the camera and the things on it, this draws them. Lines of one look are drawn in one stroke; while a
// large picture moves, its last frame is moved instead, and drawn anew when it rests.

const HEAVY = 10; // ms a frame may take before it is moved as a picture
const REST = 110; // ms without movement after which it is drawn anew
const TINY = 2.4; // px; what is smaller is drawn as a dot
const outlines = new Map(Object.entries(OUTLINES).map(([name, d]) => [name, new Path2D(d)]));
const spots = new Map(); // id -> {x, y} of all that is drawn
let curves = []; // in the order of visible().links
let network = null;
const frame = { canvas: null, cost: 0, isOld: true, isCopy: false, timer: 0, view: null };

/** Where the camera is, and the size of the window, in px of the page. */
function view() {
  const { x, y } = network.getViewPosition();
  const { clientWidth: width, clientHeight: height } = $("canvas");
  return { x, y, scale: network.getScale(), width, height };
}

const sameView = (a, b) => a && b && a.x === b.x && a.y === b.y && a.scale === b.scale && a.width === b.width && a.height === b.height;

/** Before vis-network draws: the lines, or a copy of the last frame while the camera moves. */
function drawBelow(ctx) {
  const now = view();
  frame.isCopy = frame.cost > HEAVY && !frame.isOld && frame.canvas && !sameView(now, frame.view) && now.width === frame.view.width;
  if (frame.isCopy) {
    copyFrame(ctx, now);
    clearTimeout(frame.timer);
    frame.timer = setTimeout(() => redraw(), REST);
    return;
  }
  frame.began = performance.now();
  targets = [];
  drawGroups(ctx, now);
  drawLines(ctx, now);
}

/** After it: things and names on top. */
function drawAbove(ctx) {
  drawHover();
  if (frame.isCopy) return;
  const now = view();
  drawNodes(ctx, now);
  drawLabels(ctx, now);
  frame.cost = performance.now() - frame.began;
  frame.isOld = false;
  frame.view = now;
  if (frame.cost > HEAVY) keepFrame();
}

function redraw() {
  frame.isOld = true;
  network?.redraw();
}

function keepFrame() {
  const canvas = $("canvas").querySelector("canvas");
  frame.canvas ??= el("canvas");
  Object.assign(frame.canvas, { width: canvas.width, height: canvas.height });
  frame.canvas.getContext("2d").drawImage(canvas, 0, 0);
}

function copyFrame(ctx, now) {
  const { view: then, canvas } = frame;
  const ratio = canvas.width / then.width;
  const grown = now.scale / then.scale;
  const [halfWidth, halfHeight] = [then.width / 2, then.height / 2];
  const left = halfWidth * (1 - grown) + (then.x - now.x) * now.scale;
  const top = halfHeight * (1 - grown) + (then.y - now.y) * now.scale;
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.drawImage(canvas, left, top, then.width * grown, then.height * grown);
  ctx.restore();
}

// ---------------------------------------------------------------------------------------------------- lines

/** Lines in the window, those of one look together; arrows where they can be seen. */
function drawLines(ctx, { x, y, scale, width, height }) {
  const [left, right, top, bottom] = [x - width / 2 / scale, x + width / 2 / scale, y - height / 2 / scale, y + height / 2 / scale];
  const looks = new Map();
  visible().links.forEach((link, n) => {
    const { start, bend, end } = curves[n];
    if (Math.max(start.x, end.x, bend.x) < left || Math.min(start.x, end.x, bend.x) > right) return;
    if (Math.max(start.y, end.y, bend.y) < top || Math.min(start.y, end.y, bend.y) > bottom) return;
    const look = lookOf(link);
    const key = `${look.colour} ${look.dashes} ${look.alpha} ${look.width}`;
    if (!looks.has(key)) looks.set(key, { ...look, of: [] });
    looks.get(key).of.push(n);
  });
  ctx.save();
  for (const look of [...looks.values()].sort((a, b) => a.alpha - b.alpha)) strokeAll(ctx, look, scale);
  ctx.restore();
}

function strokeAll(ctx, { of, colour, alpha, width, dashes }, scale) {
  ctx.globalAlpha = alpha;
  ctx.strokeStyle = colour;
  ctx.fillStyle = colour;
  ctx.lineWidth = width / Math.max(scale, 0.15) ** 0.75;
  ctx.setLineDash(dashes ? dashes.map((part) => part / scale ** 0.75) : []);
  ctx.beginPath();
  for (const n of of) tracePath(ctx, curves[n]);
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.beginPath();
  for (const n of of) if (visible().links[n].kind !== "says" && curves[n].length * scale > 26) traceArrow(ctx, curves[n], 7 / scale ** 0.75);
  ctx.fill();
}

function tracePath(ctx, { start, bend, end }) {
  ctx.moveTo(start.x, start.y);
  ctx.quadraticCurveTo(bend.x, bend.y, end.x, end.y);
}

function traceArrow(ctx, { bend, end }, size) {
  const angle = Math.atan2(end.y - bend.y, end.x - bend.x);
  const [back, side] = [0.92, 0.42];
  const [cos, sin] = [Math.cos(angle) * size, Math.sin(angle) * size];
  ctx.moveTo(end.x, end.y);
  ctx.lineTo(end.x - cos * back + sin * side, end.y - sin * back - cos * side);
  ctx.lineTo(end.x - cos * back - sin * side, end.y - sin * back + cos * side);
}

const LINE_DASHES = { phrase: [1, 3], says: [1, 5], stands: [3, 3] };

/** Colour, dashes, width and strength of a line; what the selection is not about is faint. */
function lookOf(link) {
  const isChosen = state.sel?.kind === "fact" && link.facts.includes(state.sel.k);
  const strong = lit === null ? faintness() : lineIsLit(link) ? 0.92 : 0.1;
  return {
    colour: isChosen ? palette().accent : link.kind === "fact" || link.kind === "role" ? statusColour(link.status) : palette().soft,
    dashes: LINE_DASHES[link.kind] ?? (DATA.dashes[link.status] || null),
    alpha: isChosen ? 1 : link.kind === "fact" || link.kind === "role" ? strong : strong * 0.75,
    width: Math.round((isChosen ? link.width + 1.2 : link.width) * 2) / 2,
  };
}

/** Many lines are drawn fainter, so that entities and names stand out. */
const faintness = () => Math.min(0.85, Math.max(0.12, 18 / Math.sqrt(visible().links.length)));

// ---------------------------------------------------------------------------------------------------- groups

/** Open groups as a rim, closed ones as a disc, and the bundles of lines between them. */
function drawGroups(ctx, { scale }) {
  if (state.path || state.focus >= 0) return;
  const { groups } = stages[state.stage];
  if (!groups.length) return;
  ctx.save();
  ctx.strokeStyle = palette().soft;
  const middle = (end) => (end >= 0 ? spots.get(end) : groups[-1 - end]);
  for (const { from, to, n } of visible().bundles) {
    const [a, b] = [middle(from), middle(to)];
    ctx.globalAlpha = Math.min(0.5, 0.08 + Math.log2(n + 1) / 18);
    ctx.lineWidth = 6 * Math.log2(n + 1);
    ctx.beginPath();
    ctx.moveTo(a.x, a.y);
    ctx.lineTo(b.x, b.y);
    ctx.stroke();
  }
  groups.forEach(({ x, y, r }, g) => drawGroup(ctx, { x, y, r: state.open.has(g) ? r : discOf(r) }, g, scale));
  ctx.restore();
}

function drawGroup(ctx, { x, y, r }, g, scale) {
  ctx.beginPath();
  ctx.arc(x, y, r, 0, Math.PI * 2);
  if (!state.open.has(g)) {
    ctx.globalAlpha = 1;
    ctx.fillStyle = palette().card;
    ctx.fill();
    ctx.globalAlpha = 0.16;
    ctx.fillStyle = groupColour(g);
    ctx.fill();
  }
  ctx.globalAlpha = state.open.has(g) ? 0.4 : 0.9;
  ctx.lineWidth = (isSelected("group", g) ? 3.5 : 1.5) / scale;
  ctx.strokeStyle = isSelected("group", g) ? palette().accent : groupColour(g);
  ctx.stroke();
}

/** A closed group is drawn smaller than the room it needs when open. */
const discOf = (r) => r * 0.72;
const groupColour = (g) => classColour(CLASSES[g] ?? "Other");

// ---------------------------------------------------------------------------------------------------- things

function drawNodes(ctx, { x, y, scale, width, height }) {
  const [left, right, top, bottom] = [x - width / 2 / scale, x + width / 2 / scale, y - height / 2 / scale, y + height / 2 / scale];
  const dots = new Map();
  ctx.save();
  for (const [id, spot] of spots) {
    const size = sizeOf(id);
    if (spot.x + size < left || spot.x - size > right || spot.y + size < top || spot.y - size > bottom) continue;
    if (size * scale < TINY && !isMarked(id)) (dots.get(colourOf(id)) ?? dots.set(colourOf(id), []).get(colourOf(id))).push(spot, size);
    else drawNode(ctx, id, spot, size, scale);
  }
  for (const [colour, some] of dots) {
    ctx.fillStyle = colour;
    ctx.globalAlpha = lit ? 0.3 : 1;
    ctx.beginPath();
    for (let k = 0; k < some.length; k += 2) {
      ctx.moveTo(some[k].x + some[k + 1], some[k].y);
      ctx.arc(some[k].x, some[k].y, some[k + 1], 0, Math.PI * 2);
    }
    ctx.fill();
  }
  ctx.restore();
}

const colourOf = (id) => (typeof id === "string" ? palette().soft : nodeColour(id));
const isMarked = (id) => isSelected("entity", id) || state.picked.has(id) || (lit !== null && isLit(id));

function drawNode(ctx, id, { x, y }, size, scale) {
  const shape = typeof id === "string" ? "box" : nodes[id].shape;
  const outline = outlines.get(shape) ?? outlines.get("text");
  const half = size / 12;
  ctx.save();
  ctx.globalAlpha = isLit(id) ? 1 : 0.22;
  ctx.translate(x - size, y - size);
  ctx.scale(half, half);
  ctx.lineJoin = "round";
  if (isSelected("entity", id) || state.picked.has(id) || (typeof id === "string" && isSelected("fact", Number(id.slice(1))))) {
    ctx.strokeStyle = palette().accent;
    ctx.lineWidth = 9 / half;
    ctx.stroke(outline);
  }
  ctx.fillStyle = colourOf(id);
  ctx.fill(outline);
  ctx.strokeStyle = state.pinned.has(id) ? palette().ink : palette().paper;
  ctx.lineWidth = (state.pinned.has(id) ? 2.5 : 1.6) / half;
  ctx.stroke(outline);
  ctx.restore();
  if (visible().folds.has(id) && scale > 0.34) drawBadge(ctx, id, x, y, size, scale);
}

/** How much is folded into an entity, at its upper right. */
function drawBadge(ctx, id, x, y, size, scale) {
  const text = `+${visible().folds.get(id)}`;
  const height = 13 / scale;
  const width = (text.length * 6.2 + 6) / scale;
  const [left, top] = [x + size * 0.7, y - size * 0.6 - height];
  ctx.globalAlpha = isLit(id) ? 1 : 0.22;
  ctx.fillStyle = palette().card;
  ctx.strokeStyle = palette().soft;
  ctx.lineWidth = 1 / scale;
  ctx.beginPath();
  ctx.roundRect(left, top, width, height, height / 2);
  ctx.fill();
  ctx.stroke();
  ctx.fillStyle = palette().ink;
  ctx.font = `500 ${10 / scale}px ${palette().font}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillText(text, left + width / 2, top + height * 0.54);
  targets.push({ badge: id, left, right: left + width, top, bottom: top + height });
}
