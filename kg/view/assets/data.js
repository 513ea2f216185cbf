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
const timeWords = (fact) => fact.quals.filter(([role]) => role === "time" || role === "date").map(([, words]) => words);

/** When a fact or event was: its date, else the words of the text, else nothing. */
const whenOf = (item) => (item.time ? niceTime(item.time) : item.quals && timeWords(item).length ? `“${timeWords(item)[0]}”` : "");

/** First and last day by the clock that the reader chose, or null. The two clocks are never mixed. */
function daysOf(fact, clock) {
  if (clock === "event") return fact.from || fact.to ? [fact.from || fact.to, fact.to || "9999-12-31"] : null;
  const published = articlesOf(fact).map((art) => articles[art].date).filter(Boolean).sort();
  return published.length ? [published[0], published[published.length - 1]] : null;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** "2023-08-09" as "9 Aug 2023", "2023-08" as "Aug 2023", an interval with a dash; other text as it is. */
function niceTime(edtf) {
  if (!edtf.includes("/")) return niceDay(edtf);
  const [first, last] = edtf.split("/").map((end) => (end === ".." ? "" : niceDay(end)));
  if (!last) return `since ${first}`;
  return first ? niceRange(first, last) : `until ${last}`;
}

/** "11 Aug 2023" and "13 Aug 2023" as "11 – 13 Aug 2023": what both ends share is said once. */
function niceRange(first, last) {
  if (first === last) return first;
  const [a, b] = [first.split(" "), last.split(" ")];
  if (a.length !== b.length) return `${first} – ${last}`;
  let same = 0;
  while (same < a.length - 1 && a[a.length - 1 - same] === b[b.length - 1 - same]) same += 1;
  return `${a.slice(0, a.length - same).join(" ")} – ${last}`;
}

function niceDay(text) {
  const match = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(text);
  if (!match) return text;
  const month = MONTHS[Number(match[2]) - 1] ?? match[2];
  return match[3] ? `${Number(match[3])} ${month} ${match[1]}` : `${month} ${match[1]}`;
}
