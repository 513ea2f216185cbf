// Files made in the browser: the picture as PNG, the facts that pass the filters as CSV, a link to what is shown.

function startExport() {
  $("export-png").addEventListener("click", exportPicture);
  $("export-csv").addEventListener("click", exportTable);
  $("copy-link").addEventListener("click", copyLink);
}

function exportPicture() {
  const canvas = $("canvas").querySelector("canvas");
  const sheet = el("canvas", { width: canvas.width, height: canvas.height });
  const ctx = sheet.getContext("2d");
  ctx.fillStyle = palette().paper;
  ctx.fillRect(0, 0, sheet.width, sheet.height);
  ctx.drawImage(canvas, 0, 0);
  sheet.toBlob((blob) => download(blob, "png"));
}

function exportTable() {
  const head = ["subject", "relation", "object", "status", "time", "confidence", "sentences_for", "sentences_against", "said_by", "sentence", "publisher", "title", "published", "url"];
  const lines = tableFacts().flatMap((k) => csvRows(facts[k]));
  const text = [head, ...lines].map((cells) => cells.map(csvCell).join(",")).join("\r\n");
  download(new Blob(["\ufeff", text, "\r\n"], { type: "text/csv;charset=utf-8" }), "csv");
}

/** One row for each sentence of a fact. */
function csvRows(fact) {
  const about = [entities[fact.s].name, fact.rel, objectName(fact), fact.status, fact.time, fact.conf, fact.sup, fact.deny];
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

function download(blob, ending) {
  const name = fold(DATA.title).replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 60) || "graph";
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
