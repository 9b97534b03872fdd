"""How the regulation admin may set a rule: what contradicts itself is refused with the reason."""

from agreements.rules.checks.finding import WEIGHT, Setting
from agreements.rules.checks.run import BY_ID
from agreements.rules.enums import Severity

SHORTEST_REASON = 20


def is_from_law(rule):
    """Whether the law itself, not practice, makes the rule block."""
    return rule.severity == Severity.BLOCKING and not rule.from_practice


def is_lowered(rule, severity, active):
    """Whether a weight ("" = the rule's own) or an off switch lets through what the rule stops."""
    return not active or (bool(severity) and WEIGHT[Severity(severity)] > WEIGHT[rule.severity])


def setting_complaints(code, *, severity, active, values, note):
    """Return [(column, Indonesian sentence)] for a setting that cannot be; empty = it can.

    `severity`: "" or a code; `values`: {name: number or None}.
    """
    rule = BY_ID.get(code)
    if rule is None:
        return [("rule", f"Pemeriksa tidak mengenal aturan “{code}”; pilih dari daftar aturan.")]
    found = []
    if severity and severity not in list(Severity):
        found.append(("severity", "Bobot yang dikenal: menghalangi, peringatan, atau saran."))
    elif is_lowered(rule, severity, active) and is_from_law(rule) and len(note.strip()) < SHORTEST_REASON:
        sentence = (
            f"Menurut {rule.basis[0]} aturan ini menghalangi. Tulis alasan (paling sedikit "
            f"{SHORTEST_REASON} huruf) untuk meringankan atau mematikannya."
        )
        found.append(("note", sentence))
    return [*found, *_of_values(rule, values)]


def basis_complaints(verified, articles):
    """Return why a rule cannot be marked verified; `articles`: of each linked one, whether it is verified."""
    if verified and not articles:
        return ["Kaitkan aturan dengan pasalnya sebelum menandainya terverifikasi."]
    if verified and not all(articles):
        return ["Pasal yang dikaitkan belum semuanya terverifikasi; verifikasi pasalnya dahulu."]
    return []


def _of_values(rule, values):
    known = {each.name: each for each in rule.parameters}
    for name, value in values.items():
        each = known.get(name)
        if each is None:
            yield "parameters", f"Aturan {rule.id} tidak memakai nilai “{name}”."
        elif isinstance(value, bool) or not isinstance(value, int):
            yield "parameters", f"{each.label}: tulis bilangan bulat."
        elif not each.least <= value <= each.most:
            yield "parameters", f"{each.label}: antara {each.least} dan {each.most}, bukan {value}."


def setting_from(row):
    """Take a kept row (a mapping of its columns, `articles` as `Cited`s); return its `Setting`."""
    articles = tuple(row["articles"])
    return Setting(
        severity=Severity(row["severity"]) if row["severity"] else None,
        active=row["active"],
        values=row["parameters"],
        verified=row["verified"] and all(each.verified for each in articles),
        articles=articles,
    )
