// The data island in; entities, facts and their indexes out. Entities and facts are known by their position everywhere.

const DATA = JSON.parse($("graph-data").textContent);
const { entities, facts, sentences, articles, layouts } = DATA;

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

const factsOf = entities.map(() => []);
facts.forEach((fact, k) => {
  factsOf[fact.s].push(k);
  if (fact.o >= 0 && fact.o !== fact.s) factsOf[fact.o].push(k);
});

const entityById = new Map(entities.map((entity, k) => [entity.id, k]));
const factById = new Map(facts.map((fact, k) => [fact.id, k]));
const degree = (k) => DATA.nodes[k].degree ?? (DATA.nodes[k].degree = factsOf[k].filter((f) => facts[f].o >= 0).length);
const connected = layouts[layouts.length - 1].length;

const factsFrom = articles.map(() => new Set());
facts.forEach((fact, k) => fact.mentions.forEach((mention) => mention.art >= 0 && factsFrom[mention.art].add(k)));

/** How often each value of a field occurs among some facts or entities, as a Map. */
function tally(values) {
  const found = new Map();
  for (const value of values) found.set(value, (found.get(value) ?? 0) + 1);
  return found;
}

/** Lower case without accents: what search and filters compare. */
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const objectName = (fact) => (fact.o >= 0 ? entities[fact.o].name : fact.value);
const factTitle = (fact) => `${entities[fact.s].name} – ${fact.rel} – ${objectName(fact)}`;
const isPlain = (fact) => fact.status === "Asserted" || fact.status === "Reported";

/** First and last day of a fact by the clock that the reader chose; a fact without a date of its own falls back to its articles'. */
function daysOf(fact, clock) {
  if (clock === "event" && (fact.from || fact.to)) return [fact.from || fact.to, fact.to || "9999-12-31"];
  const published = fact.mentions.map((mention) => articles[mention.art]?.date).filter(Boolean).sort();
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
