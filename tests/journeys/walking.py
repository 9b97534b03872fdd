"""What a person does on many pages: press an act, fill a form, attach a file."""

import io

import pikepdf


def paper(words="Contoh"):
    """Return the bytes of a small sound PDF."""
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(595, 842))
    pdf.docinfo["/Title"] = words
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def upload(name="naskah.pdf", data=None, kind="application/pdf"):
    """Return a file as Playwright takes it."""
    return {"name": name, "mimeType": kind, "buffer": paper() if data is None else data}


def act(page, label, note="", fill=None):
    """Press the act of that label, through its panel where it has one; `fill(panel)` fills the rest."""
    panel = page.locator("details.act-panel", has=page.locator("summary", has_text=label))
    if panel.count() == 0:
        page.get_by_role("button", name=label, exact=True).click()
        return
    panel = panel.first
    if panel.get_attribute("open") is None:
        panel.locator("summary").click()
    if note:
        panel.locator("textarea[name=note]").fill(note)
    if fill:
        fill(panel)
    panel.get_by_role("button", name=label, exact=True).click()


def state(page):
    """The words of the chip beside the heading."""
    return page.locator(".page-head .chip, header .chip, h1 .chip").first.inner_text().strip()


def attach(page, kind, file):
    """Attach a file of that kind through the page's own form."""
    form = page.locator("details", has=page.locator("summary", has_text="Unggah dokumen")).first
    if form.get_attribute("open") is None:
        form.locator("summary").first.click()
    form.get_by_label("Jenis").select_option(label=kind)
    form.locator("input[type=file]").set_input_files(file)
    form.get_by_role("button", name="Unggah").click()
