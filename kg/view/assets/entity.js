// One entity or event, in sentences: what it does, what is done to it, what it takes part in, says, and where it is named; and why it is one.

const roleFacts = { speaker: null, named: null };

/** Entity -> facts that it says or denies, and facts whose phrases or circumstances name it; worked out when first asked for. */
function factsAround(role) {
  if (roleFacts[role]) return roleFacts[role];
  const found = entities.map(() => []);
  facts.forEach((fact, k) => {
    const ends = role === "speaker" ? [...fact.by, ...fact.denied].map((person) => person[1]) : [...fact.named, ...fact.quals.map((qual) => qual[2])];
    for (const end of new Set(ends)) if (end >= 0 && end !== fact.s && end !== fact.o) found[end].push(k);
  });
  roleFacts[role] = found;
  return found;
}

function entityPanel(k) {
  const entity = entities[k];
  announce(`${entity.name}, ${entity.cls}, ${count(allAbout(k).length, "fact")}`);
  return [
    el("p", { class: "kicker" }, classIcon(entity.cls), ` ${entity.cls === "Other" ? "Entity" : entity.cls}`),
    el("h2", {}, bdi(entity.name)),
    rolesOf(k).length ? el("p", { class: "roles" }, bdi(rolesOf(k).join("; "))) : null,
    entity.aliases.length ? el("p", { class: "aliases" }, "also ", ...entity.aliases.flatMap((alias, n) => [n ? ", " : null, bdi(alias)])) : null,
    el("p", { class: "sum", text: `${count(allAbout(k).length, "fact")} · ${count(connections().beside.get(k)?.size ?? 0, "neighbour")} · ${count(sourcesOf(allAbout(k)).length, "article")}` }),
    el("div", { class: "actions" }, ...entityActions(k)),
    ...(eventAt.has(k) ? eventParts(eventAt.get(k)) : []),
    ...list("Events", eventsWith[k], eventRow),
    ...sections(k),
    ...list("Sources", sourcesOf(allAbout(k)), ([art, n]) => el("li", { class: "row" }, source(art), el("span", { class: "tally", text: count(n, "fact") }))),
    ...whyOne(k),
    el("h3", { text: "Judge" }),
    el("div", { class: "actions" }, ...entityJudgements(k)),
  ];
}

const allAbout = (k) => [...new Set([...factsOf[k], ...factsAround("speaker")[k], ...factsAround("named")[k], ...(eventAt.has(k) ? events[eventAt.get(k)].facts : [])])];

/** Facts by the part that the entity plays in them, those of one relation together. */
function sections(k) {
  const inEvents = new Set(eventsWith[k].flatMap((n) => events[n].facts));
  const mine = factsOf[k].filter((f) => !inEvents.has(f));
  const isState = (f) => relations[facts[f].r].state;
  const says = (f) => relations[facts[f].r].group === "What was said";
  const doing = mine.filter((f) => facts[f].s === k);
  return [
    ...list("Does", byRelation(doing.filter((f) => !isState(f) && !says(f))), factRow),
    ...list("Says", byRelation(doing.filter((f) => says(f) && !isState(f))), factRow),
    ...list("Is", byRelation(doing.filter(isState)), factRow),
    ...list("Is object of", byRelation(mine.filter((f) => facts[f].s !== k)), factRow),
    ...list("Is the source of", factsAround("speaker")[k], factRow),
    ...list("Is named in", factsAround("named")[k], factRow),
  ];
}

const byRelation = (some) => eachWordingOnce(some).sort((a, b) => facts[a].r - facts[b].r || (facts[a].from < facts[b].from ? -1 : 1) || a - b);

/** Posts and descriptions, as the text has them, those that most sentences say first; what tells people of one name apart. */
function rolesOf(k) {
  const mine = factsOf[k].filter((f) => facts[f].s === k).sort((a, b) => facts[b].mentions.length - facts[a].mentions.length || a - b);
  const said = [...new Set(mine.flatMap((f) => postsIn(facts[f])))].filter((post) => !POINTING.test(post));
  return said.filter((post, n) => !said.some((other, m) => m !== n && other.length > post.length && fold(other).includes(fold(post)))).slice(0, 4);
}

const POINTING = /^(?:its|his|her|their|our|my|this|that)\s/iu; // "its leader" tells nobody whose

/** The post that a fact is about, or in which its subject works for somebody. */
const postsIn = (fact) => (fact.o < 0 && isPost(relations[fact.r]) ? [fact.value] : fact.quals.filter(([role]) => role === "position").map(([, words]) => words));

const isPost = ({ iri: name, label }) => name.endsWith("#holdsPosition") || label === "be";

function entityActions(k) {
  const focused = state.focus === k;
  const folded = visible().folds.get(k);
  return [
    focused ? button("Show everything", showAll, { class: "primary" }) : button("Show only its neighbours", () => focusOn(k), { class: "primary" }),
    focused && state.hops === 1 ? button("One step further", () => set({ hops: 2 })) : null,
    folded ? button(`Expand here (+${folded})`, () => expand(k)) : state.expanded.has(k) ? button("Fold again", () => set({ expanded: toggled(state.expanded, k, false) })) : null,
    button("Find a path to …", () => startPath(k)),
    button(state.pinned.has(k) ? "Unpin" : "Pin", () => set({ pinned: toggled(state.pinned, k) })),
    button("Hide", () => set({ hidden: toggled(state.hidden, k, true), sel: null })),
  ];
}

/** Who and what takes part in an event, and the statements that describe it. */
function eventParts(n) {
  const event = events[n];
  const roles = [...tally(event.roles.map(([role]) => role)).keys()];
  const parts = roles.flatMap((role) => [el("dt", { text: role }), el("dd", {}, inline(event.roles.filter((part) => part[0] === role).map(([, words, end]) => [words, end])))]);
  return [
    event.text === entities[event.e].name ? null : el("p", { class: "lead" }, ...linked(event.text, event.roles.map((role) => role[2]).filter((end) => end >= 0))),
    el("p", { class: "status" }, statusBadge(event.status), el("span", { text: STATUSES[event.status] ?? "" })),
    el("dl", {}, ...clockRows(event).flatMap(([name, value]) => [el("dt", { text: name }), el("dd", {}, value)]), ...parts),
    ...list("Told in", event.facts, factRow),
  ];
}

// ---------------------------------------------------------------------------------------------------- why it is one

/** The names under which it stands in the sentences, how often, and in which articles: what a reader checks an identity by. */
function whyOne(k) {
  const found = new Map();
  for (const f of factsOf[k]) {
    const part = facts[f].s === k ? 0 : 2;
    for (const mention of facts[f].mentions) {
      const span = mention.spans[part];
      if (!span || !sentences[mention.text]) continue;
      const words = Array.from(sentences[mention.text]).slice(span[0], span[1]).join("");
      if (!found.has(words)) found.set(words, { places: new Set(), arts: new Set() });
      found.get(words).places.add(`${mention.art} ${mention.begin + span[0]}`);
      found.get(words).arts.add(mention.art);
    }
  }
  const rows = [...found].sort((a, b) => b[1].places.size - a[1].places.size || (a[0] < b[0] ? -1 : 1));
  const title = `Why these are one ${entities[k].cls === "Other" ? "thing" : entities[k].cls.toLowerCase()}`;
  return list(title, rows, ([words, { places: some, arts }]) => el("li", { class: "row" }, el("span", { class: "who" }, bdi(`“${cutTo(words, 60)}”`)), el("span", { class: "end tally", text: `${some.size} × in ${[...arts].filter((art) => art >= 0).map(outlet).filter((name, at, all) => all.indexOf(name) === at).join(", ") || "—"}` })), 5);
}

// ---------------------------------------------------------------------------------------------------- one name, two things

const bearers = tally(entities.map((entity) => entity.name));
const isHomonym = (k) => bearers.get(entities[k].name) > 1;

/** What tells an entity from its namesakes: a post, else its kind and the article it is from. */
function aboutEntity(k) {
  const [art] = sourcesOf(factsOf[k])[0] ?? [-1];
  return [rolesOf(k)[0] ?? entities[k].cls, art >= 0 ? outlet(art) : null].filter(Boolean).join(", ");
}
