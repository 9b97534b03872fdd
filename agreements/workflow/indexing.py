"""Keeping the words by which an instrument is found."""


def refresh(agreement):
    """Set `partner_names` and `search_text` of an `Agreement` from its parties (not saved here)."""
    parties = list(agreement.parties.select_related("partner"))
    agreement.partner_names = ", ".join(p.partner.name for p in parties if p.partner_id)[:500]
    words = [
        agreement.about,
        agreement.cooperation.object,
        *(p.body for p in parties),
        *(p.number for p in parties),
    ]
    agreement.search_text = "\n".join(dict.fromkeys([*words, agreement.number, agreement.partner_names]))
