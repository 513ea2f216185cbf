// What is drawn in, a place for each out: a stage's places come with the page, a neighbourhood is set in rings, what is added goes beside.

const WIDE = 1.55; // rings are flat ellipses: labels are wide and low
const moved = new Map(); // what the reader dragged, by picture
const stagePlaces = stages.map(({ nodes: some, places }) => new Map(some.map((k, n) => [k, { x: places[n][0], y: places[n][1] }])));

/** A name for the picture on the stage; each keeps its own places. */
function picture() {
  if (state.path) return `path ${state.path.join(" ")}`;
  return state.focus >= 0 ? `focus ${state.focus} ${state.hops}` : `stage ${state.stage}`;
}

/** Map from the id of what is drawn to {x, y}: entities by number, texts as "t" and the number of their fact. */
function places() {
  const { nodes: drawn, texts } = visible();
  const found = state.path ? chain([...drawn]) : state.focus >= 0 ? rings(state.focus, drawn) : staged(drawn);
  const mine = moved.get(picture()) ?? new Map();
  for (const [id, place] of mine) if (found.has(id)) found.set(id, place);
  addBeside(found, [...drawn].filter((k) => !found.has(k)).map((k) => [k, neighbourOf(k, found)]), mine);
  addBeside(found, texts.map((k) => [`t${k}`, facts[k].s]), mine);
  return found;
}

function rememberPlaces(id, place) {
  moved.set(picture(), (moved.get(picture()) ?? new Map()).set(id, place));
}

const staged = (drawn) => new Map([...drawn].filter((k) => stagePlaces[state.stage].has(k)).map((k) => [k, { ...stagePlaces[state.stage].get(k) }]));

const neighbourOf = (k, found) => [...(connections().beside.get(k) ?? [])].find((other) => found.has(other)) ?? null;

/** Put each beside what it belongs to: the nearest free place on growing rings around it. */
function addBeside(found, added, mine) {
  const cell = (x, y) => `${Math.round(x / 90)} ${Math.round(y / 46)}`;
  const taken = new Set([...found.values()].map(({ x, y }) => cell(x, y)));
  added.forEach(([id, host], turn) => {
    const middle = found.get(host) ?? { x: 0, y: 0 };
    let spot = mine.get(id);
    for (let step = 8; !spot; step += 1) {
      const [angle, radius] = [step * 2.4 + turn * 0.37, 26 * Math.sqrt(step)];
      const place = { x: Math.round(middle.x + Math.cos(angle) * radius * WIDE), y: Math.round(middle.y + Math.sin(angle) * radius) };
      if (!taken.has(cell(place.x, place.y)) || step > 4000) spot = place;
    }
    taken.add(cell(spot.x, spot.y));
    found.set(id, spot);
  });
}

/** Stations of a path from left to right, a little up and down so that labels have room. */
function chain(some) {
  return new Map(some.map((k, step) => [k, { x: step * 250, y: some.length > 2 ? (step % 2) * 100 : 0 }]));
}

/** The centre, then its neighbours around it in the order of their direction in the last stage, then theirs. */
function rings(centre, drawn) {
  const first = connections().beside.get(centre) ?? new Set();
  const origin = home(centre);
  const angle = (k) => Math.atan2(home(k).y - origin.y, home(k).x - origin.x);
  const found = new Map([[centre, { x: 0, y: 0 }]]);
  let radius = 0;
  for (const isNear of [true, false]) {
    let rest = [...drawn].filter((k) => k !== centre && first.has(k) === isNear).sort((a, b) => angle(a) - angle(b) || a - b);
    while (rest.length) {
      radius += radius ? 120 : 190;
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

/** Place in the last stage, which has everything. */
const home = (k) => stagePlaces.at(-1).get(k) ?? { x: 0, y: 0 };
