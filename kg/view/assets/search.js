// The search box: entities by name or alias, relations, and sentences; a combobox that the keyboard can drive.

const MAX_SUGGESTIONS = 9;
const names = entities.map((entity) => [entity.name, ...entity.aliases].map(fold));
const sentenceText = sentences.map(fold);
const relationCounts = tally(facts.map((fact) => fact.rel));
let suggestions = [];
let active = -1;

function startSearch() {
  const box = $("search");
  box.value = state.q;
  box.dataset.placeholder = box.placeholder;
  box.addEventListener("input", () => {
    if (pathFrom < 0) set({ q: box.value.trim() });
    suggest(box.value);
  });
  box.addEventListener("focus", () => box.value && suggest(box.value));
  box.addEventListener("keydown", onSearchKey);
  box.addEventListener("blur", () => setTimeout(closeSuggestions, 150));
}

function onSearchKey(event) {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    if (!suggestions.length) suggest(event.target.value);
    else mark((active + (event.key === "ArrowDown" ? 1 : suggestions.length - 1) + suggestions.length) % suggestions.length);
  } else if (event.key === "Enter" && suggestions.length) {
    event.preventDefault();
    suggestions[Math.max(active, 0)].choose();
    closeSuggestions();
  } else if (event.key === "Escape") {
    event.stopPropagation();
    if (suggestions.length) closeSuggestions();
    else leaveSearch();
  }
}

function leaveSearch() {
  const box = $("search");
  endPathSearch();
  box.value = "";
  if (state.q) set({ q: "" });
  box.blur();
}

function suggest(text) {
  const wanted = fold(text.trim());
  suggestions = wanted ? found(wanted) : [];
  active = suggestions.length ? 0 : -1;
  const box = $("suggestions");
  refill(box, ...suggestions.map((one, position) => option(one, position)));
  if (wanted && !suggestions.length) box.append(el("li", { class: "none", text: "Nothing by that name" }));
  box.hidden = !wanted;
  $("search").setAttribute("aria-expanded", String(!box.hidden));
  if (active >= 0) mark(active);
}

function option(one, position) {
  const props = { id: `option-${position}`, role: "option", on: { mousedown: (event) => event.preventDefault(), click: () => (one.choose(), closeSuggestions()) } };
  return el("li", props, one.icon, el("span", { class: "name" }, bdi(one.name)), el("span", { class: "note" }, bdi(one.note)));
}

function mark(position) {
  active = position;
  [...$("suggestions").children].forEach((item, k) => item.setAttribute("aria-selected", String(k === position)));
  $("suggestions").children[position]?.scrollIntoView({ block: "nearest" });
  $("search").setAttribute("aria-activedescendant", `option-${position}`);
}

function closeSuggestions() {
  suggestions = [];
  $("suggestions").hidden = true;
  $("search").setAttribute("aria-expanded", "false");
  $("search").removeAttribute("aria-activedescendant");
}

/** Entities first, then relations, then how many sentences have the words. */
function found(wanted) {
  const people = entitiesLike(wanted).slice(0, MAX_SUGGESTIONS - 2).map((k) => entityChoice(k, wanted));
  if (pathFrom >= 0) return people;
  const relations = [...relationCounts.keys()].filter((name) => fold(name).includes(wanted)).slice(0, MAX_SUGGESTIONS - people.length - 1 || 1);
  const sentence = textChoice(wanted);
  return [...people, ...relations.map(relationChoice), ...(sentence ? [sentence] : [])];
}

/** Entities whose name or alias begins with, has a word that begins with, or contains the text; the important ones first. */
function entitiesLike(wanted) {
  const rank = (name) => (name.startsWith(wanted) ? 3 : name.split(/[\s-]/).some((word) => word.startsWith(wanted)) ? 2 : name.includes(wanted) ? 1 : 0);
  return names
    .map((mine, k) => [Math.max(...mine.map(rank)), k])
    .filter(([score]) => score)
    .sort((a, b) => b[0] - a[0] || a[1] - b[1])
    .map(([, k]) => k);
}

function entityChoice(k, wanted) {
  const entity = entities[k];
  const alias = fold(entity.name).includes(wanted) ? null : entity.aliases.find((name) => fold(name).includes(wanted));
  const choose = () => (pathFrom >= 0 ? choosePath(k) : goTo(k));
  return { icon: classIcon(entity.cls), name: entity.name, note: alias ? `also ${alias}` : count(factsOf[k].length, "fact"), choose };
}

/** Select an entity; one that the overview does not draw is shown with its neighbours. */
function goTo(k) {
  if (state.view === "graph" && !visible().nodes.has(k) && degree(k)) focusOn(k);
  else select("entity", k);
}

function relationChoice(name) {
  const others = [...relationCounts.keys()].filter((other) => other !== name);
  return { icon: el("span", { class: "arrow", text: "→" }), name, note: `only this relation · ${relationCounts.get(name)}`, choose: () => set({ rel: new Set(others) }) };
}

function textChoice(wanted) {
  const hits = facts.filter((fact) => matches(fact, wanted)).length;
  return hits ? { icon: el("span", { class: "arrow", text: "“" }), name: `“${wanted}” in names and sentences`, note: count(hits, "fact"), choose: () => set({ view: "table", q: wanted }) } : null;
}

/** Whether a fact's names, relation, value or sentences have the text. */
function matches(fact, wanted) {
  if (!wanted) return true;
  return (
    names[fact.s].some((name) => name.includes(wanted)) ||
    (fact.o >= 0 ? names[fact.o].some((name) => name.includes(wanted)) : fold(fact.value).includes(wanted)) ||
    fold(fact.rel).includes(wanted) ||
    fact.mentions.some((mention) => sentenceText[mention.text].includes(wanted))
  );
}
