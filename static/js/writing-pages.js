// The pages as they will be printed. While their tab is open the server is asked, one question at a time: first
// for the page that was typed on, then for those that are looked at, then, when typing rests, for all the rest.
// What it knows of the pages comes with each answer and goes with the next question. Old pages stay until new
// ones are there.

import { form } from "./writing-cards.js";
import { Sheets } from "./writing-sheets.js";

const panel = document.getElementById("halaman");
const state = panel.querySelector("[data-pages-state]");
const sheets = new Sheets(panel);
const PAUSE = 200;
const REST = 1500;
const SLOW = 400; // below this nobody needs to be told that it is coming

let known = "";
let typed = true; // something was typed since the last question
let typedAt = 0; // when the first of it was
let whole = false;
let asking = null; // the question on its way
let timer = null;
let stuck = ""; // what was lacking when an answer brought nothing

const isOpen = () => !panel.hidden;

function say(words) {
  if (state.textContent !== words) state.textContent = words;
}

function later(pause) {
  clearTimeout(timer);
  if (isOpen() && !asking) timer = setTimeout(ask, pause);
}

function onTyping() {
  if (!typed) typedAt = performance.now();
  typed = true;
  stuck = "";
  // A question about what was typed is let through: its pages are newer than those that show.
  if (asking?.forRest) asking.abort();
  later(PAUSE);
}

function lacking() {
  return sheets.wanted().join();
}

function next() {
  if (typed) return later(PAUSE);
  if (lacking() && lacking() !== stuck) return later(0);
  if (!whole) later(sheets.total ? REST : 0);
}

async function ask() {
  if (asking || !isOpen()) return;
  const question = new AbortController();
  asking = { forRest: !typed, abort: () => question.abort() };
  const begun = typed ? typedAt : 0;
  const wanted = lacking();
  typed = false;
  const slow = setTimeout(() => begun && say("Memperbarui halaman…"), SLOW);
  try {
    const answer = await fetch(panel.dataset.pages, { method: "POST", body: filled(wanted), signal: question.signal });
    if (!answer.ok || answer.redirected) throw new Error(answer.status);
    await take(await answer.json(), wanted);
    if (begun) panel.dataset.milliseconds = Math.round(performance.now() - begun);
  } catch (problem) {
    typed ||= Boolean(begun) && problem.name === "AbortError";
    if (problem.name !== "AbortError") return failed();
  } finally {
    clearTimeout(slow);
    asking = null;
  }
  next();
}

function failed() {
  stuck = lacking();
  say("Halaman belum dapat disusun; yang tampak mungkin lebih lama dari tulisan Anda.");
  later(4 * REST);
}

function filled(wanted) {
  const data = new FormData(form);
  data.set("known", known);
  data.set("wanted", wanted);
  data.set("held", sheets.held().join(" "));
  return data;
}

async function take(answer, wanted) {
  if (answer.reasons) {
    whole = true; // nothing more to ask until something is typed
    stuck = lacking();
    return say(`Halaman belum dapat disusun. ${answer.reasons.join(" ")}`);
  }
  const before = known;
  ({ known, whole } = answer);
  await sheets.show(answer);
  stuck = known === before && !Object.keys(answer.images).length ? wanted : "";
  say(told(answer));
}

function told({ pages, total }) {
  if (whole) return `${total} halaman, persis seperti cetakan PDF.`;
  return total ? "Halaman yang Anda tulis sudah baru; halaman sesudahnya menyusul." : `${pages.length} halaman pertama; yang lain menyusul…`;
}

form.addEventListener("input", onTyping);
form.addEventListener("naskah:changed", onTyping);
sheets.onSeen = () => !asking && !typed && lacking() && later(100);
new MutationObserver(() => {
  sheets.follow();
  later(0);
}).observe(panel, { attributes: true, attributeFilter: ["hidden"] });
later(0);
