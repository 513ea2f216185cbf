// What a reader decides about names and facts, collected here and saved as lines for kg.toml and for a file of judgements.

const judgements = []; // {kind: "same" | "different" | "wrong", left, right} ; `left` is a statement's IRI where it is wrong

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

const factJudgements = (k) => [button("This is wrong", () => judge("wrong", iriOf("facts", facts[k]), facts[k].text))];

/** Another entity of which it is the same, and each of its other names as what may be somebody else. */
function entityJudgements(k) {
  const { name, aliases } = entities[k];
  return [
    button("Same as …", () => startChoice(`Same as ${name}: who?`, (other) => judge("same", name, entities[other].name))),
    button("Different from …", () => startChoice(`Different from ${name}: who?`, (other) => judge("different", name, entities[other].name))),
    ...aliases.slice(0, 6).map((alias) => button(`“${alias}” is another`, () => judge("different", name, alias))),
  ];
}

function saveJudgements() {
  const pairs = (kind) => judgements.filter((one) => one.kind === kind).map(({ left, right }) => `  [${JSON.stringify(left)}, ${JSON.stringify(right)}],`);
  const toml = ["same", "different"].filter((kind) => pairs(kind).length).flatMap((kind) => [`${kind} = [`, ...pairs(kind), "]"]);
  const lines = judgements.map(({ kind, left, right }) => JSON.stringify(kind === "wrong" ? { statement: left, sentence: right, wrong: true } : { left, right, same: kind === "same" }));
  if (toml.length) download(new Blob([`${toml.join("\n")}\n`], { type: "text/plain;charset=utf-8" }), "toml", "judgements");
  download(new Blob([`${lines.join("\n")}\n`], { type: "application/jsonl;charset=utf-8" }), "jsonl", "judgements");
}
