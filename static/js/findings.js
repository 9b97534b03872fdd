// Findings wherever they stand: shown by weight, gone through by F8, each leading to its very words.

const lists = () => [...document.querySelectorAll(".finding-group .finding")].filter((each) => each.checkVisibility());
let only = ""; // the weight that is shown alone, kept when the list is drawn anew

function sift() {
  for (const button of document.querySelectorAll("[data-finding-filter] [data-only]")) {
    button.setAttribute("aria-pressed", String(button.dataset.only === only));
  }
  for (const bar of document.querySelectorAll("[data-finding-filter]")) bar.hidden = false;
  for (const group of document.querySelectorAll(".finding-group")) {
    const items = [...group.querySelectorAll(".finding")];
    for (const each of items) each.hidden = Boolean(only) && each.dataset.tone !== only;
    group.hidden = items.every((each) => each.hidden);
  }
}

document.addEventListener("click", (e) => {
  const button = e.target.closest("[data-finding-filter] [data-only]");
  if (!button) return;
  only = only === button.dataset.only ? "" : button.dataset.only;
  sift();
});

// To the words

const plain = (quote) => quote.replace(/^…|…$/g, "").trim();

/** The sentence of a finding and, within it, the very words; both "" where it has none. */
export function wordsOf(finding) {
  const place = finding.querySelector("[data-quote]");
  return { quote: plain(place?.textContent ?? ""), words: place?.dataset.words ?? "" };
}

/** Where the words begin and end in a text that holds the sentence; null where it does not. */
export function spanIn(text, { quote, words }) {
  const at = quote ? text.indexOf(quote) : -1;
  if (at < 0) return null;
  const inside = words ? quote.indexOf(words) : -1;
  return inside < 0 ? [at, at + quote.length] : [at + inside, at + inside + words.length];
}

/** The range of the words under a node; null where they do not stand there. */
export function rangeOf(root, sought) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const nodes = [];
  let whole = "";
  while (walker.nextNode()) {
    nodes.push([whole.length, walker.currentNode]);
    whole += walker.currentNode.data;
  }
  const span = spanIn(whole, sought);
  if (!span) return null;
  const find = (place) => nodes.findLast(([start]) => start <= place);
  const range = new Range();
  const [[a, first], [b, last]] = [find(span[0]), find(span[1] - 1)];
  range.setStart(first, span[0] - a);
  range.setEnd(last, span[1] - b);
  return range;
}

function showOnPaper(link) {
  const section = document.querySelector(link.hash);
  if (!section?.closest(".paper-frame")) return false;
  const range = rangeOf(section, wordsOf(link.closest(".finding")));
  if (CSS.highlights) CSS.highlights.set("temuan-lompat", range ? new Highlight(range) : new Highlight());
  (range ? range.startContainer.parentElement : section).scrollIntoView({ block: "center" });
  section.closest(".paper-frame").focus({ preventScroll: true });
  return true;
}

document.addEventListener("click", (e) => {
  const link = e.target.closest(".finding-jump[href^='#ps-']");
  if (link && showOnPaper(link)) e.preventDefault();
});

// From one to the next

function step(by) {
  const all = lists();
  if (!all.length) return;
  const now = all.findIndex((each) => each.getAttribute("aria-current") === "true");
  const next = all[now < 0 ? (by > 0 ? 0 : all.length - 1) : (now + by + all.length) % all.length];
  for (const each of document.querySelectorAll(".finding[aria-current]")) each.removeAttribute("aria-current");
  next.setAttribute("aria-current", "true");
  next.scrollIntoView({ block: "nearest" });
  const link = next.querySelector(".finding-jump");
  const here = link && (link.hash ? link.pathname === location.pathname : false);
  if (here) link.click();
  else (link ?? next.querySelector("a")).focus();
}

document.addEventListener("keydown", (e) => {
  if (e.key !== "F8" || e.ctrlKey || e.altKey || e.metaKey) return;
  e.preventDefault();
  document.dispatchEvent(new Event("findings:asked"));
  step(e.shiftKey ? -1 : 1);
});

document.body.addEventListener("htmx:afterSettle", sift);
sift();
