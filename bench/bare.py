"""The measure of the register page: bare Django views with the same 25 rows from the same database.

No session, no person, no rights, no filters, no menu: one query and one plain template with a table of the
same columns. `instances` is what one writes first (model instances), `rows` the leanest (tuples, no links).
"""

from django.http import HttpResponse
from django.template import engines
from django.urls import path

from agreements.models import Agreement

HEAD = """<!doctype html><html lang="id"><head><meta charset="utf-8"><title>Register</title></head><body>
<h1>Register</h1><table><thead><tr><th>Naskah</th><th>Mitra</th><th>OPD</th><th>Status</th><th>Ditandatangani</th>
<th>Berakhir</th></tr></thead><tbody>{% for row in rows %}<tr>"""
FOOT = "</tr>{% endfor %}</tbody></table></body></html>"
INSTANCES = """<td><a href="{% url 'naskah' row.uid %}">{{ row.about }}</a>
<div>{{ row.get_instrument_display }} {{ row.number }}</div></td><td>{{ row.partner_names }}</td>
<td>{{ row.agency.short }}</td><td>{{ row.get_state_display }}</td><td>{{ row.signed_on|date:"j F Y" }}</td>
<td>{{ row.ends_on|date:"j F Y" }}</td>"""
ROWS = """<td><a href="/naskah/{{ row.0 }}/">{{ row.1 }}</a><div>{{ row.2 }} {{ row.3 }}</div></td>
<td>{{ row.4 }}</td><td>{{ row.5 }}</td><td>{{ row.6 }}</td><td>{{ row.7 }}</td><td>{{ row.8 }}</td>"""
COLUMNS = (
    *("uid", "about", "instrument", "number", "partner_names"),
    *("agency__short", "state", "signed_on", "ends_on"),
)
LATEST = Agreement.objects.order_by("-state_since", "-id")
AS_INSTANCES, AS_ROWS = (engines["django"].from_string(HEAD + cells + FOOT) for cells in (INSTANCES, ROWS))


def instances(request):
    return HttpResponse(AS_INSTANCES.render({"rows": LATEST.select_related("agency")[:25]}, request))


def rows(request):
    return HttpResponse(AS_ROWS.render({"rows": LATEST.values_list(*COLUMNS)[:25]}, request))


urlpatterns = [
    path("instances/", instances),
    path("rows/", rows),
    path("naskah/<uuid:uid>/", instances, name="naskah"),
]
