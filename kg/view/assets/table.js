// All facts as a table: the same filters, sortable, and everything reachable by keyboard; the accessible twin of the picture.

const PAGE_ROWS = 150;
const COLUMNS = [
  ["What is said", (fact) => fold(fact.text)],
  ["Subject", (fact) => fold(entities[fact.s].name)],
  ["Relation", (fact) => fold(fact.rel)],
  ["Object", (fact) => fold(objectName(fact))],
  ["Status", (fact) => Object.keys(STATUSES).indexOf(fact.status)],
  ["When", (fact) => fact.from || fact.to || "9999"],
  ["Sentences", (fact) => -fact.mentions.length],
  ["Confidence", (fact) => -fact.conf],
  ["Source", (fact) => fold(sourceNames(fact))],
];
const order = { column: -1, down: false };
let rowsShown = PAGE_ROWS;

function startTable() {
  refill(
    $("table-head"),
    ...COLUMNS.map(([name], k) => el("th", { scope: "col" }, button(name, () => sortBy(k), { class: "sort" }))),
  );
  $("table-more").addEventListener("click", () => {
    const next = rowsShown;
    rowsShown += PAGE_ROWS * 4;
    drawTable();
    $("table-body").children[next]?.querySelector("button").focus();
  });
  $("table-body").addEventListener("keydown", moveInTable);
  listeners.push((changed) => {
    if (state.view !== "table") return;
    if ([...changed].every((name) => ["sel", "tab", "picked"].includes(name))) markRow();
    else drawTable();
  });
}

function sortBy(column) {
  order.down = order.column === column && !order.down;
  order.column = column;
  drawTable();
}

/** Positions of the facts of the table in the reader's order. */
function tableFacts() {
  const wanted = state.q ? matching() : null;
  const found = visible().facts.filter((k) => !wanted || wanted.has(k));
  if (order.column < 0) return found;
  const key = COLUMNS[order.column][1];
  const keys = new Map(found.map((k) => [k, key(facts[k])]));
  const way = order.down ? -1 : 1;
  return found.sort((a, b) => (keys.get(a) < keys.get(b) ? -way : keys.get(a) > keys.get(b) ? way : a - b));
}

function drawTable() {
  const found = tableFacts();
  [...$("table-head").children].forEach((cell, k) => cell.setAttribute("aria-sort", k !== order.column ? "none" : order.down ? "descending" : "ascending"));
  refill($("table-body"), ...found.slice(0, rowsShown).map(tableRow));
  $("table-more").hidden = found.length <= rowsShown;
  const words = state.q ? ` with “${state.q}”` : "";
  const hidden = facts.length - visible().facts.length;
  const filtered = hidden ? `; ${hidden.toLocaleString("en")} more are held back by the filters` : "";
  const text = `${found.length ? count(found.length, "fact") : "No facts"}${words}${filtered}.`;
  $("table-note").textContent = text;
  announce(text);
}

function tableRow(k) {
  const fact = facts[k];
  const open = (text) => el("button", { type: "button", class: "cell", on: { click: () => select("fact", k) } }, ours(text));
  return el(
    "tr",
    { data: { fact: k }, class: isSelected("fact", k) ? "current" : null },
    el("td", { class: "said" }, open(fact.text)),
    el("td", {}, who(fact.s)),
    el("td", {}, bdi(fact.rel)),
    el("td", { class: fact.o < 0 ? "literal" : null }, fact.o >= 0 ? who(fact.o) : bdi(fact.value, "clamp")),
    el("td", {}, statusBadge(fact.status)),
    el("td", {}, bdi(whenOf(fact))),
    el("td", { class: "number", text: fact.mentions.length, data: { unit: fact.mentions.length === 1 ? "sentence" : "sentences" } }),
    el("td", { class: "number", text: percent(fact.conf) }),
    el("td", { title: sourceNames(fact) }, bdi(sourceNames(fact), "clamp")),
  );
}

const sourceNames = (fact) => [...new Set(fact.mentions.map((mention) => articles[mention.art]).filter(Boolean).map((article) => article.publisher || article.title))].join(", ");

function markRow() {
  for (const row of $("table-body").children) row.classList.toggle("current", isSelected("fact", Number(row.dataset.fact)));
}

/** Arrow keys go to the same cell of the next or previous row. */
function moveInTable(event) {
  const row = event.target.closest("tr");
  const next = { ArrowDown: row?.nextElementSibling, ArrowUp: row?.previousElementSibling }[event.key];
  if (!next) return;
  event.preventDefault();
  const column = [...row.children].indexOf(event.target.closest("td"));
  (next.children[column]?.querySelector("button") ?? next.querySelector("button.cell")).focus();
}
