"""What is asked of the background: which instruments, in which form."""

import re
from uuid import UUID

from django import forms

from agreements.rules.enums import BundleForm, choices

KEY = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
TICKED, MATCHING = "dicentang", "semua"


class BulkForm(forms.Form):
    """`naskah`: ticked rows; `pilihan`: those, or all that match the filter."""

    form = forms.ChoiceField(
        choices=choices(BundleForm), error_messages={"required": "Pilih bentuk berkasnya."}
    )
    pilihan = forms.ChoiceField(choices=[(TICKED, "yang dicentang"), (MATCHING, "semua yang cocok")])
    saringan = forms.CharField(required=False, max_length=2000)

    @property
    def ticked(self):
        """The keys of the ticked rows, whose values are their addresses; what has no key is left out."""
        found = (KEY.search(value) for value in self.data.getlist("naskah"))
        return [UUID(key[0]) for key in found if key]
