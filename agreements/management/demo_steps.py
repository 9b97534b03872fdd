"""Replaying one instrument of the demo, act by act, up to the state that its story names."""

from datetime import timedelta

from agreements.documents import archive
from agreements.management.demo_clock import days_ago
from agreements.management.demo_dprd import replay_burden
from agreements.management.demo_paths import example_paper
from agreements.management.demo_running import replay_evaluation, replay_report
from agreements.models import Agreement
from agreements.rules.dprd_readiness import WITH_TEST
from agreements.rules.enums import Action, AttachmentKind, Instrument, Role, State
from agreements.rules.transitions import PARAF_ORDER
from agreements.workflow import attaching, beginning, drafting
from agreements.workflow.transition import perform

ORDER = [
    *(State.DRAFT, State.SUBMITTED, State.REVIEW, State.LEGAL_REVIEW, State.DISCUSSION, State.FINAL),
    *(State.INITIALLED, State.READY, State.SIGNED, State.IN_FORCE, State.TERMINATED),
]
BY_SECTION = (Instrument.KSB, Instrument.NK)
SHARE = dict(zip(ORDER, (0, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 1, 1, 1), strict=True))


def replay(dossier, row, cast, parent=None, drafted=None):
    """Replay the instrument of a story `row` and those beneath it; return the `Agreement`.

    `drafted(agreement, by)`: what its author does with the draft before it goes on its way.
    """
    agreement = Steps(dossier, row, cast, parent).run(drafted)
    for child in row.get("children", ()):
        replay(dossier, child, cast, parent=agreement)
    for given in row.get("reports", ()):
        replay_report(agreement, given, cast)
    if "evaluation" in row:
        replay_evaluation(agreement, row["evaluation"], cast)
    return agreement


class Steps:
    """One instrument on its way."""

    def __init__(self, dossier, row, cast, parent):
        self.dossier, self.row, self.cast, self.parent = dossier, row, cast, parent
        self.goal = State(row["until"])
        self.instrument = Instrument(row["form"])
        self.officer = cast.actor(Role.OPO, dossier.agency)
        self.author = cast.actor(Role.STF) if self.instrument in BY_SECTION else self.officer
        self.begun, self.end = row["begun"], row.get("signed", 0)

    def when(self, state):
        """Days before today on which the instrument reaches a state."""
        return round(self.begun - (self.begun - self.end) * SHARE[state])

    def act(self, action, state, role, hour=10, **given):
        """Perform one act as the holder of `role` (an `Actor` is taken as it is)."""
        agency = self.dossier.agency if role == Role.OPH else None
        by = self.cast.actor(role, agency) if isinstance(role, str) else role
        with days_ago(self.when(state), hour):
            return perform(self.agreement, action, by=by, **given)

    def run(self, drafted=None):
        """Walk until the goal; return the `Agreement` as it stands."""
        self.begin()
        if drafted:
            with days_ago(self.begun, 11):
                drafted(self.agreement, self.author)
        reach = {State.RETURNED: State.REVIEW, State.CANCELLED: State.SUBMITTED}.get(self.goal, self.goal)
        for state in ORDER[1 : ORDER.index(reach) + 1]:
            getattr(self, f"to_{state.name.lower()}")()
        if self.goal == State.RETURNED:
            self.act(Action.RETURN, State.LEGAL_REVIEW, Role.KBG, note=self.row["reason"])
        if self.goal == State.CANCELLED:
            self.act(Action.CANCEL, State.LEGAL_REVIEW, Role.KBG, note=self.row["reason"])
        if "dprd" in self.row and self.goal == State.DISCUSSION:
            replay_burden(self.agreement, self.row, self.cast, self.when(State.DISCUSSION))
        if self.goal == State.FINAL:
            self.give_paraf(self.row.get("paraf", 0))
        return Agreement.objects.get(pk=self.agreement.pk)

    def begin(self):
        """The draft with its term and its funding; its text is filled from them."""
        with days_ago(self.begun) as day:
            self.agreement = beginning.begin(
                self.dossier, self.instrument, by=self.author, parent=self.parent, about=self.row["about"]
            )
            start = day + timedelta(days=self.begun - self.end)
            length = timedelta(days=self.row["days"] - 1) if "days" in self.row else None
            fields = {
                "starts_on": start,
                "ends_on": start + length if length else years_later(start, self.row.get("years", 5)),
                "funding": self.row.get("funding", "masing_masing"),
                "budget_code": self.row.get("budget", ""),
                "publication": "terbuka",
            }
            version = Agreement.objects.values_list("version", flat=True).get(pk=self.agreement.pk)
            parties = [self.party(party) for party in self.agreement.parties.all()]
            self.agreement = drafting.save_parties(
                self.agreement, by=self.author, seen=version, parties=parties
            )
            version = self.agreement.version
            self.agreement = drafting.save_data(self.agreement, by=self.author, seen=version, fields=fields)

    def party(self, party):
        """A party's fields as they were, with the office of the partner that carries out."""
        names = [field.name for field in party._meta.fields if field.name not in ("id", "agreement", "order")]
        given = {name: getattr(party, name) for name in names}
        if party.partner_id and not party.unit:
            given["unit"] = "Bagian Pemerintahan" if party.partner.region_id else "Sekretariat"
            given["unit"] += f" {party.partner.name.removesuffix(' (contoh)')}"
        return given

    def to_submitted(self):
        self.act(Action.SUBMIT, State.SUBMITTED, self.author, note="Mohon ditelaah.")

    def to_review(self):
        reviewer = Role.KBG if self.instrument in BY_SECTION else Role.STF
        self.act(Action.START_REVIEW, State.REVIEW, reviewer, hour=14)

    def to_legal_review(self):
        self.act(Action.TO_LEGAL, State.LEGAL_REVIEW, Role.KBG, note="Substansi sesuai urusan dan rencana.")

    def to_discussion(self):
        opinion = "Tidak bertentangan dengan peraturan perundang-undangan."
        self.act(Action.CLEAR_LEGAL, State.DISCUSSION, Role.HKM, note=opinion)

    def to_final(self):
        paper = example_paper("Berita Acara Pembahasan", self.agreement.about)
        with days_ago(self.when(State.FINAL), 9):
            attaching.attach(
                by=self.cast.actor(Role.STF),
                cooperation=self.dossier,
                agreement=self.agreement,
                kind=AttachmentKind.MINUTES,
                data=paper,
                name="Berita acara pembahasan.pdf",
            )
        if self.instrument in WITH_TEST:
            replay_burden(self.agreement, self.row, self.cast, self.when(State.FINAL))
        self.act(Action.FINALISE, State.FINAL, Role.STF, hour=15)

    def give_paraf(self, number):
        """Give the first `number` paraf in their order."""
        for role in PARAF_ORDER[:number]:
            self.act(Action.INITIAL, State.INITIALLED, role)

    def to_initialled(self):
        self.give_paraf(len(PARAF_ORDER))

    def to_ready(self):
        self.act(Action.READY, State.READY, Role.STF, data={"place": self.agreement.place})

    def to_signed(self):
        fresh = Agreement.objects.get(pk=self.agreement.pk)
        paper = example_paper(
            f"Pindaian {fresh.get_instrument_display()}", f"{fresh.about}, Nomor {fresh.number}"
        )
        with days_ago(self.end) as day:
            numbers = {
                str(party.order): f"{100 + self.end % 400}/{self.instrument.name}/{party.order}/{day.year}"
                for party in fresh.parties.exclude(partner=None)
            }
        data = {
            "signed_on": day,
            "starts_on": fresh.starts_on,
            "ends_on": fresh.ends_on,
            "place": fresh.place,
            "numbers": numbers,
            "checklist": {"paraf": True, "meterai": True, "stempel": True},
            "scan": archive.store(paper, name="Pindaian naskah.pdf"),
        }
        self.act(Action.SIGN, State.SIGNED, Role.STF, hour=15, data=data)

    def to_in_force(self):
        self.act(Action.VALIDATE, State.IN_FORCE, Role.KBG, hour=16)

    def to_terminated(self):
        day = self.cast.today - timedelta(days=30)
        with days_ago(30):
            data = {"end_ground": "kesepakatan", "terminated_on": day, "paper": None}
            perform(
                self.agreement,
                Action.TERMINATE,
                by=self.cast.actor(Role.SEK),
                note=self.row["reason"],
                data=data,
            )


def years_later(day, years):
    """Return the last day of a term of `years` years that begins on `day`."""
    try:
        return day.replace(year=day.year + years) - timedelta(days=1)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
