// Connections and the reader's choice in, what is drawn out: entities, texts, groups, the lines between them, and what is folded where.

let shown = null;

function stale(isFilter) {
  shown = null;
  if (isFilter) around = null;
}

/**
 * {facts, links, nodes: Set of entities, texts: facts drawn as text, groups: numbers of closed groups, bundles: lines to and between
 * closed groups, folds: Map from entity to how much is folded into it}.
 */
function visible() {
  shown ??= compute();
  return shown;
}

function compute() {
  const { facts: passing, links, beside, texts } = connections();
  const drawn = entitiesDrawn(beside, texts);
  for (const k of state.hidden) drawn.delete(k);
  const closed = closedGroups();
  const mine = state.path ? alongPath(links, drawn) : links.filter(({ a, b }) => drawn.has(a) && drawn.has(b));
  const open = [...state.expanded].filter((k) => drawn.has(k)).flatMap((k) => texts.get(k) ?? []);
  const { sel } = state;
  if (sel?.kind === "fact" && [facts[sel.k].s, facts[sel.k].o].every((k) => drawn.has(k)) && !mine.some((link) => link.facts.includes(sel.k))) mine.push(factLink(sel.k));
  return { facts: passing, links: mine, nodes: drawn, texts: [...new Set(open)], groups: closed, bundles: bundles(links, drawn, closed), folds: folds(drawn, beside, texts) };
}

/** What the stage, the neighbourhood or the path shows, with what the reader opened, pinned or selected. */
function entitiesDrawn(beside, texts) {
  if (state.path) return new Set([...(shortestPath(...state.path).length ? shortestPath(...state.path) : state.path), ...state.pinned]);
  const base = state.focus >= 0 ? near(state.focus, beside) : onStage(beside, texts);
  for (const k of state.expanded) if (base.has(k) || state.stage === 0) for (const other of [k, ...(beside.get(k) ?? [])]) base.add(other);
  for (const k of [...state.pinned, ...state.picked]) base.add(k);
  for (const k of selectedEntities()) base.add(k);
  return base;
}

function onStage(beside, texts) {
  const { nodes: all, groups } = stages[state.stage];
  const isClosed = new Set(groups.flatMap((group, g) => (state.open.has(g) ? [] : group.nodes)));
  return new Set(all.filter((k) => !isClosed.has(k) && (beside.has(k) || texts.has(k))));
}

const closedGroups = () => (state.path || state.focus >= 0 ? [] : stages[state.stage].groups.map((_, g) => g).filter((g) => !state.open.has(g)));

/** Entities that the selection is about. */
function selectedEntities() {
  const { sel } = state;
  if (sel?.kind === "entity") return [sel.k];
  return sel?.kind === "fact" ? endsOf(facts[sel.k]) : [];
}

/** An entity, and what is at most `hops` lines away from it. */
function near(centre, beside) {
  const found = new Set([centre]);
  for (let hop = 0; hop < state.hops; hop += 1) for (const k of [...found]) for (const other of beside.get(k) ?? []) found.add(other);
  return found;
}

/** How many neighbours and texts of each drawn entity are not drawn. */
function folds(drawn, beside, texts) {
  const found = new Map();
  for (const k of drawn) {
    let n = state.expanded.has(k) ? 0 : (texts.get(k)?.length ?? 0);
    for (const other of beside.get(k) ?? []) if (!drawn.has(other)) n += 1;
    if (n) found.set(k, n);
  }
  return found;
}

const groupOf = new Map((stages.at(-1)?.groups ?? []).flatMap((group, g) => group.nodes.map((k) => [k, g])));

/** One line for all that joins a closed group with another or with an entity. */
function bundles(links, drawn, closed) {
  if (!closed.length) return [];
  const isClosed = new Set(closed);
  const end = (k) => (drawn.has(k) ? k : isClosed.has(groupOf.get(k)) ? -1 - groupOf.get(k) : null);
  const found = new Map();
  for (const { a, b } of links) {
    const [from, to] = [end(a), end(b)];
    if (from === null || to === null || from === to || (from >= 0 && to >= 0)) continue;
    const key = from < to ? `${from} ${to}` : `${to} ${from}`;
    if (found.has(key)) found.get(key).n += 1;
    else found.set(key, { from, to, n: 1 });
  }
  return [...found.values()];
}

/** What is drawn, folded, or in closed groups, each entity and fact counted once; for the line above the picture. */
function coverage() {
  const { nodes: drawn, links, texts, groups } = visible();
  const around = connections();
  const onLines = new Set([...links.flatMap((link) => link.facts), ...texts]);
  const inGroups = groups.reduce((n, g) => n + stages[state.stage].groups[g].nodes.length, 0);
  const isFolded = (k) => !drawn.has(k) && [...(around.beside.get(k) ?? [])].some((other) => drawn.has(other));
  const foldedFacts = new Set([
    ...around.links.filter(({ a, b }) => drawn.has(a) !== drawn.has(b)).flatMap((link) => link.facts),
    ...[...drawn].flatMap((k) => around.texts.get(k) ?? []),
  ]);
  const folded = { entities: entities.map((_, k) => k).filter(isFolded).length, facts: [...foldedFacts].filter((k) => !onLines.has(k)).length };
  return { entities: drawn.size, facts: onLines.size, folded, inGroups };
}
