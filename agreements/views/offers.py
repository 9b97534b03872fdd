"""The offers of a dossier as its page shows them."""

from agreements.rules.enums import Direction, OfferAnswer
from agreements.rules.indonesian import long_date


def offer_rows(dossier):
    """Return each offer, newest first: its words and the letters that followed one another."""
    return [
        {
            "title": offer.get_direction_display(),
            "answer": _answer(offer),
            "letters": [
                {"label": label, "number": number, "day": long_date(day)}
                for label, number, day in _letters(offer)
                if day
            ],
        }
        for offer in dossier.offers.all()
    ]


def _answer(offer):
    if not offer.answer:
        return {"label": "Belum dijawab", "tone": "warning"}
    tone = "success" if offer.answer == OfferAnswer.YES else "danger"
    return {"label": offer.get_answer_display(), "tone": tone}


def _letters(offer):
    ours = offer.direction == Direction.OUT
    return (
        ("Surat penawaran", offer.number, offer.dated),
        ("Permintaan kedua", offer.again_number, offer.again_on),
        ("Laporan ke atasan", offer.report_number, offer.report_on),
        ("Jawaban mitra" if ours else "Jawaban kita", offer.answer_number, offer.answer_on),
    )
