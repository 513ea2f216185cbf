// An article as far as the graph has it: its sentences in their order, what each says marked in it, gaps where the text says nothing to kg.

function articlePanel(k) {
  const article = articles[k];
  const about = [article.publisher, publishedOn(article), article.authors.join(", ")].filter(Boolean).join(" · ");
  const alone = factsFrom[k].filter((f) => articlesOf(facts[f]).length === 1);
  announce(`${article.title || "Untitled article"}, ${count(factsFrom[k].length, "fact")}`);
  return [
    el("p", { class: "kicker", text: "Source" }),
    el("h2", {}, bdi(article.title || "Untitled article")),
    el("p", { class: "sum" }, bdi(about), article.url ? el("span", { class: "away" }, link(article.url, "original")) : null),
    el("p", { class: "sum", text: `${count(factsFrom[k].length, "fact")}, ${alone.length} of them only here. Marked words open the fact that they belong to.` }),
    el("div", { class: "actions" }, button("Only this source", () => only("source", outlet(k)), { class: "primary" })),
    el("div", { class: "article" }, ...passages(k)),
    el("p", { class: "fine", text: "The graph keeps the sentences that carry facts; … stands for what lies between them." }),
    ...list("Only here", alone, factRow),
  ];
}

/** One paragraph for each sentence, in the order of the text. */
function passages(k) {
  const found = new Map();
  for (const f of factsFrom[k]) {
    for (const mention of facts[f].mentions) {
      if (mention.art !== k || !sentences[mention.text]) continue;
      const key = mention.begin < 0 ? `${mention.text}` : mention.begin;
      if (!found.has(key)) found.set(key, { begin: mention.begin, text: mention.text, told: [] });
      found.get(key).told.push([f, mention]);
    }
  }
  const rows = [...found.values()].sort((a, b) => a.begin - b.begin || a.text - b.text);
  let end = 0;
  return rows.flatMap((one) => {
    const isGap = one.begin > end + 3;
    end = one.begin + Array.from(sentences[one.text]).length;
    return [isGap ? el("p", { class: "gap", text: "…" }) : null, passage(one)];
  });
}

/** A sentence with the predicates of its facts as buttons; below it nothing, since a button says its fact when pointed at. */
function passage({ text, told }) {
  const letters = Array.from(sentences[text]);
  const spans = told.map(([f, mention]) => ({ f, span: mention.spans[1] ?? mention.spans[2] ?? mention.spans[0] })).filter(({ span }) => span).sort((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1]);
  const pieces = [];
  let last = 0;
  for (const { f, span } of spans) {
    if (span[0] < last) continue;
    pieces.push(bdi(letters.slice(last, span[0]).join("")), mark(f, letters.slice(span[0], span[1]).join("")));
    last = span[1];
  }
  const rest = told.map(([f]) => f).filter((f, at, all) => all.indexOf(f) === at && !spans.some((one) => one.f === f));
  return el("p", {}, ...pieces, bdi(letters.slice(last).join("")), ...rest.slice(0, 3).map((f) => mark(f, " ¶")));
}

const mark = (f, words) =>
  el("button", { type: "button", class: `marked badge-${facts[f].status.toLowerCase()}`, title: facts[f].text, "aria-label": `${words}: ${facts[f].text}`, on: { click: () => select("fact", f), pointerenter: () => shine([f]), pointerleave: () => shine(null) } }, bdi(words));
