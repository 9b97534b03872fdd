"""What every answer gets."""

import pytest
from django.http import HttpResponse

from kerjasama.middleware import client_address, limit_body, private_pages


def page(request):
    return HttpResponse("isi")


def cached_page(request):
    return HttpResponse("isi", headers={"Cache-Control": "max-age=60"})


def test_a_page_with_a_session_is_kept_out_of_caches(rf, settings):
    request = rf.get("/")
    request.COOKIES[settings.SESSION_COOKIE_NAME] = "abc"
    assert private_pages(page)(request)["Cache-Control"] == "private, no-store"
    assert private_pages(cached_page)(request)["Cache-Control"] == "max-age=60"


def test_a_public_page_may_be_cached(rf):
    response = private_pages(page)(rf.get("/"))
    assert "Cache-Control" not in response
    assert "camera=()" in response["Permissions-Policy"]


@pytest.mark.parametrize(("size", "status"), [(100 * 1024**2, 200), (100 * 1024**2 + 1, 413)])
def test_a_request_that_is_too_large_is_refused(rf, size, status):
    request = rf.post("/")
    request.META["CONTENT_LENGTH"] = str(size)
    response = limit_body(page)(request)
    assert response.status_code == status
    assert ("paling banyak 100 MB" in response.content.decode()) is (status == 413)


def test_the_address_comes_from_the_proxy_only_behind_one(rf, settings):
    request = rf.get("/", headers={"X-Forwarded-For": "6.6.6.6, 10.0.0.9"}, REMOTE_ADDR="127.0.0.1")
    assert client_address(request) == "127.0.0.1"
    settings.HTTPS = True
    assert client_address(request) == "10.0.0.9"


@pytest.mark.django_db
def test_the_policy_allows_nothing_inline_and_no_other_host(client):
    policy = client.get("/healthz")["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "http" not in policy
    assert {"default-src 'none'", "script-src 'self'", "frame-ancestors 'none'"} <= set(policy.split("; "))
