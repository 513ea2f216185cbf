// Small helpers to build elements. Text only ever becomes text: nothing here or elsewhere parses HTML.

const SVG = "http://www.w3.org/2000/svg";

const $ = (id) => document.getElementById(id);

/** A new element. `props`: class, text, on (events), data, or any attribute; false, null and undefined attributes are left out. */
function el(tag, props = {}, ...children) {
  return fill(document.createElement(tag), props, children);
}

function svg(tag, props = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), props, children);
}

function fill(node, props, children) {
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "text") node.textContent = value;
    else if (name === "on") for (const [event, handler] of Object.entries(value)) node.addEventListener(event, handler);
    else if (name === "data") for (const [key, item] of Object.entries(value)) node.dataset[key] = item;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

function refill(node, ...children) {
  node.replaceChildren(...children.flat().filter(Boolean));
}

/** A name or quotation, kept apart from what surrounds it whatever way its letters run. */
const bdi = (text, className) => el("bdi", { text, class: className });

/** An English sentence of ours, which runs from left to right even where its first name does not. */
const ours = (text, className) => el("bdi", { text, class: className, dir: "ltr" });

const button = (text, action, props = {}) => el("button", { type: "button", text, on: { click: action }, ...props });

/** A link that opens elsewhere, or plain text where the address is not plain http or https. */
function link(address, text) {
  let url = null;
  try {
    url = new URL(address);
  } catch {
    return bdi(text);
  }
  if (url.protocol !== "http:" && url.protocol !== "https:") return bdi(text);
  return el("a", { href: url.href, target: "_blank", rel: "noopener noreferrer" }, bdi(text));
}

/** "1 sentence", "2 sentences"; the plural is regular unless given. */
const count = (n, one, many = `${one}s`) => `${n.toLocaleString("en")} ${n === 1 ? one : many}`;

function announce(text) {
  $("live").textContent = text;
}
