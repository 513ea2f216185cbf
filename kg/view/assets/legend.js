// What the signs and lines mean: those in the picture in a strip below it, all of them in the help.

function startLegend() {
  refill($("signs"), ...CLASSES.map(signOf), ...Object.keys(STATUSES).map(lineOf));
}

const signOf = (name) => el("li", {}, classIcon(name, 11), name);
const lineOf = (name) => el("li", { title: STATUSES[name] }, statusLine(name), name);

/** Kinds and statuses that are drawn now; colours of clusters are of no kind. */
function drawLegend() {
  const { nodes: drawn, links } = visible();
  const kinds = state.colour === "kind" ? CLASSES.filter((name) => [...drawn].some((k) => entities[k].cls === name)) : [];
  const used = Object.keys(STATUSES).filter((name) => links.some((link) => link.status === name));
  refill($("legend"), ...kinds.map(signOf), ...used.map(lineOf));
}
