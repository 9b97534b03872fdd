// The clause library beside the text: what is chosen goes in as if it were typed, so that Ctrl + Z takes it out.

const form = document.getElementById("naskah-form");
const opener = document.querySelector("[data-clauses-open]");
const dialog = document.querySelector("[data-clauses]");
const found = dialog.querySelector("[data-clauses-found]");
const search = dialog.querySelector("input[type=search]");
let target = null; // the text area written in last
let spot = null; // and where its cursor stood when the dialog was opened
let asked = 0;
let pause = null;

form.querySelector(".writing-bar .btn-primary").before(opener);
opener.hidden = false;

form.addEventListener("focusin", (e) => {
  if (e.target.matches("textarea[name^=body-]") && e.target.name !== "body-konsiderans") target = e.target;
});

const lastCard = () => [...form.querySelectorAll("[data-list] [data-pasal]")].at(-1);
const cardOf = (area) => area?.closest("[data-pasal]") ?? lastCard();

function aim() {
  if (!target?.isConnected) target = lastCard()?.querySelector("textarea") ?? null;
  const card = cardOf(target);
  const place = card?.querySelector(".pasal-number").textContent.trim();
  const title = card?.querySelector(".pasal-name")?.value;
  dialog.querySelector("[data-clauses-target]").textContent = card
    ? `Disisipkan di ${place} ${title}, pada tempat kursor terakhir.`
    : "Naskah belum memuat pasal; klausul menjadi pasal baru.";
}

async function load() {
  const mine = ++asked;
  const key = cardOf(target)?.querySelector("input[name^=key-]")?.value ?? "";
  const query = new URLSearchParams({ pokok: key, q: search.value });
  try {
    const answer = await fetch(`${opener.dataset.clausesUrl}?${query}`);
    const html = await answer.text();
    if (mine === asked) found.innerHTML = answer.ok && !answer.redirected ? html : "<p>Klausul tidak dapat dibuka sekarang. Muat ulang halaman.</p>";
  } catch {
    if (mine === asked) found.textContent = "Sambungan terputus; coba lagi.";
  }
}

function open() {
  aim();
  spot = target && [target.selectionStart, target.selectionEnd];
  dialog.showModal();
  search.focus();
  load();
}

// execCommand is what keeps the browser's own undo; without it the words still go in.
function type(area, text) {
  area.focus();
  if (document.execCommand("insertText", false, text)) return;
  area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

function insert(area, text) {
  const before = area.value.slice(0, area.selectionStart);
  const after = area.value.slice(area.selectionEnd);
  const open = before && !before.endsWith("\n") ? "\n" : "";
  type(area, `${open}${text}${after && !after.startsWith("\n") ? "\n" : ""}`);
}

function remember(card, variant) {
  if (!opener.dataset.noteUrl) return; // a template keeps no account of where its words come from
  const data = new FormData();
  data.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  data.append("pasal", card.dataset.pasal);
  data.append("varian", variant);
  fetch(opener.dataset.noteUrl, { method: "POST", body: data })
    .then(() => form.dispatchEvent(new Event("naskah:clause")))
    .catch(() => {});
}

// A new pasal never stands among the lampiran.
function freshCard(card) {
  const near = card?.closest("[data-list]") ? card : lastCard();
  const button = near?.querySelector('[data-do="add"]') ?? form.querySelector('.writing-end [data-do="add"]');
  const there = new Set(form.querySelectorAll("[data-pasal]"));
  button.click();
  return [...form.querySelectorAll("[data-pasal]")].find((each) => !there.has(each));
}

// What stands behind an open dialog cannot be typed in: the words wait until it is closed.
function closed() {
  return new Promise((done) => {
    dialog.addEventListener("close", done, { once: true });
    dialog.close();
  });
}

dialog.addEventListener("click", async (e) => {
  const button = e.target.closest("[data-insert], [data-insert-new]");
  if (!button) return;
  const variant = button.closest("[data-variant]");
  const text = variant.querySelector("[data-text]").textContent;
  let card = cardOf(target);
  await closed();
  if (button.matches("[data-insert-new]") || !card) {
    card = freshCard(card);
    type(card.querySelector(".pasal-name"), variant.dataset.title);
  }
  const area = card.querySelector("textarea");
  area.dispatchEvent(new Event("naskah:show", { bubbles: true }));
  area.focus();
  if (area === target && spot) area.setSelectionRange(...spot);
  insert(area, text);
  area.scrollIntoView({ block: "nearest" });
  remember(card, variant.dataset.variant);
});

opener.addEventListener("click", open);
search.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(load, 250);
});
document.addEventListener("keydown", (e) => {
  if (!e.altKey || e.ctrlKey || e.key.toLowerCase() !== "k" || dialog.open) return;
  e.preventDefault();
  open();
});
