// The side that opens when something is selected: a fact, an entity, several, a group, an article or a path.

const FIRST_ROWS = 8; // of a list; the rest opens on demand

let opener = null; // where the keyboard was before the side opened; it goes back there

const takesKeys = (one) => one !== null && one.isConnected && one.getClientRects().length > 0;

function drawPanel() {
  const { sel, picked, path } = state;
  const isOpen = sel !== null || picked.size > 0 || path !== null;
  const from = document.activeElement;
  if (isOpen && !$("panel").contains(from)) opener = from;
  refill($("panel-body"), ...(isOpen ? panelOf(sel, picked) : []));
  $("panel-body").scrollTop = 0;
  $("panel").classList.toggle("open", isOpen);
  document.body.classList.toggle("with-panel", isOpen);
  $("panel-close").hidden = !isOpen;
  if (isOpen && from !== document.body && !takesKeys(from)) $("panel-close").focus(); // what was chosen has made room for the side
}

function panelOf(sel, picked) {
  if (picked.size) return pickedPanel([...picked]);
  if (sel === null) return pathPanel();
  return { fact: factPanel, entity: entityPanel, article: articlePanel, group: groupPanel }[sel.kind](sel.k);
}

// ---------------------------------------------------------------------------------------------------- a fact

function factPanel(k) {
  const fact = facts[k];
  const others = factsOf[fact.s].filter((f) => f !== k && fact.o >= 0 && (facts[f].o === fact.o || (facts[f].s === fact.o && facts[f].o === fact.s)));
  announce(`${fact.text}, ${fact.status}`);
  return [
    el("p", { class: "kicker", text: "Fact" }),
    el("h2", {}, ...factSentence(fact)),
    el("p", { class: "status" }, statusBadge(fact.status), el("span", { text: STATUSES[fact.status] ?? "" })),
    details(fact),
    el("div", { class: "actions" }, ...factJudgements(k)),
    el("h3", { text: count(fact.mentions.length, "sentence") }),
    el("ul", { class: "cards" }, ...evidenceCards(fact)),
    ...(toldBy.get(k) ?? []).flatMap((n) => [el("h3", { text: "Part of" }), el("ul", { class: "rows stacked" }, eventRow(n))]),
    ...list("In the same words", factsOf[fact.s].filter((f) => f !== k && wordingOf(f) === wordingOf(k)), factRow),
    ...list("Also between these two", others, factRow),
  ];
}

function details(fact) {
  const during = new Set(duringOf(fact).map(([, k]) => k));
  const rows = [
    ...clockRows(fact),
    ["Said by", fact.by.length ? inline(fact.by) : fact.denied.length ? "nobody" : ITSELF],
    ...(fact.denied.length ? [["Denied by", inline(fact.denied)]] : []),
    ["Sources", `${independent(fact)} independent, ${count(fact.mentions.length, "sentence")}: ${fact.sup} for, ${fact.deny} against`],
    ["Confidence", el("span", { class: "meter" }, el("progress", { max: 1, value: fact.conf, "aria-label": "Confidence" }), percent(fact.conf))],
    ...fact.quals.filter(([role, , end]) => role !== "time" && !during.has(end)).map(([role, words, end]) => [role, inline([[words, end]])]),
    ...(fact.named.length ? [["names", inline(fact.named.map((end) => [entities[end].name, end]))]] : []),
  ];
  return el("dl", {}, ...rows.flatMap(([name, value]) => [el("dt", {}, bdi(name)), el("dd", {}, value)]));
}

// ---------------------------------------------------------------------------------------------------- several

function pickedPanel(some) {
  const chosen = new Set(some);
  const among = facts.map((_, k) => k).filter((k) => endsOf(facts[k]).filter((end) => chosen.has(end)).length > 1);
  return [
    el("p", { class: "kicker", text: "Selection" }),
    el("h2", { text: count(some.length, "entity", "entities") }),
    el("ul", { class: "rows" }, ...some.map((k) => el("li", { class: "row" }, who(k)))),
    el(
      "div",
      { class: "actions" },
      some.length === 2 ? button("Path between them", () => set({ path: some, focus: -1, picked: new Set(), sel: null }), { class: "primary" }) : null,
      button("Pin", () => set({ pinned: new Set([...state.pinned, ...some]) })),
      button("Hide", () => set({ hidden: new Set([...state.hidden, ...some]), picked: new Set() })),
      some.length === 2 ? button("They are the same", () => judge("same", entities[some[0]].name, entities[some[1]].name)) : null,
      some.length === 2 ? button("They are different", () => judge("different", entities[some[0]].name, entities[some[1]].name)) : null,
    ),
    ...list("Among them", among, factRow),
  ];
}

function groupPanel(g) {
  const { name, apart, nodes: some } = stages.at(-1).groups[g];
  return [
    el("p", { class: "kicker", text: "Group" }),
    el("h2", {}, bdi(name)),
    el("p", { class: "sum", text: `${count(some.length, "entity", "entities")} ${apart ? "that few others are named with" : "that the articles name together"}` }),
    el("div", { class: "actions" }, button(state.open.has(g) ? "Close it" : "Open it", () => set({ open: toggled(state.open, g) }), { class: "primary" })),
    ...list("Members", some, (k) => el("li", { class: "row" }, who(k), el("span", { class: "end tally", text: count(factsOf[k].length, "fact") }))),
  ];
}

// ---------------------------------------------------------------------------------------------------- rows

/** A heading and rows, of which some are shown at first; nothing where there are none. */
function list(title, some, row, first = FIRST_ROWS) {
  if (!some.length) return [];
  const rows = el("ul", { class: "rows stacked" }, ...some.slice(0, first).map((one) => row(one)));
  if (some.length > first) {
    const more = el("li", {}, button(`${(some.length - first).toLocaleString("en")} more`, () => showMore(more, some, row, first), { class: "more" }));
    rows.append(more);
  }
  return [el("h3", {}, title, " ", el("span", { class: "tally", text: some.length.toLocaleString("en") })), rows];
}

const ARTICLES = /\b(?:the|an?)\s/giu;
const wordingOf = (k) => `${facts[k].status} ${facts[k].time} ${fold(facts[k].text.replace(ARTICLES, ""))}`;

/** Facts, each wording once: "chief of General Staff" is "chief of the General Staff". The one that joins two things stands for the others. */
function eachWordingOnce(some) {
  const found = new Map();
  for (const k of some) {
    const other = found.get(wordingOf(k));
    if (other === undefined || (facts[k].o >= 0 && facts[other].o < 0)) found.set(wordingOf(k), k);
  }
  return [...found.values()];
}

const STEP = 200;

function showMore(more, some, row, from) {
  const next = some.slice(from, from + STEP).map((one) => row(one));
  const rest = some.length - from - STEP;
  if (rest > 0) next.push(el("li", {}, button(`${rest.toLocaleString("en")} more`, (event) => showMore(event.target.closest("li"), some, row, from + STEP), { class: "more" })));
  more.replaceWith(...next);
  next[0]?.querySelector("button")?.focus();
}

const who = (k) => el("span", { class: "who" }, classIcon(entities[k].cls, 11), entityButton(k), isHomonym(k) ? el("span", { class: "tally", text: `(${aboutEntity(k)})` }) : null);

/** One fact as a sentence, then its own day or what it happened during, who says so and when, and how many; pointing at it lights it up in the picture. */
function factRow(k, isDated = false) {
  const fact = facts[k];
  const notes = [isDated ? null : whenOf(fact), fact.time ? null : duringWords(fact), fact.by.length ? fact.by.map(([name]) => name).join(", ") : null, saidOn(fact).length ? `said on ${saidOn(fact)[0][1]}` : null, independent(fact) > 1 ? `${independent(fact)} sources` : null].filter(Boolean);
  return row(fact.text, { badge: isPlain(fact) ? null : fact.status, notes, current: isSelected("fact", k), open: () => select("fact", k), lights: () => shine([k]) });
}

/** `isDated`: its day stands above it already. */
function eventRow(n, isDated = false) {
  const event = events[n];
  const sources = new Set(event.facts.flatMap((f) => articlesOf(facts[f]).map(outlet))).size;
  const notes = [isDated ? null : whenOf(event) || "no day stated", event.time ? null : duringWords(event), sources > 1 ? `${sources} sources` : null].filter(Boolean);
  return row(event.text, { badge: isPlain(event) ? null : event.status, notes, current: isSelected("entity", event.e), open: () => select("entity", event.e), lights: () => shine(event.facts, [event.e, ...event.roles.map((role) => role[2])]) });
}

function row(text, { badge, notes, current, open, lights }) {
  const line = el("button", { type: "button", class: "sentence", on: { click: open } }, ours(text));
  const about = el("span", { class: "notes" }, badge ? statusBadge(badge) : null, notes.length ? bdi(notes.join(" · ")) : null);
  const dark = () => shine(null);
  return el("li", { class: current ? "row current" : "row", on: { pointerenter: lights, pointerleave: dark, focusin: lights, focusout: dark } }, line, badge || notes.length ? about : null);
}

/** [article, number of facts] of some facts, the latest article first. */
function sourcesOf(some) {
  const found = tally(some.flatMap((f) => articlesOf(facts[f])));
  return [...found].sort((a, b) => (articles[a[0]].date < articles[b[0]].date ? 1 : -1));
}
