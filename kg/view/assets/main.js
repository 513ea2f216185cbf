// Starts all parts, the keyboard, and the switches of the header.

function start() {
  Object.assign(state, readAddress());
  startSearch();
  startLegend();
  startTimeline();
  startTable();
  startExport();
  startGraph();
  for (const name of ["graph", "table"]) $(`view-${name}`).addEventListener("click", () => set({ view: name }));
  $("zoom-in").addEventListener("click", () => zoom(1.35));
  $("zoom-out").addEventListener("click", () => zoom(1 / 1.35));
  $("zoom-fit").addEventListener("click", () => fit(true));
  $("panel-close").addEventListener("click", () => set({ sel: null }));
  $("filters-toggle").addEventListener("click", () => toggleFilters());
  $("help-toggle").addEventListener("click", () => $("help").showModal());
  listeners.push((changed) => {
    if (changed.has("view")) showView();
    if (["sel", "focus", "hops", "path"].some((name) => changed.has(name))) drawPanel();
    drawBar();
  });
  document.addEventListener("keydown", onKey);
  for (const event of ["popstate", "hashchange"]) addEventListener(event, () => location.hash.slice(1) !== address() && set(readAddress()));
  document.addEventListener("click", (event) => $("save").contains(event.target) || $("save").removeAttribute("open"));
  showView();
  drawPanel();
  drawBar();
  if (state.view === "graph") sync();
  document.documentElement.dataset.ready = "yes";
}

function showView() {
  const isTable = state.view === "table";
  $("graph-view").hidden = isTable;
  $("table-view").hidden = !isTable;
  document.body.classList.toggle("as-table", isTable);
  $("view-graph").setAttribute("aria-pressed", String(!isTable));
  $("view-table").setAttribute("aria-pressed", String(isTable));
  if (isTable) drawTable();
  else if (network) network.redraw();
}

function toggleFilters(open = !$("filters").classList.contains("open")) {
  $("filters").classList.toggle("open", open);
  $("filters-toggle").setAttribute("aria-expanded", String(open));
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

/** Escape closes an open menu, the selection, then the neighbourhood or path, then the open filters. */
function leaveOneLevel() {
  if ($("save").open) $("save").open = false;
  else if (state.sel) set({ sel: null });
  else if (state.focus >= 0 || state.path) showAll();
  else toggleFilters(false);
}

/** On the picture: arrows go from entity to entity, + and - zoom, Enter shows the neighbours, 0 fits everything. */
function onCanvasKey(event) {
  const actions = { "+": () => zoom(1.35), "-": () => zoom(1 / 1.35), 0: () => fit(true), ArrowRight: () => step(1), ArrowDown: () => step(1), ArrowLeft: () => step(-1), ArrowUp: () => step(-1) };
  const enter = () => state.sel?.kind === "entity" && focusOn(state.sel.k);
  const action = event.key === "Enter" ? enter : actions[event.key];
  if (!action) return;
  event.preventDefault();
  action();
}

function step(way) {
  const shownNodes = [...visible().nodes].sort((a, b) => a - b);
  if (!shownNodes.length) return;
  const now = state.sel?.kind === "entity" ? shownNodes.indexOf(state.sel.k) : -1;
  select("entity", shownNodes[(now + way + shownNodes.length) % shownNodes.length]);
}

start();
