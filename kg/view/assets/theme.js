// Colours and shapes in one place: read from the style sheet, so that light and dark need no script of their own.

/** Outlines in a box of 24 x 24, named as vis-network names shapes; the legend and the canvas draw the same ones. */
const OUTLINES = {
  dot: "M12 1a11 11 0 1 1 0 22a11 11 0 1 1 0-22z",
  square: "M5.5 2h13A3.5 3.5 0 0 1 22 5.5v13a3.5 3.5 0 0 1-3.5 3.5h-13A3.5 3.5 0 0 1 2 18.5v-13A3.5 3.5 0 0 1 5.5 2z",
  hexagon: "M12 .8l9.7 5.6v11.2L12 23.2l-9.7-5.6V6.4z",
  triangle: "M12 1.5l11.5 20.5H.5z",
  star: "M12 .5l3.4 7.3 8 .9-5.9 5.4 1.6 7.9L12 18l-7.1 4 1.6-7.9L.6 8.7l8-.9z",
  box: "M5 1h9.5L20 6.5V23H5z",
  diamond: "M12 .5L23.5 12 12 23.5.5 12z",
  ellipse: "M8 5a7 7 0 1 0 0 14a7 7 0 0 0 4-1.3a7 7 0 1 0 0-11.4a7 7 0 0 0-4-1.3z",
  triangleDown: "M.5 2h23L12 22.5z",
  text: "M12 4a8 8 0 1 1 0 16a8 8 0 1 1 0-16z",
};
const SHAPE_OF = new Map(nodes.map((node) => [node.group, node.shape]));

const darkness = matchMedia("(prefers-color-scheme: dark)");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
let colours = null;

function palette() {
  if (colours) return colours;
  const style = getComputedStyle(document.documentElement);
  const read = (name) => style.getPropertyValue(name).trim();
  colours = {
    ink: read("--ink"),
    soft: read("--soft"),
    paper: read("--stage"),
    card: read("--card"),
    accent: read("--accent"),
    cls: new Map([...CLASSES, "Other"].map((name) => [name, read(`--cls-${name.toLowerCase()}`)])),
    status: new Map(Object.keys(STATUSES).map((name) => [name, read(`--st-${name.toLowerCase()}`)])),
    font: getComputedStyle(document.body).fontFamily,
  };
  return colours;
}

const classColour = (cls) => palette().cls.get(cls) ?? palette().cls.get("Other");
/** By kind, or by the cluster that an entity is in; the largest clusters have a colour of their own. */
function nodeColour(k) {
  if (state.colour === "kind") return classColour(entities[k].cls);
  return classColour(CLASSES[entities[k].group] ?? "Other");
}
const statusColour = (status) => palette().status.get(status) ?? palette().soft;

/** The sign of an entity class, for legend, lists and panel. */
function classIcon(cls, size = 14) {
  const path = svg("path", { d: OUTLINES[SHAPE_OF.get(cls)] ?? OUTLINES.text, class: `fill-${CLASSES.includes(cls) ? cls.toLowerCase() : "other"}` });
  return svg("svg", { viewBox: "0 0 24 24", width: size, height: size, class: "icon", "aria-hidden": "true" }, path);
}

/** A piece of line as edges of this status are drawn. */
function statusLine(status) {
  const dashes = DATA.dashes[status];
  const line = svg("line", {
    ...{ x1: 1, y1: 5, x2: 27, y2: 5, class: `stroke-${status.toLowerCase()}` },
    "stroke-dasharray": Array.isArray(dashes) ? dashes.join(" ") : null,
  });
  return svg("svg", { viewBox: "0 0 28 10", width: 28, height: 10, class: "icon", "aria-hidden": "true" }, line);
}

const statusBadge = (status) => el("span", { class: `badge badge-${status.toLowerCase()}`, text: status, title: STATUSES[status] });
