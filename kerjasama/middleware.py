"""What every answer gets, whichever page makes it."""

from django.conf import settings
from django.http import HttpResponse
from django.utils.cache import patch_cache_control

PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


def limit_body(get_response):
    """Refuses a request larger than REQUEST_MAX_BYTES before a byte of it is written to disk."""

    def middleware(request):
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdigit() and int(length) > settings.REQUEST_MAX_BYTES:
            limit = settings.REQUEST_MAX_BYTES // settings.MEGABYTE
            return HttpResponse(
                f"Kiriman terlalu besar: paling banyak {limit} MB. Tidak ada yang disimpan.",
                status=413,
                content_type="text/plain; charset=utf-8",
            )
        return get_response(request)

    return middleware


def private_pages(get_response):
    """Keeps what a signed-in person was shown out of every cache, unless the view decided otherwise."""

    def middleware(request):
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        if settings.SESSION_COOKIE_NAME in request.COOKIES and "Cache-Control" not in response.headers:
            patch_cache_control(response, private=True, no_store=True)
        return response

    return middleware


def client_address(request):
    """The address of the browser: behind our own proxy the last one that the proxy wrote."""
    if settings.HTTPS and (chain := request.headers.get("X-Forwarded-For")):
        return chain.rsplit(",", 1)[-1].strip()
    return request.META.get("REMOTE_ADDR", "")
