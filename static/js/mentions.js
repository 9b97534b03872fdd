// Names of posts while an @ is typed: arrows choose, Enter or Tab takes, Escape leaves it. Without this
// file a name is typed out; the server reads names, not this list.

const names = [...document.querySelectorAll("#dapat-disebut option")].map((each) => each.value);
const open = new WeakMap(); // text area -> { list, start, chosen }
let serial = 0;

function asked(area) {
  const before = area.value.slice(0, area.selectionStart);
  const at = before.lastIndexOf("@");
  if (at < 0 || (at > 0 && /[\p{L}\p{N}.]/u.test(before[at - 1]))) return null;
  const words = before.slice(at + 1);
  return words.length > 40 || words.includes("\n") ? null : { at, words: words.toLocaleLowerCase("id") };
}

function close(area) {
  open.get(area)?.list.remove();
  open.delete(area);
  area.removeAttribute("aria-activedescendant");
  area.removeAttribute("aria-controls");
}

function choose(area, step) {
  const state = open.get(area);
  const items = [...state.list.children];
  state.chosen = (state.chosen + step + items.length) % items.length;
  items.forEach((item, at) => item.setAttribute("aria-selected", at === state.chosen));
  area.setAttribute("aria-activedescendant", items[state.chosen].id);
}

function take(area, name) {
  const { at } = open.get(area);
  const end = area.selectionStart;
  area.setRangeText(`@${name} `, at, end, "end");
  close(area);
  area.focus();
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

function show(area, found, at) {
  close(area);
  const list = document.createElement("ul");
  list.className = "mention-list";
  list.id = `daftar-sebut-${(serial += 1)}`;
  area.setAttribute("aria-controls", list.id);
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Jabatan yang dapat disebut");
  for (const name of found) {
    const item = document.createElement("li");
    item.id = `sebut-${(serial += 1)}`;
    item.setAttribute("role", "option");
    item.textContent = name;
    item.addEventListener("mousedown", (e) => {
      e.preventDefault();
      take(area, name);
    });
    list.append(item);
  }
  area.after(list);
  open.set(area, { list, at, chosen: 0 });
  choose(area, 0);
}

function look(area) {
  const typed = asked(area);
  const found = typed ? names.filter((name) => name.toLocaleLowerCase("id").startsWith(typed.words)) : [];
  if (found.length && !(found.length === 1 && found[0].toLocaleLowerCase("id") === typed.words)) show(area, found, typed.at);
  else close(area);
}

for (const area of names.length ? document.querySelectorAll("textarea[data-mentions]") : []) {
  area.parentElement.classList.add("mention-holder");
  area.setAttribute("aria-autocomplete", "list");
  area.addEventListener("input", () => look(area));
  area.addEventListener("blur", () => close(area));
  area.addEventListener("keydown", (e) => {
    const state = open.get(area);
    if (!state) return;
    if (e.key === "ArrowDown" || e.key === "ArrowUp") choose(area, e.key === "ArrowDown" ? 1 : -1);
    else if (e.key === "Enter" || e.key === "Tab") take(area, state.list.children[state.chosen].textContent);
    else if (e.key === "Escape") close(area);
    else return;
    e.preventDefault();
  });
}
