// Small comforts. Every page works without this file; nothing here decides anything.
"use strict";

const on = (event, selector, act) =>
  document.addEventListener(event, (e) => {
    const hit = e.target instanceof Element && e.target.closest(selector);
    if (hit) act(hit, e);
  });

// Filters send themselves, after a pause: whoever walks through a list by keyboard is not interrupted.
let pause;
on("change", "form[data-autosubmit]", (form) => {
  clearTimeout(pause);
  pause = setTimeout(() => form.requestSubmit(), 700);
});

// Copy the text of another element, and say so on the button itself.
on("click", "[data-copy]", async (button) => {
  const source = document.querySelector(button.dataset.copy);
  if (!source) return;
  await navigator.clipboard.writeText(source.value ?? source.textContent.trim());
  const words = button.querySelector("span") ?? button;
  const before = words.textContent;
  words.textContent = "Tersalin";
  setTimeout(() => (words.textContent = before), 2000);
});

on("click", "[data-print]", () => window.print());
on("click", "[data-dialog]", (button) => document.querySelector(button.dataset.dialog)?.showModal());
on("click", "[data-close]", (button) => button.closest("dialog")?.close());
on("click", "[data-dismiss]", (button) => button.parentElement.remove());

// A long list narrows itself to what is typed; what is ticked stays in sight.
on("input", "[data-narrow]", (input) => {
  const words = input.value.toLowerCase().split(/\s+/);
  for (const item of document.querySelectorAll(input.dataset.narrow)) {
    const text = item.textContent.toLowerCase();
    item.hidden = !item.querySelector(":checked") && !words.every((word) => text.includes(word));
  }
});

// Unsaved text: warn before leaving; a sent form or a saved one (htmx) is clean; data-guard="sent": only a sent one.
const unsaved = new Set();
on("input", "form[data-guard]", (form) => unsaved.add(form));
document.addEventListener("submit", (e) => unsaved.delete(e.target));
document.addEventListener("htmx:afterRequest", (e) => {
  if (e.detail.successful) unsaved.delete(e.target.closest('form[data-guard=""]'));
});
window.addEventListener("beforeunload", (e) => {
  if ([...unsaved].some((form) => form.isConnected)) e.preventDefault();
});

// One press, one act: a second press within ten seconds is not sent.
document.addEventListener("submit", (e) => {
  const form = e.target;
  if (form.method !== "post" || form.hasAttribute("data-many") || e.defaultPrevented) return;
  if (form.dataset.sent && Date.now() - Number(form.dataset.sent) < 10000) e.preventDefault();
  else form.dataset.sent = String(Date.now());
});
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});

// An error on the page takes the eye and the keyboard to the first wrong field.
document.addEventListener("DOMContentLoaded", () => {
  for (const part of document.querySelectorAll("[data-dismiss], [data-needs-script]")) part.hidden = false;
  document.querySelector(".field-bad [aria-invalid]")?.focus({ preventScroll: false });
});

// Lists with ticks: all of the page at once, and how many there are.
function ticked() {
  for (const each of document.querySelectorAll("[data-tick-count]")) {
    const count = document.querySelectorAll(`${each.dataset.tickCount}:checked`).length;
    each.textContent = count ? `(${count})` : "";
  }
}
document.addEventListener("change", (event) => {
  const all = event.target.closest("[data-tick-all]");
  if (all) for (const box of document.querySelectorAll(all.dataset.tickAll)) box.checked = all.checked;
  ticked();
});
ticked();
