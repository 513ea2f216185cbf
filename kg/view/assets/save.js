// Files made in the browser: the picture, the facts that are shown as CSV and Turtle, a report to print, a link to what is shown.

function startSave() {
  $("export-svg").addEventListener("click", () => download(new Blob([drawing()], { type: "image/svg+xml" }), "svg"));
  $("export-png").addEventListener("click", savePicture);
  $("export-csv").addEventListener("click", saveTable);
  $("export-ttl").addEventListener("click", () => download(new Blob([turtle(tableFacts())], { type: "text/turtle;charset=utf-8" }), "ttl"));
  $("export-report").addEventListener("click", printReport);
  $("copy-link").addEventListener("click", copyLink);
}

function saveTable() {
  const head = ["statement", "subject", "relation", "object", "status", "time", "confidence", "sentences_for", "sentences_against", "said_by", "sentence", "publisher", "title", "published", "url"];
  const lines = tableFacts().flatMap((k) => csvRows(facts[k]));
  const text = [head, ...lines].map((cells) => cells.map(csvCell).join(",")).join("\r\n");
  download(new Blob(["\ufeff", text, "\r\n"], { type: "text/csv;charset=utf-8" }), "csv");
}

/** One row for each sentence of a fact. */
function csvRows(fact) {
  const about = [fact.text, entities[fact.s].name, fact.rel, objectName(fact), fact.status, fact.time, fact.conf, fact.sup, fact.deny];
  return fact.mentions.map((mention) => {
    const article = articles[mention.art] ?? {};
    return [...about, mention.by.map(([name]) => name).join("; "), sentences[mention.text], article.publisher, article.title, article.date, article.url];
  });
}

/** A cell that no spreadsheet takes for a formula. */
function csvCell(value) {
  const text = String(value ?? "");
  const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

// ---------------------------------------------------------------------------------------------------- Turtle

const NAMESPACES = { kg: "https://w3id.org/newsgraph/ns#", rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#", rdfs: "http://www.w3.org/2000/01/rdf-schema#", skos: "http://www.w3.org/2004/02/skos/core#", prov: "http://www.w3.org/ns/prov#", schema: "https://schema.org/", xsd: "http://www.w3.org/2001/XMLSchema#" };
const DATES = [[/^\d{4}-\d\d-\d\d$/, "xsd:date"], [/^\d{4}-\d\d$/, "xsd:gYearMonth"], [/^\d{4}$/, "xsd:gYear"]];

const iri = (text) => `<${text.replace(/[<>"{}|^`\\\s]/gu, (c) => encodeURIComponent(c))}>`;
const quoted = (text) => `"${text.replace(/[\\"]/g, "\\$&").replaceAll("\n", "\\n").replaceAll("\r", "\\r").replaceAll("\t", "\\t")}"`;
const english = (text) => `${quoted(text)}@en`;

function typed(text) {
  const [, type] = DATES.find(([pattern]) => pattern.test(text)) ?? [];
  return type ? `${quoted(text)}^^${type}` : quoted(text);
}

/** Some facts with their entities, relations and articles, after the graph's own model; the sentences behind them stand as comments. */
function turtle(some) {
  const ends = new Set(some.flatMap((k) => endsOf(facts[k])));
  const arts = new Set(some.flatMap((k) => articlesOf(facts[k])));
  const used = new Set(some.map((k) => facts[k].r));
  return [
    ...Object.entries(NAMESPACES).map(([prefix, name]) => `@prefix ${prefix}: ${iri(name)} .`),
    "",
    ...[...ends].map(entityTurtle),
    ...[...used].map((r) => `${iri(relations[r].iri)} a kg:Relation ; rdfs:label ${english(relations[r].label)} .`),
    ...[...arts].map(articleTurtle),
    ...some.flatMap(factTurtle),
    "",
  ].join("\n");
}

function entityTurtle(k) {
  const { name, aliases, cls } = entities[k];
  const kind = CLASSES.includes(cls) ? cls : "Entity";
  return `${iri(iriOf("entities", entities[k]))} a kg:${kind} ; skos:prefLabel ${english(name)}${aliases.map((alias) => ` ; skos:altLabel ${english(alias)}`).join("")} .`;
}

function articleTurtle(art) {
  const { iri: name, title, date } = articles[art];
  return `${iri(name)} a schema:NewsArticle${title ? ` ; schema:headline ${english(title)}` : ""}${date ? ` ; schema:datePublished ${typed(date)}` : ""} .`;
}

function factTurtle(k) {
  const fact = facts[k];
  const [subject, predicate] = [iri(iriOf("entities", entities[fact.s])), iri(relations[fact.r].iri)];
  const object = fact.o >= 0 ? iri(iriOf("entities", entities[fact.o])) : fact.kind === "string" ? english(fact.value) : typed(fact.value);
  const about = [`rdf:subject ${subject} ; rdf:predicate ${predicate} ; rdf:object ${object}`, `rdfs:label ${english(fact.text)}`, `kg:status kg:${fact.status}`, `kg:confidence ${fact.conf.toFixed(4)}`, `kg:supportCount ${fact.sup} ; kg:denyCount ${fact.deny}`];
  if (fact.time) about.push(`kg:time ${typed(fact.time)}`);
  for (const art of articlesOf(fact)) about.push(`prov:wasDerivedFrom ${iri(articles[art].iri)}`);
  return [
    ...fact.mentions.map((mention) => `# ${sentences[mention.text].replace(/\s+/gu, " ")}`),
    ...(isPlain(fact) ? [`${subject} ${predicate} ${object} .`] : []),
    `${iri(iriOf("facts", fact))} a kg:Statement, rdf:Statement ; ${about.join(" ;\n    ")} .`,
  ];
}

// ---------------------------------------------------------------------------------------------------- files and links

function download(blob, ending, name = fold(DATA.title).replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 60) || "graph") {
  const anchor = el("a", { href: URL.createObjectURL(blob), download: `${name}.${ending}` });
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(anchor.href), 10_000);
  announce(`Saved ${name}.${ending}`);
}

async function copyLink() {
  try {
    await navigator.clipboard.writeText(location.href);
    announce("Link copied");
    $("copy-link").textContent = "Copied";
  } catch {
    $("copy-link").textContent = "Copy it from the address bar";
  }
  setTimeout(() => ($("copy-link").textContent = "Copy link to this view"), 2500);
}
