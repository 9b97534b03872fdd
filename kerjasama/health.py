"""Says whether the program and its database can serve; no login, no session."""

from django.db import DatabaseError, connection
from django.http import JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@never_cache
@require_safe
def healthz(request):
    """200 if the database answers and takes writes, else 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("select pg_is_in_recovery()")
            ready = not cursor.fetchone()[0]
    except DatabaseError:
        ready = False
    return JsonResponse({"status": "ok" if ready else "unavailable"}, status=200 if ready else 503)
