"""Whether a text holds the parts that the law lists for its form."""


def missing_parts(found, reading, parts, form, *, recitals=True):
    """Yield a finding for each of `parts` (subject, words) that is missing or empty, and for no recitals.

    `form`: how the sentence names the instrument, "Nota kesepakatan".
    """
    for subject, words in parts:
        if reading.about(subject):
            continue
        empty = reading.empty_about(subject)
        if empty:
            yield found(
                f"Pasal {empty.number} ({empty.pasal.title}) belum berisi.",
                "Tulis isinya.",
                pasal_id=empty.pasal.id,
            )
        else:
            yield found(f"{form} belum memuat {words}.", f"Tambahkan pasal {words.upper()}.", field=subject)
    if recitals and not reading.draft.text.recitals:
        yield found(f"{form} belum memuat konsiderans.", "Tulis konsiderans.", field="recitals")
