"""Letters that can be printed."""

from agreements.documents.glyphs import printable, undrawable


def test_indonesian_text_and_its_signs_can_be_drawn():
    assert undrawable("Pasal 1 “Naskah” – Rp1.000,00 … é ñ ö ş • § ½ €\n\t") == []


def test_other_scripts_and_controls_cannot():
    assert undrawable("김 a 条 b 🤝 \x07") == ["\x07", "条", "김", "🤝"]


def test_lists_show_a_question_mark_instead():
    assert printable("Kota 김") == "Kota ?"
    assert printable("Kota Seoul") == "Kota Seoul"
