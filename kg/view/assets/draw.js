// Draws nodes and labels on the canvas of vis-network. Labels keep their size on screen; one that would cover another is left out.

const LABEL_SIZE = 12.5; // px on screen
const HUBS = 15; // the best connected entities, whose names may cover the signs of others
const BOLDER = 1.1; // how much wider bold text is
const MAX_LABELS = 180; // per frame; more cannot be told apart
const EDGE_LABELS_UP_TO = 60; // edges; with more, a label appears when its edge is pointed at or selected
const outlines = new Map(Object.entries(OUTLINES).map(([name, d]) => [name, new Path2D(d)]));
const widths = new Map();

/** How vis-network draws one node. */
function drawNode({ ctx, id, x, y, state: { selected, hover } }) {
  const { size, shape } = DATA.nodes[id];
  const half = size / 12;
  return {
    drawNode() {
      ctx.save();
      ctx.globalAlpha = isLit(id) ? 1 : 0.22;
      ctx.translate(x - size, y - size);
      ctx.scale(half, half);
      ctx.lineJoin = "round";
      const outline = outlines.get(shape) ?? outlines.get("text");
      if (selected || hover || isSelected("entity", id)) {
        ctx.strokeStyle = palette().accent;
        ctx.lineWidth = 9 / half;
        ctx.globalAlpha *= selected || isSelected("entity", id) ? 0.55 : 0.3;
        ctx.stroke(outline);
        ctx.globalAlpha = isLit(id) ? 1 : 0.22;
      }
      ctx.fillStyle = nodeColour(id);
      ctx.fill(outline);
      ctx.strokeStyle = palette().paper;
      ctx.lineWidth = 1.6 / half;
      ctx.stroke(outline);
      ctx.restore();
    },
    nodeDimensions: { width: size * 2, height: size * 2 },
  };
}

/** All labels of a frame, the most important first; called by vis-network after it has drawn nodes and edges. */
function drawLabels(ctx) {
  const scale = network.getScale();
  const { nodes, edges } = visible();
  const order = [...nodes].sort((a, b) => urgency(b) - urgency(a) || a - b);
  const taken = order.map((k) => circle(k, scale)).filter(Boolean);
  const pen = { ctx, scale, taken, left: MAX_LABELS, window: seen(scale) };
  ctx.save();
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  const must = edges.filter((k) => isSelected("fact", k) || pointed.edge === k);
  must.forEach((k) => edgeLabel(pen, k, true));
  order.forEach((k) => nodeLabel(pen, k));
  const asked = edges.length <= EDGE_LABELS_UP_TO ? edges : edges.filter((k) => edgeIsAsked(k));
  asked.filter((k) => !must.includes(k)).forEach((k) => edgeLabel(pen, k, false));
  ctx.restore();
}

/** Edges of the selected or pointed-at entity show their labels too. */
function edgeIsAsked(k) {
  const ends = [facts[k].s, facts[k].o];
  return ends.includes(pointed.node) || (state.sel?.kind === "entity" && ends.includes(state.sel.k));
}

function urgency(k) {
  if (pointed.node === k || isSelected("entity", k)) return 3;
  if (state.sel?.kind === "fact" && [facts[state.sel.k].s, facts[state.sel.k].o].includes(k)) return 2;
  return isLit(k) ? 1 : 0;
}

/** The part of the picture that is in the window, in the px that labels are measured in. */
function seen(scale) {
  const { x, y } = network.getViewPosition();
  const { clientWidth: width, clientHeight: height } = $("canvas");
  return { left: x * scale - width / 2, right: x * scale + width / 2, top: y * scale - height / 2, bottom: y * scale + height / 2 };
}

function circle(k, scale) {
  const place = network.body.nodes[k];
  if (!place) return null;
  const r = DATA.nodes[k].size * scale * 0.85;
  return { owner: k, left: place.x * scale - r, right: place.x * scale + r, top: place.y * scale - r, bottom: place.y * scale + r };
}

function nodeLabel(pen, k) {
  const node = network.body.nodes[k];
  if (!node) return;
  const { ctx, scale } = pen;
  const important = urgency(k) > 1;
  const size = LABEL_SIZE * shrink(scale) + Math.min(3, Math.max(0, (DATA.nodes[k].size - 12) / 6));
  const text = important && entities[k].name.length < 60 ? entities[k].name : DATA.nodes[k].label;
  const width = textWidth(ctx, text, size) * (important ? BOLDER : 1);
  const [x, y, r] = [node.x * scale, node.y * scale, DATA.nodes[k].size * scale];
  const spots = [
    [x, y + r + size * 0.8],
    [x, y - r - size * 0.8],
    [x + r + width / 2 + 5, y],
    [x - r - width / 2 - 5, y],
    [x, y + r + size * 1.9],
    [x, y - r - size * 1.9],
  ];
  const free = (among) => spots.find(([cx, cy]) => isFree({ ...pen, taken: among }, cx, cy, width, size, k));
  const spot = free(pen.taken) ?? (k < HUBS ? free(pen.taken.filter((box) => box.isText)) : null) ?? (important ? spots[0] : null);
  if (!spot || (pen.left <= 0 && !important)) return;
  pen.left -= 1;
  write(pen, text, spot, { width, size, alpha: isLit(k) ? 1 : 0.35, colour: palette().ink, weight: important ? 600 : 400 });
}

/** Labels give way a little when the picture is far away. */
const shrink = (scale) => Math.min(1, Math.max(0.88, 0.6 + scale / 2));

function edgeLabel(pen, k, always) {
  const edge = network.body.edges[k];
  if (!edge?.connected) return;
  const middle = edge.edgeType.getPoint(0.5);
  const text = always ? DATA.edges[edgeAt.get(k)].full : DATA.edges[edgeAt.get(k)].label;
  const size = (LABEL_SIZE - 1.5) * shrink(pen.scale);
  const width = textWidth(pen.ctx, text, size) * (always ? BOLDER : 1);
  const spot = [middle.x * pen.scale, middle.y * pen.scale];
  if (!always && !isFree(pen, ...spot, width, size, -1)) return;
  const colour = isPlain(facts[k]) ? palette().soft : statusColour(facts[k].status);
  write(pen, text, spot, { width, size, alpha: edgeIsLit(k) ? 1 : 0.3, colour, weight: always ? 600 : 400 });
}

function isFree({ taken, window: view }, x, y, width, height, owner) {
  const [left, right, top, bottom] = [x - width / 2 - 2, x + width / 2 + 2, y - height / 2 - 1, y + height / 2 + 1];
  if (left < view.left || right > view.right || top < view.top || bottom > view.bottom) return false;
  return !taken.some((box) => box.owner !== owner && box.left < right && box.right > left && box.top < bottom && box.bottom > top);
}

function write({ ctx, scale, taken }, text, [x, y], { width, size, alpha, colour, weight }) {
  ctx.font = `${weight} ${size / scale}px ${palette().font}`;
  ctx.globalAlpha = alpha;
  ctx.strokeStyle = palette().paper;
  ctx.lineWidth = 3.5 / scale;
  ctx.strokeText(text, x / scale, y / scale);
  ctx.fillStyle = colour;
  ctx.fillText(text, x / scale, y / scale);
  taken.push({ isText: true, left: x - width / 2, right: x + width / 2, top: y - size / 2, bottom: y + size / 2 });
}

function textWidth(ctx, text, size) {
  if (!widths.has(text)) {
    ctx.font = `400 100px ${palette().font}`;
    widths.set(text, ctx.measureText(text).width / 100);
  }
  return widths.get(text) * size;
}
