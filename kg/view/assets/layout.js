// What is shown in, a place for each entity out: the overview's places come with the page, a neighbourhood is set in rings.

const WIDE = 1.55; // rings are flat ellipses: labels are wide and low
const moved = new Map(); // what the reader dragged, by picture

/** A name for the picture on the stage; each keeps its own places. */
function picture() {
  if (state.path) return `path ${state.path.join(" ")}`;
  return state.focus >= 0 ? `focus ${state.focus} ${state.hops}` : `stage ${state.stage}`;
}

/** Map from entity to {x, y}. */
function places() {
  const { nodes } = visible();
  const found = state.path ? chain([...nodes]) : state.focus >= 0 ? rings(state.focus, nodes) : overview(nodes);
  for (const [k, place] of moved.get(picture()) ?? []) if (found.has(k)) found.set(k, place);
  return found;
}

function rememberPlaces(positions) {
  const mine = moved.get(picture()) ?? new Map();
  for (const [k, place] of Object.entries(positions)) mine.set(Number(k), place);
  moved.set(picture(), mine);
}

function overview(nodes) {
  const layout = layouts[state.stage];
  return new Map([...nodes].map((k) => [k, layout[k] ? { x: layout[k][0], y: layout[k][1] } : home(k)]));
}

/** Stations of a path from left to right, a little up and down so that labels have room. */
function chain(nodes) {
  return new Map(nodes.map((k, step) => [k, { x: step * 230, y: nodes.length > 2 ? (step % 2) * 90 : 0 }]));
}

/** The centre, then its neighbours around it in the order of their direction in the overview, then theirs. */
function rings(centre, nodes) {
  const hop = distances(centre, nodes);
  const origin = home(centre);
  const angle = (k) => Math.atan2(home(k).y - origin.y, home(k).x - origin.x);
  const found = new Map([[centre, { x: 0, y: 0 }]]);
  let radius = 0;
  for (const step of [1, 2]) {
    let rest = [...nodes].filter((k) => k !== centre && (hop.get(k) ?? 2) === step).sort((a, b) => angle(a) - angle(b) || a - b);
    while (rest.length) {
      radius += radius ? 120 : 175;
      const room = Math.max(6, Math.floor((2 * Math.PI * radius) / 95));
      const ring = rest.length <= room * 1.25 ? rest : rest.filter((_, k) => k % Math.ceil(rest.length / room) === 0);
      const start = angle(ring[0]);
      ring.forEach((k, turn) => {
        const at = start + (2 * Math.PI * turn) / ring.length;
        found.set(k, { x: Math.round(Math.cos(at) * radius * WIDE), y: Math.round(Math.sin(at) * radius) });
      });
      const done = new Set(ring);
      rest = rest.filter((k) => !done.has(k));
    }
  }
  return found;
}

/** Place in the largest overview; what is not connected has none. */
function home(k) {
  const place = layouts[layouts.length - 1][k];
  return place ? { x: place[0], y: place[1] } : { x: 0, y: 0 };
}

function distances(centre, nodes) {
  const found = new Map([[centre, 0]]);
  for (const k of visible().edges) {
    const { s, o } = facts[k];
    if (s === centre && !found.has(o)) found.set(o, 1);
    if (o === centre && !found.has(s)) found.set(s, 1);
  }
  for (const k of nodes) if (!found.has(k)) found.set(k, 2);
  return found;
}
