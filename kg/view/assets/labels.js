// Names in the window, the most important first, each where it covers nothing; what was placed can be clicked and saved as SVG.

const LABEL_SIZE = 12.5; // px on screen
const HUBS = 15; // the best connected entities, whose names may cover the signs of others
const BOLDER = 1.1; // how much wider bold text is
const MAX_LABELS = 220; // per frame; more cannot be told apart
const MAX_LINE_LABELS = 90;
const widths = new Map();
let targets = []; // {node | line | badge | group, left, right, top, bottom} in page units

/** Draw what `labels` gives, and remember where it stands. Badges were drawn with their nodes and are targets already. */
function drawLabels(ctx, window) {
  ctx.save();
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  for (const one of labels(window)) write(ctx, one, window.scale);
  ctx.restore();
}

function write(ctx, { text, x, y, size, alpha, colour, weight, align }, scale) {
  ctx.font = `${weight} ${size / scale}px ${palette().font}`;
  ctx.textAlign = align ?? "center";
  ctx.globalAlpha = alpha;
  ctx.strokeStyle = palette().paper;
  ctx.lineWidth = 3.5 / scale;
  ctx.strokeText(text, x / scale, y / scale);
  ctx.fillStyle = colour;
  ctx.fillText(text, x / scale, y / scale);
}

/** Names, words on lines and captions of a window, as {text, x, y, width, size, …} in px from the middle of the page. */
function labels(window) {
  const { scale } = window;
  const [halfWidth, halfHeight] = [window.width / 2, window.height / 2];
  const [cx, cy] = [window.x * scale, window.y * scale];
  const pen = { scale, grid: new Grid(64), names: new Grid(64), badges: new Grid(64), bounds: { left: cx - halfWidth, right: cx + halfWidth, top: cy - halfHeight, bottom: cy + halfHeight }, placed: [] };
  const inside = [...spots.keys()].filter((id) => isInWindow(pen, spots.get(id)));
  const order = inside.filter((id) => typeof id === "number").sort((a, b) => urgency(b) - urgency(a) || standing(b) - standing(a) || a - b);
  for (const id of inside) pen.grid.putBox(disc(id, scale));
  for (const one of targets) {
    if ("badge" in one) for (const grid of [pen.grid, pen.badges]) grid.putBox({ owner: -1, left: one.left * scale, right: one.right * scale, top: one.top * scale, bottom: one.bottom * scale });
  }
  groupLabels(pen);
  captions(pen);
  visible().links.forEach((link, n) => isAsked(link) && lineLabel(pen, link, n, true));
  for (const id of order) if (pen.placed.length < MAX_LABELS) nodeLabel(pen, id);
  for (const id of inside) if (typeof id === "string") textLabel(pen, id);
  lineLabels(pen);
  return pen.placed;
}

const isInWindow = ({ bounds, scale }, { x, y }) => x * scale > bounds.left && x * scale < bounds.right && y * scale > bounds.top && y * scale < bounds.bottom;

function disc(id, scale) {
  const { x, y } = spots.get(id);
  const r = sizeOf(id) * scale * 0.85;
  return { owner: id, left: x * scale - r, right: x * scale + r, top: y * scale - r, bottom: y * scale + r };
}

function urgency(id) {
  if (isSelected("entity", id) || state.picked.has(id)) return 3;
  if (state.sel?.kind === "fact" && endsOf(facts[state.sel.k]).includes(id)) return 2;
  return isLit(id) ? 1 : 0;
}

/** The best connected first, then people by their names, then other names, then what is only described. */
const standing = (id) => (id < HUBS ? 3 : isPerson(id) ? 2 : /^\p{Lu}/u.test(entities[id].name) ? 1 : 0);
const isPerson = (id) => entities[id].cls === "Person" && /^\p{Lu}/u.test(entities[id].name);

/** Lines whose words are shown before all names: the selected one. */
const isAsked = (link) => state.sel?.kind === "fact" && link.facts.includes(state.sel.k);

function nodeLabel(pen, id) {
  const { scale } = pen;
  const important = urgency(id) > 1;
  const size = LABEL_SIZE * shrink(scale) + Math.min(3, Math.max(0, (nodes[id].size - 12) / 6));
  const text = important && entities[id].name.length < 60 ? entities[id].name : nodes[id].label;
  const width = textWidth(text, size) * (important ? BOLDER : 1);
  const { x, y } = spots.get(id);
  const [left, top, r] = [x * scale, y * scale, nodes[id].size * scale];
  const places = [
    [left, top + r + size * 0.8],
    [left, top - r - size * 0.8],
    [left + r + width / 2 + 5, top],
    [left - r - width / 2 - 5, top],
    [left, top + r + size * 1.9],
    [left, top - r - size * 1.9],
    [left + width / 2, top + r + size * 0.9],
    [left - width / 2, top + r + size * 0.9],
    [left - width / 2, top - r - size * 0.9],
  ];
  const spot = places.find(([cx, cy]) => fits(pen, cx, cy, width, size, id)) ?? (important || (isLit(id) && standing(id) > 1) ? places.find(isFreeOf(pen, [pen.names, pen.badges], width, size)) ?? places.find(isFreeOf(pen, [pen.names], width, size)) : null) ?? (important ? places[0] : null);
  if (spot) place(pen, { text, x: spot[0], y: spot[1], width, size, alpha: isLit(id) ? 1 : 0.35, colour: palette().ink, weight: important ? 600 : 400, target: { node: id } });
}

/** Labels give way a little when the picture is far away. */
const shrink = (scale) => Math.min(1, Math.max(0.88, 0.6 + scale / 2));

/** What somebody says, beside the small sheet that stands for it. */
function textLabel(pen, id) {
  const fact = facts[Number(id.slice(1))];
  const text = cutTo(`${fact.rel}: ${fact.value}`, 38);
  const size = (LABEL_SIZE - 1.5) * shrink(pen.scale);
  const width = textWidth(text, size);
  const { x, y } = spots.get(id);
  const spot = [x * pen.scale, (y + 7) * pen.scale + size];
  if (fits(pen, ...spot, width, size, id)) place(pen, { text, x: spot[0], y: spot[1], width, size, alpha: isLit(id) ? 1 : 0.3, colour: palette().soft, weight: 400, target: { node: id } });
}

const cutTo = (text, limit) => (text.length <= limit ? text : `${text.slice(0, limit - 1).trimEnd()}…`);

/** Words on lines, the strongest first, wherever there is room in the window. */
function lineLabels(pen) {
  const found = [];
  visible().links.forEach((link, n) => {
    if (link.kind === "says" || isAsked(link) || (lit !== null && !lineIsLit(link))) return;
    const room = curves[n].length * pen.scale;
    if (room > 64 && isInWindow(pen, along(curves[n], 0.5))) found.push([n, link, (lit !== null ? 1e4 : 0) + (link.kind === "phrase" ? 0 : 1e3) + link.width * 10 + Math.min(room, 300) / 100]);
  });
  found.sort((a, b) => b[2] - a[2] || a[0] - b[0]);
  let left = MAX_LINE_LABELS;
  for (const [n, link] of found) if (left > 0 && lineLabel(pen, link, n, false)) left -= 1;
}

function lineLabel(pen, link, n, isChosen) {
  const more = link.facts.length > 1 && link.kind !== "role" ? ` +${link.facts.length - 1}` : "";
  const words = isPlain(link) ? link.label : `${link.label} · ${link.status.toLowerCase()}`;
  const text = cutTo(words, isChosen ? 60 : 30) + more;
  const size = (LABEL_SIZE - 1.5) * shrink(pen.scale);
  const width = textWidth(text, size) * (isChosen ? BOLDER : 1);
  const isForced = isChosen && link.kind === "fact";
  for (const part of isForced ? [0.5] : isChosen ? [0.5, 0.35, 0.65, 0.2, 0.8] : [0.5, 0.4, 0.6]) {
    const { x, y } = along(curves[n], part);
    const spot = [x * pen.scale, y * pen.scale];
    if (!isForced && !fits(pen, ...spot, width, size, null)) continue;
    const colour = isChosen ? palette().accent : isPlain(link) ? palette().soft : statusColour(link.status);
    place(pen, { text, x: spot[0], y: spot[1], width, size, alpha: lit === null || lineIsLit(link) ? 1 : 0.3, colour, weight: isChosen ? 600 : 400, target: { line: n } });
    return true;
  }
  return false;
}

/** The names of a group's first members, and below them how many more there are; fewer and shorter where there is less room. */
function groupLabels(pen) {
  for (const g of visible().groups) {
    const { x, y, r, name, apart, nodes: some } = stages[state.stage].groups[g];
    const wide = discOf(r) * pen.scale * 2;
    if (!isInWindow(pen, { x, y }) || wide < 18) continue;
    const size = Math.min(19, Math.max(11, wide / 12));
    const [first, second] = name.split(" · ").map((one) => one.replace(/ \+\d+$/, ""));
    const more = (n) => (some.length > n ? [`+${some.length - n}`] : []);
    const room = Math.max(16, Math.floor(wide / (size * 0.55)));
    const rows = apart ? [["apart", String(some.length)], [String(some.length)]] : [[cutTo(first, room), ...(second ? [cutTo(second, room)] : []), ...more(2)], [cutTo(first, room), ...more(1)], [cutTo(first, 9), ...more(1)], more(0)];
    const found = rows.map((texts) => stacked(texts, x * pen.scale, y * pen.scale, size)).find((texts) => texts.every(({ text, x: left, y: top, width }) => fits(pen, left, top, width, size, null)));
    for (const one of found ?? []) place(pen, { ...one, size, alpha: 1, colour: palette().ink, weight: 600, target: { group: g } });
  }
}

/** Lines of text below each other around a middle. */
const stacked = (texts, x, y, size) => texts.map((text, n) => ({ text, x, y: y + (n - (texts.length - 1) / 2) * size * 1.2, width: textWidth(text, size) * BOLDER }));

/** Above each row of islands the article that they are from. */
function captions(pen) {
  if (state.path || state.focus >= 0) return;
  for (const [article, x, y, width] of stages[state.stage].captions) {
    if (!articles[article] || !isInWindow(pen, { x: x + 1, y }) || !hasIslands(x, y, width)) continue;
    const size = 12.5 * shrink(pen.scale);
    const title = articles[article].title || outlet(article);
    const [left, top] = [x * pen.scale, y * pen.scale];
    const isFree = (words) => pen.grid.isFree(left, top - size / 2, left + textWidth(words, size) * BOLDER, top + size / 2, null);
    const text = [90, 60, 40, Math.max(12, Math.floor((width * pen.scale) / 6.6))].map((limit) => cutTo(title, limit)).find(isFree);
    if (text === undefined) continue;
    const wide = textWidth(text, size) * BOLDER;
    pen.grid.putBox({ owner: -1, left, right: left + wide, top: top - size / 2, bottom: top + size / 2 });
    pen.placed.push({ text, x: left, y: top, width: wide, size, alpha: 0.9, colour: palette().soft, weight: 600, align: "left" });
  }
}

const BELOW = 320; // page units below a caption within which its islands begin

/** Whether a filter has left anything to stand below a caption. */
const hasIslands = (x, y, width) => [...spots.values()].some((spot) => spot.x > x - 40 && spot.x < x + width + 40 && spot.y > y && spot.y < y + BELOW);

const isSeen = ({ bounds }, x, y, width) => x - width / 2 > bounds.left + 8 && x + width / 2 < bounds.right - 8 && y > bounds.top + 8 && y < bounds.bottom - 8;

/** Whether a name in a place covers nothing of these grids; it may cover signs. */
const isFreeOf = (pen, grids, width, height) => ([x, y]) => isSeen(pen, x, y, width) && grids.every((grid) => grid.isFree(x - width / 2, y - height / 2, x + width / 2, y + height / 2, null));

function fits(pen, x, y, width, height, owner) {
  return isSeen(pen, x, y, width) && pen.grid.isFree(x - width / 2 - 2, y - height / 2 - 1, x + width / 2 + 2, y + height / 2 + 1, owner);
}

function place(pen, label) {
  const { x, y, width, size, target } = label;
  const box = { left: x - width / 2, right: x + width / 2, top: y - size / 2, bottom: y + size / 2 };
  for (const grid of [pen.grid, pen.names]) grid.putBox({ ...box, owner: -1 });
  pen.placed.push(label);
  targets.push({ ...target, left: box.left / pen.scale, right: box.right / pen.scale, top: box.top / pen.scale, bottom: box.bottom / pen.scale });
}

const ruler = el("canvas").getContext("2d");

function textWidth(text, size) {
  if (!widths.has(text)) {
    ruler.font = `400 100px ${palette().font}`;
    widths.set(text, ruler.measureText(text).width / 100);
  }
  return widths.get(text) * size;
}
