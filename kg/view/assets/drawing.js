// The picture in the window as an SVG with title and legend; the PNG is that SVG at three times the size.

const [TITLE_ROOM, LEGEND_ROOM, SHARPNESS] = [58, 64, 3];

/** The text of an SVG file. */
function drawing() {
  const window = view();
  const { width, height, scale, x, y } = window;
  const { links } = visible();
  const root = svg("svg", { xmlns: SVG, width, height: height + TITLE_ROOM + LEGEND_ROOM, viewBox: `0 0 ${width} ${height + TITLE_ROOM + LEGEND_ROOM}`, "font-family": "Helvetica, Arial, sans-serif" });
  root.append(svg("rect", { width: "100%", height: "100%", fill: palette().paper }), svg("title", { text: DATA.title }));
  root.append(svgText(DATA.title, 20, 28, 18, palette().ink, "start", 600), svgText(coverageWords(), 20, 47, 12, palette().soft, "start"));
  const frameBox = svg("svg", { x: 0, y: TITLE_ROOM, width, height, viewBox: `0 0 ${width} ${height}` });
  const stage = svg("g", { transform: `translate(${width / 2 - x * scale} ${height / 2 - y * scale})` });
  stage.append(...svgGroups(scale), ...links.flatMap((link, n) => svgLine(link, curves[n], scale)), ...[...spots].map(([id, spot]) => svgNode(id, spot, scale)));
  stage.append(...labels(window).map((one) => svgText(one.text, one.x, one.y + one.size * 0.35, one.size, one.colour, one.align === "left" ? "start" : "middle", one.weight, one.alpha, true)));
  frameBox.append(stage);
  root.append(frameBox, ...svgLegend(width, height + TITLE_ROOM + 24));
  return new XMLSerializer().serializeToString(root);
}

const coverageWords = () => [$("summary").textContent.trim(), [...$("shown").children].map((part) => (part.matches("button") ? "" : part.textContent)).join("")].filter(Boolean).join(" · ");

function svgText(text, x, y, size, fill, anchor, weight = 400, opacity = 1, halo = false) {
  const edge = halo ? { stroke: palette().paper, "stroke-width": 3.5, "paint-order": "stroke", "stroke-linejoin": "round" } : {};
  return svg("text", { x: round(x), y: round(y), "font-size": round(size), fill, "text-anchor": anchor, "font-weight": weight, opacity, text, ...edge });
}

const round = (value) => Math.round(value * 10) / 10;

function svgLine(link, { start, bend, end }, scale) {
  const look = lookOf(link);
  const at = ({ x, y }) => `${round(x * scale)} ${round(y * scale)}`;
  const angle = Math.atan2(end.y - bend.y, end.x - bend.x);
  const wing = (turn) => ({ x: end.x - (Math.cos(angle + turn) * 7) / scale, y: end.y - (Math.sin(angle + turn) * 7) / scale });
  const line = svg("path", { d: `M${at(start)}Q${at(bend)} ${at(end)}`, fill: "none", stroke: look.colour, "stroke-width": look.width, opacity: round(look.alpha), "stroke-dasharray": look.dashes ? look.dashes.join(" ") : null });
  if (link.kind === "says") return [line];
  return [line, svg("path", { d: `M${at(end)}L${at(wing(0.42))}L${at(wing(-0.42))}z`, fill: look.colour, opacity: round(look.alpha) })];
}

function svgNode(id, { x, y }, scale) {
  const size = sizeOf(id) * scale;
  const shape = typeof id === "string" ? "box" : nodes[id].shape;
  return svg("path", { d: OUTLINES[shape] ?? OUTLINES.text, transform: `translate(${round(x * scale - size)} ${round(y * scale - size)}) scale(${Math.round((size / 12) * 1000) / 1000})`, fill: colourOf(id), stroke: palette().paper, opacity: isLit(id) ? 1 : 0.22 });
}

function svgGroups(scale) {
  return visible().groups.map((g) => {
    const { x, y, r } = stages[state.stage].groups[g];
    return svg("circle", { cx: round(x * scale), cy: round(y * scale), r: round(discOf(r) * scale), fill: palette().card, stroke: groupColour(g), opacity: 0.8 });
  });
}

/** Signs of the kinds and lines of the statuses that are in the picture. */
function svgLegend(width, top) {
  const { nodes: drawn, links } = visible();
  const kinds = CLASSES.filter((name) => [...drawn].some((k) => entities[k].cls === name));
  const used = Object.keys(STATUSES).filter((name) => links.some((link) => link.status === name));
  const step = Math.min(120, (width - 40) / Math.max(kinds.length, used.length, 1));
  const signs = kinds.flatMap((name, n) => [svg("path", { d: OUTLINES[SHAPE_OF.get(name)] ?? OUTLINES.text, transform: `translate(${20 + n * step} ${top - 9}) scale(.5)`, fill: classColour(name) }), svgText(name, 37 + n * step, top + 1, 11, palette().ink, "start")]);
  const dashes = used.flatMap((name, n) => [
    svg("line", { x1: 20 + n * step, x2: 42 + n * step, y1: top + 19, y2: top + 19, stroke: statusColour(name), "stroke-width": 2, "stroke-dasharray": Array.isArray(DATA.dashes[name]) ? DATA.dashes[name].join(" ") : null }),
    svgText(name, 47 + n * step, top + 23, 11, palette().ink, "start"),
  ]);
  return [...signs, ...dashes];
}

/** The SVG drawn on a canvas three times as large as the window. */
async function savePicture() {
  const image = new Image();
  const address = URL.createObjectURL(new Blob([drawing()], { type: "image/svg+xml" }));
  image.src = address;
  await image.decode();
  const sheet = el("canvas", { width: image.width * SHARPNESS, height: image.height * SHARPNESS });
  const ctx = sheet.getContext("2d");
  ctx.drawImage(image, 0, 0, sheet.width, sheet.height);
  URL.revokeObjectURL(address);
  sheet.toBlob((blob) => download(blob, "png"));
}
