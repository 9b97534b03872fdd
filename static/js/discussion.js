// Beside the text: what is discussed of a pasal stands at that pasal. Without this file it stands in a list.

const chip = (words, href) => {
  const link = document.createElement("a");
  link.className = "talk-count";
  link.href = href;
  link.textContent = words;
  return link;
};

// The text as it is read: a small count at each pasal
for (const place of document.querySelectorAll("[data-talk-place]")) {
  const pasal = document.getElementById(place.dataset.talkPlace);
  const link = place.querySelector("a");
  if (!pasal || !link) continue;
  const mark = chip(place.dataset.talkWords, link.href);
  mark.setAttribute("aria-label", `${link.textContent.trim()} dalam Pembahasan`);
  pasal.prepend(mark);
}

// The writing room: what is open at a pasal goes under its words
const editor = document.getElementById("naskah-form");
const room = document.querySelector("[data-room-talk]");

function home(ident) {
  return editor.querySelector(`[data-pasal="${CSS.escape(ident)}"], [data-lampiran="${CSS.escape(ident)}"]`);
}

function place(group) {
  const card = home(group.dataset.talkOf);
  if (!card) return;
  card.append(group);
}

if (editor && room) {
  for (const group of room.querySelectorAll("[data-talk-of]")) place(group);
  if (!room.querySelector("[data-talk-of]")) room.querySelector("[data-room-rest]")?.setAttribute("hidden", "");

  // A decision changes the text: what is typed is saved first, so that none of it is lost.
  const state = () => editor.querySelector("[data-save-state]")?.dataset.saveState;
  const settled = () => !["unsaved", "saving", "failed"].includes(state());
  document.addEventListener("submit", async (e) => {
    const form = e.target;
    if (!form.matches("[data-decides]") || settled() || form.dataset.ready) return;
    e.preventDefault();
    e.stopImmediatePropagation();
    editor.requestSubmit();
    for (let tries = 0; tries < 60 && !settled() && state() !== "failed"; tries += 1) {
      await new Promise((done) => setTimeout(done, 100));
    }
    if (!settled()) return editor.querySelector("[data-save-state]").scrollIntoView();
    form.dataset.ready = "1";
    form.requestSubmit(e.submitter);
  }, true);

  // The words that are selected go along as a quotation.
  document.addEventListener("click", (e) => {
    const link = e.target.closest("[data-comment-on]");
    if (!link) return;
    const area = editor.elements[`body-${link.dataset.commentOn}`];
    const words = area?.value.slice(area.selectionStart, area.selectionEnd).trim() ?? "";
    const target = new URL(link.href);
    if (words) target.searchParams.set("kutipan", words.slice(0, 500));
    link.href = target.href;
  });
}
