// Starts all parts, the keyboard, and the switches of the header.

const TABS = { story: storyPanel, sources: sourcesPanel, filters: filtersPanel };
const isSmall = matchMedia("(max-width: 940px)"); // one thing at a time, and the story first
const VIEWS = ["read", "graph", "table"];

/** Whether an address, perhaps made on a wide screen, says nothing of the picture: then a small screen shows what is to be read. */
const isOfReading = (hash) => [...new URLSearchParams(hash.slice(1)).keys()].every((name) => name === "tab");

function start() {
  Object.assign(state, readAddress());
  if (isSmall.matches && isOfReading(location.hash)) state.view = "read";
  startSearch();
  startTimeline();
  startTable();
  startSave();
  startJudge();
  startReport();
  startLegend();
  startGraph();
  for (const name of VIEWS) $(`view-${name}`).addEventListener("click", () => set({ view: name }));
  for (const name of Object.keys(TABS)) $(`tab-${name}`).addEventListener("click", () => set({ tab: name }));
  $("tabs").addEventListener("keydown", onTabKey);
  $("zoom-in").addEventListener("click", () => zoom(1.35));
  $("zoom-out").addEventListener("click", () => zoom(1 / 1.35));
  $("zoom-fit").addEventListener("click", () => fit(true));
  $("panel-close").addEventListener("click", leaveOneLevel);
  $("skip").addEventListener("click", skipToTable);
  $("help-toggle").addEventListener("click", () => $("help").showModal());
  listeners.push(onStateChange);
  document.addEventListener("keydown", onKey);
  for (const event of ["popstate", "hashchange"]) addEventListener(event, () => location.hash.slice(1) !== address() && set(readAddress()));
  document.addEventListener("click", (event) => $("save").contains(event.target) || $("save").removeAttribute("open"));
  drawPanel();
  drawReading();
  showView();
  if (state.view !== "table") sync();
  if (state.sel && state.focus < 0 && !state.path) showSelected(); // what a link is about
  drawBar();
  document.documentElement.dataset.ready = "yes";
}

function skipToTable() {
  set({ view: "table" });
  ($("table-body").querySelector("button") ?? $("view-table")).focus();
}

function onStateChange(changed) {
  if (changed.has("view")) showView();
  if (isChanged(changed, "sel", "focus", "hops", "path", "picked", "pinned", "open", "expanded")) drawPanel();
  if (changed.has("tab") || isChanged(changed, ...FILTERS, "hidden", "colour")) drawReading();
  if (changed.has("view") || !isChanged(changed, "q") || changed.size > 1) drawBar();
}

function drawReading() {
  for (const name of Object.keys(TABS)) {
    $(`tab-${name}`).setAttribute("aria-selected", String(state.tab === name));
    $(`tab-${name}`).tabIndex = state.tab === name ? 0 : -1;
  }
  $("reading").setAttribute("aria-labelledby", `tab-${state.tab}`);
  $("tab-filters").textContent = filtersInUse() ? `Filters (${filtersInUse()})` : "Filters";
  const top = $("reading").dataset.tab === state.tab ? $("reading").scrollTop : 0;
  refill($("reading"), el("h2", { class: "unseen", text: $(`tab-${state.tab}`).textContent }), ...TABS[state.tab]());
  $("reading").dataset.tab = state.tab;
  $("reading").scrollTop = top;
}

function onTabKey(event) {
  const way = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!way) return;
  const names = Object.keys(TABS);
  const next = names[(names.indexOf(state.tab) + way + names.length) % names.length];
  set({ tab: next });
  $(`tab-${next}`).focus();
}

function showView() {
  const isTable = state.view === "table";
  $("graph-view").hidden = isTable;
  $("table-view").hidden = !isTable;
  document.body.dataset.view = state.view;
  $("side").setAttribute("role", state.view === "read" && isSmall.matches ? "main" : "complementary"); // alone on a small screen
  for (const name of VIEWS) $(`view-${name}`).setAttribute("aria-pressed", String(state.view === name || (name === "graph" && state.view === "read" && !isSmall.matches)));
  if (isTable) drawTable();
  else if (network) requestAnimationFrame(() => (untouched ? fit(false) : redraw()));
}

function onKey(event) {
  const typing = event.target.closest("input:not([type=checkbox], [type=radio], [type=range]), textarea, select, dialog");
  if (event.key === "/" && !typing) {
    event.preventDefault();
    $("search").focus();
    $("search").select();
  } else if (event.key === "Escape" && !typing) {
    leaveOneLevel();
  } else if (event.target === $("canvas")) {
    onCanvasKey(event);
  }
}

/** Escape closes an open menu, the selection, then the neighbourhood or path; the keyboard goes on from where it came. */
function leaveOneLevel() {
  if ($("save").open) {
    $("save").open = false;
    $("save").querySelector("summary").focus();
    return;
  }
  const inPanel = $("panel").contains(document.activeElement);
  if (state.sel || state.picked.size) set({ sel: null, picked: new Set() });
  else if (state.focus >= 0 || state.path) showAll();
  if (inPanel) (takesKeys(opener) && opener !== document.body ? opener : mainPart())?.focus();
}

/** What the keyboard goes to where what had it is gone: the picture, the table, or the story where it stands alone. */
function mainPart() {
  if (state.view === "table") return $("table-body").querySelector("button") ?? $("view-table");
  return takesKeys($("canvas")) ? $("canvas") : $("reading");
}

function keepKeyboard(from) {
  const now = document.activeElement;
  if (from !== document.body && (!takesKeys(now) || now === document.body)) mainPart().focus();
}

/** On the picture: arrows go from entity to entity, + and - zoom, Enter shows the neighbours, e expands, 0 fits everything. */
function onCanvasKey(event) {
  const selected = state.sel?.kind === "entity" ? state.sel.k : -1;
  const actions = {
    "+": () => zoom(1.35),
    "-": () => zoom(1 / 1.35),
    0: () => fit(true),
    ArrowRight: () => step(1),
    ArrowDown: () => step(1),
    ArrowLeft: () => step(-1),
    ArrowUp: () => step(-1),
    Enter: () => selected >= 0 && focusOn(selected),
    e: () => selected >= 0 && expand(selected),
  };
  if (!actions[event.key] || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  actions[event.key]();
}

function step(way) {
  const drawn = [...visible().nodes].sort((a, b) => a - b);
  if (!drawn.length) return;
  const now = state.sel?.kind === "entity" ? drawn.indexOf(state.sel.k) : way > 0 ? -1 : 0;
  select("entity", drawn[(now + way + drawn.length) % drawn.length]);
}

start();
