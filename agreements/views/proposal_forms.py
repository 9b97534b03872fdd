"""The page of a proposal: its forms as they were posted or kept, and as a rearranging button left them.

The buttons besides "Simpan" search, choose, take away or add; they write no dossier and give back all that
was typed.
"""

import uuid

from agreements.forms.chooser import (
    brought_along,
    burden_brought_along,
    partner_brought_along,
    partner_of_region,
)
from agreements.forms.cooperation import (
    FIELDS,
    CooperationForm,
    PlanFormSet,
    choice_for,
    partners_of,
    read_uid,
)
from agreements.forms.partner import COLUMNS, PartnerForm
from agreements.models import Agency
from agreements.rules.enums import Purpose, Role
from agreements.rules.errors import BadFile
from agreements.rules.questions import BURDEN_KEYS, NO, YES
from agreements.views.access import actor_of
from agreements.views.plan_start import partners_of_row, plans_of_row, prefilled, row_asked
from agreements.workflow.attaching import take_in
from agreements.workflow.dossier import points_refusals

PLANS, PARTNER = "rencana", "mitra"
PLAN_COLUMNS = ("document", "year", "code", "name", "page")
LISTS = ("affairs",)
MOST_PLANS = 30


class Proposal:
    """The forms of one request. `dossier`: the one that is edited, None for a new one.

    `uid` goes with the page of a new one, so that a page sent twice begins one dossier.
    """

    def __init__(self, request, dossier=None):
        self.request, self.dossier = request, dossier
        self.data = request.POST.copy() if request.method == "POST" else None
        self.do, _, self.target = (self.data or {}).get("do", "").partition(":")
        self.search = (self.data or request.GET).get("cari", "").strip()[:100]
        self.uid = read_uid((self.data or {}).get("uid")) or uuid.uuid4()
        self.partner_form, self.alike, self.evidence = None, [], None
        self.plan_row = None if dossier else row_asked(request)
        if self.data is not None:
            self.uids = self.data.getlist("partners")
        elif dossier:
            self.uids = [place.partner.uid for place in dossier.places.select_related("partner")]
        else:
            asked = [*request.GET.getlist("mitra"), *partners_of_row(self.plan_row)]
            self.uids = asked or partner_of_region(request.GET)

    @property
    def burden(self):
        """What the chooser was told of the burden, in the address or the form; {} for a kept dossier."""
        return {} if self.dossier else burden_brought_along(self.data or self.request.GET)

    @property
    def burden_inputs(self):
        """The same as hidden inputs, (name, value)."""
        return [(BURDEN_KEYS[name], YES if value else NO) for name, value in self.burden.items()]

    @property
    def saving(self):
        """Whether the whole is to be saved: its button, or Enter while nothing is being searched."""
        return self.do == "simpan" or (self.do == "enter" and not self.search)

    def choose(self, uid):
        """Add a partner; the search is over."""
        self.uids.append(uid)
        self.search = ""

    def leave(self, uid):
        """Take a partner away."""
        self.uids = [kept for kept in self.uids if kept != uid]

    def build(self):
        """Make the forms for the partners as they now stand; return self."""
        self.partners = partners_of(self.uids)
        self.choice = choice_for(self.partners, self._purpose())
        given = {"chosen": self.partners, "choice": self.choice, "agencies": self._agencies()}
        if self.saving:
            self.form = CooperationForm(self.data, self.request.FILES, **given)
            self.plans = PlanFormSet(self.data, prefix=PLANS)
        else:
            self.form = CooperationForm(initial=self._initial(), **given)
            self.plans = PlanFormSet(prefix=PLANS, initial=self._plans())
        if self.partner_form is None:
            self.partner_form = PartnerForm(prefix=PARTNER, initial=self._partner())
        return self

    def _purpose(self):
        """Code of what it is for, as it stands: posted, kept, or brought along in the address."""
        given = self.data if self.data is not None else self.request.GET
        kept = self.dossier.purpose if self.dossier else ""
        value = given.get("purpose") or given.get("objek") or kept
        return value if value in list(Purpose) else Purpose.SERVICE.value

    def _agencies(self):
        """The OPD on offer: all for staff, the own ones for officers; None where it stands already."""
        if self.dossier:
            return None
        actor = actor_of(self.request)
        active = Agency.objects.filter(active=True)
        return active if Role.STF in actor.roles else active.filter(pk__in=actor.agency_ids)

    def _initial(self):
        if self.data is not None:
            names = [*FIELDS, "agency", "version"]
            return {name: self.data.get(name) for name in names if name in self.data} | {
                name: [value for value in self.data.getlist(name) if value.isdecimal()] for name in LISTS
            }
        if self.dossier is None:
            brought = brought_along(self.request.GET) | {"purpose": self._purpose()}
            return brought | prefilled(self.plan_row)
        kept = {name: getattr(self.dossier, name) for name in (*FIELDS, "version")}
        return kept | {"affairs": list(self.dossier.affairs.values_list("pk", flat=True))}

    def _plans(self):
        if self.data is None:
            if self.dossier is None:
                return plans_of_row(self.plan_row)
            return list(self.dossier.plans.values(*PLAN_COLUMNS))
        rows = [
            {name: self.data.get(f"{PLANS}-{at}-{name}", "") for name in PLAN_COLUMNS}
            for at in range(MOST_PLANS)
        ]
        return [row for row in rows if any(row.values())]

    def _partner(self):
        if self.data is None and self.dossier is None and not self.partners:
            return partner_brought_along(self.request.GET)
        typed = {name: (self.data or {}).get(f"{PARTNER}-{name}") for name in (*COLUMNS, "sure")}
        return {name: value for name, value in typed.items() if value}

    def is_valid(self):
        """Whether all can be saved; both forms are looked at, so that every error is told at once."""
        whole = all([self.form.is_valid(), self.plans.is_valid()])
        return whole and self._fits_its_plan() and self._fits_its_points() and self._evidence_taken_in()

    def _fits_its_plan(self):
        """A dossier that carries out a row of the yearly plan is of the OPD that the row names."""
        row = self.plan_row
        if row and self.form.cleaned_data["agency"].pk != row.agency_id:
            self.form.add_error("agency", f"Rencana tahunan ini milik {row.agency.name}.")
        return not self.form.errors

    def _fits_its_points(self):
        """A dossier that has boundary points stays a KSDD wajib."""
        if self.dossier:
            for reason in points_refusals(self.dossier, self.form.cleaned_data["kind"]):
                self.form.add_error("kind", reason)
        return not self.form.errors

    def _evidence_taken_in(self):
        """Store the proof of the planning exception; where it is refused its field says why."""
        file = self.form.cleaned_data["plan_evidence"]
        if file and self.evidence is None:
            try:
                self.evidence = take_in(file.read(), name=file.name)
            except BadFile as refusal:
                for reason in refusal.reasons:
                    self.form.add_error("plan_evidence", reason)
        return not self.form.errors

    def given(self):
        """Return the keywords of `workflow.dossier`."""
        return {
            "partners": self.partners,
            "affairs": list(self.form.cleaned_data["affairs"]),
            "plans": self.plans.columns(),
            "fields": self.form.columns(),
            "evidence": self.evidence,
        }

    def renew(self, version):
        """Let the form save over `version`: the person has now been shown what it holds."""
        self.data["version"] = str(version)
        return self.build()
