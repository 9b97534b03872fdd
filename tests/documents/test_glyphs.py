"""Letters that can be printed."""

from agreements.documents.glyphs import printable, undrawable


def test_indonesian_text_and_its_signs_can_be_drawn():
    assert undrawable("Pasal 1 “Naskah” – Rp1.000,00 … é ñ ö ş • § ½ €\n\t") == []


def test_other_scripts_and_controls_cannot():
    assert undrawable("김 a 条 b 🤝 \x07") == ["\x07", "条", "김", "🤝"]


def test_lists_show_a_question_mark_instead():
    assert printable("Kota 김") == "Kota ?"
    assert printable("Kota Seoul") == "Kota Seoul"


def test_the_letters_of_a_language_can_be_drawn_in_it_and_only_in_it():
    letters = {"ja": "覚書のモジョケルト々", "ko": "협력 뷁", "zh-Hans": "双方合作，", "ar": "يتعاون ٢٠٢٦"}
    for code, words in letters.items():
        assert undrawable(words, code) == []
        assert undrawable(words) != []
        assert undrawable("🤝", code) == ["🤝"]
    assert undrawable("협력", "ja") == ["력", "협"]
    assert undrawable("ö", "de") == []
