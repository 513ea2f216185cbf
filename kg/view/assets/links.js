// Facts that pass the filters in, what joins what out: a line for each fact between two things, and lines for what is said around it.

const LAYERS = {
  events: "events with all that take part",
  phrases: "things named inside phrases",
  says: "who says it",
  texts: "what is said, as text",
};
const shows = (layer) => !state.layers.has(layer);
let around = null; // what does not depend on the picture; see `connections`

/** {facts: positions that pass, links, beside: Map from entity to Set of its neighbours, texts: Map from entity to facts without object}. */
function connections() {
  around ??= connect();
  return around;
}

function connect() {
  const passes = filter();
  const passing = [];
  facts.forEach((fact, k) => passes(fact) && passing.push(k));
  const told = new Set(shows("events") ? drawnEvents(new Set(passing)) : []);
  const links = [
    ...passing.filter((k) => facts[k].o >= 0 && !isInside(k, told)).map(factLink),
    ...[...told].flatMap(roleLinks),
    ...(shows("phrases") ? merged("phrase", passing, phrasePairs) : []),
    ...(shows("says") ? merged("says", passing, speakerPairs) : []),
    ...standsLinks(),
  ].filter(({ a, b }) => a !== b && !state.hidden.has(a) && !state.hidden.has(b));
  return { facts: passing, events: told, links, beside: neighbours(links), texts: textsOf(passing) };
}

/** Events that have a node of their own: those that pass, and join more than the two that a line of a fact would join. */
function drawnEvents(passing) {
  return events.map((_, n) => n).filter((n) => {
    const event = events[n];
    const parts = event.roles.filter(([, , k]) => k >= 0);
    const isLine = parts.length <= 2 && event.facts.some((f) => facts[f].o >= 0 && facts[f].s !== event.e && facts[f].o !== event.e);
    return !isLine && isOn("cls", "Event") && (event.facts.length ? event.facts.some((f) => passing.has(f)) : isOn("status", event.status));
  });
}

/** Whether the node of an event stands for this fact already. */
function isInside(k, told) {
  return (toldBy.get(k) ?? []).some((n) => told.has(n) && [facts[k].s, facts[k].o].every((end) => events[n].roles.some((role) => role[2] === end)));
}

const factLink = (k) => ({ kind: "fact", a: facts[k].s, b: facts[k].o, facts: [k], label: facts[k].rel, status: facts[k].status, ...(lines.get(k) ?? { width: 1.2, bend: 0 }) });

function roleLinks(n) {
  const { e, roles, facts: told, status } = events[n];
  return roles.filter(([, , k]) => k >= 0).map(([role, , k]) => ({ kind: "role", a: e, b: k, facts: told, label: role, status, width: 1.2, bend: 0 }));
}

/** One line for each pair, with all facts that give it. */
function merged(kind, passing, pairsOf) {
  const found = new Map();
  for (const k of passing) {
    for (const [a, b, label] of pairsOf(facts[k])) {
      if (a === b) continue;
      const key = a * entities.length + b;
      if (!found.has(key)) found.set(key, { kind, a, b, facts: [], label, status: facts[k].status, width: 1, bend: 0.06 });
      found.get(key).facts.push(k);
    }
  }
  return [...found.values()];
}

function phrasePairs(fact) {
  const named = fact.named.filter((k) => k !== fact.o).map((k) => [fact.s, k, fact.rel]);
  const around = fact.quals.filter(([, , k]) => k >= 0 && k !== fact.o && !fact.named.includes(k)).map(([role, , k]) => [fact.s, k, `${fact.rel} … ${role}`]);
  return [...named, ...around];
}

const speakerPairs = (fact) => [...fact.by, ...fact.denied].filter(([, k]) => k >= 0).map(([, k]) => [k, fact.s, "says of"]);

const standsLinks = () =>
  entities.flatMap((entity, a) => entity.stands.map((b) => ({ kind: "stands", a, b, facts: [], label: "acts for", status: "Asserted", width: 1, bend: 0.06 })));

function neighbours(links) {
  const found = new Map();
  const add = (a, b) => (found.get(a) ?? found.set(a, new Set()).get(a)).add(b);
  for (const { a, b } of links) {
    add(a, b);
    add(b, a);
  }
  return found;
}

/** Facts that no line shows, by the entity they are folded into. */
function textsOf(passing) {
  const found = new Map();
  if (!shows("texts")) return found;
  for (const k of passing) {
    const { s, o, named, quals } = facts[k];
    const isLine = (o >= 0 && o !== s) || (shows("phrases") && [...named, ...quals.map((qual) => qual[2])].some((end) => end >= 0 && end !== s));
    if (!isLine) (found.get(s) ?? found.set(s, []).get(s)).push(k);
  }
  return found;
}
