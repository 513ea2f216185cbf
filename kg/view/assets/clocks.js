// A fact or event in, what its four clocks say of it out: when it was, during what, when it was said, when it was published. None is taken
// for another.

const isDay = (words) => /^-?\d{4}(?:-\d\d|\/|$)/u.test(words);
const timesOf = (fact) => fact.quals.filter(([role]) => role === "time" || role === "date").map(([, words]) => words);

/** When a fact or event was: its date, else the words of the text that are no date, else nothing. */
function whenOf(item) {
  if (item.time) return niceTime(item.time);
  const words = item.quals ? timesOf(item).find((one) => !isDay(one)) : null;
  return words ? `“${words}”` : "";
}

/** Dates that stand with a fact and need not be its own: of the saying, or of something else in the phrase. */
const datesBeside = (fact) => timesOf(fact).filter((words) => isDay(words) && words !== fact.time).map(niceTime);

/** Events that have no day of their own, but one fact that tells of them has, and no other has another. */
for (const event of events) {
  const told = event.time ? [] : event.facts.map((f) => facts[f]).filter((fact) => fact.time && (fact.status === event.status || isPlain(fact)));
  if (!told.length || new Set(told.map((fact) => fact.time)).size > 1) continue;
  Object.assign(event, { time: told[0].time, from: told[0].from, to: told[0].to, byFact: true });
}

const DURING = new Set(["during", "at", "in"]);
const factsAt = (item) => (item.facts ?? []).map((f) => facts[f]);

/** [words, entity] of the events during which it was. */
function duringOf(item) {
  const found = (item.quals ? [item] : factsAt(item)).flatMap(({ quals }) => quals.filter(([role, , k]) => DURING.has(role) && k >= 0 && k !== item.e && entities[k].cls === "Event"));
  return [...new Map(found.map(([, , k]) => [k, entities[k].name])).entries()].map(([k, name]) => [name, k]);
}

/** The day of an event that something happened during, in brackets, or nothing. */
const dayOfEvent = (k) => (eventAt.has(k) && events[eventAt.get(k)].time ? ` (${niceTime(events[eventAt.get(k)].time)})` : "");
const duringWords = (item) => duringOf(item).map(([name, k]) => `during ${name}${dayOfEvent(k)}`)[0] ?? null;

let sayings = null; // sentence -> facts in it that somebody says something

/** Days on which the speakers of a fact said it, by the sentences that it is from: [speaker, day]. */
function saidOn(fact) {
  if (!sayings) {
    sayings = new Map();
    for (const one of facts) if (one.time && relations[one.r].group === "What was said") for (const { text } of one.mentions) (sayings.get(text) ?? sayings.set(text, []).get(text)).push(one);
  }
  const found = fact.mentions.flatMap((mention) => mention.by.flatMap(([name, k]) => (sayings.get(mention.text) ?? []).filter((one) => one !== fact && one.s === k).map((one) => [name, niceTime(one.time)])));
  return [...new Map(found.map((pair) => [pair.join(), pair])).values()];
}

/** When an article appeared; "about" where that is worked out from what it tells. */
const publishedOn = ({ date, about }) => (date ? niceTime(date) : about ? `about ${niceTime(about)}` : "");

/** Days on which the articles of a fact or event appeared, each once. */
const publishedDays = (item) => [...new Set((item.quals ? [item] : factsAt(item)).flatMap(articlesOf).sort((a, b) => a - b).map((art) => publishedOn(articles[art])).filter(Boolean))];

/** Rows of a panel: its own day first, then each other clock under its own name. */
function clockRows(item) {
  const during = duringOf(item);
  const said = (item.quals ? [item] : factsAt(item)).flatMap(saidOn);
  const beside = item.quals ? datesBeside(item) : [];
  const published = publishedDays(item);
  return [
    ["When", whenOf(item) ? `${whenOf(item)}${item.byFact ? ", by what is told of it" : ""}` : "no day stated"],
    ...(during.length ? [["During", during.flatMap(([name, k], n) => [n ? ", " : null, entityButton(k, name), dayOfEvent(k)])]] : []),
    ...(beside.length ? [["Day named beside it", beside.join(", ")]] : []),
    ...(said.length ? [["Said on", [...new Set(said.map(([name, day]) => `${day}, by ${name}`))].join("; ")]] : []),
    ...(published.length ? [["Published", published.join(", ")]] : []),
  ];
}

/** First and last day by the clock that the reader chose, or null. The clocks are never mixed. */
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
