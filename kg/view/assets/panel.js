// The side panel: what is known of the selected entity or fact, and where it is said.

const FIRST_ROWS = 8; // of a group; the rest opens on demand

function drawPanel() {
  const { sel } = state;
  const body = sel === null ? (state.path ? pathPanel() : overviewPanel()) : sel.kind === "entity" ? entityPanel(sel.k) : factPanel(sel.k);
  refill($("panel-body"), ...body);
  $("panel-body").scrollTop = 0;
  $("panel").classList.toggle("open", sel !== null || state.path !== null);
  $("panel-close").hidden = sel === null;
}

// ---------------------------------------------------------------------------------------------------- a fact

function factPanel(k) {
  const fact = facts[k];
  const others = factsOf[fact.s].filter((f) => f !== k && fact.o >= 0 && (facts[f].o === fact.o || (facts[f].s === fact.o && facts[f].o === fact.s)));
  announce(`Fact: ${factTitle(fact)}, ${fact.status}`);
  return [
    el("p", { class: "kicker", text: "Fact" }),
    el("h2", { class: "triple" }, entityButton(fact.s), el("span", { class: "relation" }, bdi(fact.rel)), objectPart(fact)),
    el("p", { class: "status" }, statusBadge(fact.status), el("span", { text: STATUSES[fact.status] ?? "" })),
    details(fact),
    el("h3", { text: count(fact.mentions.length, "sentence") }),
    el("ul", { class: "cards" }, ...evidenceCards(fact)),
    others.length ? el("h3", { text: "Also between these two" }) : null,
    others.length ? el("ul", { class: "rows stacked" }, ...others.map((f) => factRow(f, factPhrase(facts[f])))) : null,
  ];
}

const objectPart = (fact) => (fact.o >= 0 ? entityButton(fact.o) : el("span", { class: "literal" }, bdi(fact.value)));

function details(fact) {
  const rows = [
    ["When", fact.time ? niceTime(fact.time) : "not stated"],
    ["Said by", fact.by.length ? inline(fact.by) : fact.denied.length ? "nobody" : "the article itself"],
    ...(fact.denied.length ? [["Denied by", inline(fact.denied)]] : []),
    ["Confidence", el("span", { class: "meter" }, el("progress", { max: 1, value: fact.conf, "aria-label": "Confidence" }), percent(fact.conf))],
    ["Sentences", `${fact.sup} for · ${fact.deny} against`],
    ...fact.quals.map((qualifier) => [qualifier[0], inline([qualifier.slice(1)])]),
  ];
  return el("dl", {}, ...rows.flatMap(([name, value]) => [el("dt", {}, bdi(name)), el("dd", {}, value)]));
}

// ---------------------------------------------------------------------------------------------------- an entity

function entityPanel(k) {
  const entity = entities[k];
  const mine = factsOf[k];
  announce(`${entity.name}, ${entity.cls}, ${count(mine.length, "fact")}`);
  return [
    el("p", { class: "kicker" }, classIcon(entity.cls), ` ${entity.cls === "Other" ? "Entity" : entity.cls}`),
    el("h2", {}, bdi(entity.name)),
    entity.aliases.length ? el("p", { class: "aliases" }, "also ", ...entity.aliases.flatMap((alias, n) => [n ? ", " : null, bdi(alias)])) : null,
    el("p", { class: "sum", text: `${count(mine.length, "fact")} · ${count(degree(k), "connection")} · ${count(sourcesOf(mine).length, "source")}` }),
    el("div", { class: "actions" }, ...entityActions(k)),
    ...groupsOf(k).flatMap(([title, rows, outgoing]) => group(title, rows, outgoing, k)),
    mine.length ? el("h3", { text: "Sources" }) : null,
    el("ul", { class: "sources" }, ...sourcesOf(mine).map(([art, n]) => el("li", {}, source(art), el("span", { class: "tally", text: count(n, "fact") })))),
  ];
}

function entityActions(k) {
  const focused = state.focus === k;
  return [
    focused ? button("Show everything", showAll, { class: "primary" }) : button("Show only its neighbours", () => focusOn(k), { class: "primary" }),
    focused && state.hops === 1 ? button("One step further", () => set({ hops: 2 })) : null,
    button("Find a path to …", () => startPath(k)),
  ];
}

/** [relation, positions of facts, does it point away] by relation; first what the entity does, then what is done to it, then what it says. */
function groupsOf(k) {
  const found = new Map();
  for (const f of factsOf[k]) {
    const fact = facts[f];
    const kind = fact.s !== k ? 1 : fact.o >= 0 ? 0 : 2;
    const key = `${kind}${fact.rel}`;
    if (!found.has(key)) found.set(key, [fact.rel, [], kind !== 1, kind]);
    found.get(key)[1].push(f);
  }
  return [...found.values()].sort((a, b) => a[3] - b[3] || b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
}

function group(title, rows, outgoing, k) {
  const list = el("ul", { class: "rows" });
  const show = (some) => some.map((f) => factRow(f, rowName(facts[f], k)));
  list.append(...show(rows.slice(0, FIRST_ROWS)));
  if (rows.length > FIRST_ROWS) {
    const more = el("li", {}, button(`${rows.length - FIRST_ROWS} more`, () => more.replaceWith(...show(rows.slice(FIRST_ROWS))), { class: "more" }));
    list.append(more);
  }
  const sign = el("span", { class: "way", text: outgoing ? "→" : "←", "aria-label": outgoing ? "of this entity" : "about this entity" });
  return [el("h3", { class: "group" }, ...(outgoing ? [bdi(title), sign] : [sign, bdi(title)])), list];
}

function rowName(fact, k) {
  const other = fact.s === k ? fact.o : fact.s;
  if (other < 0) return el("span", { class: "literal" }, bdi(fact.value));
  return who(other);
}

const who = (k) => el("span", { class: "who" }, classIcon(entities[k].cls, 11), entityButton(k));

/** One line about a fact: a name or phrase, then a button that opens its evidence. */
function factRow(f, name) {
  const fact = facts[f];
  const many = fact.mentions.length > 1 || !fact.time ? count(fact.mentions.length, "sentence") : null;
  const bits = [fact.time ? niceTime(fact.time) : null, many].filter(Boolean).join(" · ");
  const open = el("button", { type: "button", class: "evidence", title: factTitle(fact), on: { click: () => select("fact", f) } }, bits);
  return el("li", { class: isSelected("fact", f) ? "row current" : "row" }, name, el("span", { class: "end" }, isPlain(fact) ? null : statusBadge(fact.status), open));
}

const factPhrase = (fact) => el("span", { class: "who" }, bdi(`${entities[fact.s].name} ${fact.rel} ${objectName(fact)}`));

/** [article, number of facts] of some facts, the latest article first. */
function sourcesOf(some) {
  const found = tally(some.flatMap((f) => [...new Set(facts[f].mentions.map((mention) => mention.art))]).filter((k) => k >= 0));
  return [...found].sort((a, b) => (articles[a[0]].date < articles[b[0]].date ? 1 : -1));
}
