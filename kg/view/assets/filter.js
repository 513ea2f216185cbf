// State in; which facts, edges and entities are shown out. Computed when asked for, kept until the state changes.

let shown = null;

const stale = () => {
  shown = null;
};

/** {facts, edges: positions in order; nodes: Set of entities; away: connected entities that the stage leaves out}. */
function visible() {
  shown ??= compute();
  return shown;
}

function compute() {
  const passing = [];
  facts.forEach((fact, k) => passes(fact) && passing.push(k));
  const edges = passing.filter((k) => facts[k].o >= 0);
  if (state.path) return { facts: passing, ...alongPath(edges) };
  if (state.focus >= 0) return { facts: passing, ...around(state.focus, edges) };
  const limit = layouts[state.stage].length;
  const drawn = withSelected(edges.filter((k) => facts[k].s < limit && facts[k].o < limit));
  return { facts: passing, edges: drawn, nodes: endsOf(drawn) };
}

/** What the reader selected is drawn although a filter or the limit leaves it out. */
function withSelected(edges) {
  const { sel } = state;
  return sel?.kind === "fact" && facts[sel.k].o >= 0 && !edges.includes(sel.k) ? [...edges, sel.k] : edges;
}

function passes(fact) {
  if (state.status.has(fact.status) || state.rel.has(fact.rel)) return false;
  if (state.cls.has(entities[fact.s].cls) || (fact.o >= 0 && state.cls.has(entities[fact.o].cls))) return false;
  if (!state.from && !state.to) return true;
  const days = daysOf(fact, state.clock);
  return days !== null && (!state.to || days[0] <= state.to) && (!state.from || days[1] >= state.from);
}

function endsOf(edges) {
  const nodes = new Set();
  for (const k of edges) nodes.add(facts[k].s).add(facts[k].o);
  return nodes;
}

/** An entity, what is at most `hops` statements away from it, and all statements among these. */
function around(centre, edges) {
  const nodes = new Set([centre]);
  for (let hop = 0; hop < state.hops; hop += 1) {
    const inner = new Set(nodes);
    for (const k of edges) {
      if (inner.has(facts[k].s)) nodes.add(facts[k].o);
      if (inner.has(facts[k].o)) nodes.add(facts[k].s);
    }
  }
  return { nodes, edges: edges.filter((k) => nodes.has(facts[k].s) && nodes.has(facts[k].o)) };
}

function alongPath(edges) {
  const route = shortestPath(...state.path);
  const places = new Map(route.map((k, step) => [k, step]));
  const isStep = (fact) => Math.abs((places.get(fact.s) ?? -9) - (places.get(fact.o) ?? 9)) === 1;
  return { nodes: new Set(route.length ? route : state.path), edges: edges.filter((k) => isStep(facts[k])) };
}

/** Entities from one to another over facts that pass the filters, whatever way they point; empty where there is no way. */
function shortestPath(start, end) {
  const before = new Map([[start, start]]);
  let frontier = [start];
  while (frontier.length && !before.has(end)) {
    const next = [];
    for (const k of frontier) {
      for (const f of factsOf[k]) {
        const other = facts[f].s === k ? facts[f].o : facts[f].s;
        if (other < 0 || before.has(other) || !connects(facts[f])) continue;
        before.set(other, k);
        next.push(other);
      }
    }
    frontier = next;
  }
  if (!before.has(end)) return [];
  const route = [end];
  while (route[0] !== start) route.unshift(before.get(route[0]));
  return route;
}

/** A negated or denied statement says that something does not connect two entities. */
const connects = (fact) => fact.status !== "Negated" && fact.status !== "Denied" && passes(fact);

const hasFilters = () => state.cls.size + state.rel.size > 0 || Boolean(state.from || state.to);
