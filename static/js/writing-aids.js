// Beside the writing room: tabs, the way from a finding to its words, marks, and the next ayat by itself.

import { rangeOf, spanIn, wordsOf } from "./findings.js";

const editor = document.getElementById("naskah-form");
const side = document.querySelector(".writing-side");
const paper = document.getElementById("pratinjau-isi");
const cardOf = (id) => editor.querySelector(`[data-pasal="${CSS.escape(id)}"]`);

// Tabs: links that become tabs, one panel at a time

const tabs = [...side.querySelectorAll("[data-tab]")];
const panelOf = (tab) => document.querySelector(tab.getAttribute("href"));

function show(tab, focus) {
  for (const each of tabs) {
    each.setAttribute("aria-selected", each === tab);
    each.tabIndex = each === tab ? 0 : -1;
    panelOf(each).hidden = each !== tab;
  }
  if (focus) tab.focus();
}

side.querySelector(".writing-tabs ul").setAttribute("role", "tablist");
for (const tab of tabs) {
  tab.parentElement.setAttribute("role", "presentation");
  tab.setAttribute("role", "tab");
  tab.id = `tab-${panelOf(tab).id}`;
  tab.setAttribute("aria-controls", panelOf(tab).id);
  panelOf(tab).setAttribute("role", "tabpanel");
  panelOf(tab).setAttribute("aria-labelledby", tab.id);
  panelOf(tab).removeAttribute("aria-label");
  panelOf(tab).tabIndex = 0;
  tab.addEventListener("click", (e) => {
    e.preventDefault();
    show(tab);
  });
  tab.addEventListener("keydown", (e) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[e.key];
    if (!step) return;
    e.preventDefault();
    show(tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length], true);
  });
}
side.classList.add("writing-tabbed");
show(tabs.find((tab) => tab.getAttribute("href") === location.hash) ?? tabs[0]);
document.addEventListener("click", (e) => {
  const link = e.target.closest("[data-show-tab]");
  if (!link) return;
  const tab = tabs.find((each) => each.getAttribute("href") === `#${link.dataset.showTab}`);
  e.preventDefault();
  show(tab, true);
  if (side.getBoundingClientRect().top > window.innerHeight / 2) side.scrollIntoView();
});

// Findings: to the sentence, and marked

function jump(id, sought) {
  const area = editor.elements[`body-${id}`];
  const name = editor.elements[`title-${id}`];
  area.dispatchEvent(new Event("naskah:show", { bubbles: true }));
  const span = spanIn(area.value, sought);
  if (!span && sought.quote && name?.value.toUpperCase().includes(sought.quote.toUpperCase())) return name.select(), name.focus();
  area.focus();
  if (!span) return;
  area.setSelectionRange(...span);
  const lines = area.value.slice(0, span[0]).split("\n").length / area.value.split("\n").length;
  const top = area.getBoundingClientRect().top + area.clientHeight * lines;
  window.scrollBy({ top: top - window.innerHeight / 2 });
}

document.addEventListener("click", (e) => {
  const link = e.target.closest("[data-jump]");
  if (!link || !cardOf(link.dataset.jump)) return;
  e.preventDefault();
  jump(link.dataset.jump, wordsOf(link.closest(".finding")));
});

const findingsTab = tabs.find((tab) => tab.getAttribute("href") === "#temuan");
document.addEventListener("findings:asked", () => show(findingsTab));

function mark() {
  const ids = [...editor.querySelectorAll("[data-list] [data-pasal]")].map((each) => each.dataset.pasal);
  const sections = [...paper.querySelectorAll("section.pasal")];
  const ranges = { block: [], warning: [], info: [] };
  for (const each of editor.querySelectorAll("[data-marks]")) each.replaceChildren();
  for (const group of document.querySelectorAll("#temuan-isi .finding-group")) {
    const marks = cardOf(group.dataset.for)?.querySelector("[data-marks]");
    for (const tone of Object.keys(ranges)) {
      if (!group.dataset[tone] || !marks) continue;
      const chip = document.createElement("a");
      chip.href = "#temuan";
      chip.dataset.showTab = "temuan";
      chip.className = `count finding-${tone}`;
      chip.append(group.querySelector(`.finding-${tone} .icon`).cloneNode(true), ` ${group.dataset[tone]}`);
      chip.setAttribute("aria-label", `${group.dataset[tone]} temuan, buka daftar temuan`);
      marks.append(chip);
    }
    const root = sections[ids.indexOf(group.dataset.for)];
    for (const finding of root ? group.querySelectorAll(".finding") : []) {
      const sought = wordsOf(finding);
      const range = sought.quote && rangeOf(root, sought);
      if (range) ranges[finding.dataset.tone]?.push(range);
    }
  }
  if (!CSS.highlights) return;
  for (const tone of Object.keys(ranges)) CSS.highlights.set(`temuan-${tone}`, new Highlight(...ranges[tone]));
}

document.body.addEventListener("htmx:afterSettle", mark);
mark();

// The paper follows the pasal that is being written

editor.addEventListener("focusin", (e) => {
  const id = e.target.closest("[data-pasal]")?.dataset.pasal;
  const ids = [...editor.querySelectorAll("[data-list] [data-pasal]")].map((each) => each.dataset.pasal);
  const section = paper.querySelectorAll("section.pasal")[ids.indexOf(id)];
  const frame = paper.parentElement;
  if (!section || frame.hidden || frame.scrollHeight <= frame.clientHeight) return;
  frame.scrollTop += section.getBoundingClientRect().top - frame.getBoundingClientRect().top - 24;
});

// Enter at the end of an ayat, huruf or angka writes the next mark; on an empty one it ends the list

const LABEL = /^\s*(?:\((\d{1,3})\)|(\d{1,3})\.|([a-z])\.)\s*(.*)$/;

function nextLabel(lines) {
  const [, ayat, angka, huruf, rest] = lines.at(-1).match(LABEL) ?? [];
  if (rest === undefined) return lines.at(-1).trimEnd().endsWith(":") ? "a. " : null;
  if (!rest) return "";
  if (rest.endsWith(":")) return huruf ? "1. " : ayat ? "a. " : "a. ";
  if (ayat) return `(${Number(ayat) + 1}) `;
  if (/[;,]$|\b(dan|atau|dan\/atau)$/.test(rest)) return huruf ? `${String.fromCharCode(huruf.charCodeAt(0) + 1)}. ` : `${Number(angka) + 1}. `;
  const above = lines.map((line) => line.match(LABEL)?.[1]).findLast(Boolean);
  return above ? `(${Number(above) + 1}) ` : null;
}

editor.addEventListener("keydown", (e) => {
  const area = e.target;
  if (e.key !== "Enter" || e.isComposing || e.shiftKey || e.ctrlKey || e.altKey || area.tagName !== "TEXTAREA") return;
  if (area.name === "body-konsiderans" || area.selectionStart !== area.selectionEnd) return;
  const before = area.value.slice(0, area.selectionStart).split("\n");
  const after = area.value.slice(area.selectionStart);
  if (after && !after.startsWith("\n")) return;
  const label = nextLabel(before);
  if (label === null) return;
  e.preventDefault();
  if (label) return void document.execCommand("insertText", false, `\n${label}`);
  area.setSelectionRange(area.selectionStart - before.at(-1).length, area.selectionStart);
  document.execCommand("delete");
});

// One stop for the tab key in each row of buttons; the arrows go on inside it

const stops = (bar) => [...bar.querySelectorAll("button, summary")].filter((each) => each.checkVisibility());

function oneStop() {
  for (const bar of editor.querySelectorAll('[role="toolbar"]')) {
    for (const [at, each] of [...bar.querySelectorAll(":scope > button, summary")].entries()) each.tabIndex = at ? -1 : 0;
  }
}

editor.addEventListener("keydown", (e) => {
  const bar = e.target.closest('[role="toolbar"]');
  const step = { ArrowRight: 1, ArrowLeft: -1 }[e.key];
  if (!bar || !step) return;
  const all = stops(bar);
  e.preventDefault();
  all[(all.indexOf(e.target) + step + all.length) % all.length].focus();
});
editor.addEventListener("naskah:changed", oneStop);
oneStop();
