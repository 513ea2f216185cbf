// The layer above the picture: what is pointed at lights up there, so that pointing never draws the picture anew.

const pointed = { node: null, line: null }; // under the pointer
let lamp = null; // {nodes, lines}: what a row of a list points at
let pointer = null;

function startHover() {
  const box = $("canvas");
  box.append(el("canvas", { id: "lights", "aria-hidden": "true" }));
  box.addEventListener("pointermove", (event) => {
    const isNew = pointer === null;
    pointer = event.buttons ? null : { x: event.offsetX, y: event.offsetY };
    if (isNew) requestAnimationFrame(look);
  });
  box.addEventListener("pointerleave", () => {
    pointer = null;
    pointAt({});
  });
}

/** What is under the pointer, once a frame. */
function look() {
  if (!pointer) return;
  const found = hit(pointer);
  pointer = null;
  pointAt(found ?? {});
}

/** {node} | {line} | {badge} | {group} at a point of the window, or null. */
function hit({ x, y }) {
  const spot = network.DOMtoCanvas({ x, y });
  const named = targets.findLast(({ left, right, top, bottom }) => spot.x > left && spot.x < right && spot.y > top && spot.y < bottom);
  if (named && "badge" in named) return named;
  const found = under(spot.x, spot.y, 7 / network.getScale());
  if (found && "node" in found) return found;
  if (named) return named;
  return found ?? groupUnder(spot);
}

function groupUnder({ x, y }) {
  const g = visible().groups.find((one) => {
    const group = stages[state.stage].groups[one];
    return Math.hypot(group.x - x, group.y - y) < discOf(group.r);
  });
  return g === undefined ? null : { group: g };
}

function pointAt(found) {
  const [node, line] = [found.node ?? found.badge ?? null, found.line ?? null];
  $("canvas").classList.toggle("pointing", node !== null || line !== null || found.group !== undefined);
  if (node === pointed.node && line === pointed.line) return;
  Object.assign(pointed, { node, line });
  drawHover();
}

/** Light up what some facts are about, wherever they are drawn; null puts the light out. */
function shine(someFacts, someEntities = []) {
  if (someFacts === null) lamp = null;
  else {
    const wanted = new Set(someFacts);
    const some = new Set([...someEntities, ...someFacts.flatMap((k) => [...endsOf(facts[k]), ...facts[k].named])].filter((k) => spots.has(k)));
    const on = visible().links.map((_, n) => n).filter((n) => visible().links[n].facts.some((k) => wanted.has(k)));
    lamp = { nodes: some, lines: on };
  }
  drawHover();
}

function drawHover() {
  const layer = $("lights");
  if (!layer || !network) return;
  const { width, height, scale, x, y } = view();
  const ratio = devicePixelRatio || 1;
  if (layer.width !== Math.round(width * ratio) || layer.height !== Math.round(height * ratio)) Object.assign(layer, { width: Math.round(width * ratio), height: Math.round(height * ratio) });
  const ctx = layer.getContext("2d");
  ctx.setTransform(1, 0, 0, 1, 0, 0);
  ctx.clearRect(0, 0, layer.width, layer.height);
  const lights = lightsOn();
  if (!lights) return;
  ctx.setTransform(ratio * scale, 0, 0, ratio * scale, ratio * (width / 2 - x * scale), ratio * (height / 2 - y * scale));
  paintLights(ctx, lights, scale);
}

/** {nodes, lines} that are lit: those of a list's row, else what the pointer is at with its surroundings. */
function lightsOn() {
  if (lamp) return lamp;
  const { links } = visible();
  if (pointed.line !== null && links[pointed.line]) return { nodes: new Set([links[pointed.line].a, links[pointed.line].b]), lines: [pointed.line] };
  if (pointed.node === null || !spots.has(pointed.node)) return null;
  const on = (linesAt.get(pointed.node) ?? []).slice(0, 400);
  return { nodes: new Set([pointed.node, ...on.flatMap((n) => [links[n].a, links[n].b])]), lines: on };
}

function paintLights(ctx, { nodes: some, lines: on }, scale) {
  const { links } = visible();
  ctx.strokeStyle = palette().accent;
  ctx.fillStyle = palette().accent;
  ctx.lineWidth = 2.4 / scale ** 0.75;
  ctx.beginPath();
  for (const n of on) tracePath(ctx, curves[n]);
  ctx.stroke();
  ctx.beginPath();
  for (const n of on) traceArrow(ctx, curves[n], 9 / scale ** 0.75);
  ctx.fill();
  for (const id of some) {
    const spot = spots.get(id);
    if (!spot) continue;
    ctx.beginPath();
    ctx.arc(spot.x, spot.y, sizeOf(id) + 4 / scale, 0, Math.PI * 2);
    ctx.stroke();
  }
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  const names = [...some].filter((id) => typeof id === "number" && spots.has(id)).slice(0, 40);
  for (const id of names) {
    const { x, y } = spots.get(id);
    const size = LABEL_SIZE * shrink(scale);
    write(ctx, { text: nodes[id].label, x: x * scale, y: (y + sizeOf(id)) * scale + size * 0.9, size, alpha: 1, colour: palette().ink, weight: 600 }, scale);
  }
  for (const n of on.slice(0, 24)) {
    const { x, y } = along(curves[n], 0.5);
    write(ctx, { text: cutTo(links[n].label, 34), x: x * scale, y: y * scale, size: LABEL_SIZE - 1, alpha: 1, colour: palette().accent, weight: 600 }, scale);
  }
}
