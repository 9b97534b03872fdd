// The sheets of paper in the tab "Halaman": which are there, which are looked at, and which the writer is on.

import { form } from "./writing-cards.js";

export class Sheets {
  constructor(panel) {
    this.panel = panel;
    this.here = panel.querySelector("[data-pages-here]");
    this.place = panel.querySelector("[data-pages-at]");
    this.keys = [];
    this.lines = {};
    this.total = 0;
    this.written = 0; // the page that the caret is on
    this.onSeen = () => {};
    this.seen = new Set();
    this.watch = new IntersectionObserver((entries) => this.looked(entries), { rootMargin: "150px 0px" });
    document.addEventListener("selectionchange", () => this.follow());
    document.addEventListener("scroll", () => this.say(), { passive: true, capture: true });
  }

  get all() {
    return [...this.here.children];
  }

  held() {
    return this.all.map((each) => each.dataset.key).filter(Boolean);
  }

  // Pages that are looked at, or written on, whose image is not the right one
  wanted() {
    const near = [...this.seen].map((each) => Number(each.dataset.page));
    if (this.written) near.push(this.written);
    return [...new Set(near)].filter((page) => this.lacks(page)).sort((a, b) => a - b);
  }

  lacks(page) {
    return page <= this.keys.length && this.here.children[page - 1]?.dataset.key !== this.keys[page - 1];
  }

  looked(entries) {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting && !this.panel.hidden) this.seen.add(target);
      else this.seen.delete(target);
    }
    this.say();
    this.onSeen();
  }

  async show({ pages, total, whole, lines, images }) {
    [this.keys, this.lines] = [pages, { ...this.lines, ...lines }];
    if (total) this.total = total;
    this.fit(whole ? total : Math.max(pages.length, this.all.length));
    await Promise.all(Object.entries(images).map(([page, image]) => this.draw(this.here.children[page - 1], image)));
    for (const each of this.all) this.mark(each);
    this.follow();
    this.say();
  }

  fit(count) {
    while (this.here.children.length > count) {
      this.watch.unobserve(this.here.lastElementChild);
      this.seen.delete(this.here.lastElementChild);
      this.here.lastElementChild.remove();
    }
    while (this.here.children.length < count) {
      const sheet = document.createElement("figure");
      sheet.className = "page-sheet";
      sheet.dataset.page = this.here.children.length + 1;
      this.here.append(sheet);
      this.watch.observe(sheet);
    }
  }

  // The old image stays until the new one can be shown at once
  async draw(sheet, { key, png }) {
    const image = document.createElement("img");
    image.src = `data:image/png;base64,${png}`;
    image.className = "page-image";
    await image.decode();
    sheet.replaceChildren(image);
    sheet.dataset.key = key;
  }

  mark(sheet) {
    const page = Number(sheet.dataset.page);
    const image = sheet.querySelector("img");
    sheet.classList.toggle("page-old", page > this.keys.length || this.lacks(page));
    if (image) image.alt = `Halaman ${page} dari ${this.total || "…"}; isinya sama dengan tab Pratinjau`;
  }

  // The page on which the line with the caret begins
  caretPage() {
    const area = document.activeElement;
    const id = area?.closest?.("[data-pasal]")?.dataset.pasal;
    if (!id || !form.contains(area) || !this.lines[id]?.length) return 0;
    const before = area.name?.startsWith("body-") ? area.value.slice(0, area.selectionStart).split("\n") : [];
    const line = before.filter((each, at) => each.trim() || at === before.length - 1).length;
    return this.lines[id][Math.min(line, this.lines[id].length - 1)];
  }

  follow() {
    const page = this.caretPage();
    if (!page || page === this.written || this.panel.hidden) return;
    this.written = page;
    for (const each of this.all) each.toggleAttribute("data-written", Number(each.dataset.page) === page);
    const sheet = this.here.children[page - 1];
    // Only where the panel scrolls by itself: the page under the writer's hands must not move.
    if (sheet && this.panel.scrollHeight > this.panel.clientHeight) this.panel.scrollTo({ top: sheet.offsetTop - this.here.offsetTop });
    this.say();
    this.onSeen();
  }

  say() {
    if (this.panel.hidden) return;
    const top = this.panel.getBoundingClientRect().top;
    const middle = Math.max(top, 0) + Math.min(this.panel.clientHeight, window.innerHeight) / 3;
    const sheet = this.all.findLast((each) => each.getBoundingClientRect().top <= middle) ?? this.all[0];
    this.place.textContent = sheet ? `Halaman ${sheet.dataset.page} dari ${this.total || "…"}` : "";
  }
}
