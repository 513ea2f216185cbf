// Choosing two entities and reading the way between them; the bar above the picture says what is shown and how to leave it.

let pathFrom = -1; // entity for which the search box now asks the other end

function startPath(k) {
  pathFrom = k;
  $("search").value = "";
  $("search").placeholder = `Path from ${entities[k].name} to …`;
  $("search").focus();
}

function endPathSearch() {
  pathFrom = -1;
  $("search").placeholder = $("search").dataset.placeholder;
}

function choosePath(target) {
  const ends = [pathFrom, target];
  endPathSearch();
  set({ path: ends, focus: -1, sel: null, view: "graph" });
}

/** The side panel for a path: its facts, step by step. */
function pathPanel() {
  const route = shortestPath(...state.path);
  if (!route.length) return [el("p", { class: "kicker", text: "Path" }), el("h2", { text: "No path" }), el("p", { class: "hint", text: "Nothing that passes the filters connects these two." })];
  const steps = route.slice(1).flatMap((k, step) => {
    const between = visible().edges.filter((f) => [facts[f].s, facts[f].o].every((end) => end === k || end === route[step]));
    const title = el("h3", { class: "group" }, bdi(entities[route[step]].name), el("span", { class: "way", text: "–" }), bdi(entities[k].name));
    return [title, el("ul", { class: "rows stacked" }, ...between.map((f) => factRow(f, factPhrase(facts[f]))))];
  });
  return [el("p", { class: "kicker", text: `Path · ${count(route.length - 1, "step")}` }), el("h2", {}, who(route[0]), " … ", who(route[route.length - 1])), ...steps];
}

/** The bar: what is shown alone or left out, each with the button that changes it. */
function drawBar() {
  const chips = [stageChip(), focusChip(), pathChip(), filterChip()].filter(Boolean);
  refill($("bar"), ...chips);
}

function chip(text, ...buttons) {
  return el("div", { class: "chip" }, bdi(text), ...buttons);
}

function stageChip() {
  if (state.path || state.focus >= 0) return null;
  const now = layouts[state.stage].length;
  const note = leftOut();
  if (now >= connected && !note && !state.stage) return null;
  const text = now < connected ? `The ${now.toLocaleString("en")} most important of ${count(connected, "connected entity", "connected entities")}` : `All ${connected.toLocaleString("en")} connected entities`;
  const next = layouts[state.stage + 1]?.length;
  return chip(
    note ? `${text}. ${note}` : text,
    next ? button(next < connected ? `Show ${next.toLocaleString("en")}` : "Show all", () => set({ stage: state.stage + 1 })) : null,
    state.stage ? button("Show fewer", () => set({ stage: state.stage - 1 })) : null,
  );
}

/** What the page itself does not hold because the graph is too large for one page. */
function leftOut() {
  const { total } = DATA;
  if (total.entities <= entities.length && total.facts <= facts.length) return "";
  return `This page holds ${facts.length.toLocaleString("en")} of ${total.facts.toLocaleString("en")} facts; query the graph for the rest`;
}

function focusChip() {
  if (state.focus < 0) return null;
  const reach = state.hops === 1 ? "and its neighbours" : "and two steps around";
  return chip(
    `${entities[state.focus].name} ${reach}`,
    state.hops === 1 ? button("One step further", () => set({ hops: 2 })) : button("One step less", () => set({ hops: 1 })),
    button("Back to all", showAll),
  );
}

function pathChip() {
  if (!state.path) return null;
  const [start, end] = state.path.map((k) => entities[k].name);
  const steps = visible().edges.length ? visible().nodes.size - 1 : 0;
  const text = steps ? `${start} to ${end} in ${count(steps, "step")}` : `No path from ${start} to ${end} with these filters`;
  return chip(text, button("Back to all", showAll));
}

function filterChip() {
  if (!hasFilters()) return null;
  return chip(`Filtered: ${count(visible().facts.length, "fact")} of ${facts.length.toLocaleString("en")}`, button("Clear filters", clearFilters));
}

const clearFilters = () => set({ cls: new Set(), rel: new Set(), from: "", to: "", status: new Set(HIDDEN_AT_FIRST) });
