// The story: what happened in order, one sentence each, with who says so and what is only planned, denied or disputed.

const MAIN_POINTS = 60; // at first; the others are one click away
let wholeStory = false;

/** {event} or {fact}: events, and facts that no event tells. What only says how things stand comes apart. */
function storyItems() {
  const passing = new Set(connections().facts);
  const told = new Set([...toldBy.keys()].filter((k) => passing.has(k)));
  const happened = events.map((_, n) => n).filter((n) => events[n].facts.some((f) => passing.has(f)) || !events[n].facts.length);
  const others = [...passing].filter((k) => !told.has(k));
  const items = [...happened.map((n) => ({ event: n, item: events[n] })), ...others.filter((k) => !relations[facts[k].r].state).map((k) => ({ fact: k, item: facts[k] }))];
  return { items, states: others.filter((k) => relations[facts[k].r].state) };
}

const mentionsOf = ({ event, fact }) => (fact === undefined ? events[event].facts.flatMap((f) => facts[f].mentions) : facts[fact].mentions);

/** How much a point matters: how many say so, whether it joins two things, and how important these are. */
function weight(one) {
  if (one.event !== undefined) return 6 + mentionsOf(one).length;
  const fact = facts[one.fact];
  return 2 * independent(fact) + fact.mentions.length + (fact.o >= 0 ? 2 : 0) + 2 / (1 + fact.s / 20) + fact.conf;
}

/** Place in the text of the first article that tells it. */
function firstPlace(one) {
  const places = mentionsOf(one).filter((mention) => mention.art >= 0);
  return places.length ? places.reduce((a, b) => (b.art < a.art || (b.art === a.art && b.begin < a.begin) ? b : a)) : { art: articles.length, begin: 0 };
}

function storyPanel() {
  if (!facts.length) return [el("h2", { text: "Nothing here yet" }), el("p", { class: "hint", text: "This graph holds no facts. Build it from some articles and open the page again." })];
  const { items, states } = storyItems();
  const some = wholeStory ? items : mainPoints(items);
  const dated = some.filter(({ item }) => item.from || item.to).sort((a, b) => ((a.item.from || a.item.to) < (b.item.from || b.item.to) ? -1 : 1));
  const undated = some.filter(({ item }) => !item.from && !item.to).map((one) => [one, firstPlace(one)]).sort((a, b) => a[1].art - b[1].art || a[1].begin - b[1].begin);
  const rest = items.length - some.length;
  return [
    el("p", { class: "hint", text: items.length ? `${howMany(some.length, wholeStory || !rest)} Point at one to see it in the picture; select it to read its sentences.` : states.length ? "Nothing happens here; below is how things stand." : "Nothing passes the filters." }),
    rest > 0 ? button(`Show all ${items.length.toLocaleString("en")} points`, () => wholeTale(true), { class: "primary", id: "story-all" }) : wholeStory && items.length > MAIN_POINTS ? button("Show the main points only", () => wholeTale(false), { class: "primary", id: "story-all" }) : null,
    ...groupsBy(dated, ({ item }) => dayOf(item)),
    undated.length && dated.length ? el("h3", { class: "part", text: "Without a date" }) : null,
    ...groupsBy(undated.map(([one]) => one), (one) => articleOf(firstPlace(one).art), (one) => publishedNote(firstPlace(one).art)),
    states.length ? el("details", { class: "states" }, el("summary", { text: `Who is who: ${count(states.length, "standing fact")}` }), ...list("How things stand", byRelation(states), factRow, 30)) : null,
  ];
}

const howMany = (n, isAll) => (n === 1 ? "One point." : `${isAll ? "All" : "The main"} ${count(n, "point")} in order.`);

/** The weightiest of the items. */
function mainPoints(items) {
  if (items.length <= MAIN_POINTS) return items;
  const weighed = items.map((one) => [weight(one), one]);
  return weighed.sort((a, b) => b[0] - a[0]).slice(0, MAIN_POINTS).map(([, one]) => one);
}

function wholeTale(all) {
  wholeStory = all;
  drawReading();
  $("story-all")?.focus();
}

const dayOf = (item) => niceTime(item.time || item.from || item.to);
const articleOf = (art) => (articles[art] ? articles[art].title || outlet(art) : "No article");

/** When the article appeared, which says nothing of when what it tells was. */
const publishedNote = (art) => (articles[art] && publishedOn(articles[art]) ? `published ${publishedOn(articles[art])}` : "");

/** Rows under headings, a new one where the heading changes. */
function groupsBy(some, titleOf, noteOf = () => "") {
  const found = [];
  for (const one of some) {
    const title = titleOf(one);
    if (found.at(-1)?.title !== title) found.push({ title, rows: [] });
    found.at(-1).rows.push(one);
  }
  return found.flatMap(({ title, rows }) => {
    const drawRow = (one) => storyRow(one, title);
    const more = rows.length > STEP ? el("li", {}, button(`${rows.length - STEP} more`, (event) => showMore(event.target.closest("li"), rows, drawRow, STEP), { class: "more" })) : null;
    return [el("h3", {}, bdi(title), noteOf(rows[0]) ? el("span", { class: "when", text: noteOf(rows[0]) }) : null), el("ol", { class: "rows stacked story" }, ...rows.slice(0, STEP).map(drawRow), more)];
  });
}

/** A row under its heading, which says when it was. */
function storyRow(one, title) {
  const isDated = whenOf(one.item) === title || !whenOf(one.item);
  return one.event === undefined ? factRow(one.fact, isDated) : eventRow(one.event, isDated);
}
