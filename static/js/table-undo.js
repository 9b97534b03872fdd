// Whole tables put into a text area at once, each one step of undo. Browsers type such a block line by line,
// which takes seconds, so it goes in as a whole and is remembered here; all else is the browser's own undo.

const steps = new WeakMap(); // text area -> { done, undone }: steps of { before, after, at }

const of = (area) => steps.get(area) ?? steps.set(area, { done: [], undone: [] }).get(area);

function put(area, text, at) {
  area.value = text;
  area.setSelectionRange(at, at);
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

// Put `text` in the place from..to. `was`: what going back brings there, where that is not what stands there now.
export function replace(area, from, to, text, { was = area.value.slice(from, to) } = {}) {
  const [head, tail] = [area.value.slice(0, from), area.value.slice(to)];
  const step = { before: head + was + tail, after: head + text + tail, at: from };
  Object.assign(of(area), { done: [...of(area).done, step], undone: [] });
  put(area, step.after, from + text.length);
}

// Only where the text stands as the step left it: what was typed since is taken back first, by the browser.
function turn(area, from, to, there, back) {
  const step = from.at(-1);
  if (!step || area.value !== step[there]) return false;
  to.push(from.pop());
  put(area, step[back], step.at);
  return true;
}

document.addEventListener("beforeinput", (e) => {
  if (!steps.has(e.target)) return;
  const { done, undone } = of(e.target);
  const isUndo = e.inputType === "historyUndo" && turn(e.target, done, undone, "after", "before");
  const isRedo = e.inputType === "historyRedo" && turn(e.target, undone, done, "before", "after");
  if (isUndo || isRedo) e.preventDefault();
});

document.addEventListener("keydown", (e) => {
  if (!(e.ctrlKey || e.metaKey) || e.altKey || !steps.has(e.target)) return;
  const { done, undone } = of(e.target);
  const key = e.key.toLowerCase();
  const isUndo = key === "z" && !e.shiftKey && turn(e.target, done, undone, "after", "before");
  const isRedo = (key === "y" || (key === "z" && e.shiftKey)) && turn(e.target, undone, done, "before", "after");
  if (isUndo || isRedo) e.preventDefault();
});
