// What is shown as a report on paper: the story, the facts with their sentences, the sources. It is made when the page is printed.

const MOST_PRINTED = 1500; // facts; more is a book

function startReport() {
  addEventListener("beforeprint", writeReport);
}

function printReport() {
  writeReport();
  print();
}

function writeReport() {
  const shownFacts = tableFacts();
  const number = new Map(articles.map((_, k) => [k, k + 1]));
  const used = [...new Set(shownFacts.flatMap((k) => articlesOf(facts[k])))].sort((a, b) => a - b);
  const { items } = storyItems();
  const inOrder = [...items].sort((a, b) => ((a.item.from || a.item.to || "9") < (b.item.from || b.item.to || "9") ? -1 : 1));
  refill(
    $("report"),
    el("h1", {}, bdi(DATA.title)),
    el("p", { text: `${$("summary").textContent.trim()}. ${count(shownFacts.length, "fact")} in this report.` }),
    filtersInUse() ? el("p", { text: `Filtered: ${[...$("bar").querySelectorAll(".chip > bdi")].map((one) => one.textContent).join("; ")}` }) : null,
    el("h2", { text: "The story" }),
    el("ol", {}, ...inOrder.slice(0, MOST_PRINTED).map(({ item }) => el("li", {}, el("b", { text: whenOf(item) ? `${whenOf(item)}: ` : "" }), ours(item.text), !item.time && duringWords(item) ? `, ${duringWords(item)}` : null, isPlain(item) ? null : ` [${item.status}]`))),
    differences.length ? el("h2", { text: "Where sources differ" }) : null,
    el("ul", {}, ...differences.map(({ what, about, sides }) => el("li", {}, bdi(`${what} (${about}): ${sides.map(([says, source]) => `${niceTime(says)} (${source})`).join(" — ")}`)))),
    el("h2", { text: "Facts and their sentences" }),
    ...shownFacts.slice(0, MOST_PRINTED).map((k) => printedFact(facts[k], number)),
    shownFacts.length > MOST_PRINTED ? el("p", { text: `${shownFacts.length - MOST_PRINTED} more facts are left out; filter for less.` }) : null,
    el("h2", { text: "Sources" }),
    el("ol", {}, ...used.map((k) => el("li", { value: number.get(k) }, bdi([articles[k].title || "Untitled article", articles[k].publisher, publishedOn(articles[k]), articles[k].url].filter(Boolean).join(", "))))),
  );
}

function printedFact(fact, number) {
  const quotes = fact.mentions.map((mention) => el("li", {}, bdi(sentences[mention.text] ? `“${sentences[mention.text]}”` : "metadata of the article"), mention.by.length ? bdi(` — ${mention.by.map(([name]) => name).join(", ")}`) : null, number.has(mention.art) ? ` [${number.get(mention.art)}]` : null));
  return el("section", {}, el("p", {}, el("b", {}, ours(fact.text)), ` ${fact.status}${whenOf(fact) ? `, ${whenOf(fact)}` : ""}, ${percent(fact.conf)}`), el("ul", {}, ...quotes));
}
