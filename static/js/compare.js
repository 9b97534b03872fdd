// The comparison of two versions: from change to change by keys n and p, and to a folded pasal by its address.

const changes = () => [...document.querySelectorAll("[data-change]")];
const place = document.querySelector("[data-step-place]");

function step(way) {
  const all = changes();
  if (!all.length) return;
  const now = all.indexOf(document.activeElement.closest("[data-change]"));
  const from = now >= 0 ? now : way > 0 ? -1 : all.length;
  const to = Math.min(Math.max(from + way, 0), all.length - 1);
  all[to].focus({ preventScroll: true });
  all[to].scrollIntoView({ block: "start" });
  if (place) place.textContent = `${to + 1} dari ${all.length}`;
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-step]");
  if (button) step(Number(button.dataset.step));
  if (event.target.closest(".cmp-jump a")) document.querySelector(".cmp-jump").open = false;
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.matches("input, textarea, select, [contenteditable]")) return;
  if (event.key === "n") step(1);
  if (event.key === "p") step(-1);
  if (event.key === "Escape" && document.querySelector(".cmp-jump")) document.querySelector(".cmp-jump").open = false;
});

function unfold() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const fold = target && target.closest("details");
  if (!fold) return;
  fold.open = true;
  target.scrollIntoView();
}
addEventListener("hashchange", unfold);
unfold();
