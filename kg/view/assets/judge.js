// What a reader decides about names and facts, collected here and saved as lines for kg.toml and for the file of judgements.

const judgements = []; // {kind: "same" | "different" | "wrong", left, right}; two names, or the id of a statement and its words

function startJudge() {
  $("judged").addEventListener("click", saveJudgements);
  drawJudged();
}

function judge(kind, left, right) {
  if (!judgements.some((one) => one.kind === kind && one.left === left && one.right === right)) judgements.push({ kind, left, right });
  drawJudged();
  announce(`Noted: ${kind}. ${count(judgements.length, "judgement")} to save.`);
}

function drawJudged() {
  $("judged").hidden = !judgements.length;
  $("judged").textContent = `Save ${count(judgements.length, "judgement")}`;
}

/** One button, which takes the mark back where there is one. */
function factJudgements(k) {
  const at = judgements.findIndex((one) => one.kind === "wrong" && one.left === facts[k].id);
  const turn = () => {
    if (at < 0) judge("wrong", facts[k].id, facts[k].text);
    else judgements.splice(at, 1);
    drawJudged();
    drawPanel();
    $("wrong").focus();
  };
  return [button(at < 0 ? "This is wrong" : "Not wrong after all", turn, { id: "wrong" })];
}

/** Another entity of which it is the same, and each of its other names as what may be somebody else. */
function entityJudgements(k) {
  const { name, aliases } = entities[k];
  return [
    button("Same as …", () => startChoice(`Same as ${name}: who?`, (other) => judge("same", name, entities[other].name))),
    button("Different from …", () => startChoice(`Different from ${name}: who?`, (other) => judge("different", name, entities[other].name))),
    ...aliases.slice(0, 6).map((alias) => button(`“${alias}” is another`, () => judge("different", name, alias))),
  ];
}

const cell = (text) => text.replace(/\s+/gu, " ");

/** Two files with the same names: judgements.tsv, which `kg build` reads and which has the wrong statements, too, and tables of kg.toml. */
function saveJudgements() {
  const pairs = (kind) => judgements.filter((one) => one.kind === kind).map(({ left, right }) => `  [${JSON.stringify(left)}, ${JSON.stringify(right)}],`);
  const toml = ["same", "different"].filter((kind) => pairs(kind).length).flatMap((kind) => [`${kind} = [`, ...pairs(kind), "]"]);
  const lines = judgements.map(({ kind, left, right }) => [kind, ...(kind === "wrong" ? [left, cell(right)] : [left, right].map(cell).sort())].join("\t"));
  if (toml.length) download(new Blob([`${toml.join("\n")}\n`], { type: "text/plain;charset=utf-8" }), "toml", "judgements");
  download(new Blob([`${[...new Set(lines)].sort().join("\n")}\n`], { type: "text/tab-separated-values;charset=utf-8" }), "tsv", "judgements");
}
