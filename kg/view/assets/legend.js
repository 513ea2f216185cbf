// The left side: what the signs mean, how many there are, and switches that hide them.

const FIRST_RELATIONS = 12;
let allRelations = false;
let relationQuery = "";

function startLegend() {
  const box = $("relation-search");
  box.addEventListener("input", () => {
    relationQuery = fold(box.value.trim());
    drawRelations();
  });
  $("relations-all").addEventListener("click", () => set({ rel: new Set() }));
  $("relations-none").addEventListener("click", () => set({ rel: new Set(relationCounts.keys()) }));
  $("colour").addEventListener("click", () => set({ colour: state.colour === "kind" ? "cluster" : "kind" }));
  drawLegend();
  listeners.push((changed) => ["cls", "status", "rel", "colour"].some((name) => changed.has(name)) && drawLegend());
}

function drawLegend() {
  const classes = tally(entities.filter((_, k) => factsOf[k].length).map((entity) => entity.cls));
  const known = [...classes.keys()].sort((a, b) => classes.get(b) - classes.get(a) || (a < b ? -1 : 1));
  refill($("classes"), ...known.map((name) => choice("cls", name, classIcon(name), classes.get(name))));
  $("classes").classList.toggle("plain", state.colour === "cluster");
  $("colour").setAttribute("aria-pressed", String(state.colour === "cluster"));
  const statuses = tally(facts.map((fact) => fact.status));
  const used = Object.keys(STATUSES).filter((name) => statuses.has(name));
  refill($("statuses"), ...used.map((name) => choice("status", name, statusLine(name), statuses.get(name), STATUSES[name])));
  drawRelations();
}

function drawRelations() {
  const known = [...relationCounts.keys()]
    .filter((name) => fold(name).includes(relationQuery))
    .sort((a, b) => relationCounts.get(b) - relationCounts.get(a) || (a < b ? -1 : 1));
  const some = allRelations || relationQuery ? known : known.slice(0, FIRST_RELATIONS);
  const rows = some.map((name) => choice("rel", name, null, relationCounts.get(name)));
  const hidden = known.length - some.length;
  if (hidden > 0) rows.push(el("li", {}, button(`${hidden} more relations`, showAllRelations, { class: "more" })));
  refill($("relations"), ...rows);
  $("relation-search").hidden = relationCounts.size <= FIRST_RELATIONS;
}

function showAllRelations() {
  allRelations = true;
  drawRelations();
}

function choice(group, name, icon, total, explanation = null) {
  const box = el("input", { type: "checkbox", on: { change: () => keepFocus(group, name, !box.checked) } });
  box.checked = !state[group].has(name);
  return el("li", { title: explanation }, el("label", { data: { choice: `${group} ${name}` } }, box, icon, el("span", { class: "name" }, bdi(name)), el("span", { class: "tally", text: total.toLocaleString("en") })));
}

/** The list is drawn anew after a change; the keyboard stays where it was. */
function keepFocus(group, name, off) {
  switchOff(group, name, off);
  [...document.querySelectorAll("[data-choice]")].find((label) => label.dataset.choice === `${group} ${name}`)?.querySelector("input").focus();
}
