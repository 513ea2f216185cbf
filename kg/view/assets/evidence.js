// A mention in, a card out: the sentence with its parts marked, who says it, where it was published.

/** What a speaker does, as the words before the name. */
const ACTS = {
  claim: "Claimed by",
  deny: "Denied by",
  doubt: "Doubted by",
  demand: "Demanded by",
  promise: "Promised by",
  threaten: "Threatened by",
  ask: "Asked by",
};
const PARTS = ["subject", "predicate", "object"];

/** One card for each sentence of a fact. */
const evidenceCards = (fact) => fact.mentions.map((mention) => evidenceCard(mention));

function evidenceCard(mention) {
  return el(
    "li",
    { class: "card" },
    quotation(mention),
    speakers(mention),
    source(mention.art),
    el("p", { class: "fine", text: [ways[mention.how], `confidence ${percent(mention.conf)}`].filter(Boolean).join(" · ") }),
  );
}

/** Who says it and how, and what that makes of it where it is no plain report. */
function speakers(mention) {
  const plainly = !mention.status || mention.status === "Asserted" || mention.status === "Reported";
  const badge = plainly ? null : statusBadge(mention.status);
  const act = mention.acts.length === 1 ? ACTS[mention.acts[0]] : null;
  if (mention.by.length) return el("p", { class: "said" }, el("span", {}, `${act ?? "According to"} `, ...inline(mention.by)), badge);
  if (mention.acts.length) return el("p", { class: "said" }, el("span", { text: `${act ?? "According to"} somebody not named` }), badge);
  return badge && el("p", { class: "said" }, badge);
}

function quotation(mention) {
  const text = sentences[mention.text];
  if (!text) return el("p", { class: "fine", text: "From the article's metadata." });
  return el("blockquote", {}, ...marked(text, mention.spans));
}

/** The sentence in pieces, each in the innermost part that covers it. Spans count code points, not UTF-16 units. */
function marked(text, spans) {
  const letters = Array.from(text);
  const known = spans.map((span, part) => span && { start: span[0], end: span[1], part }).filter(Boolean);
  const cuts = [...new Set([0, letters.length, ...known.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, k) => {
    const piece = letters.slice(start, cuts[k + 1]).join("");
    const inside = known.filter((span) => span.start <= start && span.end >= cuts[k + 1]);
    const innermost = inside.sort((a, b) => a.end - a.start - (b.end - b.start))[0];
    return innermost ? el("mark", { class: `part-${PARTS[innermost.part]}`, title: PARTS[innermost.part] }, bdi(piece)) : bdi(piece);
  });
}

/** Publisher, date and title of an article, with a link where it has an address. */
function source(k) {
  const article = articles[k];
  if (!article) return null;
  const title = article.title || "Untitled article";
  const about = [article.publisher, publishedOn(article), article.authors.join(", ")].filter(Boolean).join(" · ");
  const open = el("button", { type: "button", class: "inline", title: "Read it with its facts marked", on: { click: () => select("article", k) } }, bdi(title));
  return el("p", { class: "source" }, el("span", { class: "about" }, bdi(about)), open, article.url ? el("span", { class: "away" }, link(article.url, "original")) : null);
}

/** A sentence in which the names of things can be clicked: what an entity is called there is found in the text. */
function linked(text, ends) {
  const found = [];
  for (const k of new Set(ends)) {
    const at = text.indexOf(entities[k].name);
    if (at >= 0 && entities[k].name.length > 1) found.push([at, at + entities[k].name.length, k]);
  }
  found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const pieces = [];
  let last = 0;
  for (const [start, end, k] of found) {
    if (start < last) continue;
    pieces.push(bdi(text.slice(last, start)), entityButton(k, text.slice(start, end)));
    last = end;
  }
  return [...pieces, bdi(text.slice(last))];
}

/** Names in a row; those that are entities can be clicked. */
function inline(people) {
  return people.flatMap(([name, k], position) => [position ? ", " : null, k >= 0 ? entityButton(k, name) : bdi(name)]);
}

/** What a fact says, with its names to click. */
const factSentence = (fact) => linked(fact.text, [...endsOf(fact), ...fact.named, ...fact.quals.map((qual) => qual[2]).filter((k) => k >= 0)]);

const entityButton = (k, name = entities[k].name) =>
  el("button", { type: "button", class: "inline", title: `Show ${entities[k].name}`, on: { click: () => select("entity", k) } }, bdi(name));

const percent = (value) => `${Math.round(value * 100)} %`;
