// Moving, adding and removing pasal and lampiran: by buttons, keys and the handle; each can be taken back.

import { annexOrder, arrange, card, cards, field, form, idsOf, insert, list, annexList, listOf, nameOf, newId, order, put, settle, words, RECITALS } from "./writing-cards.js";

const undoBar = form.querySelector("[data-undo-bar]");
const done = [];
const undone = [];
let save = () => {};
let beforeAct = () => {};
let tell = () => {};

const idsIn = (into) => (into === annexList ? annexOrder() : order());

function rearranged(said) {
  settle();
  showSteps();
  if (said) tell(said);
  save();
}

function showSteps() {
  const [back, forth] = undoBar.querySelectorAll("button");
  back.disabled = !done.length;
  forth.disabled = !undone.length;
  back.title = done.length ? `Batalkan: ${done.at(-1).label} (Alt + Z)` : "Belum ada susunan yang dapat dibatalkan";
  forth.title = undone.length ? `Ulangi: ${undone.at(-1).label} (Alt + Shift + Z)` : "Tidak ada yang dapat diulangi";
}

function act(step) {
  beforeAct();
  step.forth();
  done.push(step);
  undone.length = 0;
  rearranged();
}

function goBack() {
  const step = done.pop();
  if (!step) return;
  beforeAct();
  step.back();
  undone.push(step);
  rearranged(`Dibatalkan: ${step.label}.`);
}

function goForth() {
  const step = undone.pop();
  if (!step) return;
  beforeAct();
  step.forth();
  done.push(step);
  rearranged(`Diulangi: ${step.label}.`);
}

// Put a card back where it stood, before what followed it then.
function putBack(into, fresh, following) {
  const next = following.map(card).find((each) => each && into.contains(each));
  if (next) next.before(fresh);
  else into.append(fresh);
}

function moving(id, before, after, into) {
  const label = `${nameOf(id)} dipindahkan`;
  const focused = card(id).contains(document.activeElement) ? document.activeElement : null;
  const [from, to] = [focused?.selectionStart, focused?.selectionEnd];
  const placed = (ids) => {
    arrange(ids, into);
    focused?.focus({ preventScroll: true });
    if (focused?.tagName === "TEXTAREA") focused.setSelectionRange(from, to);
    card(id)?.scrollIntoView({ block: "nearest" });
  };
  return { label, forth: () => placed(after), back: () => placed(before) };
}

function shift(id, step) {
  if (!card(id) || id === RECITALS) return;
  const into = listOf(id);
  const before = idsIn(into);
  const at = before.indexOf(id);
  if (!before[at + step]) return void tell(step < 0 ? `${nameOf(id)} sudah paling atas.` : `${nameOf(id)} sudah paling bawah.`);
  const after = before.toSpliced(at, 1).toSpliced(at + step, 0, id);
  const was = nameOf(id);
  act(moving(id, before, after, into));
  tell(`${was} dipindahkan menjadi ${nameOf(id)}.`);
}

function add(id, annex) {
  const fresh = newId();
  const isAnnex = annex || (id && annexList.contains(card(id)));
  const after = id || (isAnnex ? annexOrder() : order()).at(-1) || undefined;
  let kept = null;
  act({
    label: isAnnex ? "lampiran baru" : "pasal baru",
    forth: () => {
      insert(fresh, after, isAnnex);
      if (kept) put(fresh, kept);
    },
    back: () => {
      kept = words(fresh);
      card(fresh).remove();
    },
  });
  card(fresh).querySelector("input.pasal-name").focus();
}

function remove(id) {
  const gone = card(id);
  const into = listOf(id);
  const following = idsIn(into).slice(idsIn(into).indexOf(id) + 1);
  const label = `${nameOf(id)} ${words(id).title} dihapus`;
  const trace = document.createElement("p");
  trace.className = "pasal-gone";
  trace.append(`${label}. `);
  const undo = document.createElement("button");
  undo.type = "button";
  undo.className = "btn btn-secondary btn-sm";
  undo.textContent = "Urungkan";
  trace.append(undo);
  const step = {
    label,
    forth: () => gone.replaceWith(trace),
    back: () => {
      if (trace.isConnected) trace.replaceWith(gone);
      else putBack(into, gone, following);
      gone.querySelector("details")?.removeAttribute("open");
      field("body", id).focus();
    },
  };
  undo.addEventListener("click", () => {
    const at = done.indexOf(step);
    if (at >= 0) done.splice(at, 1);
    beforeAct();
    step.back();
    rearranged(`${nameOf(id)} dikembalikan.`);
  });
  act(step);
  undo.focus();
}

export const acts = { up: (id) => shift(id, -1), down: (id) => shift(id, 1), add: (id) => add(id), annex: () => add("", true), remove, undo: goBack, redo: goForth };

// The handle: dragging a card, told as a move like the others

function draggable(into) {
  let before = [];
  window.Sortable?.create(into, {
    handle: "[data-handle]",
    draggable: "[data-pasal]",
    animation: 120,
    ghostClass: "pasal-ghost",
    onStart: () => (before = idsIn(into)),
    onEnd: ({ item }) => {
      const after = idsOf([...into.querySelectorAll("[data-pasal]")]);
      if (after.join() === before.join()) return;
      const id = item.dataset.pasal;
      arrange(before, into);
      const was = nameOf(id);
      act(moving(id, before, after, into));
      tell(`${was} dipindahkan menjadi ${nameOf(id)}.`);
    },
  });
}

document.addEventListener("keydown", (e) => {
  const id = e.target.closest?.("[data-pasal]")?.dataset.pasal;
  if (id && e.altKey && (e.key === "ArrowUp" || e.key === "ArrowDown")) {
    e.preventDefault();
    shift(id, e.key === "ArrowUp" ? -1 : 1);
  } else if (id && e.ctrlKey && e.key === "Enter") {
    e.preventDefault();
    add(id);
  } else if (e.altKey && e.key.toLowerCase() === "z") {
    e.preventDefault();
    if (e.shiftKey) goForth();
    else goBack();
  } else if ((e.ctrlKey || e.metaKey) && e.key.toLowerCase() === "z" && !e.target.matches?.("input, textarea") && !e.shiftKey && done.length) {
    e.preventDefault();
    goBack();
  }
});

// `onChange`: what saves; `onBefore`: told that the order is about to change; `onSay`: what the page says.
export function startMoves({ onChange, onBefore, onSay }) {
  [save, beforeAct, tell] = [onChange, onBefore, onSay];
  undoBar.hidden = false;
  for (const each of cards()) each.querySelector("[data-handle]")?.removeAttribute("hidden");
  document.body.classList.add("has-handles");
  draggable(list);
  draggable(annexList);
  settle();
  showSteps();
}
