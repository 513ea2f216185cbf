// The side panel while nothing is selected: what the graph holds, where to begin, where sources disagree, the sources.

const MOST = 8;

function overviewPanel() {
  if (!facts.length) return emptyPanel();
  const disputed = facts.map((_, k) => k).filter((k) => ["Disputed", "Denied"].includes(facts[k].status));
  return [
    el("p", { class: "kicker", text: "Overview" }),
    el("h2", { text: "Where to begin" }),
    el("p", { class: "hint", text: "Select an entity or a connection to see the sentences behind it. Double-click an entity to see it with its neighbours only." }),
    el("h3", { text: "Most connected" }),
    el("ul", { class: "rows" }, ...entities.slice(0, Math.min(MOST, connected)).map((_, k) => entityRow(k))),
    disputed.length ? el("h3", { text: "Where sources disagree or deny" }) : null,
    disputed.length ? el("ul", { class: "rows stacked" }, ...disputed.slice(0, MOST).map((k) => factRow(k, factPhrase(facts[k])))) : null,
    el("h3", { text: count(articles.length, "source") }),
    el("ul", { class: "sources" }, ...articles.map((_, k) => sourceRow(k)).slice(0, 60)),
    articles.length > 60 ? el("p", { class: "fine", text: `and ${articles.length - 60} more` }) : null,
  ];
}

function emptyPanel() {
  return [
    el("h2", { text: "Nothing here yet" }),
    el("p", { class: "hint", text: "This graph holds no facts. Build it from some articles and open the page again." }),
  ];
}

const entityRow = (k) =>
  el(
    "li",
    { class: "row" },
    who(k),
    el("span", { class: "end tally", text: count(degree(k), "connection") }),
  );

const sourceRow = (k) => el("li", {}, source(k), el("span", { class: "tally", text: count(factsFrom[k].size, "fact") }));
