// The way between two entities: over what is asserted rather than doubted, through strong things rather than chance ones.

/** What a step costs: doubt and faintness cost more, and so does passing through something that joins everything. */
const COSTS = { Asserted: 1, Reported: 1.1, Claimed: 2, Planned: 2.2, Possible: 2.6, Disputed: 3 };
const PHRASE_COST = 1.2; // more, for what a phrase only names

function costOf(link) {
  const base = COSTS[link.status];
  if (base === undefined || link.kind === "says") return Infinity; // what is denied or negated connects nothing
  const surest = link.facts.reduce((best, k) => Math.max(best, facts[k].conf), 0) || 0.8;
  return base + (link.kind === "phrase" ? PHRASE_COST : 0) + (1 - surest) + 0.4 / Math.max(1, ...link.facts.map((k) => independent(facts[k])));
}

/** Entities from one to another over facts that pass the filters, whatever way they point; empty where there is no way. */
function shortestPath(start, end) {
  const { links } = connections();
  const steps = new Map();
  links.forEach((link) => {
    const cost = costOf(link);
    if (cost === Infinity) return;
    for (const [from, to] of [[link.a, link.b], [link.b, link.a]]) (steps.get(from) ?? steps.set(from, []).get(from)).push([to, cost]);
  });
  const best = new Map([[start, 0]]);
  const before = new Map();
  const queue = [[0, start]];
  while (queue.length) {
    const [cost, k] = popLeast(queue);
    if (k === end) break;
    if (cost > best.get(k)) continue;
    const crowd = k === start ? 0 : Math.log10(1 + (steps.get(k)?.length ?? 0)) * 0.3;
    for (const [to, price] of steps.get(k) ?? []) {
      const total = cost + price + crowd;
      if (total >= (best.get(to) ?? Infinity)) continue;
      best.set(to, total);
      before.set(to, k);
      pushLeast(queue, [total, to]);
    }
  }
  if (!before.has(end)) return [];
  const route = [end];
  while (route[0] !== start) route.unshift(before.get(route[0]));
  return route;
}

/** A heap of [cost, entity]. */
function pushLeast(heap, item) {
  let at = heap.push(item) - 1;
  while (at > 0) {
    const up = (at - 1) >> 1;
    if (heap[up][0] <= item[0]) break;
    heap[at] = heap[up];
    at = up;
  }
  heap[at] = item;
}

function popLeast(heap) {
  const top = heap[0];
  const last = heap.pop();
  if (!heap.length) return top;
  let at = 0;
  for (;;) {
    let down = 2 * at + 1;
    if (down >= heap.length) break;
    if (down + 1 < heap.length && heap[down + 1][0] < heap[down][0]) down += 1;
    if (heap[down][0] >= last[0]) break;
    heap[at] = heap[down];
    at = down;
  }
  heap[at] = last;
  return top;
}

/** Lines between neighbours on the way. */
function alongPath(links, drawn) {
  const steps = new Map(shortestPath(...state.path).map((k, step) => [k, step]));
  return links.filter(({ a, b }) => drawn.has(a) && drawn.has(b) && Math.abs((steps.get(a) ?? -9) - (steps.get(b) ?? 9)) === 1);
}

const startPath = (k) => startChoice(`Path from ${entities[k].name} to …`, (other) => set({ path: [k, other], focus: -1, sel: null, view: "graph" }));

/** The side panel for a path: its facts, step by step. */
function pathPanel() {
  const route = shortestPath(...state.path);
  if (!route.length) return [el("p", { class: "kicker", text: "Path" }), el("h2", { text: "No path" }), el("p", { class: "hint", text: "Nothing that passes the filters connects these two." })];
  const steps = route.slice(1).flatMap((k, step) => {
    const between = [...new Set(visible().links.filter(({ a, b }) => (a === k && b === route[step]) || (b === k && a === route[step])).flatMap((link) => link.facts))];
    const title = el("h3", { class: "group" }, bdi(entities[route[step]].name), el("span", { class: "way", text: "–" }), bdi(entities[k].name));
    return [title, el("ul", { class: "rows stacked" }, ...between.slice(0, FIRST_ROWS).map((f) => factRow(f)))];
  });
  return [el("p", { class: "kicker", text: `Path · ${count(route.length - 1, "step")}` }), el("h2", {}, who(route[0]), " … ", who(route.at(-1))), ...steps];
}

// ---------------------------------------------------------------------------------------------------- the bar above the picture

/** The bar: what is shown of what there is, what is shown alone or left out, each with the button that changes it. */
function drawBar() {
  refill($("bar"), ...[stageChip(), focusChip(), pathChip(), ...filterChips()].filter(Boolean));
  $("shown").textContent = "";
  refill($("shown"), ...coverageLine());
}

const chip = (text, ...buttons) => el("div", { class: "chip" }, bdi(text), ...buttons);

/** "98 of 141 entities, 160 of 215 facts drawn", and one button for the rest. */
function coverageLine() {
  if (!facts.length) return [];
  const { entities: drawn, facts: told, folded, inGroups } = coverage();
  const { groups } = visible();
  const closed = `${inGroups.toLocaleString("en")} of ${count(DATA.total.entities, "entity", "entities")} in ${count(groups.length, "group")}; a double-click opens one`;
  const text = inGroups && !drawn ? [closed] : [`${drawn.toLocaleString("en")} of ${count(DATA.total.entities, "entity", "entities")} and ${told.toLocaleString("en")} of ${count(DATA.total.facts, "fact")} drawn`];
  const parts = [folded.entities ? count(folded.entities, "entity", "entities") : null, folded.facts ? count(folded.facts, "fact") : null].filter(Boolean);
  if (parts.length) text.push(`${parts.join(" and ")} folded (+)`);
  if (inGroups && drawn) text.push(`${inGroups.toLocaleString("en")} in groups`);
  const isAll = state.stage === stages.length - 1 && !parts.length && !inGroups && (!state.layers.size || drawn >= stages.at(-1).nodes.length);
  if (isAll && !state.layers.size && drawn < entities.length) text.push(`${(entities.length - drawn).toLocaleString("en")} told by lines, or in no fact`);
  return [bdi(text.join(" · ")), leftOut() ? el("span", { text: leftOut() }) : null, !isAll && !state.path && state.focus < 0 ? button("Show the rest", showRest, { class: "more", id: "show-rest" }) : null];
}

/** First the stage that has everything, then all that is folded. */
function showRest() {
  if (state.stage < stages.length - 1) set({ stage: stages.length - 1 });
  else if (visible().groups.length && stages.at(-1).groups.length > 1) set({ open: new Set(stages.at(-1).groups.map((_, g) => g)) });
  else set({ expanded: new Set([...state.expanded, ...visible().folds.keys()]), layers: new Set() });
}

function stageChip() {
  if (state.path || state.focus >= 0) return null;
  const open = state.open.size ? button("Close all groups", () => set({ open: new Set() })) : null;
  const fewer = state.stage ? button("Back to the most important", () => set({ stage: 0, open: new Set() })) : null;
  const folded = state.expanded.size ? button("Fold all again", () => set({ expanded: new Set() })) : null;
  if (!open && !fewer && !folded) return null;
  return chip(stages[state.stage].groups.length ? "In groups" : state.stage ? "The large picture" : "Unfolded", open, fewer, folded);
}

/** What the page itself does not hold because the graph is too large for one page, and how to get a smaller one. */
function leftOut() {
  const { total } = DATA;
  if (total.entities <= entities.length && total.facts <= facts.length) return "";
  return `This page holds ${facts.length.toLocaleString("en")} of ${total.facts.toLocaleString("en")} facts; for a smaller one: kg view --about NAME --depth 2, --since DATE or --source NAME`;
}

function focusChip() {
  if (state.focus < 0) return null;
  const reach = state.hops === 1 ? "and its neighbours" : "and two steps around";
  return chip(`${entities[state.focus].name} ${reach}`, state.hops === 1 ? button("One step further", () => set({ hops: 2 })) : button("One step less", () => set({ hops: 1 })), button("Back to all", showAll));
}

function pathChip() {
  if (!state.path) return null;
  const [start, end] = state.path.map((k) => entities[k].name);
  const steps = shortestPath(...state.path).length - 1;
  return chip(steps > 0 ? `${start} to ${end} in ${count(steps, "step")}` : `No path from ${start} to ${end} with these filters`, button("Back to all", showAll));
}
