// The score of an evaluation while it is written. The server computes it again; nothing here is sent.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector("#evaluasi");
  const result = document.querySelector("[data-result]");
  if (!form || !result) return;
  const bands = JSON.parse(form.dataset.bands);
  const shown = (name) => result.querySelector(`[data-${name}]`);

  const read = () =>
    [...form.querySelectorAll("[data-indicator]")].map((row) => ({
      weight: Number(row.querySelector("input[name$=-weight]").value) || 0,
      score: Number(row.querySelector("input[name$=-score]:checked")?.value) || 0,
    }));

  const show = () => {
    const rows = read();
    const weights = rows.reduce((sum, row) => sum + row.weight, 0);
    const open = rows.filter((row) => !row.score).length;
    shown("weights").textContent = `${weights}%`;
    shown("weights").classList.toggle("result-bad", weights !== 100);
    shown("weights-words").hidden = weights === 100;
    shown("open").textContent = open ? `${open} indikator belum dinilai.` : "Semua indikator sudah dinilai.";
    const points = rows.reduce((sum, row) => sum + row.weight * (row.score - 1), 0) / 4;
    const known = weights === 100 && !open;
    const [, word, advice] = known ? bands.find(([least]) => points >= least) : [0, "", ""];
    shown("score").textContent = known ? points.toFixed(2).replace(".", ",") : "–";
    shown("category").textContent = word;
    for (const choice of form.querySelectorAll("[data-advice]")) {
      choice.toggleAttribute("data-suggested", choice.dataset.advice === advice);
    }
  };
  form.addEventListener("input", show);
  show();
});
