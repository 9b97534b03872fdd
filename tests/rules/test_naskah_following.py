"""What a save does with references: kept where untouched, moved with their ayat, bound where new."""

from agreements.rules.naskah import Naskah, Pasal, parse, write
from agreements.rules.naskah.fields import fill
from agreements.rules.naskah.following import follow, pair_up, rebind
from agreements.rules.naskah.references import bind, resolve
from tests.rules.drafts import pks

A = "(1) Satu kata.\n(2) Dua kata sebagaimana dimaksud pada ayat (1).\n(3) Tiga kata."
B = "Lihat Pasal 1 ayat (2) dan Pasal 1 ayat (3)."


def kept(*bodies):
    pasal = (Pasal(f"p{at}", "", f"JUDUL {at}", parse(body)) for at, body in enumerate(bodies, 1))
    return bind(Naskah((), tuple(pasal)))


def typed(stored, **bodies):
    """The stored text with some pasal typed anew, as the page sends it."""
    return Naskah(
        (),
        tuple(
            Pasal(p.id, p.key, p.title, parse(bodies[p.id])) if p.id in bodies else p for p in stored.pasal
        ),
    )


def shown(text, at):
    return write(resolve(text).pasal[at].body)


def test_an_ayat_put_in_before_moves_the_references_to_those_behind():
    stored = kept(A, B)
    new = rebind(stored, typed(stored, p1="(1) Baru.\n" + A.replace("(3)", "(4)").replace("\n(2)", "\n(3)")))
    assert shown(new, 1) == "Lihat Pasal 1 ayat (3) dan Pasal 1 ayat (4)."
    assert "dimaksud pada ayat (2)." in shown(new, 0)


def test_ayat_that_change_places_take_their_references_along():
    stored = kept(A, B)
    lines = A.split("\n")
    new = rebind(stored, typed(stored, p1="\n".join([lines[2], lines[0], lines[1]])))
    assert shown(new, 1) == "Lihat Pasal 1 ayat (3) dan Pasal 1 ayat (1)."


def test_an_ayat_that_is_gone_says_so_and_comes_back():
    stored = kept(A, B)
    lines = A.split("\n")
    gone = rebind(stored, typed(stored, p1="\n".join(lines[:2])))
    assert shown(gone, 1) == "Lihat Pasal 1 ayat (2) dan Pasal 1 ayat ([terhapus])."
    back = rebind(gone, typed(gone, p1=A))
    assert shown(back, 1) == "Lihat Pasal 1 ayat (2) dan Pasal 1 ayat (3)."


def test_an_ayat_whose_words_change_keeps_its_references():
    stored = kept(A, B)
    new = rebind(stored, typed(stored, p1=A.replace("Tiga kata.", "Sesuatu yang lain sama sekali.")))
    assert shown(new, 1) == B


def test_a_reference_that_is_typed_over_leads_elsewhere():
    stored = kept("Lihat Pasal 2.", "Dua.", "Tiga.")
    new = rebind(stored, typed(stored, p1="Lihat Pasal 3."))
    assert new.pasal[0].body[0].text == "Lihat Pasal {{#p3}}."


def test_words_typed_around_a_reference_leave_it_where_it_was():
    stored = kept("Lihat Pasal 2 saja.", "Dua.", "Tiga.")
    moved = Naskah((), (stored.pasal[0], stored.pasal[2], stored.pasal[1]))
    screen = [pasal.id for pasal in stored.pasal]
    new = rebind(moved, typed(moved, p1="Mohon lihat Pasal 2 saja, dan Pasal 1."), screen)
    assert new.pasal[0].body[0].text == "Mohon lihat Pasal {{#p2}} saja, dan Pasal {{#p1}}."
    assert shown(new, 0) == "Mohon lihat Pasal 3 saja, dan Pasal 1."


def test_a_window_with_older_numbers_does_not_bend_references():
    """Another window moved the pasal; this one still shows, and sends back, the numbers from before."""
    first = kept("Lihat Pasal 2.", "Dua.", "Tiga.")
    stored = Naskah((), (first.pasal[0], first.pasal[2], first.pasal[1]))
    new = rebind(stored, typed(stored, p1="Lihat Pasal 2. Tambahan."), ["p1", "p2", "p3"])
    assert new.pasal[0].body[0].text.startswith("Lihat Pasal {{#p2}}.")


def test_a_removed_pasal_shows_in_place_and_survives_further_typing():
    stored = kept("Lihat Pasal 2.", "Dua.", "Tiga.")
    without = Naskah((), (stored.pasal[0], stored.pasal[2]))
    new = rebind(without, typed(without, p1="Lihat Pasal [terhapus]. Tambahan."))
    assert new.pasal[0].body[0].text == "Lihat Pasal {{#p2}}. Tambahan."


def test_fields_survive_where_a_text_comes_back_with_their_values():
    draft = pks()
    stored = kept("Berlaku {{jangka_waktu}} untuk {{pihak_kedua.nama}} menurut Pasal 1.", "Dua.")
    words = resolve(fill(stored, draft))
    back = Naskah(
        (), (Pasal("p1", "", "JUDUL 1", parse(write(words.pasal[0].body) + " Tambahan.")), words.pasal[1])
    )
    plain = rebind(stored, back, values=draft)
    assert plain.pasal[0].body[0].text == (
        "Berlaku {{jangka_waktu}} untuk {{pihak_kedua.nama}} menurut Pasal {{#p1}}. Tambahan."
    )


def test_follow_alone_moves_the_steps_of_tokens():
    before = kept(A, B)
    changed = kept("(1) Baru.\n" + A, "x").pasal[0]
    assert shown(follow(before, Naskah((), (changed, before.pasal[1]))), 1) == (
        "Lihat Pasal 1 ayat (3) dan Pasal 1 ayat (4)."
    )


def test_pairs_are_equal_ones_first_then_the_rest():
    old, new = [("ayat", "a"), ("ayat", "b"), ("ayat", "c")], [("ayat", "c"), ("ayat", "a"), ("ayat", "x")]
    assert dict(pair_up(old, new)) == {0: 1, 1: 2, 2: 0}
    assert dict(pair_up([("ayat", "a b c d")], [("ayat", "z"), ("ayat", "a b c e")])) == {0: 1}
    assert dict(pair_up([("ayat", "a")], [])) == {}
