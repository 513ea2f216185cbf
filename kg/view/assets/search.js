// The search box: words in any order, over names, roles, relations and sentences; a combobox that the keyboard can drive.

const MAX_NAMES = 6;
const MAX_FACTS = 4;
let index = null; // stem -> Set of documents: entities by number, facts from entities.length on
let vocabulary = []; // stems in order
let choosing = null; // what a choice in the box is for, where not to go there
let suggestions = [];
let active = -1;

function startSearch() {
  const box = $("search");
  box.value = state.q;
  box.dataset.placeholder = box.placeholder;
  box.addEventListener("input", () => {
    if (!choosing) set({ q: box.value.trim() });
    suggest(box.value);
  });
  box.addEventListener("focus", () => box.value && suggest(box.value));
  box.addEventListener("keydown", onSearchKey);
  box.addEventListener("blur", () => setTimeout(closeSuggestions, 150));
  (globalThis.requestIdleCallback ?? setTimeout)(() => words());
}

/** Ask for an entity: what is chosen next in the box goes to `use`. */
function startChoice(question, use) {
  choosing = use;
  $("search").value = "";
  $("search").placeholder = question;
  $("search").focus();
}

function endChoice() {
  choosing = null;
  $("search").placeholder = $("search").dataset.placeholder;
}

// ---------------------------------------------------------------------------------------------------- index

/** The index, built once when the page rests or when it is first needed. */
function words() {
  if (index) return index;
  index = new Map();
  const put = (text, doc) => {
    for (const word of wordsOf(text)) {
      const key = stem(word);
      const there = index.get(key);
      if (there) there.add(doc);
      else index.set(key, new Set([doc]));
    }
  };
  entities.forEach((entity, k) => [entity.name, ...entity.aliases].forEach((name) => put(name, k)));
  facts.forEach((fact, k) => {
    const doc = entities.length + k;
    put(fact.text, doc);
    put(fact.rel, doc);
    if (fact.o < 0) put(fact.value, doc);
    for (const end of endsOf(fact)) for (const name of [entities[end].name, ...entities[end].aliases]) put(name, doc);
    for (const mention of fact.mentions) put(sentences[mention.text], doc);
    if (fact.o < 0 && relations[fact.r].state) put(fact.value, fact.s); // a post finds its holder
    else if (relations[fact.r].state) put(entities[fact.o].name, fact.s);
  });
  vocabulary = [...index.keys()].sort();
  return index;
}

/** Documents that have all words of a text: each word as it is, as a beginning, or with one letter astray where that alone finds it. */
function lookUp(text) {
  words();
  const wanted = wantedOf(text).map(stem);
  if (!wanted.length) return new Set();
  const lists = wanted.map((word, n) => documentsWith(word, n === wanted.length - 1));
  lists.sort((a, b) => a.size - b.size);
  return new Set([...lists[0]].filter((doc) => lists.every((some) => some.has(doc))));
}

function documentsWith(word, isLast) {
  const keys = index.has(word) && !(isLast && word.length < 4) ? [word, ...(word.length > 3 ? startingWith(word) : [])] : startingWith(word);
  const found = new Set(keys.flatMap((key) => [...(index.get(key) ?? [])]));
  if (found.size || word.length < 4) return found;
  return new Set(vocabulary.filter((key) => isClose(key, word)).flatMap((key) => [...index.get(key)]));
}

function startingWith(word) {
  let [low, high] = [0, vocabulary.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (vocabulary[middle] < word) low = middle + 1;
    else high = middle;
  }
  const found = [];
  while (low < vocabulary.length && vocabulary[low].startsWith(word)) found.push(vocabulary[low++]);
  return found;
}

/** Entities and facts for a text; the table and the counts rest on the same. */
function find(text) {
  const found = [...lookUp(text)];
  const people = found.filter((doc) => doc < entities.length).sort((a, b) => nearness(b, text) - nearness(a, text) || a - b);
  return { entities: people, facts: found.filter((doc) => doc >= entities.length).map((doc) => doc - entities.length).sort((a, b) => a - b) };
}

/** A name that begins with the text goes before one that has it, and both before a role. */
function nearness(k, text) {
  const wanted = fold(text.trim());
  const names = [entities[k].name, ...entities[k].aliases].map(fold);
  if (names.some((name) => name.startsWith(wanted))) return 3;
  return names.some((name) => name.includes(wanted)) ? 2 : wordsOf(names.join(" ")).some((word) => stem(word) === stem(wanted)) ? 1 : 0;
}

let foundFor = null; // the last text and the facts that have it

/** Whether a fact has the words of the search box. */
function matching() {
  if (foundFor?.q !== state.q) foundFor = { q: state.q, facts: new Set(find(state.q).facts) };
  return foundFor.facts;
}

// ---------------------------------------------------------------------------------------------------- suggestions

function onSearchKey(event) {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    if (!suggestions.length) suggest(event.target.value);
    else markOption((active + (event.key === "ArrowDown" ? 1 : suggestions.length - 1) + suggestions.length) % suggestions.length);
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
  endChoice();
  box.value = "";
  if (state.q) set({ q: "" });
  $("canvas").focus();
}

function suggest(text) {
  const wanted = text.trim();
  suggestions = wanted ? suggested(wanted) : [];
  active = suggestions.length ? 0 : -1;
  const box = $("suggestions");
  refill(box, ...suggestions.map((one, position) => option(one, position)));
  $("no-suggestion").hidden = !wanted || suggestions.length > 0;
  box.hidden = !suggestions.length;
  $("search").setAttribute("aria-expanded", String(!box.hidden));
  if (active >= 0) markOption(active);
}

function option(one, position) {
  const props = { id: `option-${position}`, role: "option", class: one.class ?? null, on: { mousedown: (event) => event.preventDefault(), click: () => (one.choose(), closeSuggestions()) } };
  return el("li", props, one.icon, el("span", { class: "name" }, one.class === "wide" ? ours(one.name) : bdi(one.name)), el("span", { class: "note" }, bdi(one.note)));
}

function markOption(position) {
  active = position;
  [...$("suggestions").children].forEach((item, k) => item.setAttribute("aria-selected", String(k === position)));
  $("suggestions").children[position]?.scrollIntoView({ block: "nearest" });
  $("search").setAttribute("aria-activedescendant", `option-${position}`);
}

function closeSuggestions() {
  suggestions = [];
  $("suggestions").hidden = true;
  $("no-suggestion").hidden = true;
  $("search").setAttribute("aria-expanded", "false");
  $("search").removeAttribute("aria-activedescendant");
}

/** Entities first, then facts as sentences, then how many there are in all. */
function suggested(text) {
  const found = find(text);
  const people = found.entities.slice(0, MAX_NAMES).map((k) => entityChoice(k, text));
  if (choosing) return people;
  const wanted = wantedOf(text).map(stem);
  const weights = new Map(found.facts.map((k) => [k, importance(k) + 2 * told(k, wanted)]));
  const seen = new Set();
  const some = [...found.facts].sort((a, b) => weights.get(b) - weights.get(a) || a - b).filter((k) => !seen.has(facts[k].text) && seen.add(facts[k].text)).slice(0, MAX_FACTS).map(factChoice);
  const all = found.facts.length ? [{ icon: el("span", { class: "arrow", text: "“" }), name: `All that has “${text}”`, note: count(found.facts.length, "fact"), choose: () => set({ view: "table", q: text }) }] : [];
  return [...people, ...some, ...all];
}

/** How many of the words a fact says itself, not only the sentence that it is from. */
function told(k, wanted) {
  const own = new Set(wordsOf(facts[k].text).map(stem));
  return wanted.filter((word) => own.has(word)).length;
}

const importance = (k) => independent(facts[k]) * 2 + (relations[facts[k].r].state ? 0 : 3) + (relations[facts[k].r].group === "What was said" ? 1 : 0) + facts[k].conf;

function entityChoice(k, text) {
  const entity = entities[k];
  const wanted = fold(text);
  const alias = fold(entity.name).includes(wanted) ? null : entity.aliases.find((name) => fold(name).includes(wanted));
  const about = alias ? `also ${alias}` : isHomonym(k) ? aboutEntity(k) : rolesOf(k)[0];
  const use = choosing;
  const choose = () => (use ? (endChoice(), ($("search").value = ""), use(k)) : goTo(k));
  return { icon: classIcon(entity.cls), name: entity.name, note: [about, count(allAbout(k).length, "fact")].filter(Boolean).join(" · "), choose };
}

const factChoice = (k) => ({ icon: el("span", { class: "arrow", text: "→" }), class: "wide", name: facts[k].text, note: [whenOf(facts[k]) || duringWords(facts[k]), facts[k].by.map(([name]) => name).join(", ") || outlet(articlesOf(facts[k])[0] ?? 0)].filter(Boolean).join(" · "), choose: () => select("fact", k) });

/** Select an entity; in a closed group it is shown with its neighbours. */
const goTo = (k) => select("entity", k);
