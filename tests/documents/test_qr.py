"""QR codes."""

import segno

from agreements.documents.qr import code_image

ADDRESS = "https://kerjasama.example.go.id/v/7k2m9q"


def test_code_holds_the_address_and_is_always_the_same():
    assert code_image(ADDRESS) == code_image(ADDRESS)
    assert code_image(ADDRESS) == segno.make(ADDRESS, error="m", micro=False).png_data_uri(scale=6, border=2)
    assert code_image(ADDRESS) != code_image(ADDRESS + "x")
    assert code_image(ADDRESS).startswith("data:image/png;base64,")
