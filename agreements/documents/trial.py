"""A version of a template as it would stand on paper, and what the checker says of it."""

from dataclasses import dataclass, replace

from agreements.documents.checking import rule_rows, settings_from
from agreements.documents.content import draft_of, with_text
from agreements.models import Government
from agreements.rules.checks import check
from agreements.rules.checks.run import blocking
from agreements.rules.draft import Draft, PartyFacts
from agreements.rules.enums import Authority, State
from agreements.rules.templating import blueprint_from, complaints, fill
from agreements.rules.templating.trial import about_words, sample_answers, trial

UNKNOWN_FIELD = "C-22"  # the complaints tell it already, with the nearest known one
NOBODY = PartyFacts(
    order=1, ours=True, body="Pemerintah Daerah Kota Contoh", signatory="Contoh Wali Kota", seat="Contoh"
)


@dataclass(frozen=True)
class Tried:
    """A `Draft` made of a version, the findings on its words, on its facts, and why it may not go out."""

    draft: Draft
    findings: tuple
    on_facts: tuple
    complaints: tuple

    @property
    def reasons(self):
        """Why the version cannot be published, as sentences; empty = it can."""
        stops = [f"{each.rule}: {each.sentence}" for each in blocking(self.findings)]
        return [*map(str, self.complaints), *stops]


def own_party():
    """Return our government as `PartyFacts`; one made up where its data is not filled in yet."""
    row = Government.objects.first()
    if row is None:
        return NOBODY
    return PartyFacts(
        order=1,
        ours=True,
        body=row.body,
        signatory=row.head_name,
        office=row.head_office,
        office_status=row.head_status,
        seat=row.seat,
        address=row.address,
        authority=Authority.HEAD_OF_REGION.value,
        emblem=row.emblem,
        unit=f"Dinas Contoh {row.short}",
    )


def try_out(version, day, answers=None, kind=None, blueprint=None):
    """Take a `TemplateVersion`, today's date, test answers and a kind; return what was `Tried`.

    Without answers the program's own are taken; without a kind the template's first. `blueprint`: what is
    being typed, instead of what is kept.
    """
    template, blueprint = version.template, blueprint or blueprint_from(version.content)
    kind = kind or template.kinds[0]
    own = own_party()
    given = answers or sample_answers(kind, day)
    draft = trial(blueprint, template.instrument, kind, own, given, agency=own.unit)
    return _judged(version, blueprint, draft, day)


def try_on(version, agreement, day):
    """As `try_out`, with the parties and data of an instrument of the register; always as a draft."""
    blueprint = blueprint_from(version.content)
    draft = replace(draft_of(agreement), state=State.DRAFT.value, address="", reference="", signing_date=None)
    return _judged(version, blueprint, with_text(draft, fill(blueprint, draft)), day)


def _judged(version, blueprint, draft, day):
    settings = settings_from(row["json"] for row in rule_rows())
    found = [each for each in check(draft, day, settings) if each.rule != UNKNOWN_FIELD]
    return Tried(
        draft=draft,
        findings=tuple(each for each in found if about_words(each)),
        on_facts=tuple(each for each in found if not about_words(each)),
        complaints=tuple(complaints(blueprint, version.template.instrument)),
    )
