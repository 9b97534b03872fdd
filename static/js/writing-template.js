// Beside each pasal: how it departs from its template, or the clause that it came from. Asked for after the page
// stands and after each save, so that neither waits for it.

import { card, form } from "./writing-cards.js";

const PAUSE = 400;
const place = document.getElementById("templat-isi");
const missing = form.querySelector("[data-departs-missing]");
let held = null; // the answer that is shown
let idle = false; // nothing to tell until a clause is put in
let timer = null;

function chip(note) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = `count depart-chip tone-${note.dataset.tone}`;
  button.setAttribute("popovertarget", note.id);
  button.textContent = note.dataset.word;
  return button;
}

function mark() {
  for (const each of form.querySelectorAll("[data-departs-here]")) each.replaceChildren();
  const gone = [];
  for (const note of place.querySelectorAll("[data-departs]")) {
    const here = card(note.dataset.departs)?.querySelector("[data-departs-here]");
    if (here) here.append(chip(note));
    else if ("missing" in note.dataset) gone.push(chip(note));
  }
  missing.hidden = !gone.length;
  missing.querySelector("[data-departs-list]").replaceChildren(...gone);
}

// Whoever reads a note keeps it: what is new is shown once the note is closed.
function show(text) {
  if (text === held || place.querySelector(":popover-open")) return;
  const focused = document.activeElement?.getAttribute("popovertarget");
  held = text;
  place.innerHTML = text;
  mark();
  if (focused) form.querySelector(`[popovertarget="${CSS.escape(focused)}"]`)?.focus();
}

async function ask() {
  try {
    const answer = await fetch(place.dataset.url);
    if (answer.redirected || !answer.ok) return;
    idle = answer.status === 204;
    show(await answer.text());
  } catch { /* without a line nothing is told; the next save asks again */ }
}

function later() {
  clearTimeout(timer);
  timer = setTimeout(ask, PAUSE);
}

form.addEventListener("naskah:saved", () => idle || later());
form.addEventListener("naskah:clause", later);
form.addEventListener("naskah:changed", mark);
place.addEventListener("toggle", (e) => e.newState === "closed" && later(), true);
ask();
