// Text in, the words by which it is found out: case, accents, hyphens and the common ways to spell one sound are no difference.

/** Lower case without accents. */
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Words of a question that nothing is found by. */
const ASKING = new Set("who whom whose what when where which why how did does do is are was were has have had the a an of s say says said".split(" "));

/** The words of a text that tell what is wanted: those of asking are left out where others remain. */
function wantedOf(text) {
  const all = wordsOf(text);
  const telling = all.filter((word) => !ASKING.has(word));
  return telling.length ? telling : all;
}

const wordsOf = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

const SPELLINGS = [
  [/(?:woman|women|person|persons|people|man|men)$/u, "", 8], // a spokeswoman is found as a spokesman
  [/ph/gu, "f"], [/ck/gu, "k"], [/oo|ou/gu, "u"], [/(?:ei|ey|iy|yi|ij|ii|y|j)/gu, "i"],
  [/c(?=[ei])/gu, "s"], [/z/gu, "s"], [/(?<=l|n)our$|or$/gu, "or"],
  [/(.)\1/gu, "$1"], // one letter for two
];
const ENDINGS = [/(?:ing|ed|es|s)$/u, /e$/u];
const stems = new Map();

/** A word as it is compared: "Sergey" and "Sergei", "defence" and "defense", "dismissed" and "dismiss" come to the same. */
function stem(word) {
  const known = stems.get(word);
  if (known !== undefined) return known;
  let text = word;
  for (const [pattern, by, least] of SPELLINGS) if (!least || text.length >= least) text = text.replace(pattern, by);
  for (const ending of ENDINGS) if (text.length > 4) text = text.replace(ending, "");
  stems.set(word, text);
  return text;
}

/** Whether one letter more, less, other or moved makes one word of the other. */
function isClose(a, b) {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const [left, right] = [a.length - start - end, b.length - start - end];
  if (left <= 1 && right <= 1) return true;
  return left === 2 && right === 2 && a[start] === b[start + 1] && a[start + 1] === b[start];
}
