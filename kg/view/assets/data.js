// The data island in; entities, facts, events and their indexes out. All are known by their position everywhere.

const DATA = JSON.parse($("graph-data").textContent);
const { relations, events, sentences, articles, stages, differences, ways } = DATA;
const MENTION = ["text", "begin", "spans", "art", "by", "acts", "status", "how", "conf"];

/** Rows as objects again. */
const unpack = ({ keys, rows }) => rows.map((row) => asObject(keys, row));

function asObject(keys, row) {
  const found = {};
  for (let k = 0; k < keys.length; k += 1) found[keys[k]] = row[k];
  return found;
}

const entities = unpack(DATA.entities);
const facts = unpack(DATA.facts);
const nodes = unpack(DATA.nodes);
for (const fact of facts) {
  fact.rel = relations[fact.r].label;
  fact.mentions = fact.mentions.map((mention) => asObject(MENTION, mention));
}
const lines = new Map(DATA.edges.map(([k, width, bend]) => [k, { width, bend }])); // how the edge of a fact is drawn
const iriOf = (table, row) => row.iri || DATA[table].base + row.id;

/** What each status means to a reader, in the order of the legend. */
const STATUSES = {
  Asserted: "the article says so itself",
  Reported: "somebody is quoted as saying so; not doubted",
  Claimed: "alleged or unproven",
  Planned: "intended, demanded or announced, not done yet",
  Possible: "may be so",
  Disputed: "some sentences affirm it, others deny it",
  Denied: "somebody denies it",
  Negated: "the article says it is not so",
};
const CLASSES = ["Person", "Organization", "Place", "Facility", "Event", "Work", "Product", "Group", "Concept"];

const factsOf = entities.map(() => []); // as subject or object
facts.forEach((fact, k) => {
  factsOf[fact.s].push(k);
  if (fact.o >= 0 && fact.o !== fact.s) factsOf[fact.o].push(k);
});
const eventAt = new Map(events.map((event, n) => [event.e, n])); // entity -> its event
const eventsWith = entities.map(() => []); // entity -> events it takes part in
events.forEach((event, n) => event.roles.forEach(([, , k]) => k >= 0 && !eventsWith[k].includes(n) && eventsWith[k].push(n)));
const toldBy = new Map(); // fact -> events that it describes
events.forEach((event, n) => event.facts.forEach((f) => toldBy.set(f, [...(toldBy.get(f) ?? []), n])));

const entityById = new Map(entities.map((entity, k) => [entity.id, k]));
const factById = new Map(facts.map((fact, k) => [fact.id, k]));

/** Articles of a fact, each once, in their order. */
function articlesOf(fact) {
  fact.arts ??= [...new Set(fact.mentions.map((mention) => mention.art))].filter((k) => k >= 0).sort((a, b) => a - b);
  return fact.arts;
}

const factsFrom = articles.map(() => []);
facts.forEach((fact, k) => articlesOf(fact).forEach((art) => factsFrom[art].push(k)));

const outlet = (k) => articles[k].publisher || articles[k].title || "Untitled article";

/** Sources that say so on their own: outlets, those that print the same sentence counted as one. */
function independent(fact) {
  if (fact.independent !== undefined) return fact.independent;
  const texts = new Map();
  for (const mention of fact.mentions) if (mention.art >= 0 && !texts.has(outlet(mention.art))) texts.set(outlet(mention.art), mention.text);
  fact.independent = new Set(texts.values()).size;
  return fact.independent;
}

/** How often each value occurs, as a Map. */
function tally(values) {
  const found = new Map();
  for (const value of values) found.set(value, (found.get(value) ?? 0) + 1);
  return found;
}

const objectName = (fact) => (fact.o >= 0 ? entities[fact.o].name : fact.value);
const isPlain = (fact) => fact.status === "Asserted" || fact.status === "Reported";
