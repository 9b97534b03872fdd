"""The front end: nothing inline, icons that exist, vendored files with licence, refusals with reasons."""

import re
from pathlib import Path

import pytest
from django.template.loader import render_to_string

ROOT = Path(__file__).resolve().parent.parent
NO_PAGE = {"pdf", "email"}
PAGES = [
    path
    for path in sorted((ROOT / "templates").rglob("*.html"))
    if not NO_PAGE & set(path.relative_to(ROOT).parts)
]
VENDORED = sorted(path.name for path in (ROOT / "static/vendor").iterdir() if path.is_dir())
ICONS = set(re.findall(r'<symbol id="([^"]+)"', (ROOT / "static/img/icons.svg").read_text()))
INLINE = re.compile(
    r"\sstyle=|<style\b|<script(?![^>]*\ssrc=)|\son[a-z]+=|\shx-on|javascript:", re.IGNORECASE
)
ELSEWHERE = re.compile(r'(?:src|href|action)="(?:https?:)?//', re.IGNORECASE)


@pytest.mark.parametrize("template", PAGES, ids=lambda path: str(path.relative_to(ROOT / "templates")))
def test_page_has_nothing_inline_and_nothing_from_elsewhere(template):
    assert INLINE.findall(template.read_text()) == []
    assert ELSEWHERE.findall(template.read_text()) == []


def test_every_icon_named_in_a_template_is_in_the_sprite():
    named = {
        name
        for page in PAGES
        for name in re.findall(
            r'icon\.html" with (?:size="\w+" )?name="([\w-]+)" (?:only|size)', page.read_text()
        )
    }
    assert named - ICONS == set()


@pytest.mark.parametrize(
    "folder", [path.name for path in (ROOT / "static/vendor").iterdir() if path.is_dir()]
)
def test_vendored_folder_has_licence_and_a_line_in_the_readme(folder):
    assert (ROOT / "static/vendor" / folder / "LICENSE").stat().st_size > 0
    assert f"| `{folder}` |" in (ROOT / "static/vendor/README.md").read_text()


def acts(**button):
    ajukan = {"key": "ajukan", "label": "Ajukan", "url": "/naskah/1/ajukan"}
    return render_to_string("components/action_form.html", {"buttons": [ajukan | button], "csrf_token": "t"})


def test_an_act_that_may_be_done_is_a_form_with_its_hidden_values():
    html = acts(reasons=[], hidden={"version": 4})
    assert '<form method="post" action="/naskah/1/ajukan"' in html
    assert '<input type="hidden" name="version" value="4">' in html
    assert "aria-disabled" not in html


def test_a_refused_act_cannot_be_sent_and_shows_each_reason():
    html = acts(reasons=["Telaah hukum belum selesai.", "Nomor <b>belum</b> ada."])
    assert "<form" not in html
    assert 'aria-disabled="true" aria-describedby="alasan-ajukan"' in html
    assert "<li>Telaah hukum belum selesai.</li>" in html
    assert "<li>Nomor &lt;b&gt;belum&lt;/b&gt; ada.</li>" in html


def test_an_act_with_a_note_keeps_what_was_typed():
    html = acts(reasons=[], needs_note=True, note_required=True, note_value="Pasal 3 <kosong>", open=True)
    assert re.search(r"<details[^>]* open>", html)
    assert "required>Pasal 3 &lt;kosong&gt;</textarea>" in html


def test_bar_draws_each_count_as_its_share_and_leaves_out_nothing_in_words():
    segments = [
        {"label": "0–30 hari", "count": 1, "url": "/a", "tone": "danger"},
        {"label": "31–90 hari", "count": 0, "url": "/b", "tone": "warning"},
        {"label": "lebih", "count": 3, "url": "/c", "tone": "accent"},
    ]
    html = render_to_string("components/bar.html", {"segments": segments, "total": 4})
    assert re.findall(r'<svg[^>]* width="(\d+)"', html) == ["2500", "7500"]
    assert re.findall(r'href="(/\w)"', html) == ["/a", "/b", "/c"]


def test_chain_draws_the_missing_child():
    child = {"kind": "PKS", "title": "Belum dibuat", "missing": True}
    child |= {"action_url": "/baru", "action_label": "Mulai"}
    nodes = [{"kind": "KSB", "title": "Batas wilayah", "children": [child]}]
    html = render_to_string("components/chain.html", {"nodes": nodes})
    assert html.count("chain-missing") == 1
    assert '<a href="/baru">Mulai</a>' in html
