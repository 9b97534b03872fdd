"""docs/workflow.md, drawn from the table: a diagram in Mermaid and every row in words."""

from agreements.rules.boundaries import BOUNDARY_TABLE, BoundaryState
from agreements.rules.enums import ApprovalState, AttachmentKind, DisputeState, Role, Stage, State
from agreements.rules.mapping import MAPPING_TABLE
from agreements.rules.paths import PATHS
from agreements.rules.paths.disputes import DISPUTE_TABLES
from agreements.rules.paths.dprd import APPROVAL_TABLE
from agreements.rules.permissions import OWN
from agreements.rules.plan_words import MappingState, PlanState
from agreements.rules.transitions import AGREEMENT_TABLE, ends
from agreements.rules.year_plan import PLAN_TABLE

HEAD = """# The path of an instrument and of a dossier

Drawn from the tables in `agreements/rules/transitions.py`, `agreements/rules/paths/`,
`agreements/rules/mapping.py`, `agreements/rules/year_plan.py` and `agreements/rules/boundaries.py`
by `manage.py draw_workflow`; do not edit by hand.
Running and ended are no states: the dates tell them (`agreements/rules/periods.py`).
"""


def diagram(table, words):
    """Take a table and its enum of states; return a Mermaid state diagram."""
    begins = words(table[0].sources[0]).name
    lines = ["```mermaid", "stateDiagram-v2", f"    [*] --> {begins}"]
    arrows = dict.fromkeys(
        (words(source).name, words(target).name, row.action.label)
        for row in table
        for source in row.sources
        for target in (row.target, row.completes)
        if target
    )
    lines += [f"    {source} --> {target}: {label}" for source, target, label in arrows]
    lines += [f"    {words(state).name} --> [*]" for state in ends(table)]
    return "\n".join([*lines, "```"])


def people(grants):
    """Return the roles of a grant in words: "Petugas OPD (OPD sendiri), Kepala Bagian Pemerintahan"."""
    own = " (OPD sendiri)"
    return ", ".join(Role(role).label + (own if scope == OWN else "") for role, scope in grants.items())


def rows(table, words):
    """Return one Markdown table row per move."""
    head = "| Langkah | Dari | Ke | Bentuk | Siapa | Syarat | Dasar |\n|---|---|---|---|---|---|---|"
    return "\n".join([head, *(_row(row, words) for row in table)])


def _row(row, words):
    sources = ", ".join(words(source).label for source in row.sources)
    target = words(row.target).label
    if row.completes:
        target += f"; setelah paraf terakhir {words(row.completes).label}"
    forms = ", ".join(form.name for form in row.instruments) if words is State else "-"
    papers = [AttachmentKind(kind).label for kind in (*row.papers, *row.needs)]
    ticks = [words for _, words in row.ticks]
    needs = [*row.ready, *papers, *ticks, *(["catatan wajib"] if row.note_required else [])]
    cells = (row.label, sources, target, forms, people(row.who), ", ".join(needs) or "-", row.basis)
    return f"| {' | '.join(cells)} |"


def distinct():
    """Return the tables of dossiers, each once, with the names of the kinds that follow it."""
    found = []
    for (kind, initiative), table in PATHS.items():
        name = f"{kind.label} ({initiative.label.split(',')[0].lower()})"
        names = next((names for names, known in found if known == table), None)
        if names is None:
            found.append(([name], table))
        else:
            names.append(name)
    return found


def _dispute(route, table):
    return f"### {route.label}\n", diagram(table, DisputeState) + "\n", rows(table, DisputeState) + "\n"


def _dossier(names, table):
    return f"### {', '.join(names)}\n", diagram(table, Stage) + "\n", rows(table, Stage) + "\n"


def _small(title, table, words):
    return f"## {title}\n", diagram(table, words) + "\n", rows(table, words) + "\n"


def workflow_page():
    """Return the whole of docs/workflow.md."""
    return "\n".join(
        [
            HEAD,
            "## Instrument (naskah)\n",
            diagram(AGREEMENT_TABLE, State) + "\n",
            rows(AGREEMENT_TABLE, State) + "\n",
            "## Uji beban dan DPRD\n",
            diagram(APPROVAL_TABLE, ApprovalState) + "\n",
            rows(APPROVAL_TABLE, ApprovalState) + "\n",
            "## Perselisihan\n",
            *(part for route, table in DISPUTE_TABLES.items() for part in _dispute(route, table)),
            "## Dossier (kerja sama)\n",
            *(part for names, table in distinct() for part in _dossier(names, table)),
            *_small("Pemetaan OPD", MAPPING_TABLE, MappingState),
            *_small("Daftar rencana kerja sama", PLAN_TABLE, PlanState),
            *_small("Titik batas", BOUNDARY_TABLE, BoundaryState),
        ]
    )
