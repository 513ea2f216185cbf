// The sources: what they differ in, what several of them say, what is told with other words, and what only one has.

function sourcesPanel() {
  if (!articles.length) return [el("p", { class: "hint", text: "This graph names no sources." })];
  const passing = connections().facts;
  const both = eachWordingOnce(passing.filter((k) => independent(facts[k]) > 1)).sort((a, b) => independent(facts[b]) - independent(facts[a]) || a - b);
  return [
    el("h3", {}, "They differ ", el("span", { class: "tally", text: String(differences.length) })),
    ...differing(),
    ...list(articles.length > 2 ? "Several say" : "Both say", both, factRow, 12),
    ...list("Told in other words", otherWords(passing), otherRow, 12),
    el("h3", {}, "Sources ", el("span", { class: "tally", text: String(articles.length) })),
    el("ul", { class: "rows sources" }, ...sourceRows()),
    ...speakerList(passing),
  ];
}

function differing() {
  if (articles.length < 2 && !differences.length) return [el("p", { class: "hint", text: "There is one source only, so there is nothing to compare." })];
  if (!differences.length) return [el("p", { class: "hint", text: "No number, date or yes and no stands against another. See below what is told in other words." })];
  const shown = differences.slice(0, 40);
  return [
    el("ul", { class: "differences" }, ...shown.map(differenceCard)),
    differences.length > shown.length ? el("p", { class: "fine", text: `and ${differences.length - shown.length} more: kg query disagreements` }) : null,
  ];
}

/** One row of the named query, its two sides beside each other with the sentences that they rest on. */
function differenceCard({ what, about, sides }) {
  const some = sides.map((side) => side[2]).filter((k) => k >= 0);
  return el(
    "li",
    { class: "card", on: { pointerenter: () => shine(some), pointerleave: () => shine(null) } },
    el("p", { class: "lead" }, bdi(what), el("span", { class: "tally", text: about })),
    el("div", { class: "sides" }, ...sides.map((side) => differenceSide(side, what))),
  );
}

function differenceSide([says, source, k, text], what) {
  const sentence = sentences[text] ?? "";
  return el("div", {}, el("p", { class: "about" }, bdi(source.replace(/\d{4}-\d\d-\d\d/gu, niceDay))), says !== what ? el("p", { class: "says" }, bdi(niceTime(says))) : null, sentence && sentence !== says ? el("p", { class: "fine" }, bdi(`“${sentence}”`)) : null, k >= 0 ? button("Evidence", () => select("fact", k), { class: "more" }) : null);
}

/** Facts of different sources that share relation and object and differ in who did it, or share who and what and differ in the object. */
function otherWords(passing) {
  const found = [];
  const isPlace = (fact) => relations[fact.r].group === "Places and parts"; // many things are in one place
  for (const key of [(fact) => fact.o >= 0 && !isPlace(fact) && `${fact.r} ${fact.o}`, (fact) => fact.o >= 0 && !relations[fact.r].state && `${fact.s} ${fact.r} ${fact.from}`]) {
    const groups = new Map();
    for (const k of passing) if (key(facts[k])) (groups.get(key(facts[k])) ?? groups.set(key(facts[k]), []).get(key(facts[k]))).push(k);
    for (const some of groups.values()) {
      const sources = new Set(some.flatMap((k) => articlesOf(facts[k])));
      if (some.length > 1 && some.length < 5 && sources.size > 1 && some.some((k) => articlesOf(facts[k]).length < sources.size)) found.push(some);
    }
  }
  const seen = new Set();
  return found.filter((some) => !seen.has(some.join()) && seen.add(some.join()));
}

const otherRow = (some) => el("li", { class: "card" }, el("div", { class: "sides" }, ...some.map((k) => el("div", {}, el("p", { class: "about" }, bdi(articlesOf(facts[k]).map(outlet).join(", "))), el("ul", {}, factRow(k))))));

function sourceRows() {
  const passing = new Set(connections().facts);
  const rows = articles.map((_, k) => {
    const mine = factsFrom[k].filter((f) => passing.has(f));
    const alone = mine.filter((f) => independent(facts[f]) === 1).length;
    return el("li", { class: "row" }, source(k), el("span", { class: "notes" }, button(`only here: ${alone.toLocaleString("en")} of ${mine.length.toLocaleString("en")}`, () => select("article", k), { class: "more" })));
  });
  if (rows.length <= 60) return rows;
  return [...rows.slice(0, 60), el("li", {}, button(`${rows.length - 60} more`, (event) => event.target.closest("li").replaceWith(...rows.slice(60)), { class: "more" }))];
}

/** Who is quoted, and how often; a click keeps only what they say. */
function speakerList(passing) {
  const counts = [...tally(passing.flatMap((k) => speakersOf(facts[k])))].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return list("Who is quoted", counts, ([name, n]) => el("li", { class: "row" }, el("button", { type: "button", class: "sentence", on: { click: () => only("speaker", name) } }, bdi(name)), el("span", { class: "notes" }, count(n, "fact"))), 12);
}
