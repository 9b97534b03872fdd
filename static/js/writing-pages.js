// The pages as they will be printed: asked for after a pause while their tab is open, one request at a time.

import { form } from "./writing-cards.js";

const panel = document.getElementById("halaman");
const state = panel.querySelector("[data-pages-state]");
const here = panel.querySelector("[data-pages-here]");
const PAUSE = 500;

let timer = null;
let asking = false;
let again = true; // something was typed since the pages were made

const isOpen = () => !panel.hidden;

function soon() {
  again = true;
  clearTimeout(timer);
  if (isOpen()) timer = setTimeout(ask, PAUSE);
}

async function ask() {
  if (asking || !again) return;
  [asking, again] = [true, false];
  const begun = performance.now();
  state.textContent = "Menyusun halaman…";
  try {
    const answer = await fetch(panel.dataset.pages, { method: "POST", body: new FormData(form) });
    if (!answer.ok || answer.redirected) throw new Error(answer.status);
    show(await answer.text(), begun);
  } catch {
    state.textContent = "Halaman belum dapat disusun; yang tampak mungkin lebih lama dari tulisan Anda.";
  }
  asking = false;
  if (again && isOpen()) timer = setTimeout(ask, PAUSE);
}

function show(html, begun) {
  const top = panel.scrollTop;
  const found = new DOMParser().parseFromString(html, "text/html");
  const pages = [...found.querySelectorAll("img")];
  const said = found.querySelector("[data-refused]");
  if (said) return void (state.textContent = said.textContent);
  here.replaceChildren(...pages);
  panel.scrollTop = top;
  const seconds = ((performance.now() - begun) / 1000).toLocaleString("id-ID", { maximumFractionDigits: 1 });
  panel.dataset.seconds = seconds;
  state.textContent = `${pages.length} halaman, persis seperti cetakan PDF.`;
}

form.addEventListener("input", soon);
form.addEventListener("naskah:changed", soon);
new MutationObserver(() => isOpen() && ask()).observe(panel, { attributes: true, attributeFilter: ["hidden"] });
if (isOpen()) ask();
